"""Seats in the ring and beside it."""

from __future__ import annotations

import math

import pytest

from core.actions import Code, refuse
from core.people import Role, Sex
from core.seating import Seat, SwapSeats, TakeSeat, seat_of, seats
from tests.core.room import Room, RunningRoom


def ring(room: Room) -> list[tuple[int, str]]:
    return [(seat.order, seat.person_id) for seat in seats(room.state)]


def test_the_moderator_sits_at_the_bottom_and_guests_follow_clockwise() -> None:
    room = RunningRoom()
    ids = [room.moderator.id, room.maryani.id, room.dimas.id, room.wulan.id]
    assert ring(room) == list(enumerate(ids))


def test_a_seat_that_is_taken_moves_everyone_from_there_on() -> None:
    room = RunningRoom()
    late = room.person("Tono", Sex.MALE)
    seat = room.add(TakeSeat(late.id, order=2, angle=-90.0), Seat)
    assert (seat.order, seat.angle, seat.outside) == (2, -90.0, False)
    assert ring(room) == list(enumerate([room.moderator.id, room.maryani.id, late.id, room.dimas.id, room.wulan.id]))
    room.undo()
    assert len(ring(room)) == 4


def test_a_gap_is_filled_without_moving_anyone() -> None:
    room = Room()
    for order in (1, 3, 4):
        room.do(TakeSeat(room.person().id, order))
    late = room.person("Tono", Sex.MALE)
    room.do(TakeSeat(late.id, 2))
    assert [order for order, _ in ring(room)] == [1, 2, 3, 4]
    assert room.add(TakeSeat(room.person().id, 0), Seat).order == 5


def test_whoever_helps_sits_outside() -> None:
    room = RunningRoom()
    scribe = room.person("Rini", role=Role.NOTE_TAKER)
    seat = room.add(TakeSeat(scribe.id), Seat)
    assert seat.outside
    assert seat not in seats(room.state)
    assert seat.claims() == (("seat of", scribe.id),)
    assert seats(room.state)[1].claims() == (("seat of", room.maryani.id), ("seat", 1))
    assert seat_of(room.state, scribe.id) == seat


def test_a_second_moderator_sits_among_the_others_and_moves_nobody() -> None:
    room = RunningRoom()
    second = room.person("Yanto", Sex.MALE, role=Role.MODERATOR)
    assert room.add(TakeSeat(second.id), Seat).order == 4
    assert ring(room)[0] == (0, room.moderator.id)


@pytest.mark.parametrize("angle", [361.0, -360.5, math.nan, math.inf])
def test_an_angle_is_within_a_turn(angle: float) -> None:
    room = Room()
    person = room.person()
    assert room.refused(TakeSeat(person.id, angle=angle)) is Code.BAD_VALUE


def test_seats_are_for_people_without_one() -> None:
    room = RunningRoom()
    assert room.refused(TakeSeat("nobody")) is Code.NOT_FOUND
    assert room.refusal(TakeSeat(room.maryani.id)) == refuse(Code.IN_USE, name="Maryani")


def test_two_people_change_places() -> None:
    room = RunningRoom()
    room.do(SwapSeats(room.maryani.id, room.wulan.id))
    assert ring(room) == list(enumerate([room.moderator.id, room.wulan.id, room.dimas.id, room.maryani.id]))
    assert room.nothing(SwapSeats(room.dimas.id, room.dimas.id))


def test_places_of_different_roles_are_not_changed() -> None:
    room = RunningRoom()
    assert room.refused(SwapSeats(room.maryani.id, room.moderator.id)) is Code.BAD_VALUE
    standing = room.person("Tono", Sex.MALE)
    assert room.refused(SwapSeats(room.maryani.id, standing.id)) is Code.NOT_FOUND
    assert room.refused(SwapSeats(standing.id, room.maryani.id)) is Code.NOT_FOUND
