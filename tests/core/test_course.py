"""Start, pause, stop and close."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.actions import Code, refuse
from core.agenda import actual_s, current_item, open_span
from core.course import CloseSession, PauseSession, ResumeAfterStop, StartSession
from core.floor import GiveFloor, RaiseHand, Turn, open_turn, queue
from core.polls import DraftPoll, Poll
from core.session import CreateSession, EndPause, Phase, open_pause, pauses, session_of
from core.timing import Stretch
from core.voting import ClosePoll, OpenPoll
from tests.core.room import Room, RunningRoom, particulars


def phase(room: Room) -> Phase:
    session = session_of(room.state)
    assert session is not None
    return session.phase


def test_a_session_starts_once() -> None:
    room = Room(created=False)
    assert room.refused(StartSession()) is Code.NOT_FOUND
    assert StartSession().decide(room.state, room.moment()) == refuse(Code.NOT_FOUND)
    room.do(CreateSession(particulars()))
    for action in (PauseSession(), CloseSession(), ResumeAfterStop(room.now, as_break=True)):
        assert room.refused(action) is Code.SESSION_NOT_RUNNING
    room.do(StartSession())
    session = session_of(room.state)
    assert session is not None
    assert (session.phase, session.started_at, session.ended_at) == (Phase.RUNNING, room.now, None)
    assert room.refused(StartSession()) is Code.SESSION_RUNNING
    room.do(CloseSession())
    assert room.refused(StartSession()) is Code.SESSION_CLOSED


def test_a_pause_takes_the_floor_and_gives_nothing_back() -> None:
    room = RunningRoom()
    turn = room.add(GiveFloor(room.maryani.id), Turn)
    room.do(PauseSession())
    assert (open_turn(room.state), room.get(turn).ended_at) == (None, room.now)
    assert room.refused(PauseSession()) is Code.SESSION_PAUSED
    room.undo()
    assert open_turn(room.state) == turn
    assert open_pause(room.state) is None


def test_closing_ends_everything_now() -> None:
    room = RunningRoom()
    room.do(RaiseHand(room.dimas.id))
    room.do(GiveFloor(room.maryani.id))
    before = room.state
    room.do(CloseSession())
    assert (open_turn(room.state), queue(room.state), open_span(room.state)) == (None, [], None)
    assert current_item(room.state) is None
    session = session_of(room.state)
    assert session is not None
    assert (session.phase, session.ended_at) == (Phase.CLOSED, room.now)
    assert room.refused(CloseSession()) is Code.SESSION_NOT_RUNNING
    assert room.refused(PauseSession()) is Code.SESSION_NOT_RUNNING
    room.undo()
    assert room.state == before


def test_closing_in_a_pause_ends_the_pause() -> None:
    room = RunningRoom()
    room.do(PauseSession())
    paused_at = room.now
    room.do(CloseSession())
    assert pauses(room.state) == (Stretch(paused_at, room.now),)
    assert phase(room) is Phase.CLOSED


def test_a_session_does_not_close_over_an_open_poll() -> None:
    room = RunningRoom()
    poll = room.add(DraftPoll("consent_vote", "Setuju?"), Poll)
    room.do(OpenPoll(poll.id))
    assert room.refused(CloseSession()) is Code.POLL_STILL_OPEN
    room.do(ClosePoll(poll.id))
    room.do(CloseSession())
    assert phase(room) is Phase.CLOSED


# --- after a stop ----------------------------------------------------------------------------------------------------


def stopped() -> tuple[RunningRoom, Turn]:
    """A room whose program stopped 100 seconds ago, while somebody spoke."""
    room = RunningRoom()
    room.wait(59)
    turn = room.add(GiveFloor(room.maryani.id), Turn)
    room.wait(100)
    return room, turn


def test_a_gap_as_a_break_shifts_the_agenda() -> None:
    room, turn = stopped()
    stopped_at = room.now - timedelta(seconds=90)
    room.do(ResumeAfterStop(stopped_at, as_break=True))
    assert room.get(turn).ended_at == stopped_at
    assert pauses(room.state) == (Stretch(stopped_at, room.now),)
    assert actual_s(room.state, room.opening.id, room.now) == 70


def test_a_gap_as_time_counts() -> None:
    room, turn = stopped()
    stopped_at = room.now - timedelta(seconds=90)
    room.do(ResumeAfterStop(stopped_at, as_break=False))
    assert room.get(turn).ended_at == stopped_at
    assert pauses(room.state) == ()
    assert actual_s(room.state, room.opening.id, room.now) == 161


@pytest.mark.parametrize("as_break", [True, False])
def test_resuming_twice_changes_nothing_more(as_break: bool) -> None:
    room, _ = stopped()
    stopped_at = room.now - timedelta(seconds=90)
    room.do(ResumeAfterStop(stopped_at, as_break=as_break))
    room.wait(1)
    assert room.nothing(ResumeAfterStop(stopped_at, as_break=as_break))
    room.do(GiveFloor(room.dimas.id))
    assert room.nothing(ResumeAfterStop(stopped_at, as_break=as_break)), "the turn began after the stop"


def test_a_pause_that_was_going_on_ends() -> None:
    room = RunningRoom()
    room.do(PauseSession())
    paused_at = room.now
    room.wait(500)
    room.do(ResumeAfterStop(room.now - timedelta(seconds=400), as_break=False))
    assert pauses(room.state) == (Stretch(paused_at, room.now),)
    room.do(PauseSession())
    room.do(EndPause())


def test_a_stop_is_not_in_the_future() -> None:
    room, turn = stopped()
    room.do(ResumeAfterStop(room.now + timedelta(hours=1), as_break=True))
    assert room.get(turn).ended_at == room.now
    assert pauses(room.state) == ()
