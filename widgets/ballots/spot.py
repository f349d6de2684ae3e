"""A round or square target that is marked: a dot, a tick, a number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from widgets import style
from widgets.follow_look import fixed
from widgets.guard import guard


class Spot(QAbstractButton):
    """Filled when it is marked. ``side`` is its size in px at 100 %; ``words`` may stand in it ("3", "–")."""

    def __init__(self, name: str, side: int, words: str = "", *, square: bool = False) -> None:
        super().__init__()
        self._side, self._square = side, square
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fixed(self, width=side, height=side)

    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline, filled with its words in it when marked, and a ring of focus."""
        look = style.current.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shape(painter)
        if self.text():
            painter.setPen(look.colour("on_accent" if self.isChecked() else self._words_role()))
            painter.setFont(look.font(max(12.0, self._side * 0.38), bold=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, self.text())
        elif self._square and self.isChecked():
            self._paint_tick(painter)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), look.em(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._draw(painter, look.em(self._side / 2 - 3))

    def _words_role(self) -> str:
        return "text" if self.isEnabled() else "text_soft"

    def _paint_shape(self, painter: QPainter) -> None:
        look = style.current.look
        colour = look.colour("accent" if self.isEnabled() else "hairline")
        marked = self.isChecked()
        outline = colour if marked or not self.isEnabled() else look.colour("text_soft")
        painter.setPen(QPen(outline, look.em(3 if look.high_contrast else 1.5)))
        painter.setBrush(colour if marked else QColor(Qt.GlobalColor.transparent))
        self._draw(painter, look.em(0.36 * self._side if self.text() else 0.3 * self._side))

    def _draw(self, painter: QPainter, radius: float) -> None:
        centre = QRectF(self.rect()).center()
        if self._square:
            corner = QPointF(radius, radius)
            painter.drawRoundedRect(QRectF(centre - corner, centre + corner), radius / 4, radius / 4)
        else:
            painter.drawEllipse(centre, radius, radius)

    def _paint_tick(self, painter: QPainter) -> None:
        look, centre = style.current.look, QRectF(self.rect()).center()
        unit = look.em(self._side / 16)
        painter.setPen(QPen(look.colour("on_accent"), look.em(self._side / 16), c=Qt.PenCapStyle.RoundCap))
        corners = [(-2.4, 0.2), (-0.7, 1.9), (2.6, -1.8)]
        painter.drawPolyline([centre + QPointF(x * unit, y * unit) for x, y in corners])
