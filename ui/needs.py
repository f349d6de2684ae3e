"""What there is of what commands need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from core.ballots import Channel
from core.views import ModeratorView, PollStage, PollView, SessionStage
from ui.commands import Need
from widgets.poll_words import has_answers

_OVER = (PollStage.CLOSED, PollStage.ANNULLED)


def _has_tie(poll: PollView) -> bool:
    return poll.result is not None and any(tie.open for tie in poll.result.ties)


def _missed_consensus(poll: PollView) -> bool:
    return poll.method == "mufakat" and poll.result is not None and poll.result.carried is False


def _is_open_to(channel: Channel, poll: PollView) -> bool:
    return poll.stage is PollStage.OPEN and channel in poll.channels


POLL_FITS: Mapping[Need, Callable[[PollView], bool]] = MappingProxyType(
    {
        Need.POLL_DRAFT: lambda poll: poll.stage is PollStage.DRAFT,
        Need.POLL_OPEN: lambda poll: poll.stage is PollStage.OPEN,
        Need.VOTE_BY_SEAT: partial(_is_open_to, Channel.SEAT),
        Need.VOTE_BY_BOOTH: partial(_is_open_to, Channel.BOOTH),
        Need.VOTE_BY_PAPER: partial(_is_open_to, Channel.PAPER),
        Need.POLL_OVER: lambda poll: poll.stage in _OVER,
        Need.POLL_RESULT: lambda poll: poll.result is not None,
        Need.POLL_TIE: _has_tie,
        Need.NO_CONSENSUS: _missed_consensus,
    }
)
"""What a poll must be like for a command that is about one."""


def needs_met(view: ModeratorView | None, can_undo: bool, can_redo: bool) -> frozenset[Need]:
    """What there is of what commands need; ``view`` is None without a session."""
    if view is None:
        return frozenset({Need.NOTHING})
    opened = next((poll for poll in view.polls if poll.stage is PollStage.OPEN), None)
    there = {
        Need.NOTHING: True,
        Need.SESSION: True,
        Need.PREPARED: view.head.stage is SessionStage.PREPARED,
        Need.RUNNING: view.head.stage is SessionStage.RUNNING,
        Need.SPEAKER: view.circle.speaker is not None,
        Need.QUEUE: bool(view.circle.queue),
        Need.LOG: bool(view.log),
        Need.ISSUES: bool(view.issues),
        Need.ALL_AGREE: opened is not None and not opened.secret and has_answers(opened.method),
        **{need: any(map(fits, view.polls)) for need, fits in POLL_FITS.items()},
        Need.POLL_DRAFT: opened is None and any(poll.stage is PollStage.DRAFT for poll in view.polls),
        Need.UNDO: can_undo,
        Need.REDO: can_redo,
    }
    return frozenset(need for need, met in there.items() if met)
