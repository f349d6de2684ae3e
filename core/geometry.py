"""Where the seats of the circle stand, how large they can be, and how much room the table has.

Pure geometry in floats. Lengths are pixels at the given text factor (1.0 is 100 % text); x grows to the
right and y downward from the top left of the area. The angle of a seat is in degrees clockwise: 0 is the
top (the projector's side), 180 the bottom (the moderator). Seats stand on an ellipse and an angle is a
place along it by *arc length*: equal steps of the angle are equal distances, whatever the ellipse's shape.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import accumulate, pairwise

LARGEST_RING = 14
"""More seats than these stand in two rings."""

OUTER_SHARE = (0.5, 0.6)
"""The least and the largest part of the seats of two rings that stands in the outer one."""

GAP = 2.0
"""What must stay free between the discs and labels of two seats."""

HYSTERESIS = 8.0
"""How much narrower and lower the area could be before seats grow while the window is resized, in pixels."""

_MARGIN_X = 8.0
_MARGIN_Y = 2.0
_TABLE_GAP = 12.0
_GRID_GAP = 14.0

# Radii of the inner ring in parts of the outer one's: of those that fit, the one with the largest table.
_CROWDED = 0.75
"""Nearer than so much of an even distance, a seat without a saved angle crowds its neighbours."""
_INNER_RINGS = ((0.64, 0.56), (0.67, 0.60), (0.68, 0.64), (0.72, 0.68), (0.80, 0.80))

_TABLE_SHAPES = (1.0, 1.15, 1.3, 1.45, 1.6)

_ARC_STEPS = 360


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the area."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A box by its top left corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def nearest(self, point: Point) -> Point:
        """Return the point of the box that is nearest to ``point``."""
        return Point(min(max(point.x, self.left), self.right), min(max(point.y, self.top), self.bottom))


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An upright ellipse by its centre and radii."""

    x: float
    y: float
    rx: float
    ry: float

    def at(self, angle: float) -> Point:
        """Return the point at an angle, counted along the arc."""
        turn = _turn_at(self.rx, self.ry, angle / 360 % 1)
        return Point(self.x + self.rx * math.sin(turn), self.y - self.ry * math.cos(turn))


@dataclass(frozen=True, slots=True)
class SeatSize:
    """How large a seat is drawn; a label of width 0 means that there is none.

    ``disc`` and ``arc`` are diameters, ``arc`` that of the ring of talk share around the disc;
    ``label_top`` is the distance of the label's upper edge below the disc's centre; ``initials`` and
    ``name`` are heights of type.
    """

    code: str
    disc: float
    arc: float
    label_width: float
    label_height: float
    label_top: float
    initials: float
    name: float

    @property
    def reach(self) -> float:
        """The radius of everything round, arc included."""
        return max(self.disc, self.arc) / 2

    @property
    def below(self) -> float:
        """How far the seat reaches below the centre of its disc."""
        return max(self.reach, self.label_top + self.label_height)

    @property
    def beside(self) -> float:
        """How far the seat reaches to either side of its centre."""
        return max(self.reach, self.label_width / 2)

    def scaled(self, scale: float) -> "SeatSize":
        """Return the same size at a text factor."""
        lengths = [getattr(self, field.name) * scale for field in fields(self) if field.name != "code"]
        return SeatSize(self.code, *lengths)

    def label_rect(self, centre: Point, width: float | None = None) -> Rect:
        """Return the box of the label of a seat whose disc is centred there, of full width by default."""
        wide = self.label_width if width is None else width
        return Rect(centre.x - wide / 2, centre.y + self.label_top, wide, self.label_height)

    def disc_rect(self, centre: Point) -> Rect:
        """Return the box around disc and arc."""
        return Rect(centre.x - self.reach, centre.y - self.reach, 2 * self.reach, 2 * self.reach)


LEAST_TABLE = 27
"""Least half height, in px at 100 % text, of a table on which who speaks, and how long, can be read."""

XL = SeatSize("XL", 76, 96, 128, 23, 54, 28, 16)
L = SeatSize("L", 56, 72, 112, 20, 42, 20, 14)
M = SeatSize("M", 40, 50, 80, 16, 29, 14, 12)
S = SeatSize("S", 34, 0, 0, 0, 0, 12, 12)

SIZES = (XL, L, M, S)
"""All sizes at 100 % text, the largest first."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the seats are: ``centres`` in the order in which the seats were given.

    ``size`` is at the text factor. ``is_grid``: not even the smallest seats fit around a table that can be read;
    the seats stand in rows, ``height`` is what they need (they scroll), and there is no table.
    """

    size: SeatSize
    centres: tuple[Point, ...]
    table: Ellipse | None
    height: float
    is_grid: bool = False


