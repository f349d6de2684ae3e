"""Joining a session that runs: late, as a substitute, to observe; always one act."""

from __future__ import annotations

from typing import Any

import pytest

from core.actions import Code
from core.course import CloseSession, PauseSession
from core.floor import MarkLeft
from core.joining import Join, replaceable
from core.people import Consent, EditPerson, MarkArrived, Person, RemovePerson, Role, Sex, consent_of
from core.seating import TakeSeat, seat_of, seats
from tests.core.room import OPENED, Room, RunningRoom


def newcomer(name: str = "Tono", **values: Any) -> Person:
    return Person(**{"name": name, "sex": Sex.MALE, **values})


def agreed(**values: Any) -> Consent:
    usual: dict[str, Any] = {"take_part": True, "record_audio": False, "photo": False, "quote_by_name": False}
    return Consent(person_id="", given_at=OPENED, **{**usual, **values})


def around(room: Room) -> list[str]:
    people = room.state.table(Person)
    return [people[seat.person_id].name for seat in seats(room.state)]


def test_a_late_arrival_has_code_seat_arrival_and_consent_in_one_step() -> None:
    room = RunningRoom()
    before = room.state
    person = room.add(Join(newcomer(element="RW 03"), agreed()), Person)
    assert (person.code, person.arrived_at, person.present) == ("P04", room.now, True)
    assert around(room)[-1] == "Tono"
    consent = consent_of(room.state, person.id)
    assert consent is not None
    assert (consent.take_part, consent.photo, consent.given_at) == (True, False, room.now)
    room.undo()
    assert room.state == before
    room.redo()
    assert room.get(person) == person


def test_consent_may_be_asked_later() -> None:
    room = RunningRoom()
    person = room.add(Join(newcomer()), Person)
    assert consent_of(room.state, person.id) is None


def test_a_substitute_takes_the_seat_and_the_one_replaced_may_still_come() -> None:
    room = RunningRoom()
    late = room.person("Joko", Sex.MALE)
    room.do(TakeSeat(late.id, 2))
    assert around(room) == ["Hesti Prameswari", "Maryani", "Joko", "Dimas", "Wulan"]
    assert replaceable(room.state) == [late]
    person = room.add(Join(newcomer(stands_in_for_id=late.id)), Person)
    assert person.stands_in_for_id == late.id
    assert around(room) == ["Hesti Prameswari", "Maryani", "Tono", "Dimas", "Wulan", "Joko"]
    room.do(MarkArrived(late.id))
    assert replaceable(room.state) == []
    assert room.refused(RemovePerson(late.id)) is Code.IN_USE
    room.do(EditPerson(newcomer("Tono Widodo", id=person.id, code=person.code)))
    assert room.get(person).stands_in_for_id == late.id


def test_a_substitute_for_somebody_who_has_no_seat_or_has_left() -> None:
    room = RunningRoom()
    unseated = room.person("Joko", Sex.MALE)
    room.do(MarkLeft(room.dimas.id))
    assert replaceable(room.state) == [room.get(room.dimas), unseated]
    first = room.add(Join(newcomer("Adi", stands_in_for_id=unseated.id)), Person)
    room.do(Join(newcomer("Budi", stands_in_for_id=room.dimas.id)))
    assert around(room) == ["Hesti Prameswari", "Maryani", "Budi", "Wulan", "Adi", "Dimas"]
    assert seat_of(room.state, first.id) is not None


def test_an_observer_sits_outside_and_has_no_seat_number() -> None:
    room = RunningRoom()
    person = room.add(Join(newcomer(role=Role.OBSERVER)), Person)
    seat = seat_of(room.state, person.id)
    assert person.code == "PGM1"
    assert seat is not None
    assert seat.outside
    assert "Tono" not in around(room)


def test_a_pause_keeps_nobody_out() -> None:
    room = RunningRoom()
    room.do(PauseSession())
    room.do(Join(newcomer()))


@pytest.mark.parametrize(
    ("person", "consent", "code"),
    [
        (newcomer(" "), None, Code.EMPTY_TEXT),
        (newcomer(stands_in_for_id="nobody"), None, Code.NOT_FOUND),
        (newcomer(), agreed(manner="x" * 501), Code.BAD_TEXT),
    ],
)
def test_what_is_refused_changes_nothing(person: Person, consent: Consent | None, code: Code) -> None:
    assert RunningRoom().refused(Join(person, consent)) is code


def test_nobody_stands_in_for_who_is_here_or_is_no_participant() -> None:
    room = RunningRoom()
    absent = room.person("Joko", Sex.MALE)
    assert room.refused(Join(newcomer(stands_in_for_id=room.maryani.id))) is Code.ALREADY_ARRIVED
    assert room.refused(Join(newcomer(stands_in_for_id=room.moderator.id))) is Code.BAD_VALUE
    assert room.refused(Join(newcomer(stands_in_for_id=absent.id, role=Role.OBSERVER))) is Code.BAD_VALUE


def test_nobody_joins_a_session_that_does_not_run() -> None:
    prepared, closed = Room(), RunningRoom()
    closed.do(CloseSession())
    assert Room(created=False).refused(Join(newcomer())) is Code.NOT_FOUND
    assert prepared.refused(Join(newcomer())) is Code.SESSION_NOT_RUNNING
    assert closed.refused(Join(newcomer())) is Code.SESSION_NOT_RUNNING
