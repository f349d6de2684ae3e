"""What follows a result that settles nothing: a tie is settled by people, a consensus that failed becomes a vote.

Source: VOTING.md, "Ties". The method's own ladder, declared before opening, is part of the count; here is what the
forum does where it left a tie: a run-off among the tied, a decision by mufakat, or drawing lots before named witnesses.
Nothing is ever drawn by the program.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.ballots import Channel, marks_of
from core.changes import Record, added
from core.identity import Id
from core.polls import (
    Poll,
    PollOption,
    PollPhase,
    Rules,
    full_rules,
    next_order,
    open_channels,
    option_ids,
    options_of,
    polls,
    result_of,
)
from core.state import SessionState
from core.tally import METHODS, Outcome, Result
from core.tally.ranking import settled_by_hand

FEWEST_WITNESSES = 3


class TieManner(StrEnum):
    """How a tie was settled that the declared ladder had left.

    By a run-off, by mufakat, by lots (undian), or by the method's usual ladder, which was not declared before.
    """

    RUN_OFF = auto()
    CONSENSUS = auto()
    LOT = auto()
    LADDER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TieSettlement(Record):
    """The order of options that shared a rank, the first one first; who chose the manner; who saw the lots drawn."""

    poll_id: Id
    ordered_ids: tuple[Id, ...]
    manner: TieManner
    chosen_by: str
    witnesses: tuple[str, ...] = ()
    reason: str = ""
    settled_at: datetime

    def claims(self) -> tuple[Hashable, ...]:
        """To settle this tie."""
        return (("tie", self.poll_id, frozenset(self.ordered_ids)),)


def settlements_of(state: SessionState, poll_id: Id) -> list[TieSettlement]:
    """How ties of a poll were settled, in the order in which it was done."""
    of_poll = (settled for settled in state.all(TieSettlement) if settled.poll_id == poll_id)
    return sorted(of_poll, key=lambda settled: (settled.settled_at, settled.id))


def settled_result_of(state: SessionState, poll: Poll) -> Result:
    """The count of a closed poll with the ties that people have settled since; "seri" stays with those rows."""
    result = result_of(state, poll)
    for settled in settlements_of(state, poll.id):
        result = settled_by_hand(result, settled.ordered_ids, settled.manner)
    return result


def open_ties(state: SessionState, poll: Poll) -> list[tuple[Id, ...]]:
    """The groups of options of a closed poll that still share a rank."""
    return [group for tie in settled_result_of(state, poll).ties for group in tie.open]


def order_by_ladder(state: SessionState, poll: Poll, tied: Collection[Id]) -> tuple[Id, ...]:
    """The order into which the method's usual ladder puts options that share a rank; () if it leaves a tie."""
    ladder = METHODS[poll.method].usual_ladder
    if not ladder:
        return ()
    rules = {**full_rules(poll), "ladder": ladder}
    result = METHODS[poll.method].count(rules, option_ids(state, poll), marks_of(state, poll.id))
    rows = [row for row in result.rows if row.option in tied]
    return tuple(row.option for row in rows) if len({row.rank for row in rows}) == len(rows) else ()


