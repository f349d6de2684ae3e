"""The floor: who speaks, for how long, and who waits for it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, refuse
from core.changes import Change, Changes, Record, added, edited, removed
from core.identity import Id
from core.people import Person, listed_name
from core.session import running
from core.state import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Record):
    """One person's time on the floor. ``interrupted``: somebody else cut it short."""

    person_id: Id
    started_at: datetime
    ended_at: datetime | None = None
    interrupted: bool = False

    def claims(self) -> tuple[Hashable, ...]:
        """The floor, while the turn goes on."""
        return ("floor",) if self.ended_at is None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand(Record):
    """A raised hand: somebody who waits for the floor."""

    goes_with_person = True

    person_id: Id
    raised_at: datetime

    def claims(self) -> tuple[Hashable, ...]:
        """The person's place in the queue."""
        return (("hand of", self.person_id),)


def open_turn(state: SessionState) -> Turn | None:
    """The turn that is going on."""
    return next((turn for turn in state.all(Turn) if turn.ended_at is None), None)


def queue(state: SessionState) -> list[Hand]:
    """The raised hands in their order."""
    return sorted(state.all(Hand), key=lambda hand: (hand.raised_at, hand.id))


def end_turn(state: SessionState, at: datetime, *, interrupted: bool = False) -> Changes:
    """End the turn that is going on, if there is one, at ``at`` but not before it began."""
    turn = open_turn(state)
    if turn is None:
        return ()
    return (edited(turn, ended_at=max(at, turn.started_at), interrupted=interrupted),)


@dataclass(frozen=True, slots=True)
class GiveFloor(Action):
    """Let somebody speak; the turn before ends by itself, and the person's raised hand goes down.

    ``interrupting`` marks the turn before as cut short.
    """

    person_id: Id
    interrupting: bool = False

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running, and for somebody who is not here. Who has the floor goes on speaking."""
        session = running(state)
        if isinstance(session, Refusal):
            return session
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if not person.present:
            return refuse(Code.NOT_PRESENT, name=listed_name(state, person))
        turn = open_turn(state)
        if turn is not None and turn.person_id == person.id:
            return _hand_down(state, person.id)
        return (
            *end_turn(state, moment.now, interrupted=self.interrupting),
            *_hand_down(state, person.id),
            added(as_new(Turn(person_id=person.id, started_at=moment.now), state, moment)),
        )


@dataclass(frozen=True, slots=True)
class EndFloor(Action):
    """End the turn that is going on; nobody speaks."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if nobody speaks."""
        return end_turn(state, moment.now) or refuse(Code.NOBODY_SPEAKING)


@dataclass(frozen=True, slots=True)
class GiveFloorToNext(Action):
    """Let the first in the queue speak."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if nobody waits, and as ``GiveFloor``."""
        waiting = queue(state)
        if not waiting:
            return refuse(Code.QUEUE_EMPTY)
        return GiveFloor(waiting[0].person_id).decide(state, moment)


@dataclass(frozen=True, slots=True)
class RaiseHand(Action):
    """Somebody asks for the floor."""

    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running, for somebody who is not here, and for a hand that is up already.

        Who has the floor need not ask for it.
        """
        session = running(state)
        if isinstance(session, Refusal):
            return session
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if not person.present:
            return refuse(Code.NOT_PRESENT, name=listed_name(state, person))
        if _hand_down(state, person.id):
            return refuse(Code.ALREADY_QUEUED, name=listed_name(state, person))
        turn = open_turn(state)
        if turn is not None and turn.person_id == person.id:
            return ()
        return (added(as_new(Hand(person_id=person.id, raised_at=moment.now), state, moment)),)


@dataclass(frozen=True, slots=True)
class LowerHand(Action):
    """Somebody no longer asks for the floor."""

    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if the hand is not up."""
        return _hand_down(state, self.person_id) or refuse(Code.NOT_QUEUED)


@dataclass(frozen=True, slots=True)
class MarkLeft(Action):
    """Somebody goes home. A turn that is going on ends, a raised hand goes down."""

    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody who is not here."""
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if not person.present:
            return refuse(Code.NOT_PRESENT, name=listed_name(state, person))
        turn = open_turn(state)
        ends = end_turn(state, moment.now) if turn is not None and turn.person_id == person.id else ()
        return (*ends, *_hand_down(state, person.id), edited(person, left_at=moment.now))


def _hand_down(state: SessionState, person_id: Id) -> tuple[Change, ...]:
    return tuple(removed(hand) for hand in state.all(Hand) if hand.person_id == person_id)
