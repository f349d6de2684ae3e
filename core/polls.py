"""Polls: drafted, opened, voted, closed. Counting is in ``core.tally``; here is who may vote, when and once.

Sources: VOTING.md, "Rounds, channels, roster". Opened and closed polls are never edited: a repeat is a new round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Record, added, edited, removed
from core.identity import Id
from core.issues import Issue
from core.people import Person, participants
from core.session import Phase, session_of
from core.state import SessionState
from core.tally import METHODS, Result

Rules = tuple[tuple[str, int | str], ...]
Marks = tuple[tuple[str, int], ...]


class PollPhase(StrEnum):
    """How far a poll is."""

    DRAFT = auto()
    OPEN = auto()
    CLOSED = auto()


class Channel(StrEnum):
    """How a ballot came in."""

    SEAT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Record):
    """One round of voting.

    ``method`` is a key of ``core.tally.METHODS`` and ``rules`` are that method's settings. ``roster_ids`` are the
    people who may vote: those present when the poll was opened. ``round`` counts repeats of one question from 1.
    """

    order: int = 0
    method: str
    question: str
    rules: Rules = ()
    phase: PollPhase = PollPhase.DRAFT
    round: int = 1
    reason: str = ""
    repeats_id: Id | None = None
    roster_ids: tuple[Id, ...] = ()
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollOption(Record):
    """One thing that can be voted for: an issue, or words of its own."""

    poll_id: Id
    order: int
    label: str
    issue_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Record):
    """One person's open ballot. ``marks`` are the method's: (option id, dots), ("agree", 1), ("<option id>|U", 5) …"""

    poll_id: Id
    person_id: Id
    marks: Marks
    channel: Channel
    cast_at: datetime


@dataclass(frozen=True, slots=True)
class OptionWish:
    """An option as somebody wishes for it: an issue, or words."""

    label: str = ""
    issue_id: Id | None = None


def polls(state: SessionState) -> list[Poll]:
    """The polls in the order in which they were drafted."""
    return sorted(state.all(Poll), key=lambda poll: (poll.order, poll.id))


def open_poll(state: SessionState) -> Poll | None:
    """The poll that is open; there is at most one."""
    return next((poll for poll in state.all(Poll) if poll.phase is PollPhase.OPEN), None)


def options_of(state: SessionState, poll_id: Id) -> list[PollOption]:
    """The options of a poll in their order."""
    return sorted(
        (option for option in state.all(PollOption) if option.poll_id == poll_id), key=lambda option: option.order
    )


def ballots_of(state: SessionState, poll_id: Id) -> list[Ballot]:
    """The ballots of a poll."""
    return [ballot for ballot in state.all(Ballot) if ballot.poll_id == poll_id]


def result_of(state: SessionState, poll: Poll) -> Result:
    """The count of a poll, always from its ballots."""
    options = [option.id for option in options_of(state, poll.id)]
    marks = [dict(ballot.marks) for ballot in ballots_of(state, poll.id)]
    return METHODS[poll.method].count(_full_rules(poll), options, marks)


def _full_rules(poll: Poll) -> dict[str, int | str]:
    return {"present": len(poll.roster_ids), **dict(poll.rules)}


@dataclass(frozen=True, slots=True)
class DraftPoll(Action):
    """Prepare a poll: method, question, rules and what can be voted for."""

    method: str
    question: str
    options: tuple[OptionWish, ...] = ()
    rules: Rules = ()

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a question, for an unknown method, rules it does not know, or too few options."""
        method = METHODS.get(self.method)
        if method is None:
            return refuse(Code.BAD_VALUE, field="method")
        rules = method.checked_rules(dict(self.rules))
        if rules is None:
            return refuse(Code.BAD_RULES)
        if len(self.options) < method.fewest_options:
            return refuse(Code.TOO_FEW_OPTIONS, fewest=method.fewest_options)
        last = max((other.order for other in state.all(Poll)), default=0)
        poll = checked(
            Poll(order=last + 1, method=self.method, question=self.question, rules=tuple(sorted(rules.items()))),
            "question",
        )
        if isinstance(poll, Refusal):
            return poll
        poll = as_new(poll, state, moment)
        options: list[PollOption] = []
        for order, wish in enumerate(self.options, start=1):
            option = _wished_option(wish, poll.id, order, state)
            if isinstance(option, Refusal):
                return option
            options.append(as_new(option, state, moment))
        return (added(poll), *(added(option) for option in options))


