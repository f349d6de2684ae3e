"""Somebody comes in the middle of a session: late, as a substitute, or to observe. One act has all that follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, Refusal, refuse
from core.changes import Changes, edited
from core.identity import Id
from core.people import AddPerson, Consent, Person, RecordConsent, Role, listed_name, participants
from core.seating import TakeSeat, seat_of, seats
from core.session import Phase, session_of
from core.state import SessionState


@dataclass(frozen=True, slots=True)
class Join(Action):
    """Take somebody in who has come now: person, code, seat, arrival and, if given, consent.

    A substitute (``stands_in_for_id``) takes the seat of whom he or she replaces; that one moves to the last seat and
    may still come. The consent is the newcomer's, whoever it names.
    """

    person: Person
    consent: Consent | None = None

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless the session runs (a pause is no hindrance), as ``AddPerson`` and ``RecordConsent``, and as a
        substitute for somebody who is here or is no participant, or of another role than a participant's.
        """
        session = session_of(state)
        if session is None or session.phase is not Phase.RUNNING:
            return refuse(Code.SESSION_NOT_RUNNING)
        replaced = _replaced(self.person, state)
        if isinstance(replaced, Refusal):
            return replaced
        entering = AddPerson(replace(self.person, arrived_at=moment.now, left_at=None)).decide(state, moment)
        if isinstance(entering, Refusal):
            return entering
        person_id = entering[0].record.id
        changes = _with_seat(entering, person_id, replaced, state, moment)
        if self.consent is None:
            return changes
        wished = replace(self.consent, person_id=person_id, given_at=moment.now)
        agreeing = RecordConsent(wished).decide(state.apply(changes), moment)
        return agreeing if isinstance(agreeing, Refusal) else (*changes, *agreeing)


def replaceable(state: SessionState) -> list[Person]:
    """The participants for whom a substitute may come: those who are not here, by code."""
    return [person for person in participants(state) if not person.present]


def _replaced(newcomer: Person, state: SessionState) -> Person | Refusal | None:
    if newcomer.stands_in_for_id is None:
        return None
    replaced = state.get(Person, newcomer.stands_in_for_id)
    if replaced is None:
        return refuse(Code.NOT_FOUND)
    if not newcomer.role is replaced.role is Role.PARTICIPANT:
        return refuse(Code.BAD_VALUE, field="role")
    if replaced.present:
        return refuse(Code.ALREADY_ARRIVED, name=listed_name(state, replaced))
    return replaced


def _with_seat(
    entering: Changes, person_id: Id, replaced: Person | None, state: SessionState, moment: Moment
) -> Changes:
    """The changes, and a seat: that of the person replaced, else the next free one."""
    changes, order, angle = entering, None, None
    given_up = seat_of(state, replaced.id) if replaced is not None else None
    if given_up is not None:
        order, angle = given_up.order, given_up.angle
        last = max(seat.order for seat in seats(state))
        changes = (*changes, edited(given_up, order=last + 1, angle=None))
    seat = TakeSeat(person_id, order, angle).decide(state.apply(changes), moment)
    assert not isinstance(seat, Refusal)  # nothing keeps a newcomer from a new seat
    return (*changes, *seat)
