"""Who sits where: seats in the ring, clockwise, and places outside it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from core.actions import Action, Code, Decision, Moment, as_new, refuse
from core.changes import Change, Record, added, edited
from core.identity import Id
from core.people import Person, Role, listed_name
from core.state import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Record):
    """The place of one person.

    ``order`` counts clockwise; the moderator's seat is 0 and is at the bottom of the picture, participants
    follow from 1. ``angle`` is in degrees clockwise from the projector's side (None: spread evenly).
    ``outside`` seats stand outside the ring, as the note-taker's does. ``wheelchair``: the place is kept free for a
    wheelchair; that stands in Siapkan only.
    """

    goes_with_person = True

    person_id: Id
    order: int
    angle: float | None = None
    outside: bool = False
    wheelchair: bool = False

    def claims(self) -> tuple[Hashable, ...]:
        """The person, and the place in the ring."""
        person = ("seat of", self.person_id)
        return (person,) if self.outside else (person, ("seat", self.order))


def seats(state: SessionState) -> list[Seat]:
    """The seats in the ring in clockwise order, the moderator's first."""
    return sorted((seat for seat in state.all(Seat) if not seat.outside), key=lambda seat: (seat.order, seat.id))


def seat_of(state: SessionState, person_id: Id) -> Seat | None:
    """The seat of a person."""
    return next((seat for seat in state.all(Seat) if seat.person_id == person_id), None)


@dataclass(frozen=True, slots=True)
class TakeSeat(Action):
    """Give somebody a seat: the next free one, or the one of that ``order``.

    The others keep theirs unless that order is taken: then from there on everyone moves one seat clockwise.
    """

    person_id: Id
    order: int | None = None
    angle: float | None = None

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown, or who has a seat, and for an angle beyond a full turn.

        Seat 0 is the first moderator's; whoever moderates beside sits among the participants.
        """
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if seat_of(state, person.id) is not None:
            return refuse(Code.IN_USE, name=listed_name(state, person))
        if self.angle is not None and not -360 <= self.angle <= 360:
            return refuse(Code.BAD_VALUE, field="angle")
        outside = person.role not in (Role.PARTICIPANT, Role.MODERATOR)
        taken = {seat.order: seat for seat in seats(state)}
        order = self.order
        if person.role is Role.MODERATOR and 0 not in taken:
            order = 0
        elif order is None or order < 1:
            order = max((*taken, 0)) + 1
        moved: list[Change] = []
        if not outside:
            to_move = order
            while to_move in taken:
                moved.append(edited(taken[to_move], order=to_move + 1))
                to_move += 1
        seat = Seat(person_id=person.id, order=order, angle=self.angle, outside=outside)
        return (*moved, added(as_new(seat, state, moment)))


@dataclass(frozen=True, slots=True)
class SwapSeats(Action):
    """Two people change places."""

    person_id: Id
    other_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if one of them has no seat or another role; nothing happens if they are the same."""
        seat, other = seat_of(state, self.person_id), seat_of(state, self.other_id)
        if seat is None or other is None:
            return refuse(Code.NOT_FOUND)
        if seat is other:
            return ()
        if state.table(Person)[seat.person_id].role is not state.table(Person)[other.person_id].role:
            return refuse(Code.BAD_VALUE, field="role")
        return (edited(seat, person_id=other.person_id), edited(other, person_id=seat.person_id))
