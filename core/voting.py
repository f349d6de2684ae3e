"""Voting: a poll is opened to those who are here, takes one ballot of each, and is closed.

Sources: VOTING.md, "Rounds, channels, roster" and "Secrecy".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.ballots import (
    Ballot,
    BallotList,
    Channel,
    Marks,
    Receipt,
    SealedBallot,
    counted,
    in_order_of_codes,
    line_width,
    receipts_of,
    roster_count,
    sealed_ballots_of,
)
from core.changes import Change, Changes, added, edited, removed
from core.identity import Id, random_id
from core.people import Person, listed_name, participants
from core.polls import Poll, PollPhase, full_rules, open_poll, option_ids
from core.quorum import chair_of, quorum_of
from core.session import Phase, session_of
from core.state import SessionState
from core.tally import METHODS, ballot_line


@dataclass(frozen=True, slots=True)
class OpenPoll(Action):
    """Open the poll to the participants who are here now, and to the chair if the poll says so."""

    barrier = True

    poll_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless the session runs, for a poll not in draft, while another is open, and with nobody here."""
        poll = state.get(Poll, self.poll_id)
        if poll is None:
            return refuse(Code.NOT_FOUND)
        session = session_of(state)
        if session is None or session.phase is not Phase.RUNNING:
            return refuse(Code.SESSION_NOT_RUNNING)
        if poll.phase is not PollPhase.DRAFT:
            return refuse(Code.POLL_NOT_DRAFT)
        if open_poll(state) is not None:
            return refuse(Code.ANOTHER_POLL_OPEN)
        chair = chair_of(state) if poll.chair_votes else None
        here = [person for person in participants(state) if person.present]
        roster = tuple(person.id for person in (*here, *((chair,) if chair is not None else ())))
        if not roster:
            return refuse(Code.NO_VOTERS)
        forum = quorum_of(state, with_chair=chair is not None)
        opened = edited(
            poll,
            phase=PollPhase.OPEN,
            opened_at=moment.now,
            roster_ids=roster,
            invited=forum.invited,
            signed=forum.signed,
            chair_votes=chair is not None,
            box_key=moment.box.make_key(poll.id) if poll.secret else "",
        )
        return (opened,)


