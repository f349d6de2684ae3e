"""The circle on the wall: who sits where, who speaks and for how long, who is next."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.geometry import Ellipse
from core.views import ProjectorView, SeatRole
from resources.words import t
from widgets.digits import left, running
from widgets.fitted_text import FittedText, first_words, fitted, wrapped
from widgets.seat_words import without_salutation
from widgets.wall.frame import WallFrame
from widgets.wall.page import BODY, CAPTION, LEAST, SUBTITLE, TITLE, Lives, WallPage, digit_cells
from widgets.wall.seat_names import BADGE, PlacedName, PlacedSeat, place_names

_CENTRE_Y, _RX, _RY = 0.530, 0.537, 0.289
_SEAT, _SPEAKER, _SMALLEST_SEAT = 0.111, 0.174, 0.078
_ROOM_FOR_NAMES = 0.20
_MOST_NAMED, _MOST_SEATS = 14, 30
_CENTRED = Qt.AlignmentFlag.AlignHCenter


class CircleScene:
    """Seats as in the console, in the same order and at the same angles, on a wider ellipse."""

    pages = 1

    def __init__(self, page: WallPage, view: ProjectorView) -> None:
        self._page, self._view = page, view
        item = view.agenda.current
        self._frame = WallFrame(page, view, item.title if item is not None else view.title)

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw frame, table, seats and names."""
        page = self._page
        self._frame.paint(painter, page.text_width(t("sisa {time}", time="+00.00"), 0.044, bold=True))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(page.look.colour("window"))
        painter.drawEllipse(QPointF(self._ring.x, self._ring.y), self._ring.rx * 0.8, self._ring.ry * 0.716)
        if self.seats:
            self._paint_ring(painter)
        for placed in sorted(self.seats, key=lambda placed: placed.seat.speaking):
            self._paint_seat(painter, placed)
        for placed in self.seats:
            self._paint_badge(painter, placed)
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
            found.update(
                digit_cells(
                    self._page, "turn", running(self._view.speaker.spoken_s(now)), 0.073, self._row(0.567, 0.09),
                    bold=False,
                )
            )  # fmt: skip
        return found

    # -- seats

    @cached_property
    def _ring(self) -> Ellipse:
        page = self._page
        room = page.width / 2 - page.left - page.h(_SEAT / 2 + _ROOM_FOR_NAMES)
        return Ellipse(page.width / 2, page.h(_CENTRE_Y), max(min(page.h(_RX), room), page.h(0.3)), page.h(_RY))

    @cached_property
    def _spacing(self) -> float:
        """Distance of neighbouring seats in pixels."""
        count = max(len(self._view.seats), 2)
        one, other = self._ring.at(180), self._ring.at(180 + 360 / count)
        return ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5

    @cached_property
    def seats(self) -> tuple[PlacedSeat, ...]:
        """The seats in their places; none where there are too many to be told apart."""
        seats = self._view.seats
        if len(seats) > _MOST_SEATS + 1:
            return ()
        radius = min(self._page.h(_SEAT), self._spacing * 0.9) / 2
        if radius < self._page.h(_SMALLEST_SEAT) / 2:
            return ()
        placed = []
        for at, seat in enumerate(seats):
            point = self._ring.at(180 + 360 * at / len(seats) if seat.angle is None else seat.angle)
            centre, grown = QPointF(point.x, point.y), radius * _SPEAKER / _SEAT if seat.speaking else radius
            placed.append(PlacedSeat(seat, centre, grown, self._badge_at(centre, grown)))
        return tuple(placed)

    def _badge_at(self, centre: QPointF, radius: float) -> QPointF:
        """On the lower outer side of the disc; where seats are close, straight outwards."""
        across, down = centre.x() - self._ring.x, centre.y() - self._ring.y
        if len(self._view.seats) <= _MOST_NAMED + 1:
            return centre + QPointF((1.02 if across >= 0 else -1.02) * radius, 1.1 * radius)
        far = max((across**2 + down**2) ** 0.5, 1.0)
        return centre + QPointF(across / far, down / far) * radius * 1.25

    def _paint_ring(self, painter: QPainter) -> None:
        """A thin line through the seats, cut around each of them."""
        look, page = self._page.look, self._page
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("hairline"), page.h(0.0035)))
        painter.drawEllipse(QPointF(self._ring.x, self._ring.y), self._ring.rx, self._ring.ry)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface"))
        for placed in self.seats:
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
            painter.setBrush(look.colour("speaking_soft"))
            painter.drawEllipse(placed.centre, radius - width / 2, radius - width / 2)
        else:
            pen = QPen(look.colour("text_soft"), page.h(0.0035))
            if not seat.here:
                pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(look.colour("sunken" if seat.here else "surface"))
            painter.drawEllipse(placed.centre, radius, radius)
        block = fitted(seat.initials, 2 * radius * 0.86, radius * 2, (page.h(0.044), page.h(LEAST)), bold=True)
        if block is not None and len(block.lines) == 1:
            painter.setPen(look.colour(ink))
            block.paint(painter, QRectF(box.left(), box.center().y() - block.height / 2, box.width(), 0), _CENTRED)

    def _paint_badge(self, painter: QPainter, placed: PlacedSeat) -> None:
        if placed.seat.queue_place:
            self._paint_place(painter, placed.badge, placed.seat.queue_place, self._page.h(BADGE))

    def _paint_place(self, painter: QPainter, centre: QPointF, place: int, radius: float) -> None:
        look = self._page.look
        painter.setPen(QPen(look.colour("surface"), radius / 8))
        painter.setBrush(look.colour("text"))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(look.colour("surface"))
        painter.setFont(self._page.font(LEAST, bold=True))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place))

    def names(self) -> list[PlacedName]:
        """The names that found a place."""
        only_marked = len(self._view.seats) > _MOST_NAMED + 1
        return place_names(self._page, self._ring, self.seats, only_marked)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(self._page.look.colour("text"))
        for name in self.names():
            name.block.paint(painter, name.box, name.align)

    # -- centre

    def _row(self, middle: float, height: float) -> QRectF:
        """A row around the middle of the wall; both in fractions of the height."""
        width = 2 * (self._ring.rx - self._page.h(_SPEAKER / 2 + 0.02)) if self.seats else self._ring.rx * 2.8
        return QRectF(self._ring.x - width / 2, self._page.h(middle - height / 2), width, self._page.h(height))

    def _paint_centre(self, painter: QPainter) -> None:
        page, speaker = self._page, self._view.speaker
        painter.setPen(page.look.colour("text"))
        if speaker is None:
            item = self._view.agenda.current
            self._paint_words(painter, item.title if item is not None else self._view.title, 0.48, 0.26, SUBTITLE)
        else:
            page.paint_runs(
                painter, ((t("Sedang berbicara"), False),), CAPTION, self._row(0.373, 0.06),
                Qt.AlignmentFlag.AlignHCenter,
            )  # fmt: skip
            self._paint_words(painter, speaker.name, 0.463, 0.13, TITLE)
        if self._view.queue:
            self._paint_queue(painter, self._row(0.655, 0.07))

    def _paint_words(self, painter: QPainter, text: str, middle: float, height: float, largest: float) -> None:
        """A name or a title: all of it in the largest size, else without salutation, else its first words."""
        page, box = self._page, self._row(middle, height)
        sizes = [page.h(part) for part in (TITLE, SUBTITLE, 0.075, BODY) if part <= largest]
        whole = (
            fitted(form, box.width(), box.height(), sizes, bold=True, most_lines=3)
            for form in (text, without_salutation(text))
        )
        block = next((block for block in whole if block is not None), None) or self._start_of(text, box)
        block.paint(painter, QRectF(box.left(), box.center().y() - block.height / 2, box.width(), 0), _CENTRED)

    def _start_of(self, text: str, box: QRectF) -> FittedText:
        """The first words in the size of body text; one that is too long for that is made smaller and broken."""
        page = self._page
        px = page.h(BODY)
        lines = first_words(text, page.font(BODY, bold=True), box.width(), max(1, int(box.height() / (px * 1.22))))
        if not lines:
            px = page.h(0.055)
            lines = wrapped(text, page.font(0.055, bold=True), box.width())[: max(1, int(box.height() / (px * 1.22)))]
        return FittedText(lines, px, True)

    def _paint_queue(self, painter: QPainter, box: QRectF) -> None:
        """The word "Berikutnya" and the first two of the queue, as far as there is room."""
        page, disc, gap = self._page, self._page.h(BADGE), self._page.h(0.02)
        for caption, shown in ((t("Berikutnya"), 2), (t("Berikutnya"), 1), ("", 2), ("", 1)):
            names = [without_salutation(name) for name in self._view.queue[:shown]]
            widths = [2 * disc + gap / 2 + page.text_width(name, 0.05, bold=True) + gap for name in names]
            total = page.text_width(caption, 0.05) + gap + sum(widths)
            if total <= box.width():
                break
        else:
            return
        x = box.center().x() - total / 2
        painter.setPen(page.look.colour("text"))
        page.paint_runs(painter, ((caption, False),), 0.05, QRectF(x, box.top(), total, box.height()), _LEFT)
        x += page.text_width(caption, 0.05) + gap
        for place, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
            self._paint_place(painter, QPointF(x + disc, box.center().y()), place, disc)
            painter.setPen(page.look.colour("text"))
            row = QRectF(x + 2 * disc + gap / 2, box.top(), width, box.height())
            page.paint_runs(painter, ((name, True),), 0.05, row, _LEFT)
            x += width


_LEFT = Qt.AlignmentFlag.AlignLeft
