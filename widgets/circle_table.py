"""The table in the middle of the circle with the words on it; over a grid of seats a bar with the same words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from core.geometry import Ellipse
from core.views import CircleView
from widgets import style
from widgets.centre_painting import paint_beam, paint_live_rows, paint_plates, paint_still_rows, paint_table
from widgets.circle_centre import CentreContent, Part, centre_content, fit_bar, fit_centre, is_long_turn, plan_content

_BANDS = 8

Beam = tuple[QPointF, float, float]
"""Centre and radius of a speaker's disc, and how much it is lit, from 0 to 1."""


class CircleTable:
    """Knows where the table is and what stands on it. `ellipse` None: there is only the bar.

    `planning`: it stands in a seat plan, where nobody speaks or votes.
    """

    def __init__(self, *, planning: bool = False) -> None:
        self._planning = planning
        self.content = CentreContent(())
        self.ellipse: Ellipse | None = None
        self.bar = QRect()
        self._said: tuple[object, ...] = ()
        self._told_long = False
        self._told_clock = ""

    def place(self, ellipse: Ellipse | None, bar: QRect) -> None:
        """Put the table there; its words have to be fitted again."""
        self.ellipse, self.bar = ellipse, bar
        self.content = CentreContent(())

    def fit(self, view: CircleView, recording: str, now: datetime | None) -> bool:
        """Fit the words of a view into the room there is; False if nothing changed by that."""
        said = (view.speaker, view.queue, view.least_heard, view.turnout, view.paused, view.expected, recording)
        if self._planning:
            said = (len(view.seats),)
        if said == self._said and self.content.rows and is_long_turn(view, now) == self._told_long:
            return False
        self._said = said
        look = style.current.look
        raw = plan_content(view) if self._planning else centre_content(view, recording, now)
        if self.ellipse is not None:
            content = fit_centre(raw, self.ellipse, look)
        else:
            content = fit_bar(raw, QRectF(self.bar).adjusted(look.em(16), 0, -look.em(16), 0), look)
        self._told_long = is_long_turn(view, now)
        if content == self.content:
            return False
        self.content = content
        self._told_clock = "" if now is None else content.clock_text(now)
        return True

    def needs_fit(self, view: CircleView, now: datetime) -> bool:
        """Whether a turn has become long since the last fit."""
        return is_long_turn(view, now) != self._told_long

    def take_time(self, now: datetime) -> bool:
        """Whether the clock shows something else than when this was asked last."""
        before, self._told_clock = self._told_clock, self.content.clock_text(now)
        return before != self._told_clock

    @property
    def region(self) -> QRegion:
        """The table in a few bands, so that the seats beside it are not painted with it; or the bar."""
        if self.ellipse is None:
            return QRegion(self.bar)
        table, region = self.ellipse, QRegion()
        height = 2 * table.ry / _BANDS
        for band in range(_BANDS):
            top = table.y - table.ry + band * height
            nearest = min(max(table.y, top), top + height) - table.y
            half = table.rx * math.sqrt(max(0.0, 1 - (nearest / table.ry) ** 2)) if table.ry else 0.0
            region |= QRegion(QRectF(table.x - half, top, 2 * half, height).toAlignedRect().adjusted(-3, -3, 3, 3))
        return region

    def beam_region(self, centre: QPointF, radius: float) -> QRegion:
        """What a beam to a disc covers outside the table, in a few boxes along it."""
        if self.ellipse is None:
            return QRegion()
        middle = QPointF(self.ellipse.x, self.ellipse.y)
        region, reach = QRegion(), radius * 1.6 + 2
        for step in range(_BANDS + 1):
            at = middle + (centre - middle) * (step / _BANDS)
            region |= QRegion(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach).toAlignedRect())
        return region

    @property
    def live_rect(self) -> QRect:
        """The box around what changes by the second; empty if nobody speaks."""
        box = QRectF()
        for part in (Part.CLOCK, Part.LONG_TURN):
            row = self.content.row(part)
            if row is not None:
                box = box.united(row.box)
        return box.toAlignedRect()

    def paint_still(
        self, painter: QPainter, beams: Iterable[Beam], overlay: Callable[[QPainter], None] | None = None
    ) -> None:
        """Draw beams, table, what `overlay` draws, and still words; the ground is painted already."""
        look, table = style.current.look, self.ellipse
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if table is None:
            painter.fillRect(self.bar, look.colour("surface"))
            painter.setPen(look.colour("hairline"))
            painter.drawLine(self.bar.bottomLeft(), self.bar.bottomRight())
        else:
            lit = list(beams)
            for centre, radius, part in () if look.high_contrast else lit:
                colour = look.colour("speaking_soft")
                colour.setAlphaF(part)
                paint_beam(painter, table, centre, radius, colour)
            paint_table(painter, table, look, max((part for _, _, part in lit), default=0.0))
            if overlay is not None:
                overlay(painter)
                paint_plates(painter, self.content, look)
        paint_still_rows(painter, self.content, look)

    def paint_live(self, painter: QPainter, now: datetime) -> None:
        """Draw what changes by the second."""
        paint_live_rows(painter, self.content, style.current.look, now)
