"""The bar of a result, which grows from zero when the result appears."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from widgets.wall.page import Live, WallPage

CORNER = 0.004
"""Radius of its corners, in fractions of the height."""


@dataclass(frozen=True)
class ResultBar:
    """`filled` whole pixels of the box, from the left. Its track belongs to the still layer."""

    box: QRectF
    filled: int

    def grown(self, part: float) -> ResultBar:
        """The same bar when it has grown to a part, from 0 to 1, of its length."""
        return replace(self, filled=round(self.filled * part))

    def paint(self, painter: QPainter, page: WallPage, dirty: QRectF) -> None:
        """Draw the filled part."""
        if not self.filled:
            return
        radius = page.h(CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(page.look.colour("accent"))
        painter.drawRoundedRect(QRectF(self.box.left(), self.box.top(), self.filled, self.box.height()), radius, radius)

    def changed_box(self, before: Live) -> QRectF:
        """The whole bar: its end is round."""
        return self.box.united(before.box)
