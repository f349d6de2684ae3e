"""The line under the log line: keys that work now or, for some seconds, a sentence that says what did not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from widgets import style
from widgets.elided_label import ElidedLabel
from widgets.follow_look import empty, fixed, label, spaced
from widgets.guard import guard
from widgets.style import dress

SENTENCE_MS = 4000

Hint = tuple[str, str]
"""A key and what it does."""


class HintBar(QWidget):
    """Shows hints at the left and at the right; ``tell`` and ``refuse`` put a sentence over those at the left."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._right = QWidget(), QWidget()
        self._sentence = ElidedLabel()
        dress(self._sentence, tone="bad", strong=True)
        self._sentence.hide()
        self._shake: QPropertyAnimation | None = None
        self._pairs: list[list[tuple[QLabel, QLabel]]] = [[], []]
        self._shown: tuple[tuple[Hint, ...], tuple[Hint, ...]] = ((), ())
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SENTENCE_MS)
        self._over.timeout.connect(self.end_sentence)
        for side in (self._left, self._right):
            spaced(QHBoxLayout(side), gap=6)
        layout = QHBoxLayout(self)
        spaced(layout, gap=16)
        layout.addWidget(self._left)
        layout.addWidget(self._sentence)
        layout.addStretch(1)
        layout.addWidget(self._right)
        fixed(self, height=28)

    def set_hints(self, left: Sequence[Hint], right: Sequence[Hint]) -> None:
        """Show these keys."""
        wanted = (tuple(left), tuple(right))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._pairs = [_fill(self._left, left), _fill(self._right, right)]
        self._fit()

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many hints as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out hints where there is no room: from the middle of the line outwards, the two outermost never."""
        left, right = self._pairs
        given_up = [*reversed(left[1:]), *right[:-1]]
        for pair in (*left, *right):
            for part in pair:
                part.show()
        gap = style.current.look.px(16)
        said = self._sentence.sizeHint().width() + gap if self.sentence else 0
        self._right.setVisible(said + self._right.sizeHint().width() <= self.width())
        for pair in given_up:
            if self._left.sizeHint().width() + gap + self._right.sizeHint().width() <= self.width():
                break
            for part in pair:
                part.hide()

    def tell(self, sentence: str) -> None:
        """Show what happened, for four seconds."""
        self._say(sentence, "")

    def refuse(self, sentence: str) -> None:
        """Show why something was not done, for four seconds, with a small shake."""
        self._say(sentence, "bad")
        if style.current.look.motion:
            self._shake_once()

    def _say(self, sentence: str, tone: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        dress(self._sentence, tone=tone)
        self._left.hide()
        self._sentence.show()
        self._fit()
        self._over.start()

    @property
    def sentence(self) -> str:
        """The sentence that is shown now, "" if none is."""
        return "" if self._sentence.isHidden() else self._sentence.text()

    def end_sentence(self) -> None:
        """Show the hints again."""
        self._sentence.hide()
        self._left.show()
        self._fit()

    def _shake_once(self) -> None:
        """Twice 4 px to the side in 180 ms."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        if self._shake is None:
            self._shake = QPropertyAnimation(self._sentence, b"pos", self)
        place = self._sentence.pos()
        aside = place.__class__(place.x() + style.current.look.px(4), place.y())
        self._shake.stop()
        self._shake.setDuration(180)
        for moment, point in ((0.0, place), (0.25, aside), (0.5, place), (0.75, aside), (1.0, place)):
            self._shake.setKeyValueAt(moment, point)
        self._shake.start()


def _fill(side: QWidget, hints: Sequence[Hint]) -> list[tuple[QLabel, QLabel]]:
    """Fill one side anew, and give the labels of each hint."""
    layout = side.layout()
    assert layout is not None
    empty(layout)
    pairs = [(label(key, kind="key"), label(does, text_size="caption", tone="soft")) for key, does in hints]
    for pair in pairs:
        for part in pair:
            layout.addWidget(part)
    return pairs
