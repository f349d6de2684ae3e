"""What there is of what commands need."""

from __future__ import annotations

from core.views import ModeratorView, PollStage, SessionStage
from ui.commands import Need


def needs_met(view: ModeratorView | None, can_undo: bool, can_redo: bool) -> frozenset[Need]:
    """What there is of what commands need; ``view`` is None without a session."""
    if view is None:
        return frozenset({Need.NOTHING})
    stages = {poll.stage for poll in view.polls}
    there = {
        Need.NOTHING: True,
        Need.SESSION: True,
        Need.PREPARED: view.head.stage is SessionStage.PREPARED,
        Need.RUNNING: view.head.stage is SessionStage.RUNNING,
        Need.SPEAKER: view.circle.speaker is not None,
        Need.QUEUE: bool(view.circle.queue),
        Need.LOG: bool(view.log),
        Need.POLL_DRAFT: PollStage.DRAFT in stages and PollStage.OPEN not in stages,
        Need.POLL_OPEN: PollStage.OPEN in stages,
        Need.UNDO: can_undo,
        Need.REDO: can_redo,
    }
    return frozenset(need for need, met in there.items() if met)
