"""What there is of what commands need."""

from __future__ import annotations

from core.views import ModeratorView, PollStage, SessionStage
from ui.commands import Need
from widgets.poll_words import has_answers

_OVER = (PollStage.CLOSED, PollStage.ANNULLED)


def needs_met(view: ModeratorView | None, can_undo: bool, can_redo: bool) -> frozenset[Need]:
    """What there is of what commands need; ``view`` is None without a session."""
    if view is None:
        return frozenset({Need.NOTHING})
    stages = {poll.stage for poll in view.polls}
    opened = next((poll for poll in view.polls if poll.stage is PollStage.OPEN), None)
    last = next((poll for poll in reversed(view.polls) if poll.stage in _OVER), None)
    result = last.result if last is not None else None
    there = {
        Need.NOTHING: True,
        Need.SESSION: True,
        Need.PREPARED: view.head.stage is SessionStage.PREPARED,
        Need.RUNNING: view.head.stage is SessionStage.RUNNING,
        Need.SPEAKER: view.circle.speaker is not None,
        Need.QUEUE: bool(view.circle.queue),
        Need.LOG: bool(view.log),
        Need.ISSUES: bool(view.issues),
        Need.POLL_DRAFT: PollStage.DRAFT in stages and PollStage.OPEN not in stages,
        Need.POLL_OPEN: PollStage.OPEN in stages,
        Need.ALL_AGREE: opened is not None and not opened.secret and has_answers(opened.method),
        Need.POLL_OVER: last is not None,
        Need.POLL_RESULT: result is not None,
        Need.POLL_TIE: result is not None and any(tie.open for tie in result.ties),
        Need.NO_CONSENSUS: result is not None and result.method == "mufakat" and result.carried is False,
        Need.UNDO: can_undo,
        Need.REDO: can_redo,
    }
    return frozenset(need for need, met in there.items() if met)
