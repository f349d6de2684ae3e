"""Dots that tell how many of a row of people are done, and which one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.words import t
from widgets import style
from widgets.guard import guard

MOST_DOTS = 15
"""More people than these have no dots: the words beside them are enough."""
_SIDE, _LONG, _GAP = 12, 28, 6


class ProgressDots(QWidget):
    """Filled: done; long: the one who is on; a ring: still to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: tuple[bool, ...] = ()
        self._on = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.current.changed.connect(self.updateGeometry)

    def set_states(self, done: Sequence[bool], on: int) -> None:
        """Who is done, in order, and who is on (-1: nobody)."""
        self._done, self._on = tuple(done), on
        self.setVisible(len(self._done) <= MOST_DOTS)
        self.setAccessibleName(t("{n} dari {all} selesai", n=sum(self._done), all=len(self._done)))
        self.updateGeometry()
        self.update()

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """All dots beside each other."""
        look = style.current.look
        return QSize(look.px(len(self._done) * (_SIDE + _GAP) + _LONG - _SIDE), look.px(_SIDE + 4))

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """One dot for each."""
        look, painter = style.current.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, side = 1.0, (self.height() - look.em(_SIDE)) / 2, look.em(_SIDE)
        for place, done in enumerate(self._done):
            width = look.em(_LONG) if place == self._on else side
            role = "accent" if place == self._on else "good" if done else "text_soft"
            painter.setPen(QPen(look.colour(role), look.em(2)))
            filled = done or place == self._on
            painter.setBrush(look.colour(role) if filled else Qt.BrushStyle.NoBrush)
            inset = look.em(1)
            painter.drawRoundedRect(QRectF(left + inset, top + inset, width - 2 * inset, side - 2 * inset), side, side)
            left += width + look.em(_GAP)