def _wished_option(wish: OptionWish, poll_id: Id, order: int, state: SessionState) -> PollOption | Refusal:
    issue = state.get(Issue, wish.issue_id)
    if wish.issue_id is not None and issue is None:
        return refuse(Code.NOT_FOUND)
    label = wish.label or (issue.title if issue is not None else "")
    return checked(PollOption(poll_id=poll_id, order=order, label=label, issue_id=wish.issue_id), "label")


@dataclass(frozen=True, slots=True)
class DropPoll(Action):
    """Throw away a poll that was never opened."""

    poll_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll unknown or opened."""
        poll = state.get(Poll, self.poll_id)
        if poll is None:
            return refuse(Code.NOT_FOUND)
        if poll.phase is not PollPhase.DRAFT:
            return refuse(Code.POLL_NOT_DRAFT)
        return (*(removed(option) for option in options_of(state, poll.id)), removed(poll))


@dataclass(frozen=True, slots=True)
class OpenPoll(Action):
    """Open the poll to those who are here now."""

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
        roster = tuple(person.id for person in participants(state) if person.present)
        if not roster:
            return refuse(Code.NO_VOTERS)
        return (edited(poll, phase=PollPhase.OPEN, opened_at=moment.now, roster_ids=roster),)


@dataclass(frozen=True, slots=True)
class CastBallot(Action):
    """Put one person's ballot into the box."""

    barrier = True

    poll_id: Id
    person_id: Id
    marks: Marks
    channel: Channel = Channel.SEAT

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open, somebody not on its roster, a second ballot, and marks against the rules."""
        poll = state.get(Poll, self.poll_id)
        if poll is None:
            return refuse(Code.NOT_FOUND)
        if poll.phase is not PollPhase.OPEN:
            return refuse(Code.POLL_NOT_OPEN)
        person = state.get(Person, self.person_id)
        if person is None or person.id not in poll.roster_ids:
            return refuse(Code.NOT_ON_ROSTER)
        if any(ballot.person_id == person.id for ballot in ballots_of(state, poll.id)):
            return refuse(Code.ALREADY_VOTED, name=person.name)
        marks = tuple(sorted((key, mark) for key, mark in dict(self.marks).items() if mark != 0))
        options = [option.id for option in options_of(state, poll.id)]
        wrong = METHODS[poll.method].check(_full_rules(poll), options, dict(self.marks))
        if wrong is not None:
            return refuse(Code[wrong])
        ballot = Ballot(poll_id=poll.id, person_id=person.id, marks=marks, channel=self.channel, cast_at=moment.now)
        return (added(as_new(ballot, state, moment)),)


@dataclass(frozen=True, slots=True)
class ClosePoll(Action):
    """Close the poll; its result is what the ballots say."""

    barrier = True

    poll_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not open."""
        poll = state.get(Poll, self.poll_id)
        if poll is None:
            return refuse(Code.NOT_FOUND)
        if poll.phase is not PollPhase.OPEN:
            return refuse(Code.POLL_NOT_OPEN)
        return (edited(poll, phase=PollPhase.CLOSED, closed_at=moment.now),)


@dataclass(frozen=True, slots=True)
class RepeatPoll(Action):
    """Draft a new round of a closed poll; the old round stays as it is."""

    poll_id: Id
    reason: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not closed, and without a reason."""
        poll = state.get(Poll, self.poll_id)
        if poll is None:
            return refuse(Code.NOT_FOUND)
        if poll.phase is not PollPhase.CLOSED:
            return refuse(Code.POLL_NOT_CLOSED)
        wished = replace(
            poll,
            order=max(other.order for other in state.all(Poll)) + 1,
            phase=PollPhase.DRAFT,
            round=poll.round + 1,
            reason=self.reason,
            repeats_id=poll.id,
            roster_ids=(),
            opened_at=None,
            closed_at=None,
        )
        again = checked(wished, "reason")
        if isinstance(again, Refusal):
            return again
        again = as_new(again, state, moment)
        options = (
            added(as_new(replace(option, poll_id=again.id), state, moment)) for option in options_of(state, poll.id)
        )
        return (added(again), *options)
