"""Many people taken into a session at once, each with a code and a seat: an imported list is one act."""

from __future__ import annotations

from dataclasses import dataclass

from core.actions import Action, Decision, Moment, Refusal
from core.changes import Changes
from core.people import AddPerson, Person
from core.seating import TakeSeat
from core.state import SessionState


@dataclass(frozen=True, slots=True)
class TakeInPeople(Action):
    """Take all ``people`` in, or none."""

    people: tuple[Person, ...]

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``AddPerson`` for any of them."""
        changes: Changes = ()
        for wished in self.people:
            step = AddPerson(wished).decide(state, moment)
            if isinstance(step, Refusal):
                return step
            state = state.apply(step)
            seat = TakeSeat(step[0].record.id).decide(state, moment)
            assert not isinstance(seat, Refusal)  # nothing keeps a newcomer from a new seat
            state = state.apply(seat)
            changes = (*changes, *step, *seat)
        return changes
