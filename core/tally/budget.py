"""The budget line (pagu): down the ranking, take what fits, skip what does not, and say why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Fit(StrEnum):
    """What becomes of an item: taken; more than what is left; no cost known; or its tie must be settled first."""

    TAKEN = "taken"
    OVER = "over"
    NO_COST = "no_cost"
    TIED = "tied"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """One thing to pay for: its rank (shared in a tie) and its cost in whole rupiah, None if nobody knows it."""

    name: str
    rank: int
    cost: int | None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What becomes of one item, and how much is left after it (rupiah)."""

    item: BudgetItem
    fit: Fit
    left: int


def budget_line(items: Sequence[BudgetItem], ceiling: int) -> tuple[BudgetRow, ...]:
    """Decide on ``items``, which stand in the order of rank, under a ceiling in rupiah.

    A tie does not matter as long as all of its items fit together, or none does that is not skipped anyway. Where it
    decides who is paid for, its items are TIED and everything below is OPEN: the tie is to be settled first.
    """
    rows: list[BudgetRow] = []
    left, is_open = ceiling, False
    for _, run in groupby(items, key=lambda item: item.rank):
        group = list(run)
        if is_open:
            rows += [BudgetRow(item, Fit.OPEN, left) for item in group]
            continue
        fits = [_fit(item, left) for item in group]
        wanted = sum(item.cost or 0 for item, fit in zip(group, fits, strict=True) if fit is Fit.TAKEN)
        if wanted > left:
            is_open = True
            fits = [Fit.TIED if fit is Fit.TAKEN else fit for fit in fits]
        for item, fit in zip(group, fits, strict=True):
            left -= (item.cost or 0) if fit is Fit.TAKEN else 0
            rows.append(BudgetRow(item, fit, left))
    return tuple(rows)


def _fit(item: BudgetItem, left: int) -> Fit:
    if item.cost is None:
        return Fit.NO_COST
    return Fit.TAKEN if item.cost <= left else Fit.OVER
