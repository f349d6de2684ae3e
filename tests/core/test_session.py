"""The session as a whole, its officials and pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.actions import Code, refuse
from core.catching_up import CatchUp, CatchUpWay
from core.course import CloseSession, PauseSession
from core.live import Undo
from core.outcomes import NameSignatory, Signatory
from core.session import (
    AddOfficial,
    CreateSession,
    EditSession,
    EndPause,
    Official,
    RemoveOfficial,
    Session,
    WallNames,
    agreed_end,
    open_pause,
    pauses,
    running,
    session_of,
)
from core.session_list import Phase, SessionSummary, interrupted
from core.timing import Stretch
from tests.core.room import OPENED, Room, RunningRoom, particulars

BAD = [
    ({"title": " "}, Code.EMPTY_TEXT, "title"),
    ({"title": "x" * 501}, Code.BAD_TEXT, "title"),
    ({"theme": "a\x00"}, Code.BAD_TEXT, "theme"),
    ({"planned_end_at": OPENED}, Code.BAD_VALUE, "planned_end_at"),
    ({"planned_end_at": OPENED - timedelta(minutes=1)}, Code.BAD_VALUE, "planned_end_at"),
    ({"zone": "UTC"}, Code.BAD_VALUE, "zone"),
    ({"zone": "wib"}, Code.BAD_VALUE, "zone"),
    ({"paper": "A5"}, Code.BAD_VALUE, "paper"),
    ({"invited": -1}, Code.BAD_VALUE, "invited"),
    ({"invited": 2**70}, Code.BAD_VALUE, "invited"),
    ({"copies": 0}, Code.BAD_VALUE, "copies"),
    ({"copies": 101}, Code.BAD_VALUE, "copies"),
]


def session(room: Room) -> Session:
    found = session_of(room.state)
    assert found is not None
    return found


def test_a_session_is_made_prepared_whatever_the_wish_says() -> None:
    room = Room(created=False)
    wish = particulars(title=" Sampah ", phase=Phase.CLOSED, started_at=OPENED, ended_at=OPENED, agreed_end_at=OPENED)
    made = room.add(CreateSession(wish), Session)
    assert made == particulars(id="session", session_id="session", title="Sampah")
    assert session(room) == made


@pytest.mark.parametrize(("values", "code", "field"), BAD)
def test_bad_particulars_are_refused(values: dict[str, Any], code: Code, field: str) -> None:
    room = Room(created=False)
    made = room.refusal(CreateSession(particulars(**values)))
    assert (made.code, dict(made.data)["field"]) == (code, field)
    room.do(CreateSession(particulars()))
    edited = room.refusal(EditSession(particulars(**values)))
    assert edited == made


def test_there_is_one_session() -> None:
    room = Room(created=False)
    assert EditSession(particulars()).decide(room.state, room.moment()) == refuse(Code.NOT_FOUND)
    room.do(CreateSession(particulars()))
    assert room.refused(CreateSession(particulars())) is Code.SESSION_EXISTS
    assert room.refused(Undo()) is Code.CANNOT_BE_UNDONE


def test_editing_keeps_phase_and_true_times() -> None:
    room = RunningRoom()
    before = session(room)
    form = particulars(title="Baru", zone="WITA", wall_names=WallNames.CODES, paper="F4", invited=9)
    room.do(EditSession(form))
    expected = replace(form, id="session", session_id="session", phase=Phase.RUNNING, started_at=before.started_at)
    assert session(room) == expected
    assert room.nothing(EditSession(form))
    room.do(CloseSession())
    room.do(EditSession(replace(form, title="Lebih baru")))
    assert (session(room).phase, session(room).ended_at) == (Phase.CLOSED, room.now - timedelta(seconds=1))


def test_an_agreed_end_holds_until_the_plan_is_moved() -> None:
    room = RunningRoom(planned_end_at=OPENED + timedelta(minutes=20))
    assert agreed_end(session(room)) == OPENED + timedelta(minutes=20)
    room.do(CatchUp(CatchUpWay.SHIFT))
    agreed = session(room).agreed_end_at
    assert agreed == room.started_at + timedelta(minutes=30)
    room.do(EditSession(particulars(planned_end_at=OPENED + timedelta(minutes=20), title="Lain")))
    assert agreed_end(session(room)) == agreed
    room.do(EditSession(particulars(planned_end_at=OPENED + timedelta(minutes=40))))
    assert agreed_end(session(room)) == OPENED + timedelta(minutes=40)


def test_officials_are_added_in_order_and_taken_off_while_nobody_needs_them() -> None:
    room = RunningRoom()
    first = room.add(AddOfficial(Official(name=" Sri Wahyuni ", position="Lurah")), Official)
    second = room.add(AddOfficial(Official(name="Bambang", order=7)), Official)
    assert (first.name, first.order, second.order) == ("Sri Wahyuni", 1, 2)
    room.do(RemoveOfficial(first.id))
    assert room.add(AddOfficial(Official(name="Tri")), Official).order == 3
    signatory = room.add(NameSignatory(Signatory(role="Mengetahui", official_id=second.id)), Signatory)
    assert signatory.official_id == second.id
    assert room.refusal(RemoveOfficial(second.id)) == refuse(Code.IN_USE, name="Bambang")
    assert room.refused(RemoveOfficial(first.id)) is Code.NOT_FOUND
    assert room.refused(AddOfficial(Official(name=" "))) is Code.EMPTY_TEXT


def test_pauses_are_stretches_oldest_first() -> None:
    room = RunningRoom()
    assert room.refused(EndPause()) is Code.NOT_PAUSED
    assert running(room.state) == session(room)
    times = []
    for _ in range(2):
        room.do(PauseSession())
        times.append(room.now)
        assert running(room.state) == refuse(Code.SESSION_PAUSED)
        room.do(EndPause())
        times.append(room.now)
    room.do(PauseSession())
    assert pauses(room.state) == (
        Stretch(times[0], times[1]),
        Stretch(times[2], times[3]),
        Stretch(room.now),
    )
    pause = open_pause(room.state)
    assert pause is not None
    assert pause.claims() == ("floor",)


def test_nothing_runs_before_the_session_exists() -> None:
    assert running(Room(created=False).state) == refuse(Code.SESSION_NOT_RUNNING)


def test_the_session_that_ran_last_and_is_not_open_was_interrupted() -> None:
    moment = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)

    def summary(session_id: str, phase: Phase) -> SessionSummary:
        return SessionSummary(session_id, "FGD", "Air", "", "WIB", phase, False, moment, 8, 0, moment)

    sessions = [summary("a", Phase.CLOSED), summary("b", Phase.RUNNING), summary("c", Phase.RUNNING)]
    assert interrupted(sessions) == sessions[1]
    assert interrupted(sessions, "b") == sessions[2]
    assert interrupted(sessions[:1]) is None