def arrange(
    angles: Sequence[float | None],
    width: float,
    height: float,
    scale: float = 1.0,
    previous: str | None = None,
) -> Arrangement:
    """Arrange one seat per angle, clockwise, the moderator's first, in the largest size that fits.

    ``angles`` are those of a saved plan; None for an even place by order, starting at the bottom. In two
    rings they give the order alone.
    ``previous`` is the code of the size shown so far: a larger one is taken only with ``HYSTERESIS`` to
    spare, so that seats do not flicker while the window is resized.
    """
    previous_at = next((at for at, size in enumerate(SIZES) if size.code == previous), 0)
    for at, unscaled in enumerate(SIZES):
        size = unscaled.scaled(scale)
        fitting = _fitting(angles, width, height, size, scale)
        spare = HYSTERESIS if at < previous_at else 0.0
        if spare and _fitting(angles, width - spare, height - spare, size, scale) is None:
            continue
        if fitting is not None:
            return Arrangement(size, *fitting, height)
    return _grid(len(angles), width, S.scaled(scale), _GRID_GAP * scale)


def choose_size(count: int, width: float, height: float, scale: float = 1.0, previous: str | None = None) -> str | None:
    """Return the code of the largest size in which ``count`` even seats fit; None: only as a grid."""
    arrangement = arrange([None] * count, width, height, scale, previous)
    return None if arrangement.is_grid else arrangement.size.code


def _fitting(
    angles: Sequence[float | None], width: float, height: float, size: SeatSize, scale: float
) -> tuple[tuple[Point, ...], Ellipse] | None:
    """The layout without a collision that has the largest table; None if there is none with room for words."""
    ring = seat_ring(width, height, size, scale)
    if ring.rx <= 0 or ring.ry <= 0:
        return None
    if len(angles) <= LARGEST_RING:
        layouts = [one_ring(angles, ring)]
    else:
        layouts = [two_rings(angles, ring, inner) for inner in _INNER_RINGS]
    fitting = [
        (centres, table_ellipse(centres, size, width, height, scale))
        for centres in layouts
        if not any_collision(centres, size)
    ]
    roomy = [layout for layout in fitting if layout[1].ry >= LEAST_TABLE * scale]
    return max(roomy, key=lambda layout: layout[1].rx * layout[1].ry, default=None)


def seat_ring(width: float, height: float, size: SeatSize, scale: float = 1.0) -> Ellipse:
    """Return the largest ellipse of centres on which discs and labels stay inside the area."""
    rx = width / 2 - _MARGIN_X * scale - size.beside
    ry = height / 2 - _MARGIN_Y * scale - (size.reach + size.below) / 2
    return Ellipse(width / 2, _MARGIN_Y * scale + size.reach + ry, rx, ry)


def one_ring(angles: Sequence[float | None], ring: Ellipse) -> tuple[Point, ...]:
    """Return the centres of seats on one ellipse."""
    return tuple(ring.at(angle) for angle in _filled(angles))


def two_rings(angles: Sequence[float | None], outer: Ellipse, inner_part: tuple[float, float]) -> tuple[Point, ...]:
    """Return the centres of seats on two ellipses; ``inner_part`` is what the inner one has of the radii.

    The first seat is at the bottom of the inner ring; the next ones go clockwise around the outer ring,
    the rest around the inner ring, all evenly. A saved angle, which was made for one ring, gives the
    order alone.
    """
    inner = Ellipse(outer.x, outer.y, outer.rx * inner_part[0], outer.ry * inner_part[1])
    outside = _outer_count(len(angles), outer, inner)
    inside = len(angles) - outside
    around_outer = [outer.at(180 + 360 * (place + 0.5) / outside) for place in range(outside)]
    around_inner = [inner.at(180 + 360 * place / inside) for place in range(inside)]
    places = (around_inner[0], *around_outer, *around_inner[1:])
    filled = _filled(angles)
    clockwise = sorted(range(len(angles)), key=lambda seat: (filled[seat] - filled[0]) % 360)
    place_of = {seat: place for place, seat in enumerate(clockwise)}
    return tuple(places[place_of[seat]] for seat in range(len(angles)))


def _filled(angles: Sequence[float | None]) -> list[float]:
    """The angles with even ones, clockwise from the bottom, where none is saved.

    Where these crowd the saved ones, as when somebody has come late, the circle opens (``_opened``).
    """
    count = len(angles)
    filled = [180 + 360 * place / count if angle is None else angle for place, angle in enumerate(angles)]
    turned = sorted(angle % 360 for angle in filled)
    nearest = min(
        (later - angle for angle, later in pairwise([*turned, *(angle + 360 for angle in turned[:1])])), default=360.0
    )
    crowded = None in angles and nearest < _CROWDED * 360 / count
    return _opened(angles) if crowded else filled


def _opened(angles: Sequence[float | None]) -> list[float]:
    """All seats evenly from the first on, clockwise as saved; whoever has no angle sits after the seat before."""
    start = 180.0 if angles[0] is None else angles[0]
    turned = {seat: (angle - start) % 360 for seat, angle in enumerate(angles) if angle is not None}
    sitting = sorted(turned, key=turned.__getitem__)
    for seat in range(len(angles)):
        if seat not in turned:
            sitting.insert(sitting.index(seat - 1) + 1 if seat else 0, seat)
    return [start + 360 * sitting.index(seat) / len(angles) for seat in range(len(angles))]


