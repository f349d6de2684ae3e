"""The agenda and its clock as console and wall show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.agenda import AddQuestion, AdvanceAgenda, ExtendItem, GoBackInAgenda, Question, SkipItem, TickProbe
from core.agenda_view import agenda_view
from core.catching_up import CatchUp, CatchUpWay, expected_end
from core.course import CloseSession, PauseSession, StartSession
from core.session import EndPause
from core.state import SessionState
from core.views import AgendaView, ItemState, ProbeView, Urgency
from tests.core.room import OPENED, Room, RunningRoom


def view(room: Room, *, with_questions: bool = True) -> AgendaView:
    return agenda_view(room.state, with_questions=with_questions)


def states(room: Room) -> list[ItemState]:
    return [item.state for item in view(room).items]


def test_without_a_session_there_is_no_agenda() -> None:
    with pytest.raises(LookupError):
        agenda_view(SessionState("s"), with_questions=True)


def test_before_the_start() -> None:
    room = Room()
    room.item()
    found = view(room)
    assert (found.started_at, found.ended_at, found.current, found.paused) == (None, None, None, False)
    assert (found.can_go_back, found.can_go_on) == (False, False)
    assert (found.running_s(room.now), found.remaining_s(room.now), found.urgency(room.now)) == (
        0,
        None,
        Urgency.PLENTY,
    )
    assert found.expected_end(room.now) is None
    assert found.agreed_end_at == OPENED + timedelta(hours=2)
    assert states(room) == [ItemState.COMING]


def test_walking_through_the_agenda() -> None:
    room = RunningRoom()
    assert states(room) == [ItemState.CURRENT, ItemState.COMING, ItemState.COMING]
    assert (view(room).can_go_back, view(room).can_go_on) == (False, True)
    room.do(SkipItem(room.exploring.id))
    assert states(room) == [ItemState.CURRENT, ItemState.SKIPPED, ItemState.COMING]
    room.do(AdvanceAgenda())
    assert states(room) == [ItemState.DONE, ItemState.SKIPPED, ItemState.CURRENT]
    assert (view(room).can_go_back, view(room).can_go_on) == (True, False)
    room.do(GoBackInAgenda())
    assert states(room) == [ItemState.CURRENT, ItemState.SKIPPED, ItemState.COMING]
    room.do(CloseSession())
    assert states(room) == [ItemState.DONE, ItemState.SKIPPED, ItemState.DONE]
    assert (view(room).can_go_back, view(room).can_go_on, view(room).current) == (False, False, None)


def test_what_the_buttons_say_is_what_the_door_does() -> None:
    room = Room()
    room.do(StartSession())
    assert not view(room).can_go_on
    room.item("Pembukaan")
    assert view(room).can_go_on
    room.do(AdvanceAgenda())
    assert not view(room).can_go_on


def test_numbers_and_budgets() -> None:
    room = RunningRoom()
    room.do(ExtendItem(5))
    first, second, _ = view(room).items
    assert (first.number, first.title, first.planned_s, first.budget_s) == (1, "Pembukaan", 600, 900)
    assert (second.number, second.planned_s, second.budget_s, second.ran) == (2, 600, 600, ())
    assert view(room).current == first


def test_the_clock_stands_still_in_a_pause() -> None:
    room = RunningRoom()
    room.wait(59)
    room.do(PauseSession())
    paused = view(room)
    assert paused.paused
    for seconds in (0, 500):
        now = room.now + timedelta(seconds=seconds)
        assert (paused.running_s(now), paused.remaining_s(now)) == (60, 540)
    room.wait(499)
    room.do(EndPause())
    room.wait(10)
    assert (view(room).running_s(room.now), view(room).remaining_s(room.now)) == (70, 530)
    assert not view(room).paused


@pytest.mark.parametrize(
    ("seconds", "urgency"),
    [
        (479, Urgency.PLENTY),
        (480, Urgency.LOW),
        (569, Urgency.LOW),
        (570, Urgency.VERY_LOW),
        (600, Urgency.VERY_LOW),
        (601, Urgency.OVER),
    ],
)
def test_urgency_of_ten_minutes(seconds: int, urgency: Urgency) -> None:
    room = RunningRoom()
    assert view(room).urgency(room.started_at + timedelta(seconds=seconds)) is urgency


def ends(room: Room) -> datetime:
    """The expected end, which rule and view must see alike."""
    end = view(room).expected_end(room.now)
    assert end == expected_end(room.state, room.now)
    assert end is not None
    return end


def test_the_expected_end() -> None:
    room = RunningRoom()
    whole = room.started_at + timedelta(minutes=30)
    room.wait(100)
    assert ends(room) == whole
    room.do(SkipItem(room.closing.id))
    assert ends(room) == whole - timedelta(minutes=10)
    room.do(SkipItem(room.closing.id, skipped=False))
    room.wait(600)
    assert ends(room) == room.now + timedelta(minutes=20), "overtime is not expected to go on"
    room.do(CloseSession())
    assert view(room).expected_end(room.now + timedelta(hours=1)) == room.now


def test_an_item_that_was_left_early_needs_only_the_rest() -> None:
    room = RunningRoom()
    room.wait(60)
    room.do(AdvanceAgenda())
    room.wait(240)
    room.do(GoBackInAgenda())
    left = timedelta(seconds=600 - 61 + 600 - 241 + 600)
    assert ends(room) == room.now + left


def test_a_later_end_that_was_agreed_on_is_shown() -> None:
    room = RunningRoom(planned_end_at=OPENED + timedelta(minutes=25))
    room.do(CatchUp(CatchUpWay.SHIFT))
    assert view(room).agreed_end_at == room.started_at + timedelta(minutes=30)


def test_the_guide_of_the_current_item_is_for_the_console() -> None:
    room = RunningRoom()
    wish = Question(item_id=room.opening.id, text="Apa?", probes=("Kapan?", "Di mana?"))
    asked = room.add(AddQuestion(wish), Question)
    room.do(AddQuestion(replace(wish, item_id=room.exploring.id)))
    room.do(TickProbe(asked.id, 1))
    (found,) = view(room).questions
    assert (found.question_id, found.code, found.text, found.asked) == (asked.id, "Q1", "Apa?", True)
    assert found.probes == (ProbeView(0, "Kapan?", False), ProbeView(1, "Di mana?", True))
    assert view(room, with_questions=False).questions == ()
