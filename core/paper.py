"""Paper ballots: handed out by name, typed in one by one without a name, checked against each other at closing.

Source: VOTING.md, "Rounds, channels, roster": sah + tidak sah = surat suara masuk, and never more than were handed out.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, refuse
from core.ballots import SPOILED, Ballot, Channel, Marks, Receipt, receipts_of, roster_count
from core.changes import added, removed
from core.identity import Id
from core.state import SessionState
from core.voting import channel_closed, may_vote, poll_being_voted, sealed_ballot, valid_marks


@dataclass(frozen=True, slots=True)
class HandOutPaper(Action):
    """Tick that somebody is handed a paper; from then on that is the person's one way to vote."""

    barrier = True

    poll_id: Id
    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open or without papers, somebody not on its roster, who has voted or has a paper."""
        poll = poll_being_voted(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        person = channel_closed(Channel.PAPER, poll) or may_vote(self.person_id, poll, state)
        if isinstance(person, Refusal):
            return person
        receipt = Receipt(
            id=person.id,
            session_id=state.session_id,
            poll_id=poll.id,
            person_id=person.id,
            channel=Channel.PAPER,
        )
        return (added(receipt),)


@dataclass(frozen=True, slots=True)
class TakeBackPaper(Action):
    """Take an unused paper back from somebody; the person may vote in another way."""

    barrier = True

    poll_id: Id
    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open, without a paper, and when as many were typed in as are handed out."""
        poll = poll_being_voted(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        papers = [tick for tick in receipts_of(state, poll.id) if tick.channel is Channel.PAPER]
        receipt = next((tick for tick in papers if tick.person_id == self.person_id), None)
        if receipt is None:
            return refuse(Code.HAS_NO_PAPER)
        if roster_count(state, poll.id).papers == len(papers):
            return refuse(Code.NO_PAPER_LEFT)
        return (removed(receipt),)


@dataclass(frozen=True, slots=True)
class EnterPaperBallot(Action):
    """Type in one paper from the box. ``spoiled``: it is not valid, whatever is on it; an empty one has no marks."""

    barrier = True

    poll_id: Id
    marks: Marks = ()
    spoiled: bool = False

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open, for more papers than were handed out, and for marks against the rules."""
        poll = poll_being_voted(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        count = roster_count(state, poll.id)
        if count.papers >= count.handed_out:
            return refuse(Code.NO_PAPER_LEFT)
        marks = SPOILED if self.spoiled else self.marks and valid_marks(self.marks, poll, state)
        if isinstance(marks, Refusal):
            return marks
        if poll.secret:
            return (sealed_ballot(marks, poll, state, moment),)
        ballot = Ballot(poll_id=poll.id, person_id=None, marks=marks, channel=Channel.PAPER, cast_at=moment.now)
        return (added(as_new(ballot, state, moment)),)
