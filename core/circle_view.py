"""The circle as the console shows it: seats, floor, queue, balance, turnout."""

from __future__ import annotations

from datetime import datetime

from core.ballots import Ballot, Receipt, roster_count
from core.floor import Hand, Turn, open_turn, queue
from core.identity import Id
from core.least_heard import least_heard_groups
from core.log import Contribution
from core.naming import signs_of
from core.participation import PersonShare, gini, person_shares
from core.people import Person, Role, Sex, is_nobodys_label, participants
from core.polls import Poll, open_poll
from core.seating import Seat, seats
from core.session import Pause, Phase, Session, open_pause, session_of
from core.state import SessionState
from core.talk_flow import talk_flow
from core.views import (
    CircleView,
    NamedPerson,
    SeatRole,
    SeatState,
    SeatView,
    SpeakerView,
    TurnoutView,
    VoteMark,
)
from core.wording import short_name

CIRCLE_TABLES = (Session, Person, Seat, Turn, Hand, Pause, Contribution, Poll, Ballot, Receipt)


def circle_view(state: SessionState) -> CircleView:
    """What the circle shows."""
    scribe = _SeatScribe(state)
    ring = [scribe.seat(seat) for seat in seats(state)]
    outside = [seat for seat in state.all(Seat) if seat.outside]
    people = participants(state)
    shares = scribe.shares
    least = _least_heard(shares) if _is_running(state) else None
    return CircleView(
        seats=tuple(ring),
        outside=tuple(scribe.seat(seat) for seat in sorted(outside, key=lambda seat: (seat.order, seat.id))),
        present=sum(person.present for person in people),
        expected=len(people),
        speaker=speaker_view(state),
        queue=tuple(named(state, hand.person_id) for hand in queue(state)),
        least_heard=named(state, least.person.id) if least is not None else None,
        least_heard_entries=least.entries if least is not None else 0,
        women_talk=_women_talk(shares),
        gini=float(gini([share.talk_s for share in shares])),
        turnout=_turnout_view(state),
        paused=open_pause(state) is not None,
        flow=talk_flow(state),
        heard=least_heard_groups(shares) if _is_running(state) else (),
        closed=_phase(state) is Phase.CLOSED,
    )


def name_of(person: Person) -> str:
    """How a person is called in the console: "Ibu Maryani"."""
    return short_name(person.name, person.salutation)


def named(state: SessionState, person_id: Id) -> NamedPerson:
    """A person with the name for the console."""
    return NamedPerson(person_id, name_of(state.table(Person)[person_id]))


def speaker_view(state: SessionState) -> SpeakerView | None:
    """Who has the floor."""
    turn = open_turn(state)
    if turn is None:
        return None
    return SpeakerView(turn.person_id, name_of(state.table(Person)[turn.person_id]), turn.started_at)


class _SeatScribe:
    """Makes seat views; what all of them need is looked up once."""

    def __init__(self, state: SessionState) -> None:
        self._people = state.table(Person)
        self.shares = person_shares(state, None)
        self._share = {share.person.id: share for share in self.shares}
        self._speaker = open_turn(state)
        self._queue = {hand.person_id: place for place, hand in enumerate(queue(state), start=1)}
        self._heard = _last_heard(state)
        session = session_of(state)
        self._started_at = session.started_at if session is not None else None
        self._poll = open_poll(state)
        self._voted = roster_count(state, self._poll.id).done_ids if self._poll is not None else frozenset[Id]()
        labels = (_public_element(person) for person in participants(state))
        self._categories = {label: place for place, label in enumerate(dict.fromkeys(labels))}

    def seat(self, seat: Seat) -> SeatView:
        person = self._people[seat.person_id]
        share = self._share.get(person.id)
        is_participant = person.role is Role.PARTICIPANT
        element = _public_element(person) if is_participant else None
        return SeatView(
            person_id=person.id,
            number=seat.order if is_participant else 0,
            code=person.code,
            initials=signs_of(person),
            name=name_of(person),
            full_name=person.name,
            role=seat_role(person),
            element=element,
            category=self._categories[element] if is_participant else 0,
            angle=seat.angle,
            state=self._state(person),
            entries=share.entries if share is not None else 0,
            share=float(share.share) if share is not None else 0.0,
            silent_since=self._silent_since(person) if is_participant else None,
            queue_place=self._queue.get(person.id, 0),
            vote=self._vote(person),
            stands_in_for=self._stands_in_for(person),
            observes=person.role is Role.OBSERVER,
        )

    def _state(self, person: Person) -> SeatState:
        if self._speaker is not None and self._speaker.person_id == person.id:
            return SeatState.SPEAKING
        if person.present:
            return SeatState.PRESENT
        return SeatState.ABSENT if person.left_at is None else SeatState.LEFT

    def _silent_since(self, person: Person) -> datetime | None:
        if not person.present or self._started_at is None or person.arrived_at is None:
            return None
        return self._heard.get(person.id, max(self._started_at, person.arrived_at))

    def _stands_in_for(self, person: Person) -> str:
        replaced = self._people.get(person.stands_in_for_id or "")
        return "" if replaced is None else name_of(replaced)

    def _vote(self, person: Person) -> VoteMark:
        if self._poll is None or person.id not in self._poll.roster_ids:
            return VoteMark.NONE
        return VoteMark.VOTED if person.id in self._voted else VoteMark.WAITING


def seat_role(person: Person) -> SeatRole:
    """Whose seat it is."""
    if person.role is Role.PARTICIPANT:
        return SeatRole.PARTICIPANT
    return SeatRole.MODERATOR if person.role is Role.MODERATOR else SeatRole.OUTSIDE


def _public_element(person: Person) -> str | None:
    return None if not person.element or is_nobodys_label(person.element) else person.element


def _last_heard(state: SessionState) -> dict[Id, datetime]:
    heard: dict[Id, datetime] = {}
    times = [(turn.person_id, turn.ended_at or turn.started_at) for turn in state.all(Turn)]
    times += [(entry.person_id, entry.said_at) for entry in state.all(Contribution)]
    for person_id, at in times:
        heard[person_id] = max(heard.get(person_id, at), at)
    return heard


def _is_running(state: SessionState) -> bool:
    return _phase(state) is Phase.RUNNING


def _phase(state: SessionState) -> Phase | None:
    session = session_of(state)
    return session.phase if session is not None else None


def _least_heard(shares: tuple[PersonShare, ...]) -> PersonShare | None:
    here = [share for share in shares if share.person.present]
    return min(here, key=lambda share: (share.talk_s, share.entries, share.person.code), default=None)


def _women_talk(shares: tuple[PersonShare, ...]) -> float | None:
    if not any(share.talk_s for share in shares):
        return None
    return float(sum(share.share for share in shares if share.person.sex is Sex.FEMALE))


def _turnout_view(state: SessionState) -> TurnoutView | None:
    poll = open_poll(state)
    if poll is None:
        return None
    waiting = waiting_for(state, poll)
    return TurnoutView(
        method=poll.method,
        question=poll.question,
        voted=roster_count(state, poll.id).cast,
        eligible=len(poll.roster_ids),
        waiting=waiting,
    )


def waiting_for(state: SessionState, poll: Poll) -> tuple[NamedPerson, ...]:
    """Who of the roster has neither voted nor been handed a paper, by code."""
    voted = {*roster_count(state, poll.id).done_ids, *poll.voted_ids}
    people = state.table(Person)
    left = sorted((people[person_id] for person_id in poll.roster_ids if person_id not in voted), key=lambda p: p.code)
    return tuple(NamedPerson(person.id, name_of(person)) for person in left)
