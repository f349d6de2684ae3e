"""The sum of ranks and the budget line as the console shows them."""

from __future__ import annotations

from core.issues import Issue
from core.outcomes import Ranking
from core.poll_view import POLL_TABLES
from core.priorities import Budget, budget_of, budget_rows, combination
from core.state import SessionState
from core.views import BudgetLineView, BudgetView, CombinedRow, CombinedView

PRIORITIES_TABLES = (*POLL_TABLES, Ranking, Budget)


def combined_view(state: SessionState) -> CombinedView | None:
    """The sum of ranks over the polls that rank issues; None with fewer than two."""
    found = combination(state)
    if found is None:
        return None
    table = state.table(Issue)
    ranks = sorted(found.ranks, key=lambda row: (row.rank is None, row.rank, table[row.option].order))
    return CombinedView(
        methods=tuple(poll.method for poll in found.polls),
        rows=tuple(
            CombinedRow(
                issue_id=row.option,
                code=table[row.option].code,
                title=table[row.option].title,
                ranks=row.ranks,
                total=row.total,
                rank=row.rank,
                tied=row.tied,
            )
            for row in ranks
        ),
    )


def budget_view(state: SessionState) -> BudgetView | None:
    """How far the money goes; None without a budget."""
    budget = budget_of(state)
    if budget is None:
        return None
    table = state.table(Issue)
    return BudgetView(
        ceiling=budget.ceiling,
        rows=tuple(
            BudgetLineView(
                issue_id=row.item.name,
                code=table[row.item.name].code,
                title=table[row.item.name].title,
                rank=row.item.rank,
                cost=row.item.cost,
                fit=row.fit,
                left=row.left,
            )
            for row in budget_rows(state)
        ),
    )
