"""Other orders around the table: by chance, alternating, and which places are kept for a wheelchair."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from core.actions import Action, Code, Decision, Moment, refuse
from core.changes import edited
from core.people import Person, Role
from core.seating import Seat, seat_of, seats
from core.state import SessionState

KEYS: dict[str, Callable[[Person], Hashable]] = {
    "sex": lambda person: person.sex,
    "element": lambda person: person.element.casefold(),
}
"""By what neighbours can be made to differ."""


def alternated(people: Sequence[Person], key: Callable[[Person], Hashable]) -> list[Person]:
    """``people`` so that neighbours differ in ``key`` as far as their numbers allow; equals keep their order.

    The largest group that is not the last one's comes next, so an even mix has no equal neighbours.
    """
    groups: dict[Hashable, list[Person]] = {}
    for person in people:
        groups.setdefault(key(person), []).append(person)
    order: list[Person] = []
    last: Hashable = None
    while groups:
        others = [name for name in groups if name != last] or list(groups)
        last = max(others, key=lambda name: len(groups[name]))
        order.append(groups[last].pop(0))
        if not groups[last]:
            del groups[last]
    return order


def _movable(state: SessionState) -> list[tuple[Seat, Person]]:
    """The participants' seats that are no wheelchair places, clockwise, with who sits there."""
    people = state.table(Person)
    taken = [(seat, people[seat.person_id]) for seat in seats(state)]
    return [(seat, person) for seat, person in taken if person.role is Role.PARTICIPANT and not seat.wheelchair]


def _seated(places: list[tuple[Seat, Person]], order: Sequence[Person]) -> Decision:
    pairs = zip(places, order, strict=True)
    return tuple(edited(seat, person_id=person.id) for (seat, before), person in pairs if person.id != before.id)


@dataclass(frozen=True, slots=True)
class ShuffleSeats(Action):
    """Seat the participants by chance; the same ``seed`` gives the same order. Wheelchair places stay."""

    seed: int

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Nothing happens with fewer than two seats that may change."""
        places = _movable(state)
        order = sorted((person for _, person in places), key=lambda person: person.code)
        random.Random(self.seed).shuffle(order)
        return _seated(places, order)


@dataclass(frozen=True, slots=True)
class AlternateSeats(Action):
    """Seat the participants so that neighbours differ in ``by``, "sex" or "element". Wheelchair places stay."""

    by: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for another ``by``."""
        key = KEYS.get(self.by)
        if key is None:
            return refuse(Code.BAD_VALUE, field="by")
        places = _movable(state)
        return _seated(places, alternated([person for _, person in places], key))


@dataclass(frozen=True, slots=True)
class KeepForWheelchair(Action):
    """Keep somebody's place in the ring free for a wheelchair, or no longer."""

    person_id: str
    wheelchair: bool = True

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody without a seat."""
        seat = seat_of(state, self.person_id)
        if seat is None:
            return refuse(Code.NOT_FOUND)
        return () if seat.wheelchair == self.wheelchair else (edited(seat, wheelchair=self.wheelchair),)
