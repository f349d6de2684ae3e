"""Setting priorities over several polls: the sum of ranks, and how far the money goes (pagu).

Source: VOTING.md. The forum decides; what stands here is what its votes and its budget say.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, as_new, refuse
from core.changes import Change, Record, added, removed
from core.identity import Id
from core.issues import issues, standing_issue
from core.outcomes import ranking
from core.polls import Poll, PollPhase, options_of, polls
from core.state import SessionState
from core.tally import METHODS, CombinedRank, Result, combined_ranks
from core.tally.budget import BudgetItem, BudgetRow, budget_line
from core.ties import settled_result_of

HIGHEST = 10**15
"""Rupiah; far beyond the budget of the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Record):
    """How much there is to spend (pagu indikatif) and what the issues would cost: pairs of issue id and rupiah."""

    ceiling: int
    costs: tuple[tuple[str, int], ...] = ()

    def claims(self) -> tuple[Hashable, ...]:
        """To be the one budget."""
        return ("budget",)

    def names(self) -> Iterable[Id]:
        """Its own ids, and the issues that have a cost."""
        yield from Record.names(self)
        yield from (issue_id for issue_id, _ in self.costs)


@dataclass(frozen=True, slots=True)
class Combination:
    """The sum of ranks over several polls, of the issues that stand in all of them, in the order of the issues."""

    polls: tuple[Poll, ...]
    ranks: tuple[CombinedRank, ...]


def ranking_polls(state: SessionState) -> list[Poll]:
    """The newest closed poll of each method that ranks issues and nothing else, in the order of drafting.

    A method with choices of its own (setuju, tolak, abstain) ranks no issues, whatever the poll is about.
    """
    newest: dict[str, Poll] = {}
    for poll in polls(state):
        options = options_of(state, poll.id)
        ranks_options = METHODS[poll.method].fewest_options > 0
        if poll.phase is PollPhase.CLOSED and ranks_options and all(option.issue_id for option in options):
            newest[poll.method] = poll
    return sorted(newest.values(), key=lambda poll: poll.order)


def combination(state: SessionState) -> Combination | None:
    """The sum of ranks over ``ranking_polls``; None with fewer than two."""
    held = ranking_polls(state)
    if len(held) < 2:
        return None
    results = [_by_issue(state, poll) for poll in held]
    in_all = [
        issue.id
        for issue in issues(state)
        if all(any(row.option == issue.id for row in result.rows) for result in results)
    ]
    return Combination(tuple(held), combined_ranks(in_all, results))


def _by_issue(state: SessionState, poll: Poll) -> Result:
    """The result of a poll with the issues in the place of its options."""
    result = settled_result_of(state, poll)
    issue_of = {option.id: option.issue_id or option.id for option in options_of(state, poll.id)}
    return replace(result, rows=tuple(replace(row, option=issue_of[row.option]) for row in result.rows))


def budget_of(state: SessionState) -> Budget | None:
    """What was entered of the budget."""
    return next(iter(state.all(Budget)), None)


def budget_rows(state: SessionState) -> tuple[BudgetRow, ...]:
    """How far the money goes down the final order or, before it is settled, down the sum of ranks; by issue id."""
    budget = budget_of(state)
    if budget is None:
        return ()
    costs = dict(budget.costs)
    items = [BudgetItem(issue_id, rank, costs.get(issue_id)) for issue_id, rank in budget_order(state)]
    return budget_line(items, budget.ceiling)


def budget_order(state: SessionState) -> list[tuple[Id, int]]:
    """Issue and rank down which the money is spent: the final order, else the sum of ranks, else nothing."""
    settled = ranking(state)
    if settled is not None:
        return [(issue_id, rank) for rank, issue_id in enumerate(settled.ranked_ids, start=1)]
    sums = combination(state)
    ranked = [(row.option, row.rank) for row in sums.ranks if row.rank is not None] if sums is not None else []
    return sorted(ranked, key=lambda pair: pair[1])


@dataclass(frozen=True, slots=True)
class SetBudget(Action):
    """Keep how much there is to spend and what the issues would cost."""

    ceiling: int
    costs: tuple[tuple[str, int], ...] = ()

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an issue unknown, and for a sum below 0 or beyond all measure."""
        if not all(0 <= rupiah <= HIGHEST for rupiah in (self.ceiling, *(cost for _, cost in self.costs))):
            return refuse(Code.BAD_VALUE, field="cost")
        if any(standing_issue(state, issue_id) is None for issue_id, _ in self.costs):
            return refuse(Code.NOT_FOUND)
        before = budget_of(state)
        costs = tuple(sorted(dict(self.costs).items()))
        if before is None:
            return (added(as_new(Budget(ceiling=self.ceiling, costs=costs), state, moment)),)
        after = replace(before, ceiling=self.ceiling, costs=costs)
        return () if after == before else (Change(before, after),)


@dataclass(frozen=True, slots=True)
class DropBudget(Action):
    """Do without a budget."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Nothing happens if there is none."""
        budget = budget_of(state)
        return () if budget is None else (removed(budget),)