def _outer_count(count: int, outer: Ellipse, inner: Ellipse) -> int:
    """How many of the seats stand in the outer ring: in proportion to the lengths, within OUTER_SHARE."""
    outer_length, inner_length = (_arc_lengths(ring.rx, ring.ry)[-1] for ring in (outer, inner))
    even = round(count * outer_length / (outer_length + inner_length))
    least, most = math.ceil(count * OUTER_SHARE[0]), math.floor(count * OUTER_SHARE[1])
    return min(max(even, least), most)


@lru_cache(maxsize=256)
def _arc_lengths(rx: float, ry: float) -> tuple[float, ...]:
    """Lengths of the arc from the top clockwise to each of ``_ARC_STEPS`` equal steps of the turn."""
    step = 2 * math.pi / _ARC_STEPS
    corners = [(rx * math.sin(step * at), -ry * math.cos(step * at)) for at in range(_ARC_STEPS + 1)]
    pieces = (math.dist(start, end) for start, end in pairwise(corners))
    return tuple(accumulate(pieces, initial=0.0))


def _turn_at(rx: float, ry: float, part: float) -> float:
    """The turn (radians of the ellipse's parameter) that lies at a part of the whole arc, 0 to below 1."""
    lengths = _arc_lengths(rx, ry)
    length = part * lengths[-1]
    at = bisect_right(lengths, length) - 1
    within = (length - lengths[at]) / (lengths[at + 1] - lengths[at])
    return 2 * math.pi * (at + within) / _ARC_STEPS


def seats_collide(one: Point, other: Point, size: SeatSize) -> bool:
    """Tell whether disc touches disc or label (with ``GAP`` between them), or label meets label."""
    if math.hypot(one.x - other.x, one.y - other.y) < 2 * size.reach + GAP:
        return True
    if not size.label_width:
        return False
    mine, theirs = size.label_rect(one), size.label_rect(other)
    if abs(mine.left - theirs.left) < size.label_width and abs(mine.top - theirs.top) < size.label_height:
        return True
    return _is_near(one, theirs, size) or _is_near(other, mine, size)


def _is_near(centre: Point, label: Rect, size: SeatSize) -> bool:
    nearest = label.nearest(centre)
    return math.hypot(nearest.x - centre.x, nearest.y - centre.y) < size.reach + GAP


def any_collision(centres: Sequence[Point], size: SeatSize) -> bool:
    """Tell whether any two seats collide."""
    from_top = sorted(centres, key=lambda centre: centre.y)
    tallest = size.reach + size.below + GAP
    for at, one in enumerate(from_top):
        for other in from_top[at + 1 :]:
            if other.y - one.y > tallest:
                break
            if seats_collide(one, other, size):
                return True
    return False


def table_ellipse(
    centres: Sequence[Point],
    size: SeatSize,
    width: float,
    height: float,
    scale: float = 1.0,
    label_widths: Sequence[float] | None = None,
) -> Ellipse:
    """Return the table: the ellipse of the largest surface between the seats and their labels.

    It lies in the middle of what the discs at the bottom and the labels at the top leave free, keeps a gap
    to all of them, and is at most 1.6 times as wide as high. ``label_widths`` are those of the labels as
    drawn, one per centre, where they are narrower than ``size`` allows. Radii are never negative.
    """
    ring = seat_ring(width, height, size, scale)
    middle = Point(ring.x, ring.y + (size.below - size.reach) / 2)
    widths = [size.label_width] * len(centres) if label_widths is None else label_widths
    labels = [size.label_rect(centre, wide) for centre, wide in zip(centres, widths, strict=True)]
    nearest = [box.nearest(middle) for box in (*labels, *map(size.disc_rect, centres))]
    tables = (_widest(shape, middle, nearest, ring, _TABLE_GAP * scale) for shape in _TABLE_SHAPES)
    return max(tables, key=lambda table: table.rx * table.ry)


def _widest(shape: float, middle: Point, obstacles: Sequence[Point], ring: Ellipse, gap: float) -> Ellipse:
    """The largest ellipse of one shape (width by height) inside the ring that keeps off all obstacles."""
    free = min(ring.rx / shape, ring.ry)
    for obstacle in obstacles:
        free = min(free, math.hypot((obstacle.x - middle.x) / shape, obstacle.y - middle.y))
    return Ellipse(middle.x, middle.y, max(free * shape - gap, 0.0), max(free - gap, 0.0))


def _grid(count: int, width: float, size: SeatSize, gap: float) -> Arrangement:
    """Seats in rows from the top left, as many in a row as fit, in the order in which they were given."""
    cell = size.disc + gap
    columns = max(int(width // cell), 1)
    centres = tuple(Point((place % columns + 0.5) * cell, (place // columns + 0.5) * cell) for place in range(count))
    return Arrangement(size, centres, None, math.ceil(count / columns) * cell, is_grid=True)
