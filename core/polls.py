"""Polls: what they are, how they are drafted and repeated, and what their count is.

Opening, voting and closing are in ``core.voting``, paper in ``core.paper``, what follows from a result in
``core.ties``; counting itself is in ``core.tally``. Opened and closed polls are never edited: a repeat is a new round.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.ballots import ALL_CHANNELS, Channel, marks_of
from core.changes import Record, added, removed
from core.identity import Id
from core.issues import standing_issue
from core.state import SessionState
from core.tally import METHODS, Result

Rules = tuple[tuple[str, int | str], ...]

FEWEST_FOR_SECRECY = 4
"""With fewer voters each can work out from the result what the others chose."""

NEVER_SECRET = frozenset({"mufakat", "pairwise"})
"""Methods in which people answer by name, or the group as one."""


class PollPhase(StrEnum):
    """How far a poll is."""

    DRAFT = auto()
    OPEN = auto()
    CLOSED = auto()
    ANNULLED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Record):
    """One round of voting.

    ``method`` is a key of ``core.tally.METHODS`` and ``rules`` are that method's settings. ``roster_ids`` are the
    people who may vote: those present when the poll was opened, and the chair if ``chair_votes``, who then counts as
    invited and as signed, too. ``channels`` are the ways in which ballots may come in. ``round`` counts repeats of one
    question from 1, and ``reason`` says why it is repeated, or why it was annulled. ``follows_id`` is the poll that
    this one came out of: a consensus that was not reached, or a tie.

    Of a ``secret`` poll nothing is known before it is closed; ``show_running`` lets the console show the count of
    one that is not. ``box_key`` is the public key to which its ballots are sealed. At opening it is noted how many were
    ``invited`` and how many had ``signed``; at closing who has voted or was handed a paper (``voted_ids``, by code)
    and, if papers are missing, why (``closing_note``).
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
    secret: bool = False
    show_running: bool = False
    follows_id: Id | None = None
    box_key: str = ""
    invited: int = 0
    signed: int = 0
    voted_ids: tuple[Id, ...] = ()
    closing_note: str = ""
    channels: tuple[str, ...] = ALL_CHANNELS
    chair_votes: bool = False

    def claims(self) -> tuple[Hashable, ...]:
        """To be the one that is open, and the next round of the one that it repeats."""
        is_open = ("poll",) if self.phase is PollPhase.OPEN else ()
        return is_open if self.repeats_id is None else (*is_open, ("round after", self.repeats_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class PollOption(Record):
    """One thing that can be voted for: an issue, or words of its own."""

    poll_id: Id
    order: int
    label: str
    issue_id: Id | None = None


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


def result_of(state: SessionState, poll: Poll) -> Result:
    """The count of a poll, always from its ballots; of a secret poll that is open there are none to see."""
    return METHODS[poll.method].count(full_rules(poll), option_ids(state, poll), marks_of(state, poll.id))


def option_ids(state: SessionState, poll: Poll) -> list[Id]:
    """The ids of a poll's options in their order."""
    return [option.id for option in options_of(state, poll.id)]


def full_rules(poll: Poll) -> dict[str, int | str]:
    """The rules of a poll with the numbers of people that a base may be taken of; a number that was set stays."""
    here = len(poll.roster_ids)
    return {"present": here, "eligible": here, "invited": poll.invited, "signed": poll.signed, **dict(poll.rules)}


@dataclass(frozen=True, slots=True)
class DraftPoll(Action):
    """Prepare a poll: method, question, rules and what can be voted for."""

    method: str
    question: str
    options: tuple[OptionWish, ...] = ()
    rules: Rules = ()
    secret: bool = False
    show_running: bool = False
    channels: tuple[Channel, ...] = tuple(Channel)
    chair_votes: bool = False

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a question, for an unknown method, rules it does not know, too few options, one issue twice,
        in secret where a method has people answer by name, and without a channel that is left open to it.
        """
        method = METHODS.get(self.method)
        if method is None:
            return refuse(Code.BAD_VALUE, field="method")
        rules = method.checked_rules(dict(self.rules))
        if rules is None:
            return refuse(Code.BAD_RULES)
        if len(self.options) < method.fewest_options:
            return refuse(Code.TOO_FEW_OPTIONS, fewest=method.fewest_options)
        about = [wish.issue_id for wish in self.options if wish.issue_id is not None]
        if len(set(about)) < len(about):
            return refuse(Code.BAD_VALUE, field="options")
        if self.secret and self.method in NEVER_SECRET:
            return refuse(Code.CANNOT_BE_SECRET)
        channels = open_channels(self.channels, secret=self.secret)
        if not channels:
            return refuse(Code.NO_CHANNEL)
        wished = Poll(
            order=next_order(state),
            method=self.method,
            question=self.question,
            rules=tuple(sorted(rules.items())),
            secret=self.secret,
            show_running=self.show_running and not self.secret,
            channels=channels,
            chair_votes=self.chair_votes,
        )
        poll = checked(wished, "question")
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


def open_channels(wished: Collection[str], *, secret: bool) -> tuple[str, ...]:
    """The ``wished`` channels in their order; in secret without taps on seats, which everybody sees."""
    seen = {Channel.SEAT.value} if secret else set[str]()
    return tuple(channel for channel in ALL_CHANNELS if channel in wished and channel not in seen)


def next_order(state: SessionState) -> int:
    """The place of the next poll."""
    return max((poll.order for poll in state.all(Poll)), default=0) + 1


def _wished_option(wish: OptionWish, poll_id: Id, order: int, state: SessionState) -> PollOption | Refusal:
    issue = standing_issue(state, wish.issue_id)
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
class RepeatPoll(Action):
    """Draft a new round of a poll that is over; the old round stays as it is."""

    poll_id: Id
    reason: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not yet over, and without a reason.

        A poll that was repeated stands for its newest round; nothing happens if that is a draft.
        """
        poll = _newest_round(state, self.poll_id)
        if poll is None:
            return refuse(Code.NOT_FOUND)
        if poll.phase is PollPhase.DRAFT and poll.id != self.poll_id:
            return ()
        if poll.phase not in (PollPhase.CLOSED, PollPhase.ANNULLED):
            return refuse(Code.POLL_NOT_CLOSED)
        wished = Poll(
            order=next_order(state),
            method=poll.method,
            question=poll.question,
            rules=poll.rules,
            round=poll.round + 1,
            reason=self.reason,
            repeats_id=poll.id,
            follows_id=poll.follows_id,
            secret=poll.secret,
            show_running=poll.show_running,
            channels=poll.channels,
            chair_votes=poll.chair_votes,
        )
        again = checked(wished, "reason")
        if isinstance(again, Refusal):
            return again
        again = as_new(again, state, moment)
        options = (
            added(as_new(replace(option, poll_id=again.id), state, moment)) for option in options_of(state, poll.id)
        )
        return (added(again), *options)


def _newest_round(state: SessionState, poll_id: Id) -> Poll | None:
    """The last of the rounds that repeat a poll, one after the other; the poll itself if there is none."""
    poll = state.get(Poll, poll_id)
    following = {other.repeats_id: other for other in state.all(Poll)}
    while poll is not None and poll.id in following:
        poll = following[poll.id]
    return poll
