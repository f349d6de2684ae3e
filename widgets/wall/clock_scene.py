"""The clock on the wall: what is left of the current item, until when, and what comes after it."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.views import ItemState, ProjectorView, Urgency
from resources.words import t
from widgets.digits import left, running, time_of_day
from widgets.fitted_text import FittedText, fitted, paged
from widgets.wall.clock_ring import LiveBar, LiveRing
from widgets.wall.frame import HEAD_TYPE, WallFrame
from widgets.wall.page import BODY, CAPTION, SUBTITLE, TITLE, Lives, LiveText, Run, WallPage, digit_cells

_DIAMETER, _MIDDLE_Y = 0.785, 0.515
_DIGITS, _CUT_EVERY_S = 0.25, 300
_MOST_CUTS = 36
_COLUMN_GAP = 0.097
_WIDEST_RING, _NARROW_RING = 0.54, 0.48

_RING_ROLES: Final = {
    Urgency.PLENTY: "accent",
    Urgency.LOW: "warn_fill",
    Urgency.VERY_LOW: "bad",
    Urgency.OVER: "bad",
}


def ring_box(page: WallPage) -> QRectF:
    """The square around the ring at the left; smaller where the wall is less wide."""
    room, wanted = page.right - page.left, page.h(_DIAMETER)
    diameter = wanted if wanted <= room * _WIDEST_RING else room * _NARROW_RING
    centre_x = page.left + page.h(0.015) + diameter / 2
    return QRectF(centre_x - diameter / 2, page.h(_MIDDLE_Y) - diameter / 2, diameter, diameter)


def column_box(page: WallPage) -> QRectF:
    """The column of words at the right of the ring."""
    x = ring_box(page).right() + page.h(_COLUMN_GAP)
    return QRectF(x, page.h(0.15), page.right - x, page.h(0.76))


class ClockScene:
    """Before the session the time of day, then the item's clock, in a pause how long it has lasted.

    The digits are a quarter of the wall's height. Where a ring around them leaves no room for words (4:3), everything
    stands under each other, with a bar for the ring; where they are too long for the ring, seconds are left out.
    """

    def __init__(self, page: WallPage, view: ProjectorView) -> None:
        self._page, self._view, self._agenda = page, view, view.agenda
        count = len(self._agenda.items)
        title = t("Selamat datang") if self._agenda.started_at is None else view.title
        if self._agenda.current is not None:
            title = t("dari {n} kegiatan", n=count)
        self._frame = WallFrame(page, view, title)
        self._is_stacked = ring_box(page).width() < page.h(_DIAMETER) * 0.99
        height = page.h(0.26 if self._is_stacked else 0.37)
        self._titles = paged(self._title(), self._column.width(), height, self._title_sizes(), bold=True)

    @property
    def pages(self) -> int:
        """More than one only for a title of very many words."""
        return len(self._titles)

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw frame, title and what comes next."""
        page, column = self._page, self._column
        self._frame.paint(painter, page.runs_width(self._time_runs("00.00"), page.legible(HEAD_TYPE)))
        painter.setPen(page.look.colour("text"))
        title = self._titles[page_no]
        title.paint(painter, QRectF(column.left(), column.top(), column.width(), title.height))
        if self._is_stacked:
            self._paint_next_in_a_line(painter)
        else:
            LiveRing(self._box).paint_track(painter, page)
            self._paint_next(painter, self._until_box(page_no).bottom() + page.h(0.025))

    def lives(self, now: datetime, page_no: int) -> Lives:
        """Ring, digits, the word below them, and the times of day."""
        found = dict(self._frame.strip_lives(now))
        found.update(self._frame.fact_lives(self._time_runs(time_of_day(now, self._view.zone))))
        found["ring"] = self._bar(now) if self._is_stacked else self._ring(now)
        figure, counts_hours = self._form(now)
        found.update(digit_cells(self._page, "digit", figure, _DIGITS, self._digits_box, bold=True))
        under = self._under(now, counts_hours)
        if under:
            align = Qt.AlignmentFlag.AlignRight if self._is_stacked else Qt.AlignmentFlag.AlignHCenter
            found["under"] = LiveText(((under, True),), self._page.legible(CAPTION), self._under_box, align)
        until = self._until(now)
        if until:
            found["until"] = LiveText(until, 0.073, self._until_box(page_no))
        return found

    # -- words

    def _title(self) -> str:
        if self._agenda.paused:
            return t("Jeda")
        if self._agenda.current is not None:
            return self._agenda.current.title
        return t("Terima kasih") if self._agenda.ended_at is not None else self._view.title

    def _title_sizes(self) -> list[float]:
        return [self._page.h(part) for part in (TITLE, SUBTITLE, 0.075, BODY)]

    def _time_runs(self, time: str) -> tuple[Run, ...]:
        before, after = t("pukul {time} {zone}", time="|", zone=self._view.zone).split("|")
        return ((before, False), (time, True), (after, False))

    def _until(self, now: datetime) -> tuple[Run, ...]:
        """Until when the item may last; before the session who invites, in a pause since when."""
        agenda, zone = self._agenda, self._view.zone
        if agenda.paused:
            since = next(pause.start for pause in agenda.pauses if pause.end is None)
            return self._bold_time(t("sejak {time}", time="|"), time_of_day(since, zone))
        seconds = agenda.remaining_s(now)
        if seconds is None:
            return ((self._view.kelurahan, False),)
        at = time_of_day(now + timedelta(seconds=seconds), zone)
        return self._bold_time(t("sampai {time}", time="|") if seconds >= 0 else t("rencana {time}", time="|"), at)

    @staticmethod
    def _bold_time(sentence: str, time: str) -> tuple[Run, ...]:
        before, after = sentence.split("|")
        return ((before, False), (time, True), (after, False))

    def _until_box(self, page_no: int) -> QRectF:
        column, page = self._column, self._page
        if self._is_stacked:
            return QRectF(column.left(), page.h(0.757), column.width(), page.h(0.09))
        top = column.top() + self._titles[page_no].height + page.h(0.015)
        return QRectF(column.left(), top, column.width(), page.h(0.09))

    def _next_title(self) -> str:
        if self._agenda.paused and self._agenda.current is not None:
            return self._agenda.current.title
        coming = (item.title for item in self._agenda.items if item.state is ItemState.COMING)
        return next(coming, "") if self._agenda.ended_at is None else ""

    def _paint_next(self, painter: QPainter, top: float) -> None:
        """A rule, "Sesudah itu" and the next title, as far as all of it finds room."""
        page, column, title = self._page, self._column, self._next_title()
        caption = FittedText((t("Sesudah itu"),), page.h(page.legible(0.05)))
        room = column.bottom() - top - page.h(0.029) - caption.height
        sizes = (page.h(BODY), page.h(page.legible(0.055)))
        block = fitted(title, column.width(), room, sizes, most_lines=3)
        if not title or block is None:
            return
        painter.setPen(QPen(page.look.colour("hairline"), page.h(0.004)))
        painter.drawLine(QPointF(column.left(), top), QPointF(column.right(), top))
        painter.setPen(page.look.colour("text"))
        box = QRectF(column.left(), top + page.h(0.035), column.width(), room)
        caption.paint(painter, box)
        block.paint(painter, box.adjusted(0, caption.height + page.h(0.01), 0, 0))

    def _paint_next_in_a_line(self, painter: QPainter) -> None:
        """What comes next in one line, if all of it finds room there."""
        page, title = self._page, self._next_title()
        runs = ((t("Sesudah itu"), False), ("  ", False), (title, True))
        size = page.legible(CAPTION)
        if title and page.runs_width(runs, size) <= self._column.width():
            row = QRectF(self._column.left(), page.h(0.86), self._column.width(), page.h(0.07))
            page.paint_runs(painter, runs, size, row, Qt.AlignmentFlag.AlignLeft)

    # -- ring and digits

    @cached_property
    def _column(self) -> QRectF:
        page = self._page
        if not self._is_stacked:
            return column_box(page)
        return QRectF(page.left, page.h(0.125), page.right - page.left, page.h(0.81))

    @cached_property
    def _digits_box(self) -> QRectF:
        if self._is_stacked:
            return QRectF(self._column.left(), self._page.h(0.4), self._column.width(), self._page.h(0.3))
        height = self._box.height() * 0.36
        return QRectF(self._box.left(), self._box.center().y() - height / 2, self._box.width(), height)

    @property
    def _under_box(self) -> QRectF:
        if self._is_stacked:
            return QRectF(self._column.left(), self._page.h(0.757), self._column.width(), self._page.h(0.09))
        return self._box.adjusted(0, self._box.height() * 0.64, 0, -self._box.height() * 0.24)

    def _bar(self, now: datetime) -> LiveBar:
        ring = self._ring(now)
        box = QRectF(self._column.left(), self._page.h(0.722), self._column.width(), self._page.h(0.024))
        return LiveBar(box, round(box.width() * ring.part), ring.role)

    @cached_property
    def _box(self) -> QRectF:
        return ring_box(self._page)

    def _ring(self, now: datetime) -> LiveRing:
        seconds, current = self._agenda.remaining_s(now), self._agenda.current
        if seconds is None or current is None or self._agenda.paused:
            return LiveRing(self._box, 0.0, "accent", ())
        urgency = self._agenda.urgency(now)
        budget = max(current.budget_s, 1)
        part = 1.0 if seconds < 0 else min(1.0, math.ceil(seconds) / budget)
        count = min(budget // _CUT_EVERY_S, _MOST_CUTS)
        cuts = tuple(at * _CUT_EVERY_S / budget for at in range(count + 1) if at * _CUT_EVERY_S < budget)
        return LiveRing(self._box, part, _RING_ROLES[urgency], cuts)

    def _figure(self, now: datetime) -> str:
        agenda = self._agenda
        if agenda.paused:
            since = next(pause.start for pause in agenda.pauses if pause.end is None)
            return running((now - since).total_seconds())
        seconds = agenda.remaining_s(now)
        return time_of_day(now, self._view.zone) if seconds is None else left(seconds)

    def _form(self, now: datetime) -> tuple[str, bool]:
        """The figure in the longest form that has room at full size, and whether that is hours and minutes only."""
        text = self._figure(now)
        bare = text.lstrip("+")
        hours = bare.rpartition(".")[0]
        forms = [(text, False), (bare, False)] + ([(hours, True)] if "." in hours else [])
        room = self._digits_box.width() * (1.0 if self._is_stacked else 0.83)
        fitting = (form for form in forms if self._page.text_width(form[0], _DIGITS, bold=True) <= room)
        return next(fitting, forms[-1])

    def _under(self, now: datetime, counts_hours: bool) -> str:
        """What is to be known beside the figure: that it counts hours, and how little is left."""
        unit = t("jam") if counts_hours else ""
        if self._agenda.paused or self._agenda.current is None:
            return unit
        urgency = {
            Urgency.PLENTY: "",
            Urgency.LOW: t("sisa sedikit"),
            Urgency.VERY_LOW: t("hampir habis"),
            Urgency.OVER: t("lewat"),
        }[self._agenda.urgency(now)]
        return ", ".join(part for part in (unit, urgency) if part)
