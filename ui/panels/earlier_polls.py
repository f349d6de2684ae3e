"""The polls besides the one that is shown, to be looked at again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.views import PollView
from resources.words import t, word
from widgets.follow_look import button, empty, label, spaced


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
            self._list.addWidget(self._line(poll))

    def _line(self, poll: PollView) -> QWidget:
        line, words = QWidget(), _words(poll)
        look = button(t("Lihat"), t("Lihat: {words}", words=words), live=True)
        look.clicked.connect(lambda: self.chosen.emit(poll.poll_id))
        row = QHBoxLayout(line)
        spaced(row, gap=8)
        row.addWidget(label(words, wraps=True, text_size="caption"), 1)
        row.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _words(poll: PollView) -> str:
    stage = word("poll_phase", poll.stage)
    if poll.round > 1:
        return t("{question} (putaran {n}, {stage})", question=poll.question, n=poll.round, stage=stage.lower())
    return t("{question} ({stage})", question=poll.question, stage=stage.lower())
