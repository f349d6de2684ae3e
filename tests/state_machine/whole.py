"""What must be true of every state of a session, whatever was done, undone and put back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import datetime
from itertools import pairwise

from core.ballots import Receipt, SealedBallot, ballot_list_of, ballots_of
from core.changes import Record
from core.floor import Hand, Turn, open_turn
from core.people import Person
from core.polls import Poll, PollPhase, polls, result_of
from core.session import Pause, Phase, open_pause, pauses, session_of
from core.state import SessionState
from core.timing import Stretch, lasted_s


def faults(state: SessionState, now: datetime) -> list[str]:
    """Everything that is wrong; empty if nothing is."""
    return [*_references(state), *_claims(state), *_course(state), *_times(state, now), *_votes(state)]


def _records(state: SessionState) -> Iterable[Record]:
    return (record for table in state.tables.values() for record in table.values())


def _references(state: SessionState) -> Iterable[str]:
    ids = {record.id for record in _records(state)}
    for record in _records(state):
        missing = set(record.names()) - ids
        if missing:
            yield f"{type(record).__name__} {record.id} names {missing}"


def _claims(state: SessionState) -> Iterable[str]:
    claims: Counter[Hashable] = Counter(claim for record in _records(state) for claim in record.claims())
    yield from (f"{claim} is claimed {times} times" for claim, times in claims.items() if times > 1)


def _course(state: SessionState) -> Iterable[str]:
    """What may go on: a turn, a pause, a span and a poll only while the session runs, and one poll at most."""
    session = session_of(state)
    running = session is not None and session.phase is Phase.RUNNING
    going_on = [record for record in _records(state) if record.claims() in (("floor",), ("agenda",))]
    if going_on and not running:
        yield f"{going_on} in a session that does not run"
    if open_turn(state) is not None and open_pause(state) is not None:
        yield "somebody speaks in a pause"
    open_polls = [poll for poll in polls(state) if poll.phase is PollPhase.OPEN]
    if len(open_polls) > (1 if running else 0):
        yield f"{len(open_polls)} polls are open"
    people = state.table(Person)
    present = [people[one.person_id].present for one in state.all(Hand)]
    turn = open_turn(state)
    if not all(present) or (turn is not None and not people[turn.person_id].present):
        yield "somebody who is not here speaks or waits"


def _times(state: SessionState, now: datetime) -> Iterable[str]:
    """Turns and pauses lie within the session, one after the other."""
    session = session_of(state)
    started_at = session.started_at if session is not None else None
    taken = sorted(
        (Stretch(one.started_at, one.ended_at) for kind in (Turn, Pause) for one in state.all(kind)),
        key=lambda one: (one.start, one.end or now),
    )
    if not taken:
        return
    if started_at is None or taken[0].start < started_at:
        yield "a turn or a pause before the start"
        return
    for one, after in pairwise(taken):
        if (one.end or now) > after.start:
            yield f"{one} overlaps {after}"
    assert session is not None
    running_s = lasted_s((Stretch(started_at, session.ended_at),), pauses(state), now)
    spoken_s = sum(((turn.ended_at or now) - turn.started_at).total_seconds() for turn in state.all(Turn))
    if spoken_s > running_s + 1e-6:
        yield f"{spoken_s} s of turns in {running_s} s"


def _votes(state: SessionState) -> Iterable[str]:
    """Nobody votes twice or without being on the roster, and every ballot is counted."""
    for poll in polls(state):
        ballots, sealed = ballots_of(state, poll.id), _of_poll(state, SealedBallot, poll)
        voters = Counter(one.person_id for one in (*ballots, *_of_poll(state, Receipt, poll)) if one.person_id)
        if voters and max(voters.values()) > 1:
            yield f"{voters} voted more than once"
        if not voters.keys() <= set(poll.roster_ids):
            yield "somebody voted who is not on the roster"
        if poll.phase is not PollPhase.OPEN and (sealed or _of_poll(state, Receipt, poll)):
            yield "sealed ballots or ticks are left of a poll that is not open"
        if poll.phase is PollPhase.DRAFT and (ballots or poll.roster_ids):
            yield "ballots in a poll that was never opened"
        if poll.phase is PollPhase.CLOSED:
            listed = ballot_list_of(state, poll.id)
            cast = len(ballots) + (len(listed.lines) if listed is not None else 0)
            if result_of(state, poll).cast != cast or cast > len(poll.roster_ids):
                yield f"{cast} ballots of {len(poll.roster_ids)} people, counted {result_of(state, poll).cast}"
            if poll.secret and (ballots or listed is None):
                yield "a secret poll with open ballots or without a list"


def _of_poll(state: SessionState, kind: type[Receipt | SealedBallot], poll: Poll) -> list[Receipt | SealedBallot]:
    return [one for one in state.all(kind) if one.poll_id == poll.id]
