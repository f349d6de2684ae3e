"""The agenda: its items, its clock and its guide."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.actions import Action, Code, refuse
from core.agenda import (
    AddAgendaItem,
    AddQuestion,
    AdvanceAgenda,
    AgendaItem,
    EditAgendaItem,
    ExplainDeviation,
    ExtendItem,
    GoBackInAgenda,
    Question,
    RemoveAgendaItem,
    SkipItem,
    Span,
    TickProbe,
    TickQuestion,
    actual_s,
    current_item,
    items,
    open_span,
    questions,
    spans_of,
)
from core.catching_up import CatchUp, CatchUpWay
from core.course import CloseSession, PauseSession, StartSession
from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.session import EndPause
from tests.core.room import Room, RunningRoom


def titles(room: Room) -> list[str]:
    return [item.title for item in items(room.state)]


def at(room: Room) -> str | None:
    item = current_item(room.state)
    return None if item is None else item.title


def question(room: Room, item: AgendaItem, text: str = "Apa masalahnya?", **values: object) -> Question:
    return room.add(AddQuestion(replace(Question(item_id=item.id, text=text), **values)), Question)


# --- items -----------------------------------------------------------------------------------------------------------


def test_items_come_last_and_begin_with_nothing_added() -> None:
    room = RunningRoom()
    wish = AgendaItem(title=" Doa ", planned_s=60, phase="penutup", lead="Modin", order=1, extra_s=99, skipped=True)
    item = room.add(AddAgendaItem(wish), AgendaItem)
    assert item == replace(wish, id=item.id, session_id="session", title="Doa", order=4, extra_s=0, skipped=False)
    assert titles(room) == ["Pembukaan", "Penggalian", "Penutup", "Doa"]


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (AgendaItem(title="", planned_s=60), refuse(Code.EMPTY_TEXT, field="title")),
        (AgendaItem(title="Doa", planned_s=59), refuse(Code.BAD_VALUE, field="planned_s")),
        (AgendaItem(title="Doa", planned_s=86_401), refuse(Code.BAD_VALUE, field="planned_s")),
    ],
)
def test_bad_items_are_refused(item: AgendaItem, refusal: object) -> None:
    room = RunningRoom()
    assert room.refusal(AddAgendaItem(item)) == refusal
    assert room.refusal(EditAgendaItem(replace(item, id=room.closing.id))) == refusal


def test_an_item_that_has_begun_keeps_its_plan() -> None:
    room = RunningRoom()
    room.do(EditAgendaItem(replace(room.opening, title="Pembukaan dan doa", order=9, extra_s=99)))
    assert room.get(room.opening) == replace(room.opening, title="Pembukaan dan doa")
    assert room.refusal(EditAgendaItem(replace(room.opening, planned_s=60))) == refuse(
        Code.IN_USE, name="Pembukaan dan doa"
    )
    assert room.nothing(EditAgendaItem(replace(room.opening, title="Pembukaan dan doa")))
    assert room.refused(EditAgendaItem(AgendaItem(id="none", title="x", planned_s=60))) is Code.NOT_FOUND


def test_another_plan_forgets_what_was_taken() -> None:
    room = RunningRoom()
    room.wait(60 * 95 + 600)
    room.do(CatchUp(CatchUpWay.SPREAD))
    short = room.get(room.closing)
    assert short.extra_s < 0
    room.do(EditAgendaItem(replace(short, planned_s=120)))
    assert (room.get(short).planned_s, room.get(short).budget_s) == (120, 120)


def test_an_item_goes_with_its_questions_unless_it_is_history() -> None:
    room = RunningRoom()
    first, second = question(room, room.closing), question(room, room.exploring)
    room.do(RemoveAgendaItem(room.closing.id))
    assert questions(room.state) == [second]
    assert titles(room) == ["Pembukaan", "Penggalian"]
    assert room.refused(RemoveAgendaItem(room.closing.id)) is Code.NOT_FOUND
    assert room.refused(RemoveAgendaItem(room.opening.id)) is Code.IN_USE
    room.undo()
    assert questions(room.state) == [first, second]


def test_an_item_stays_when_an_entry_of_the_log_names_its_question() -> None:
    room = RunningRoom()
    asked = question(room, room.closing)
    said = Contribution(
        person_id=room.maryani.id, kind="pendapat", text="Sejak 2024.", said_at=room.now, question_id=asked.id
    )
    room.do(LogContribution(said))
    assert room.refusal(RemoveAgendaItem(room.closing.id)) == refuse(Code.IN_USE, name="Penutup")


# --- the clock of the agenda -----------------------------------------------------------------------------------------


def test_going_on_and_back_ends_one_span_and_begins_another() -> None:
    room = RunningRoom()
    room.wait(99)
    room.do(AdvanceAgenda())
    assert at(room) == "Penggalian"
    assert actual_s(room.state, room.opening.id, room.now) == 100
    room.wait(49)
    room.do(GoBackInAgenda())
    room.wait(10)
    assert at(room) == "Pembukaan"
    assert actual_s(room.state, room.opening.id, room.now) == 110
    assert actual_s(room.state, room.exploring.id, room.now) == 50
    assert len(spans_of(room.state, room.opening.id)) == 2
    assert room.refused(GoBackInAgenda()) is Code.AGENDA_AT_START
    for _ in range(2):
        room.do(AdvanceAgenda())
    assert room.refused(AdvanceAgenda()) is Code.AGENDA_AT_END


def test_pauses_do_not_count() -> None:
    room = RunningRoom()
    room.wait(59)
    room.do(PauseSession())
    for action in (AdvanceAgenda(), GoBackInAgenda()):
        assert room.refused(action) is Code.SESSION_PAUSED
    room.wait(300)
    room.do(EndPause())
    room.wait(30)
    assert actual_s(room.state, room.opening.id, room.now) == 90


def test_skipped_items_are_passed_by_both_ways() -> None:
    room = RunningRoom()
    room.do(SkipItem(room.exploring.id))
    assert room.nothing(SkipItem(room.exploring.id))
    room.do(AdvanceAgenda())
    assert at(room) == "Penutup"
    room.do(GoBackInAgenda())
    assert at(room) == "Pembukaan"
    room.do(SkipItem(room.exploring.id, skipped=False))
    room.do(AdvanceAgenda())
    assert at(room) == "Penggalian"
    assert room.refused(SkipItem(room.closing.id)) is Code.IN_USE, "it has begun"
    assert room.refused(SkipItem(room.exploring.id)) is Code.IN_USE
    assert room.refused(SkipItem("none")) is Code.NOT_FOUND


def test_a_session_that_began_without_an_agenda_takes_one_up() -> None:
    room = Room()
    assert room.refused(AdvanceAgenda()) is Code.SESSION_NOT_RUNNING
    room.do(StartSession())
    assert (at(room), open_span(room.state)) == (None, None)
    for action in (AdvanceAgenda(), GoBackInAgenda(), ExtendItem(5)):
        assert room.refused(action) is Code.NO_AGENDA
    room.item("Pembukaan")
    assert room.refused(GoBackInAgenda()) is Code.AGENDA_AT_START
    room.do(AdvanceAgenda())
    assert at(room) == "Pembukaan"


def test_the_session_begins_at_the_first_item_that_is_not_skipped() -> None:
    room = Room()
    skipped = room.item("Perkenalan")
    room.item("Penggalian")
    room.do(SkipItem(skipped.id))
    room.do(StartSession())
    assert at(room) == "Penggalian"


def test_time_is_added_and_taken_within_bounds() -> None:
    room = RunningRoom()
    room.do(ExtendItem(5))
    room.do(ExtendItem(-15))
    assert (room.get(room.opening).planned_s, room.get(room.opening).budget_s) == (600, 0)
    assert room.nothing(ExtendItem(0))
    for minutes in (-1, 1441):
        assert room.refusal(ExtendItem(minutes)) == refuse(Code.BAD_VALUE, field="minutes")
    room.do(PauseSession())
    room.do(ExtendItem(1440))
    room.do(CloseSession())
    assert room.refused(ExtendItem(1)) is Code.NO_AGENDA


def test_a_span_claims_the_agenda_while_it_goes_on() -> None:
    room = RunningRoom()
    span = open_span(room.state)
    assert span is not None
    assert span.claims() == ("agenda",)
    room.do(AdvanceAgenda())
    assert [one.claims() for one in room.state.all(Span)] == [(), ("agenda",)]
    assert room.opening.claims() == (("agenda", 1),)
    assert room.get(span).ended_at == room.now
    assert room.get(span).started_at == room.now - timedelta(seconds=1)


# --- the guide -------------------------------------------------------------------------------------------------------


def test_questions_get_a_code_and_unticked_probes() -> None:
    room = RunningRoom()
    first = question(room, room.exploring, probes=("Sejak kapan?", " ", "Di mana?"), asked=True, probes_ticked=(True,))
    second = question(room, room.opening, code="P-A", minutes=15)
    assert (first.order, first.code, first.asked) == (1, "Q1", False)
    assert (first.probes, first.probes_ticked) == (("Sejak kapan?", "Di mana?"), (False, False))
    assert (second.order, second.code, second.minutes) == (2, "P-A", 15)
    assert questions(room.state) == [first, second]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"text": ""}, Code.EMPTY_TEXT),
        ({"item_id": "none"}, Code.NOT_FOUND),
        ({"minutes": -1}, Code.BAD_VALUE),
        ({"minutes": 1441}, Code.BAD_VALUE),
    ],
)
def test_bad_questions_are_refused(values: dict[str, object], code: Code) -> None:
    room = RunningRoom()
    wish = replace(Question(item_id=room.opening.id, text="Apa?"), **values)
    assert room.refused(AddQuestion(wish)) is code


def test_questions_and_probes_are_ticked() -> None:
    room = RunningRoom()
    asked = question(room, room.opening, probes=("a", "b"))
    room.do(TickProbe(asked.id, 1))
    assert room.get(asked) == replace(asked, asked=True, probes_ticked=(False, True))
    assert room.nothing(TickProbe(asked.id, 1))
    assert room.nothing(TickQuestion(asked.id))
    room.do(TickProbe(asked.id, 1, ticked=False))
    assert room.get(asked) == replace(asked, asked=True)
    room.do(TickQuestion(asked.id, asked=False))
    assert room.get(asked) == asked
    bad: list[Action] = [TickQuestion("none"), TickProbe("none", 0), TickProbe(asked.id, 2), TickProbe(asked.id, -1)]
    for action in bad:
        assert room.refused(action) is Code.NOT_FOUND


def test_why_an_item_took_another_time_is_kept_and_printed() -> None:
    room = RunningRoom()
    room.do(ExplainDeviation(room.opening.id, "  Menunggu lurah. "))
    assert room.get(room.opening).cause == "Menunggu lurah."
    assert minutes_of(room.state, "", room.now).agenda[0].cause == "Menunggu lurah."
    assert room.nothing(ExplainDeviation(room.opening.id, "Menunggu lurah."))
    assert room.refused(ExplainDeviation("none", "x")) is Code.NOT_FOUND
    assert room.refused(ExplainDeviation(room.opening.id, "x" * 501)) is Code.BAD_TEXT
