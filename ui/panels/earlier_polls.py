"""The polls besides the one that is shown, to be looked at again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.views import PollView
from resources.words import t, word
from widgets.follow_look import button, button_text, empty, label, spaced


class EarlierPolls(QWidget):
    """A line for each, the newest first. ``chosen(poll_id)``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PollView, ...] = ()
        self._list = QVBoxLayout()
        spaced(self._list, gap=2)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 4, 16, 8), gap=2)
        layout.addWidget(label(t("Pemungutan suara lain"), text_size="caption", tone="soft"))
        layout.addLayout(self._list)

    def set_polls(self, polls: tuple[PollView, ...]) -> None:
        """Offer these, which are in the order of drafting."""
        self.setVisible(bool(polls))
        if polls == self._shown:
            return
        self._shown = polls
        empty(self._list)
        for poll in reversed(polls):
            words = _words(poll)
            made = button(button_text(words), words, compact=True, kind="quiet")
            made.clicked.connect(lambda _checked=False, poll=poll: self.chosen.emit(poll.poll_id))
            self._list.addWidget(made)


def _words(poll: PollView) -> str:
    stage = word("poll_phase", poll.stage)
    if poll.round > 1:
        return t("{question} (putaran {n}, {stage})", question=poll.question, n=poll.round, stage=stage.lower())
    return t("{question} ({stage})", question=poll.question, stage=stage.lower())
