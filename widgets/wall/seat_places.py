"""Where the seats of the wall's circle stand: discs with initials, or dots where those could not be read from afar."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from core.geometry import Ellipse, Point
from core.views import WallSeat
from widgets.wall.page import WallPage

CENTRE_Y: Final = 0.530
BADGE: Final = 0.031
_SEAT, _SPEAKER, _SMALLEST_SEAT, _DOT = 0.111, 1.57, 0.088, 0.026
_MOST_NAMED, _MOST_SEATS = 14, 30
_NAMED, _CROWDED = (0.537, 0.289, 0.20), (0.66, 0.32, 0.14)
"""Radii of the ellipse, and the room that names have beside it."""


@dataclass(frozen=True)
class PlacedSeat:
    """A seat with the centre of its disc, the disc's radius, and where its place in the queue stands, in pixels."""

    seat: WallSeat
    centre: QPointF
    radius: float
    badge: QPointF

    @property
    def is_marked(self) -> bool:
        """Whether the person speaks or waits in the queue."""
        return self.seat.speaking or bool(self.seat.queue_place)

    def box(self, spare: float) -> QRectF:
        """The box around the disc."""
        reach = self.radius + spare
        return QRectF(self.centre.x() - reach, self.centre.y() - reach, 2 * reach, 2 * reach)


class SeatPlaces:
    """The places of all seats of a page, in the order and at the angles of the console, on a wider ellipse."""

    def __init__(self, page: WallPage, seats: Sequence[WallSeat]) -> None:
        self._page, self._seats = page, seats

    @property
    def all_are_named(self) -> bool:
        """Whether they are so few that each may have its name; else only the speaker and the queue."""
        return len(self._seats) <= _MOST_NAMED + 1

    @cached_property
    def badge(self) -> float:
        """The radius of a disc with a place in the queue; it grows less than the number in it."""
        return self._page.h(BADGE * (1 + 0.6 * (self._page.zoom - 1)))

    @cached_property
    def ring(self) -> Ellipse:
        """The ellipse on which all seats stand; for far rooms it is lower, so that larger names have room."""
        page = self._page
        rx, ry, beside = _NAMED if self.all_are_named else _CROWDED
        room = page.width / 2 - page.left - self._largest - page.h(beside)
        ry -= 0.054 * (page.zoom - 1)
        return Ellipse(page.width / 2, page.h(CENTRE_Y), max(min(page.h(rx), room), page.h(0.3)), page.h(ry))

    @cached_property
    def are_dots(self) -> bool:
        """Whether initials in the discs would be too small to be read."""
        many = len(self._seats) > _MOST_SEATS + 1
        return many or self._spacing * 0.9 < self._page.h(self._page.grown(_SMALLEST_SEAT))

    @cached_property
    def placed(self) -> tuple[PlacedSeat, ...]:
        """All of them."""
        centres = [
            _place(self.ring, 180 + 360 * at / len(self._seats) if seat.angle is None else seat.angle)
            for at, seat in enumerate(self._seats)
        ]
        found: list[PlacedSeat] = []
        for seat, point in zip(self._seats, centres, strict=True):
            centre, radius = QPointF(point.x, point.y), self._radius_of(seat)
            others = [one for one in centres if one != point] if seat.queue_place else []
            badge = self._badge_at(centre, radius, others) if seat.queue_place else centre
            found.append(PlacedSeat(seat, centre, radius, badge))
        return tuple(found)

    @cached_property
    def _largest(self) -> float:
        """The largest radius of a disc: with larger initials a little larger itself."""
        return self._page.h(_SEAT * (1 + 0.3 * (self._page.zoom - 1))) / 2

    @cached_property
    def _spacing(self) -> float:
        """Distance of neighbouring seats in pixels."""
        count = max(len(self._seats), 2)
        one, other = _place(self.ring, 180), _place(self.ring, 180 + 360 / count)
        return math.hypot(one.x - other.x, one.y - other.y)

    @cached_property
    def _radius(self) -> float:
        if self.are_dots:
            return min(self._page.h(_DOT), self._spacing * 0.38)
        return min(self._largest, self._spacing * 0.45)

    def _radius_of(self, seat: WallSeat) -> float:
        """The speaker's disc is larger, as far as it leaves those of the neighbours alone."""
        if not seat.speaking:
            return self._radius
        return min(self._radius * _SPEAKER, max(self._spacing - self._radius, self._radius * 1.12))

    def _badge_at(self, centre: QPointF, radius: float, others: Sequence[Point]) -> QPointF:
        """Where the number covers no other seat, the best place first; straight outwards if there is none."""
        free = self._radius * 0.85 + self.badge
        places = list(self._around(centre, radius))
        far = (at for at in places if all(math.hypot(at.x() - one.x, at.y() - one.y) >= free for one in others))
        return next(far, places[-1])

    def _around(self, centre: QPointF, radius: float) -> Iterator[QPointF]:
        """On the lower outer side of the disc, on the upper one, straight outwards."""
        across, down = centre.x() - self.ring.x, centre.y() - self.ring.y
        aside = (1.02 if across >= 0 else -1.02) * radius
        if not self.are_dots:
            yield centre + QPointF(aside, 1.1 * radius)
            yield centre + QPointF(aside, -1.1 * radius)
        far = max(math.hypot(across, down), 1.0)
        reach = max(radius * 1.25, radius + self.badge * (1.1 if self.are_dots else 0.0))
        yield centre + QPointF(across / far, down / far) * reach


@lru_cache(maxsize=1024)
def _place(ring: Ellipse, angle: float) -> Point:
    """A place along the arc takes a while to be found, and seats seldom move."""
    return ring.at(angle)
