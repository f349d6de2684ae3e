"""The red banner: what could not be kept or opened, and what one can do about it at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from widgets.follow_look import button, label, spaced
from widgets.style import dress


class FaultBanner(QFrame):
    """One sentence and, where something can be done, a button. ``acted`` when it is pressed."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, kind="banner")
        self._sentence = label(wraps=True, tone="bad", strong=True)
        self.act = button("", live=True)
        self.act.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        spaced(row, margins=(16, 8, 16, 8), gap=16)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.act)
        self.hide()

    def text(self) -> str:
        """The sentence."""
        return self._sentence.text()

    def show_fault(self, sentence: str, act: str = "") -> None:
        """Say what is wrong, until ``hide``; ``act`` is the button's text, "" for none."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.act.setText(act)
        self.act.setAccessibleName(act)
        self.act.setVisible(bool(act))
        self.show()
