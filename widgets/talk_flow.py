"""The overlay that shows who spoke after whom: an arrow for each way that the floor took, thicker the more often."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from core.views import FlowView
from widgets.style import Look

MOST_ARROWS = 40
"""More would be a tangle: the most frequent ways are shown."""
_BEND = 0.14
_OPACITY = 0.42


def shown_flow(flow: Sequence[FlowView], seated: Mapping[str, QPointF]) -> list[FlowView]:
    """The ways between seats that are there, the most frequent last, so that they are drawn on top."""
    there = [way for way in flow if way.from_id in seated and way.to_id in seated]
    return there[:MOST_ARROWS][::-1]


def arrow_width(times: int, most: int) -> float:
    """How wide an arrow is, in px at 100 %: 1.5 for a way taken once, 6 for the most frequent one."""
    return 1.5 if most <= 1 else 1.5 + 4.5 * (times - 1) / (most - 1)


def paint_flow(
    painter: QPainter, flow: Sequence[FlowView], seated: Mapping[str, QPointF], radius: float, look: Look
) -> None:
    """Draw the arrows between discs of that radius in px; each bends aside, so that back and forth are two."""
    shown = shown_flow(flow, seated)
    most = max((way.times for way in shown), default=1)
    colour = look.colour("accent")
    painter.save()
    painter.setOpacity(1.0 if look.high_contrast else _OPACITY)
    for way in shown:
        pen = QPen(colour, look.em(arrow_width(way.times, most)))
        _paint_arrow(painter, seated[way.from_id], seated[way.to_id], radius + look.em(6), pen)
    painter.restore()


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, clear: float, pen: QPen) -> None:
    along = end - start
    if math.hypot(along.x(), along.y()) <= 2 * clear:
        return
    bend = (start + end) / 2 + QPointF(-along.y(), along.x()) * _BEND
    first, tip = _towards(start, bend, clear), _towards(end, bend, clear)
    head = max(2.2 * pen.widthF(), 7.0)
    neck = _towards(tip, bend, head)
    path = QPainterPath(first)
    path.quadTo(bend, neck)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    across = QPointF(tip.y() - neck.y(), neck.x() - tip.x()) * 0.6
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPolygon(QPolygonF([tip, neck + across, neck - across]))


def _towards(point: QPointF, other: QPointF, by: float) -> QPointF:
    """The point so many px on the way to another one."""
    way = other - point
    return point + way * (by / max(math.hypot(way.x(), way.y()), 1.0))
