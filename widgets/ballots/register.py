"""Which method is marked on which sheet. A new method is one line here, and at most one sheet of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.views import PollView
from widgets.ballots.answers import AnswerSheet
from widgets.ballots.dots import DotSheet
from widgets.ballots.pairs import PairSheet
from widgets.ballots.picks import PickSheet, RankSheet
from widgets.ballots.scores import ScoreSheet
from widgets.ballots.sheet import DESK, BallotSheet, SheetSize

SHEETS: Mapping[str, type[BallotSheet]] = MappingProxyType(
    {
        "mufakat": AnswerSheet,
        "consent_vote": AnswerSheet,
        "dots": DotSheet,
        "usg": ScoreSheet,
        "weighted": ScoreSheet,
        "formula": ScoreSheet,
        "score": ScoreSheet,
        "top_k": RankSheet,
        "pairwise": PairSheet,
        "approval": PickSheet,
    }
)
"""Method code to sheet; a test holds it against the methods that can be counted."""


def sheet_for(poll: PollView, size: SheetSize = DESK) -> BallotSheet:
    """An empty ballot of a poll; KeyError for a method without a sheet."""
    return SHEETS[poll.method](poll, size)