@dataclass(frozen=True, slots=True)
class CastBallot(Action):
    """Put one person's ballot into the box, from the seat or the booth."""

    barrier = True

    poll_id: Id
    person_id: Id
    marks: Marks
    channel: Channel = Channel.SEAT
    reason: str = ""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open, somebody not on its roster, a second ballot, somebody who was handed a paper,
        marks against the rules, a channel that the poll does not take, and a secret ballot that everybody would see.
        """
        poll = poll_being_voted(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        person = self._wrong_channel(poll) or may_vote(self.person_id, poll, state)
        if isinstance(person, Refusal):
            return person
        marks = valid_marks(self.marks, poll, state)
        if isinstance(marks, Refusal):
            return marks
        if poll.secret:
            receipt = Receipt(
                id=person.id,
                session_id=state.session_id,
                poll_id=poll.id,
                person_id=person.id,
                channel=self.channel,
            )
            return (added(receipt), sealed_ballot(marks, poll, state, moment))
        ballot = checked(
            Ballot(
                poll_id=poll.id,
                person_id=person.id,
                marks=marks,
                channel=self.channel,
                cast_at=moment.now,
                reason=self.reason,
            )
        )
        return ballot if isinstance(ballot, Refusal) else (added(as_new(ballot, state, moment)),)

    def _wrong_channel(self, poll: Poll) -> Refusal | None:
        if self.channel is Channel.PAPER:
            return refuse(Code.PAPER_HAS_NO_NAME)
        if poll.secret and (self.channel is not Channel.BOOTH or self.reason):
            return refuse(Code.SECRET_NEEDS_BOOTH)
        return channel_closed(self.channel, poll)


def poll_being_voted(state: SessionState, poll_id: Id) -> Poll | Refusal:
    """The poll of that id if it is open."""
    poll = state.get(Poll, poll_id)
    if poll is None:
        return refuse(Code.NOT_FOUND)
    return poll if poll.phase is PollPhase.OPEN else refuse(Code.POLL_NOT_OPEN)


def channel_closed(channel: Channel, poll: Poll) -> Refusal | None:
    """Why no ballot of ``poll`` comes in this way, or None."""
    return None if channel in poll.channels else refuse(Code.CHANNEL_NOT_OPEN, channel=channel)


def may_vote(person_id: Id, poll: Poll, state: SessionState) -> Person | Refusal:
    """The person of that id, who is on the roster of ``poll`` and has neither voted nor a paper."""
    person = state.get(Person, person_id)
    if person is None or person.id not in poll.roster_ids:
        return refuse(Code.NOT_ON_ROSTER)
    if any(tick.person_id == person.id and tick.channel is Channel.PAPER for tick in receipts_of(state, poll.id)):
        return refuse(Code.ALREADY_HAS_PAPER, name=listed_name(state, person))
    if person.id in roster_count(state, poll.id).done_ids:
        return refuse(Code.ALREADY_VOTED, name=listed_name(state, person))
    return person


def valid_marks(wished: Marks, poll: Poll, state: SessionState) -> Marks | Refusal:
    """``wished`` in the order of its keys, without marks that say nothing, or why no method could count it."""
    method = METHODS[poll.method]
    wrong = method.check(full_rules(poll), option_ids(state, poll), dict(wished))
    if wrong is not None:
        return refuse(Code[wrong])
    return tuple(sorted((key, mark) for key, mark in dict(wished).items() if mark != 0 or method.zero_is_a_mark))


def sealed_ballot(marks: Marks, poll: Poll, state: SessionState, moment: Moment) -> Change:
    """A new ballot in the box of a secret poll, of the same length and under as random an id as all others."""
    width = line_width(METHODS[poll.method].keys(full_rules(poll), option_ids(state, poll)))
    sealed = moment.box.seal(poll.box_key, ballot_line(dict(marks)), width)
    return added(SealedBallot(id=random_id(), session_id=state.session_id, poll_id=poll.id, sealed=sealed))


@dataclass(frozen=True, slots=True)
class ClosePoll(Action):
    """Close the poll; its result is what the ballots say. The box of a secret one is opened and its key destroyed.

    ``note`` says why papers that were handed out have not come back.
    """

    barrier = True

    poll_id: Id
    note: str = ""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open, if papers are missing without a note, and if the key of the box is lost."""
        poll = poll_being_voted(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        count = roster_count(state, poll.id)
        if count.papers < count.handed_out and not self.note.strip():
            return refuse(Code.PAPERS_MISSING, missing=count.handed_out - count.papers)
        closed = checked(
            replace(
                poll,
                phase=PollPhase.CLOSED,
                closed_at=moment.now,
                voted_ids=in_order_of_codes(state, count.done_ids),
                closing_note=self.note,
            )
        )
        if isinstance(closed, Refusal):
            return closed
        ballots = _opened_box(poll, state, moment) if poll.secret else ()
        if isinstance(ballots, Refusal):
            return ballots
        return (Change(poll, closed), *ballots, *_emptied_box(state, poll))


def _opened_box(poll: Poll, state: SessionState, moment: Moment) -> Changes | Refusal:
    """The one list that the sealed ballots of a poll become."""
    sealed = [ballot.sealed for ballot in sealed_ballots_of(state, poll.id)]
    lines = moment.box.unseal(poll.id, sealed)
    if lines is None:
        return refuse(Code.BOX_KEY_LOST)
    count = roster_count(state, poll.id)
    channels = Counter({Channel.BOOTH: count.cast - count.papers, Channel.PAPER: count.papers})
    ballots = BallotList(poll_id=poll.id, lines=tuple(sorted(lines)), channels=counted(channels))
    return (added(as_new(ballots, state, moment)),)


def _emptied_box(state: SessionState, poll: Poll) -> Changes:
    ticks = (removed(receipt) for receipt in sorted(receipts_of(state, poll.id), key=lambda receipt: receipt.id))
    return (*ticks, *(removed(ballot) for ballot in sealed_ballots_of(state, poll.id)))


@dataclass(frozen=True, slots=True)
class AnnulPoll(Action):
    """Stop an open poll without a result; what is in the box is never looked at."""

    barrier = True

    poll_id: Id
    reason: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open, and without a reason."""
        poll = poll_being_voted(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        wished = replace(poll, phase=PollPhase.ANNULLED, closed_at=moment.now, reason=self.reason)
        annulled = checked(wished, "reason")
        if isinstance(annulled, Refusal):
            return annulled
        return (Change(poll, annulled), *_emptied_box(state, poll))
