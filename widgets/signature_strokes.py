"""A signature as a hand drew it: its points, how long and how wide its lines are, and how they are painted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import style
from widgets.guard import guard

FULL_PRESSURE = 1000
THINNEST, THICKEST = 1.6, 4.4
"""Width of a line in px at 100 %, where the pen is fast or light, and where it is slow or heavy."""


class PenPoint(NamedTuple):
    """Where the pen was, in units of the pad: ``at_ms`` after the first touch, ``pressure`` from 0 to 1000."""

    x: int
    y: int
    at_ms: int
    pressure: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Strokes on a pad of ``width`` × ``height`` units."""

    strokes: tuple[tuple[PenPoint, ...], ...] = ()
    width: int = 1
    height: int = 1

    @property
    def length(self) -> float:
        """All lines together, in units of the pad."""
        return sum(math.dist(one[:2], other[:2]) for stroke in self.strokes for one, other in pairwise(stroke))


def pressure_at(speed: float, before: int | None, pushed: float = 0.5) -> int:
    """The pressure to keep for a point: high where the pen is slow, without leaps.

    ``speed`` is in millimetres per millisecond, ``before`` the pressure of the point before (None: it is the first),
    ``pushed`` what a pen that feels pressure says, from 0 to 1 (other tools: 0.5).
    """
    wanted = FULL_PRESSURE * min(1.0, max(0.0, pushed * 1.6 * (1 - min(speed, 0.5))))
    return round(wanted if before is None else 0.75 * before + 0.25 * wanted)


def paint_stroke(painter: QPainter, points: Sequence[PenPoint], scale: float, colour: QColor, thickness: float) -> None:
    """Paint one line (or a dot); ``scale`` is pixels per unit, ``thickness`` a factor on its width at 100 % text."""
    pen = QPen(colour)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pairs = list(pairwise(points)) or [(point, point) for point in points]
    for one, other in pairs:
        pressed = (one.pressure + other.pressure) / 2 / FULL_PRESSURE
        pen.setWidthF(thickness * (THINNEST + (THICKEST - THINNEST) * pressed))
        painter.setPen(pen)
        start = QPointF(one.x * scale, one.y * scale)
        if one[:2] == other[:2]:
            painter.drawPoint(start)
        else:
            painter.drawLine(start, QPointF(other.x * scale, other.y * scale))


class SignaturePicture(QWidget):
    """A drawing in small, as large as fits; never blown up beyond a pad of its own height."""

    def __init__(self, width: int = 72, height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)
        self._drawing = Drawing()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.current.changed.connect(self.updateGeometry)

    def set_drawing(self, drawing: Drawing) -> None:
        """Show this one."""
        self._drawing = drawing
        self.update()

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """As it was made, at the size of the text."""
        look = style.current.look
        return QSize(look.px(self._size.width()), look.px(self._size.height()))

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The strokes in the middle."""
        points = [point for stroke in self._drawing.strokes for point in stroke]
        if not points:
            return
        left, right = min(point.x for point in points), max(point.x for point in points)
        top, bottom = min(point.y for point in points), max(point.y for point in points)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        scale = min(room.width() / max(1, right - left), room.height() / max(1, bottom - top))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.center() - QPointF((left + right) / 2, (top + bottom) / 2) * scale)
        for stroke in self._drawing.strokes:
            paint_stroke(painter, stroke, scale, style.current.look.colour("text"), 0.4)