@dataclass(frozen=True, slots=True)
class SettleTie(Action):
    """Settle the order of options that share a rank, by what the forum has done."""

    poll_id: Id
    ordered_ids: tuple[Id, ...]
    manner: TieManner
    chosen_by: str
    witnesses: tuple[str, ...] = ()
    reason: str = ""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not closed, for options that do not share a rank, without a word on who chose the manner,
        for lots before fewer than three named witnesses, and for a run-off or a ladder that came out otherwise.
        """
        poll = _closed_poll(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        if sorted(self.ordered_ids) not in [sorted(group) for group in open_ties(state, poll)]:
            return refuse(Code.NOT_A_TIE)
        settled = checked(
            TieSettlement(
                poll_id=poll.id,
                ordered_ids=self.ordered_ids,
                manner=self.manner,
                chosen_by=self.chosen_by,
                witnesses=self.witnesses,
                reason=self.reason,
                settled_at=moment.now,
            ),
            "chosen_by",
        )
        if isinstance(settled, Refusal):
            return settled
        named = {name.casefold() for name in settled.witnesses}
        if self.manner is TieManner.LOT and len(named) < FEWEST_WITNESSES:
            return refuse(Code.WITNESSES_MISSING, fewest=FEWEST_WITNESSES)
        if self.manner is TieManner.RUN_OFF and not _run_off_says(state, poll, self.ordered_ids):
            return refuse(Code.RUN_OFF_MISSING)
        if self.manner is TieManner.LADDER and order_by_ladder(state, poll, self.ordered_ids) != self.ordered_ids:
            return refuse(Code.LADDER_LEAVES_TIE)
        return (added(as_new(settled, state, moment)),)


def _closed_poll(state: SessionState, poll_id: Id) -> Poll | Refusal:
    poll = state.get(Poll, poll_id)
    if poll is None:
        return refuse(Code.NOT_FOUND)
    return poll if poll.phase is PollPhase.CLOSED else refuse(Code.POLL_NOT_CLOSED)


def _run_off_says(state: SessionState, poll: Poll, ordered_ids: tuple[Id, ...]) -> bool:
    """Whether a run-off among these options put them in this order, without a tie of its own."""
    wanted = [_content(state.table(PollOption)[option_id]) for option_id in ordered_ids]
    return any(
        run_off.follows_id == poll.id and _order_of(state, run_off) == wanted
        for run_off in polls(state)
        if run_off.phase is PollPhase.CLOSED
    )


def _order_of(state: SessionState, poll: Poll) -> list[tuple[Id | None, str]]:
    """What is behind a poll's options in the order of their rank; nothing if ranks are shared."""
    if open_ties(state, poll):
        return []
    options = state.table(PollOption)
    return [_content(options[row.option]) for row in settled_result_of(state, poll).rows if row.rank is not None]


def _content(option: PollOption) -> tuple[Id | None, str]:
    return option.issue_id, option.label


@dataclass(frozen=True, slots=True)
class DraftRunOff(Action):
    """Draft a poll among options that share a rank, by the same method and rules."""

    poll_id: Id
    option_ids: tuple[Id, ...]

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not closed, and for options that do not share a rank."""
        poll = _closed_poll(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        if sorted(self.option_ids) not in [sorted(group) for group in open_ties(state, poll)]:
            return refuse(Code.NOT_A_TIE)
        run_off = Poll(
            order=next_order(state),
            method=poll.method,
            question=poll.question,
            rules=poll.rules,
            follows_id=poll.id,
            secret=poll.secret,
            show_running=poll.show_running,
            channels=poll.channels,
            chair_votes=poll.chair_votes,
        )
        run_off = as_new(run_off, state, moment)
        tied = [option for option in options_of(state, poll.id) if option.id in self.option_ids]
        options = (replace(option, poll_id=run_off.id, order=order) for order, option in enumerate(tied, start=1))
        return (added(run_off), *(added(as_new(option, state, moment)) for option in options))


@dataclass(frozen=True, slots=True)
class DraftVoteAfterConsensus(Action):
    """Go on to a vote (lanjut ke pemungutan suara) on a question on which no mufakat was reached.

    ``rules`` are those of a vote on setuju, tolak, abstain.
    """

    poll_id: Id
    rules: Rules = ()
    secret: bool = False
    channels: tuple[Channel, ...] = tuple(Channel)
    chair_votes: bool = False

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a poll not closed, no mufakat or one that was reached, wrong rules, and without a channel."""
        poll = _closed_poll(state, self.poll_id)
        if isinstance(poll, Refusal):
            return poll
        if poll.method != "mufakat" or result_of(state, poll).outcome is not Outcome.NOT_CARRIED:
            return refuse(Code.NOT_A_CONSENSUS)
        rules = METHODS["consent_vote"].checked_rules(dict(self.rules))
        if rules is None:
            return refuse(Code.BAD_RULES)
        channels = open_channels(self.channels, secret=self.secret)
        if not channels:
            return refuse(Code.NO_CHANNEL)
        vote = Poll(
            order=next_order(state),
            method="consent_vote",
            question=poll.question,
            rules=tuple(sorted(rules.items())),
            follows_id=poll.id,
            secret=self.secret,
            channels=channels,
            chair_votes=self.chair_votes,
        )
        return (added(as_new(vote, state, moment)),)
