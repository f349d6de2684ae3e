"""The ring of the wall's clock, drawn so that a second costs little: only the piece that can be seen is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from widgets.wall.page import Live, WallPage

_WIDTH = 0.045 / 0.785
_CORNERS = 720
"""Of the polygon that stands for a circle: on the largest wall it is nowhere a hundredth of a pixel off."""

Turn = tuple[float, float]
"""From and to, in parts of a turn clockwise from 12 o'clock."""

_WHOLE: Final[Turn] = (0.0, 1.0)


@dataclass(frozen=True)
class LiveRing:
    """`part` of the ring is filled clockwise from 12 o'clock; `cuts` are where it is cut, in parts of a turn.

    Its track belongs to the still layer: `paint_track`.
    """

    box: QRectF
    part: float = 0.0
    role: str = "accent"
    cuts: tuple[float, ...] = ()

    def paint(self, painter: QPainter, page: WallPage, dirty: QRectF) -> None:
        """Draw filled part and cuts as far as they reach into `dirty`."""
        if self._lies_inside(dirty):
            return
        seen = self._seen(dirty)
        for turn in _common(seen, self.part):
            self._paint_band(painter, page.look.colour(self.role), 0.0, turn)
        if self.role == "warn_fill":
            self._paint_outline(painter, page, seen)
        painter.setPen(QPen(page.look.colour("surface"), page.h(0.01)))
        for cut in self.cuts:
            if any(low - 0.02 <= cut + turn <= high + 0.02 for low, high in (seen,) for turn in (-1, 0, 1)):
                painter.drawLine(self._at(cut, -2), self._at(cut, self._width + 2))

    def paint_track(self, painter: QPainter, page: WallPage) -> None:
        """Draw the whole ring, empty."""
        outlined = page.look.high_contrast
        self._paint_band(painter, page.look.colour("hairline" if outlined else "sunken"), 0.0, _WHOLE)
        if outlined:
            self._paint_band(painter, page.look.colour("surface"), page.h(0.003), _WHOLE)

    def changed_box(self, before: Live) -> QRectF:
        """Where the end of the filled part moved along."""
        if not isinstance(before, LiveRing) or replace(before, part=self.part) != self:
            return self.box
        if abs(self.part - before.part) > 0.05:
            return self.box
        corners = [self._at(part, inset) for part in (self.part, before.part) for inset in (0, self._width)]
        xs, ys = [corner.x() for corner in corners], [corner.y() for corner in corners]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).adjusted(-4, -4, 4, 4)

    @property
    def _width(self) -> float:
        return self.box.width() * _WIDTH

    def _at(self, part: float, inset: float) -> QPointF:
        """The point at a part of the turn, so far inside the outer edge."""
        turn, radius = 2 * math.pi * part, self.box.width() / 2 - inset
        return self.box.center() + QPointF(radius * math.sin(turn), -radius * math.cos(turn))

    def _lies_inside(self, dirty: QRectF) -> bool:
        """Whether a box lies where the ring is empty."""
        free = self.box.width() / 2 - self._width - 3
        return all(math.hypot(*_way(self.box.center(), corner)) < free for corner in _corners(dirty))

    def _seen(self, dirty: QRectF) -> Turn:
        """The parts of the turn that reach into a box: all, if it holds the middle."""
        if dirty.adjusted(-1, -1, 1, 1).contains(self.box.center()):
            return _WHOLE
        middle = _part_of(_way(self.box.center(), dirty.center()))
        parts = [_part_of(_way(self.box.center(), corner)) - middle for corner in _corners(dirty)]
        aside = [(part + 0.5) % 1.0 - 0.5 for part in parts]
        return middle + min(aside) - 0.002, middle + max(aside) + 0.002

    def _edge(self, inset: float, turn: Turn) -> list[QPointF]:
        """Points along a circle so far inside the outer edge: always the same ones between the two ends.

        (An arc of Qt's lies up to half a pixel elsewhere when it is longer: what is painted bit by bit would not fit.)
        """
        low, high = turn
        between = range(math.floor(low * _CORNERS) + 1, math.ceil(high * _CORNERS))
        return [self._at(part, inset) for part in (low, *(at / _CORNERS for at in between), high)]

    def _paint_band(self, painter: QPainter, colour: QColor, inset: float, turn: Turn) -> None:
        """Draw a piece of the ring, narrower by `inset` at both edges."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon([*self._edge(inset, turn), *reversed(self._edge(self._width - inset, turn))])

    def _paint_outline(self, painter: QPainter, page: WallPage, seen: Turn) -> None:
        """Yellow alone is too faint on white."""
        painter.setPen(QPen(page.look.colour("text"), page.h(0.003)))
        for turn in _common(seen, self.part):
            painter.drawPolyline(self._edge(0.0, turn))
            painter.drawPolyline(self._edge(self._width, turn))
        for part in (0.0, self.part):
            painter.drawLine(self._at(part, 0.0), self._at(part, self._width))


@dataclass(frozen=True)
class LiveBar:
    """The same as a bar, for walls without room for a ring: `filled` pixels of the box, from the left."""

    box: QRectF
    filled: int
    role: str

    def paint(self, painter: QPainter, page: WallPage, dirty: QRectF) -> None:
        """Draw track and filled part; yellow and high contrast have an outline."""
        look, box = page.look, self.box
        outlined = look.high_contrast or self.role == "warn_fill"
        painter.setPen(QPen(look.colour("text"), page.h(0.003)) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface" if look.high_contrast else "sunken"))
        painter.drawRect(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(box.left(), box.top(), self.filled, box.height()), look.colour(self.role))

    def changed_box(self, before: Live) -> QRectF:
        """Only what was filled or emptied since."""
        if not isinstance(before, LiveBar) or replace(before, filled=self.filled) != self:
            return self.box.adjusted(-3, -3, 3, 3)
        low, high = sorted((self.filled, before.filled))
        return QRectF(self.box.left() + low - 2, self.box.top() - 3, high - low + 4, self.box.height() + 6)


def _way(one: QPointF, other: QPointF) -> tuple[float, float]:
    return other.x() - one.x(), other.y() - one.y()


def _part_of(way: tuple[float, float]) -> float:
    """The part of a turn in whose direction a way goes."""
    return math.atan2(way[0], -way[1]) / (2 * math.pi) % 1.0


def _corners(box: QRectF) -> tuple[QPointF, ...]:
    return box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()


def _common(seen: Turn, part: float) -> Iterator[Turn]:
    """What of the filled part, 0 to `part`, is seen."""
    for whole in (-1, 0, 1):
        low, high = max(seen[0], whole), min(seen[1], whole + part)
        if high > low:
            yield low, high
