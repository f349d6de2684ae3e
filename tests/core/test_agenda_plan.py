"""An agenda as one value: put into a session in one act, as text and back, and moved about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Code
from core.agenda import AddQuestion, Question, TickProbe, items, questions
from core.agenda_plan import (
    MoveAgendaItem,
    PlannedItem,
    PlannedQuestion,
    ReplaceAgenda,
    minutes_of,
    plan_of,
)
from core.agenda_text import AgendaTextFault, BadLine, agenda_text, parse_agenda
from core.log import Contribution, LogContribution
from tests.core.room import Room, RunningRoom

ASK = PlannedQuestion("kunci", "Apa masalahnya?", 20, ("Siapa?", "Kapan?"))
PLAN = (PlannedItem("Pembukaan", 10, "pembukaan"), PlannedItem("Penggalian", 25, "kunci", (ASK,)))


def titles(room: Room) -> list[tuple[int, str]]:
    return [(item.order, item.title) for item in items(room.state)]


def test_a_plan_replaces_the_agenda_in_one_act_that_can_be_undone() -> None:
    room = Room()
    room.item("Lama")
    room.do(ReplaceAgenda(PLAN))
    assert titles(room) == [(1, "Pembukaan"), (2, "Penggalian")]
    assert plan_of(room.state) == PLAN
    assert minutes_of(PLAN) == 35
    assert [question.code for question in questions(room.state)] == ["Q1"]
    room.undo()
    assert titles(room) == [(1, "Lama")]
    room.redo()
    assert room.nothing(ReplaceAgenda(PLAN))


def test_what_stays_keeps_its_id_and_its_ticks() -> None:
    room = Room()
    room.do(ReplaceAgenda(PLAN))
    (question,) = questions(room.state)
    room.do(TickProbe(question.id, 0))
    other = PlannedQuestion("penutup", "Apa lagi?")
    room.do(ReplaceAgenda((PlannedItem("Penggalian", 30, "kunci", (other, ASK)), PlannedItem("Baru", 5))))
    assert titles(room) == [(1, "Penggalian"), (2, "Baru")]
    kept = room.get(question)
    assert (kept.order, kept.code, kept.probes_ticked) == (2, "Q1", (True, False))
    assert [one.code for one in questions(room.state)] == ["Q2", "Q1"]
    room.do(ReplaceAgenda((PlannedItem("Baru", 5, "", (PlannedQuestion("kunci", ASK.text, 0, ("Mana?",)),)),)))
    assert room.get(question).probes_ticked == (False,)


def test_seconds_that_were_planned_stay_where_the_minutes_are_the_same() -> None:
    room = Room()
    item = room.item("Penggalian", 10)
    room.do(ReplaceAgenda((PlannedItem("Penggalian", 10, "", (), "Hesti"),)))
    assert (room.get(item).planned_s, room.get(item).lead) == (600, "Hesti")


def test_what_has_begun_stays_as_it_is() -> None:
    room = RunningRoom()
    three = plan_of(room.state)
    assert room.refused(ReplaceAgenda(three[1:])) is Code.IN_USE
    longer = (PlannedItem("Pembukaan", 15), *three[1:])
    assert room.refused(ReplaceAgenda(longer)) is Code.IN_USE
    room.do(ReplaceAgenda((*three, PlannedItem("Doa", 5))))
    assert titles(room)[-1] == (4, "Doa")


def test_a_question_that_moves_to_another_item_lets_its_old_one_go() -> None:
    room = Room()
    room.do(ReplaceAgenda((PlannedItem("Lama", 10, "", (ASK,)),)))
    (question,) = questions(room.state)
    room.do(ReplaceAgenda((PlannedItem("Baru", 10, "", (ASK,)),)))
    assert titles(room) == [(1, "Baru")]
    assert room.get(question).item_id == items(room.state)[0].id


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ((PlannedItem("Doa", 0),), Code.BAD_VALUE),
        ((PlannedItem("Doa", 1441),), Code.BAD_VALUE),
        ((PlannedItem(" ", 10),), Code.EMPTY_TEXT),
        ((PlannedItem("Doa", 10, "", (PlannedQuestion("", " "),)),), Code.EMPTY_TEXT),
        ((PlannedItem("Doa", 10, "", (PlannedQuestion("", "Apa?", -1),)),), Code.BAD_VALUE),
        ((PlannedItem("Doa", 1),) * 101, Code.BAD_VALUE),
        ((PlannedItem("Doa", 1, "", (PlannedQuestion("", "Apa?"),) * 201),), Code.BAD_VALUE),
    ],
)
def test_plans_that_are_refused(plan: tuple[PlannedItem, ...], code: Code) -> None:
    assert Room().refused(ReplaceAgenda(plan)) is code


def test_a_question_that_was_answered_cannot_go() -> None:
    room = RunningRoom()
    three = plan_of(room.state)
    question = room.add(AddQuestion(Question(item_id=room.closing.id, text="Apa?")), Question)
    said = Contribution(
        person_id=room.maryani.id, kind="masalah", text="Banjir", said_at=room.now, question_id=question.id
    )
    room.do(LogContribution(said))
    refusal = room.refusal(ReplaceAgenda(three))
    assert (refusal.code, dict(refusal.data)) == (Code.IN_USE, {"name": "Apa?"})


def test_items_move_and_the_others_close_up() -> None:
    room = Room()
    first, _, third = (room.item(title) for title in ("A", "B", "C"))
    room.do(MoveAgendaItem(third.id, 1))
    assert titles(room) == [(1, "C"), (2, "A"), (3, "B")]
    room.do(MoveAgendaItem(first.id, 99))
    assert titles(room) == [(1, "C"), (2, "B"), (3, "A")]
    assert room.nothing(MoveAgendaItem(first.id, 3))
    assert room.refused(MoveAgendaItem("nobody", 1)) is Code.NOT_FOUND


def test_what_has_begun_is_not_moved_and_nothing_before_it() -> None:
    room = RunningRoom()
    assert room.refused(MoveAgendaItem(room.opening.id, 2)) is Code.IN_USE
    assert room.refused(MoveAgendaItem(room.closing.id, 1)) is Code.IN_USE
    room.do(MoveAgendaItem(room.closing.id, 2))
    assert [title for _, title in titles(room)] == ["Pembukaan", "Penutup", "Penggalian"]


TEXT = """10 Pembukaan

