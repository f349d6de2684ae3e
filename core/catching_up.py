"""Three ways to catch up when a session runs late: shift the end, take the time from one item, spread the loss.

Each plan can be looked at before it is chosen, and each is one act that undo takes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, refuse
from core.agenda import AgendaItem, actual_s, current_item, items, spans_of
from core.changes import edited
from core.identity import Id
from core.session import agreed_end, running, session_of
from core.state import SessionState

SHORTEST_S = 60
"""No plan makes an item shorter than this many seconds."""


class CatchUpWay(StrEnum):
    """SHIFT: everything later, the end moves. TAKE: one item gives the time. SPREAD: all items to come give in
    proportion to what they have.
    """

    SHIFT = auto()
    TAKE = auto()
    SPREAD = auto()


@dataclass(frozen=True, slots=True)
class CatchUpPlan:
    """What a plan would do: the new seconds of each item to come, and when the session would end (UTC).

    ``missing_s`` is what cannot be won back, because items would become too short.
    """

    way: CatchUpWay
    budgets: tuple[tuple[Id, int], ...]
    ends_at: datetime
    missing_s: int


def to_come(state: SessionState) -> list[AgendaItem]:
    """The items that have not begun and are not skipped, in order."""
    return [item for item in items(state) if not item.skipped and not spans_of(state, item.id)]


def expected_end(state: SessionState, now: datetime) -> datetime:
    """When the session ends if the current item and all to come take the time they have; ``now`` at the earliest."""
    current = current_item(state)
    coming = {item.id for item in to_come(state)}
    left = [
        max(0.0, item.budget_s - actual_s(state, item.id, now))
        for item in items(state)
        if item.id in coming or (current is not None and item.order >= current.order and not item.skipped)
    ]
    return now + timedelta(seconds=sum(left))


def late_s(state: SessionState, now: datetime) -> int:
    """Whole seconds by which the expected end is after the agreed one; 0 when in time or without a session."""
    session = session_of(state)
    if session is None:
        return 0
    return max(0, round((expected_end(state, now) - agreed_end(session)).total_seconds()))


def catch_up_plan(state: SessionState, now: datetime, way: CatchUpWay, item_id: Id | None = None) -> CatchUpPlan:
    """The plan of one ``way``; TAKE takes from ``item_id``. Whole seconds, and their sum is exactly what is late."""
    late = late_s(state, now)
    coming = to_come(state)
    if way is CatchUpWay.SHIFT:
        cuts = [0] * len(coming)
    elif way is CatchUpWay.TAKE:
        cuts = [min(late, _spare(item)) if item.id == item_id else 0 for item in coming]
    else:
        cuts = _in_proportion(late, [_spare(item) for item in coming])
    budgets = tuple((item.id, item.budget_s - cut) for item, cut in zip(coming, cuts, strict=True))
    missing = 0 if way is CatchUpWay.SHIFT else late - sum(cuts)
    return CatchUpPlan(way, budgets, expected_end(state, now) - timedelta(seconds=sum(cuts)), missing)


def _spare(item: AgendaItem) -> int:
    return max(0, item.budget_s - SHORTEST_S)


def _in_proportion(amount: int, spares: Sequence[int]) -> list[int]:
    """``amount``, or all there is, taken from ``spares`` in proportion; what rounding leaves goes to the last ones."""
    total = sum(spares)
    amount = min(amount, total)
    cuts: list[int] = []
    taken = passed = 0
    for spare in spares:
        passed += spare
        cut = amount * passed // total - taken if total else 0
        cuts.append(cut)
        taken += cut
    return cuts


@dataclass(frozen=True, slots=True)
class CatchUp(Action):
    """Choose a plan. After SHIFT the agreed end is the expected one; after the others items to come are shorter."""

    way: CatchUpWay
    item_id: Id | None = None

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running, when nothing is late, and when the plan would win nothing back."""
        session = running(state)
        if isinstance(session, Refusal):
            return session
        if late_s(state, moment.now) == 0:
            return refuse(Code.NOT_LATE)
        plan = catch_up_plan(state, moment.now, self.way, self.item_id)
        if self.way is CatchUpWay.SHIFT:
            return (edited(session, agreed_end_at=plan.ends_at),)
        budgets = dict(plan.budgets)
        changes = tuple(
            edited(item, extra_s=item.extra_s + budgets[item.id] - item.budget_s)
            for item in to_come(state)
            if budgets[item.id] != item.budget_s
        )
        return changes or refuse(Code.NOTHING_TO_TAKE)
