"""The drawing of the seating circle: vectors only, every seat where its angle says, the moderator a square.

More than thirty seats stand in two rings, in turn outside and inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, radians, sin

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.minutes import SeatMark
from core.people import Role
from core.wording import first_name
from export import style
from export.draft import Draft

_MOST_NAMED, _LABEL_ROOM, _LABEL_PT = 18, 34 * mm, 8.5
_SEAT, _SMALLEST_SEAT = 9 * mm, 4.6 * mm
_MOST_IN_A_RING = 30
_MODERATOR_ANGLE = 180.0


@dataclass(frozen=True, slots=True)
class SeatLabel:
    """One seat of the plan: the sign in it, the name that belongs to it, its angle in degrees (None outside)."""

    mark: str
    name: str
    role: Role
    angle: float | None


def seat_labels(draft: Draft) -> list[SeatLabel]:
    """The seats clockwise from the moderator, numbered; then those outside the circle, lettered A, B, C …

    A seat without an angle takes its part of the circle in its order; the moderator's is opposite the screen. Who is
    quoted by code in the notula sits here by code, so that no page has both code and name.
    """
    seats, quoted = draft.minutes.seats, draft.quoted_names()

    def name(seat: SeatMark) -> str:
        return seat.code if quoted.get(seat.code) == seat.code else seat.name

    ring = sorted((seat for seat in seats if not seat.outside), key=lambda seat: seat.order)
    outside = [seat for seat in seats if seat.outside]
    labels: list[SeatLabel] = []
    for place, seat in enumerate(ring):
        even = _MODERATOR_ANGLE + 360 * place / len(ring)
        mark = "M" if seat.role is Role.MODERATOR else str(seat.order)
        labels.append(SeatLabel(mark, name(seat), seat.role, (seat.angle if seat.angle is not None else even) % 360))
    labels += [SeatLabel(_letter(place), name(seat), seat.role, None) for place, seat in enumerate(outside)]
    return labels


def _letter(place: int) -> str:
    return ("" if place < 26 else _letter(place // 26 - 1)) + chr(ord("A") + place % 26)


class SeatingCircle(Flowable):
    """The plan; ``names_fit`` tells whether every name stands beside its seat."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._labels = seat_labels(draft)
        self._names = [draft.text.plain(first_name(label.name)) for label in self._labels]
        self._screen, self._outside_words = draft.line("denah.screen"), draft.line("denah.outside")
        self.names_fit = len(self._labels) <= _MOST_NAMED and all(
            stringWidth(name, style.REGULAR, _LABEL_PT) <= _LABEL_ROOM for name in self._names
        )

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """All the width; as high as the ellipse, its labels and the row of those outside need."""
        self.width = aW
        self._outside = [place for place, label in enumerate(self._labels) if label.angle is None]
        ring = len(self._labels) - len(self._outside)
        self._rings = 1 if ring <= _MOST_IN_A_RING else 2
        self._rx, self._ry = (52 * mm, 26 * mm) if self._rings == 1 else (66 * mm, 50 * mm)
        per_row = 4 if self.names_fit else 12
        self._rows = -(-len(self._outside) // per_row)
        self._per_row = per_row
        self.height = 2 * self._ry + 29 * mm + (self._rows * 9 + 4) * mm * bool(self._outside)
        return self.width, self.height

    def draw(self) -> None:
        """Screen, table, seats, and below them those who sat outside."""
        canvas: Canvas = self.canv
        centre_x, centre_y = self.width / 2, self.height - 16.5 * mm - self._ry
        canvas.setStrokeColor(style.INK)
        self._draw_screen(canvas, centre_x)
        self._draw_table(canvas, centre_x, centre_y)
        for place, label in enumerate(self._labels):
            if label.angle is not None:
                self._draw_ring_seat(canvas, place, centre_x, centre_y)
        self._draw_outside(canvas)

    def _draw_screen(self, canvas: Canvas, x: float) -> None:
        top = self.height - 1 * mm
        canvas.setLineWidth(2)
        canvas.line(x - 24 * mm, top, x + 24 * mm, top)
        canvas.setFont(style.REGULAR, 8)
        canvas.drawCentredString(x, top - 4.4 * mm, self._screen)

    def _draw_table(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(style.THIN_RULE)
        gap = (11 if self._rings == 1 else 18) * mm
        rx, ry = self._rx - gap, self._ry - gap
        canvas.ellipse(x - rx, y - ry, x + rx, y + ry)
        canvas.setStrokeColor(style.INK)

    def _seat_size(self) -> float:
        """The diameter at which neighbours do not touch."""
        around = pi * (3 * (self._rx + self._ry) - ((3 * self._rx + self._ry) * (self._rx + 3 * self._ry)) ** 0.5)
        seats = max(1, len(self._labels) - len(self._outside))
        return max(_SMALLEST_SEAT, min(_SEAT, around / seats * (0.78 if self._rings == 1 else 1.3)))

    def _draw_ring_seat(self, canvas: Canvas, place: int, x: float, y: float) -> None:
        label, size = self._labels[place], self._seat_size()
        turn = radians(label.angle or 0)
        inwards = 0 if self._rings == 1 else size * (-1.1 if place == 0 else 1.25 if place % 2 else 0)
        seat_x, seat_y = x + (self._rx - inwards) * sin(turn), y + (self._ry - inwards) * cos(turn)
        _draw_seat(canvas, seat_x, seat_y, size, label)
        if self.names_fit:
            self._draw_name(canvas, self._names[place], seat_x, seat_y, size, sin(turn), cos(turn))

    def _draw_name(self, canvas: Canvas, name: str, x: float, y: float, size: float, right: float, up: float) -> None:
        """Outside the circle: above and below at its ends, at the sides elsewhere."""
        canvas.setFont(style.REGULAR, _LABEL_PT)
        if abs(right) < 0.34:
            canvas.drawCentredString(x, y + (size * 0.72 if up > 0 else -size * 0.72 - _LABEL_PT * 0.8), name)
        elif right > 0:
            canvas.drawString(x + size * 0.7, y - _LABEL_PT * 0.35, name)
        else:
            canvas.drawRightString(x - size * 0.7, y - _LABEL_PT * 0.35, name)

    def _draw_outside(self, canvas: Canvas) -> None:
        if self._outside:
            canvas.setFont(style.REGULAR, 8)
            canvas.drawCentredString(self.width / 2, self._rows * 9 * mm + 1.5 * mm, self._outside_words)
        step = self.width / self._per_row
        for index, place in enumerate(self._outside):
            row, column = divmod(index, self._per_row)
            in_row = min(self._per_row, len(self._outside) - row * self._per_row)
            x = self.width / 2 + (column - (in_row - 1) / 2) * step - (step * 0.3 if self.names_fit else 0)
            y = (self._rows - row) * 9 * mm - 4 * mm
            _draw_seat(canvas, x, y, 6.4 * mm, self._labels[place])
            if self.names_fit:
                canvas.setFont(style.REGULAR, _LABEL_PT)
                canvas.drawString(x + 4.6 * mm, y - _LABEL_PT * 0.35, self._names[place])


def _draw_seat(canvas: Canvas, x: float, y: float, size: float, label: SeatLabel) -> None:
    canvas.setLineWidth(1.4 if label.role is Role.MODERATOR else 0.8)
    if label.role is Role.MODERATOR:
        canvas.rect(x - size / 2, y - size / 2, size, size)
    else:
        canvas.setDash(*((1.5, 1.5) if label.angle is None else ()))
        canvas.circle(x, y, size / 2)
        canvas.setDash()
    points = min(8.5, size * 0.42)
    canvas.setFont(style.BOLD, points)
    canvas.drawCentredString(x, y - points * 0.36, label.mark)