25 Penggalian
? [kunci] Apa masalahnya? (20)
- Siapa?
- Kapan?"""


def test_an_agenda_as_text_and_back() -> None:
    assert agenda_text(PLAN) == TEXT
    assert parse_agenda(TEXT, PLAN) == PLAN
    assert parse_agenda("15 menit: Doa\n? Apa?\n?[] Lalu?") == (
        PlannedItem("Doa", 15, "", (PlannedQuestion("kunci", "Apa?"), PlannedQuestion("", "Lalu?"))),
    )


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("Pembukaan", 1, AgendaTextFault.NO_MINUTES),
        ("0 Pembukaan", 1, AgendaTextFault.BAD_MINUTES),
        ("\n10", 2, AgendaTextFault.NO_TITLE),
        ("? Apa?", 1, AgendaTextFault.NO_ITEM_ABOVE),
        ("10 Doa\n?", 2, AgendaTextFault.NO_WORDS),
        ("10 Doa\n? Apa? (9999)", 2, AgendaTextFault.BAD_MINUTES),
        ("- Siapa?", 1, AgendaTextFault.NO_QUESTION_ABOVE),
        ("10 Doa\n- Siapa?", 2, AgendaTextFault.NO_QUESTION_ABOVE),
        ("10 Doa\n? Apa?\n-", 3, AgendaTextFault.NO_WORDS),
    ],
)
def test_lines_that_are_not_understood(text: str, line: int, code: AgendaTextFault) -> None:
    assert parse_agenda(text) == BadLine(line, code)


words = st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1, max_size=12).filter(
    lambda word: word.casefold() not in {"menit", "mnt", "min"}
)
asked = st.builds(PlannedQuestion, words, words, st.integers(0, 1440), st.lists(words, max_size=3).map(tuple))
planned = st.builds(PlannedItem, words, st.integers(1, 1440), st.just(""), st.lists(asked, max_size=3).map(tuple))


@given(st.lists(planned, max_size=5).map(tuple))
def test_every_plan_comes_back_from_its_text(plan: tuple[PlannedItem, ...]) -> None:
    assert parse_agenda(agenda_text(plan)) == plan


def test_a_question_that_ends_with_a_number_in_parentheses_keeps_it() -> None:
    plan = (PlannedItem("Doa", 5, "", (PlannedQuestion("kunci", "Sebut tiga hal (3)"),)),)
    assert parse_agenda(agenda_text(plan)) == plan
