"""The quorum of a forum: how many were invited, how many signed the attendance list, how many it takes."""

from __future__ import annotations

from dataclasses import dataclass

from core import tally
from core.people import Absentee, Person, moderator, participants
from core.session import session_of
from core.state import SessionState


@dataclass(frozen=True, slots=True)
class Quorum:
    """Numbers of people. ``signed`` came and signed the attendance list, ``present`` of them are here now.

    Usual rule of village forums: two thirds of the invited, rounded up, must have signed.
    """

    invited: int
    signed: int
    present: int

    @property
    def needed(self) -> int:
        """How many must have signed."""
        return tally.quorum(self.invited)

    @property
    def met(self) -> bool:
        """Whether so many have signed."""
        return self.signed >= self.needed


def quorum_of(state: SessionState, *, with_chair: bool = False) -> Quorum:
    """The quorum as it is now. Without a number of invited people, those known count as invited.

    ``with_chair``: the chair votes, and so counts as one of the forum.
    """
    session = session_of(state)
    people = participants(state)
    invited = session.invited if session is not None else 0
    chair = int(with_chair and chair_of(state) is not None)
    return Quorum(
        invited=(invited or len(people) + len(state.table(Absentee))) + chair,
        signed=sum(person.arrived_at is not None for person in people) + chair,
        present=sum(person.present for person in people) + chair,
    )


def chair_of(state: SessionState) -> Person | None:
    """Who leads the forum and has not left it: the moderator."""
    chair = moderator(state)
    return chair if chair is not None and chair.left_at is None else None
