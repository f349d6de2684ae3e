"""The circle on the wall: who sits where, who speaks and for how long, who is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.geometry import Ellipse
from core.views import ProjectorView, SeatRole
from resources.words import t
from widgets.digits import left, running
from widgets.fitted_text import LEADING, FittedText, first_words, fitted, wrapped
from widgets.seat_words import without_salutation
from widgets.wall.frame import HEAD_TYPE, WallFrame
from widgets.wall.page import BODY, CAPTION, LEAST, SUBTITLE, TITLE, Lives, Part, Parts, WallPage, digit_cells, is_seen
from widgets.wall.seat_names import PlacedName, place_names
from widgets.wall.seat_places import PlacedSeat, SeatPlaces

_CENTRED = Qt.AlignmentFlag.AlignHCenter
_SPEAKS, _NAME, _NOBODY, _TURN, _QUEUE = (0.373, 0.06), (0.463, 0.13), (0.48, 0.26), (0.567, 0.09), (0.655, 0.07)
"""Middle and height of each row in the middle of the wall, in fractions of its height."""


class CircleScene:
    """Seats as in the console; of more than can be read from afar only the speaker and the queue are named."""

    pages = 1

    def __init__(self, page: WallPage, view: ProjectorView) -> None:
        self._page, self._view = page, view
        self.places = SeatPlaces(page, view.seats)
        item = view.agenda.current
        self._frame = WallFrame(page, view, item.title if item is not None else view.title)

    def parts(self, page_no: int) -> Parts:
        """Frame, each seat, each name, and the words in the middle."""
        found: dict[str, Part] = {"frame": self._frame.part}
        reach = self._page.h(0.013)
        for at, placed in enumerate(self.places.placed):
            badge = replace(placed, centre=placed.badge, radius=self.places.badge).box(reach)
            box = placed.box(reach)
            found[f"seat{at}"] = (placed, box.united(badge) if placed.seat.queue_place else box)
        for name in self.names:
            found[f"name {name.box.x()} {name.box.y()}"] = (name, name.box)
        rows = tuple(self._row(*row) for row in (_SPEAKS, _NAME, _NOBODY, _QUEUE))
        words = (self._view.speaker is None, self._centre_words, self._view.queue[:2], rows)
        found["centre"] = (words, self._centre_box)
        return found

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw frame, table, seats and names."""
        page = self._page
        self._frame.paint(painter, page.text_width(t("sisa {time}", time="+00.00"), page.legible(HEAD_TYPE), bold=True))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(page.look.colour("window"))
        painter.drawEllipse(QPointF(self._ring.x, self._ring.y), self._ring.rx * 0.8, self._ring.ry * 0.716)
        seats = sorted(self.places.placed, key=lambda placed: placed.seat.speaking)
        if seats and not self.places.are_dots:
            self._paint_ring(painter)
        for placed in seats:
            if is_seen(painter, placed.box(page.h(0.004))):
                self._paint_seat(painter, placed)
        for placed in seats:
            if placed.seat.queue_place:
                self._paint_place(painter, placed.badge, placed.seat.queue_place, self.places.badge)
        self._paint_names(painter)
        self._paint_centre(painter)

    def lives(self, now: datetime, page_no: int) -> Lives:
        """The rest of the item's time, its progress, and the time of the turn."""
        found = dict(self._frame.strip_lives(now))
        seconds = self._view.agenda.remaining_s(now)
        if seconds is not None:
            before, after = t("sisa {time}", time="|").split("|")
            runs = ((before, False), (left(seconds), True), (after, False))
            found.update(self._frame.fact_lives(runs))
        if self._view.speaker is not None:
            spoken = running(self._view.speaker.spoken_s(now))
            found.update(digit_cells(self._page, "turn", spoken, 0.073, self._turn_row, bold=False))
        return found

    # -- seats

    @property
    def _ring(self) -> Ellipse:
        return self.places.ring

    def _paint_ring(self, painter: QPainter) -> None:
        """A thin line through the seats, cut around each of them."""
        look, page = self._page.look, self._page
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("hairline"), page.h(0.0035)))
        painter.drawEllipse(QPointF(self._ring.x, self._ring.y), self._ring.rx, self._ring.ry)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface"))
        for placed in self.places.placed:
            if is_seen(painter, placed.box(page.h(0.012))):
                reach = placed.radius + page.h(0.012)
                painter.drawEllipse(placed.centre, reach, reach)

    def _paint_seat(self, painter: QPainter, placed: PlacedSeat) -> None:
        page, look, seat, radius = self._page, self._page.look, placed.seat, placed.radius
        box = QRectF(placed.centre.x() - radius, placed.centre.y() - radius, 2 * radius, 2 * radius)
        ink = "text"
        if seat.role is SeatRole.MODERATOR and not seat.speaking:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("text"))
            inset = radius * 0.08
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius * 0.3, radius * 0.3)
            ink = "surface"
        elif seat.speaking:
            width = radius * 0.15
            painter.setPen(QPen(look.colour("speaking"), width))
            painter.setBrush(look.colour("speaking" if self.places.are_dots else "speaking_soft"))
            painter.drawEllipse(placed.centre, radius - width / 2, radius - width / 2)
        else:
            pen = QPen(look.colour("text_soft"), page.h(0.0035))
            if not seat.here:
                pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            quiet = "hairline" if self.places.are_dots and not look.high_contrast else "sunken"
            painter.setBrush(look.colour(quiet if seat.here else "surface"))
            painter.drawEllipse(placed.centre, radius, radius)
        if not self.places.are_dots:
            self._paint_initials(painter, placed, ink)

    def _paint_initials(self, painter: QPainter, placed: PlacedSeat, ink: str) -> None:
        page, box = self._page, placed.box(0)
        sizes = (page.h(page.legible(0.044)), page.h(page.legible(LEAST)))
        block = fitted(placed.seat.initials, box.width() * 0.94, box.height(), sizes, bold=True)
        if block is not None and len(block.lines) == 1:
            painter.setPen(page.look.colour(ink))
            block.paint(painter, QRectF(box.left(), box.center().y() - block.height / 2, box.width(), 0), _CENTRED)

    def _paint_place(self, painter: QPainter, centre: QPointF, place: int, radius: float) -> None:
        look = self._page.look
        painter.setPen(QPen(look.colour("surface"), radius / 8))
        painter.setBrush(look.colour("text"))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(look.colour("surface"))
        painter.setFont(self._page.font(self._page.legible(LEAST), bold=True))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place))

    @cached_property
    def names(self) -> list[PlacedName]:
        """The names that found a place."""
        return [] if self.places.are_dots else place_names(self._page, self.places)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(self._page.look.colour("text"))
        for name in (name for name in self.names if is_seen(painter, name.box)):
            name.block.paint(painter, name.box, name.align)

    # -- centre

    @cached_property
    def _turn_row(self) -> QRectF:
        return self._row(*_TURN)

    def _row(self, middle: float, height: float) -> QRectF:
        """A row in the middle of the wall, as wide as the seats leave it; both in fractions of the height."""
        page, x = self._page, self._ring.x
        top, bottom = page.h(middle - height / 2), page.h(middle + height / 2)
        beside = [
            abs(placed.centre.x() - x) - placed.radius - page.h(0.012)
            for placed in self.places.placed
            if placed.centre.y() + placed.radius > top and placed.centre.y() - placed.radius < bottom
        ]
        half = max(min([self._ring.rx, *beside]), page.h(0.15))
        return QRectF(x - half, top, 2 * half, bottom - top)

    def _paint_centre(self, painter: QPainter) -> None:
        page, speaker = self._page, self._view.speaker
        if not is_seen(painter, self._centre_box):
            return
        painter.setPen(page.look.colour("text"))
        if speaker is None:
            self._paint_words(painter, self._centre_words, *_NOBODY, SUBTITLE)
        else:
            caption, size, row = ((t("Sedang berbicara"), False),), page.legible(CAPTION), self._row(*_SPEAKS)
            if page.runs_width(caption, size) <= row.width():
                page.paint_runs(painter, caption, size, row, _CENTRED)
            self._paint_words(painter, self._centre_words, *_NAME, TITLE)
        if self._view.queue:
            self._paint_queue(painter, self._row(*_QUEUE))

    @property
    def _centre_box(self) -> QRectF:
        ring, page = self._ring, self._page
        return QRectF(ring.x - ring.rx, page.h(0.33), 2 * ring.rx, page.h(0.38))

    @property
    def _centre_words(self) -> str:
        """Who speaks; while nobody does, what is on the agenda."""
        if self._view.speaker is not None:
            return self._view.speaker.name
        item = self._view.agenda.current
        return item.title if item is not None else self._view.title

    def _paint_words(self, painter: QPainter, text: str, middle: float, height: float, largest: float) -> None:
        """A name or a title around a middle: whole and as large as can be, else without salutation, else its start."""
        block = self._whole(text, middle, height, largest) or self._start_of(text, self._row(middle, height))
        y = self._page.h(middle) - block.height / 2
        block.paint(painter, QRectF(0, y, self._page.width, block.height), _CENTRED)

    def _whole(self, text: str, middle: float, height: float, largest: float) -> FittedText | None:
        """Fewer lines have more room between the seats."""
        page = self._page
        sizes = [page.h(part) for part in (TITLE, SUBTITLE, 0.075, BODY) if part <= largest]
        for form in dict.fromkeys((text, without_salutation(text))):
            found: list[FittedText] = []
            for lines in (1, 2, 3):
                width = self._row(middle, min(height, lines * BODY * LEADING)).width()
                block = fitted(form, width, page.h(height), sizes, bold=True, most_lines=lines, whole_words=True)
                found += [block] if block is not None else []
            if found:
                return max(found, key=lambda block: block.px)
        return None

    def _start_of(self, text: str, box: QRectF) -> FittedText:
        """The first words in the size of body text; one that is too long for that is made smaller and broken."""
        page = self._page
        px = page.h(BODY)
        lines = first_words(text, page.font(BODY, bold=True), box.width(), max(1, int(box.height() / (px * LEADING))))
        if not lines:
            size = page.legible(0.055)
            px = page.h(size)
            lines = wrapped(text, page.font(size, bold=True), box.width())[: max(1, int(box.height() / (px * LEADING)))]
        return FittedText(lines, px, True)

    def _paint_queue(self, painter: QPainter, box: QRectF) -> None:
        """The word "Berikutnya" and the first two of the queue, as far as there is room."""
        page, gap, size = self._page, self._page.h(0.018), self._page.legible(0.048)
        disc = self.places.badge
        for caption, shown in ((t("Berikutnya"), 2), (t("Berikutnya"), 1), ("", 2), ("", 1)):
            names = [without_salutation(name) for name in self._view.queue[:shown]]
            widths = [2 * disc + gap / 2 + page.text_width(name, size, bold=True) + gap for name in names]
            total = page.text_width(caption, size) + gap + sum(widths)
            if total <= box.width():
                break
        else:
            return
        x = box.center().x() - total / 2
        painter.setPen(page.look.colour("text"))
        page.paint_runs(painter, ((caption, False),), size, QRectF(x, box.top(), total, box.height()), _LEFT)
        x += page.text_width(caption, size) + gap
        for place, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
            self._paint_place(painter, QPointF(x + disc, box.center().y()), place, disc)
            painter.setPen(page.look.colour("text"))
            row = QRectF(x + 2 * disc + gap / 2, box.top(), width, box.height())
            page.paint_runs(painter, ((name, True),), size, row, _LEFT)
            x += width


_LEFT = Qt.AlignmentFlag.AlignLeft
