"""Where the names of the wall's circle stand: outside the ring, clear of every disc and of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt

from core.geometry import Ellipse
from core.views import SeatRole
from resources.words import t
from widgets.fitted_text import FittedText, wrapped
from widgets.seat_words import without_salutation
from widgets.wall.page import WallPage
from widgets.wall.seat_places import PlacedSeat, SeatPlaces

NAME: Final = 0.043
_GAP, _WIDEST = 0.014, 0.42
_HIGHEST, _LOWEST = 0.105, 0.945


@dataclass(frozen=True)
class PlacedName:
    """A name with its box and where in it the lines stand."""

    block: FittedText
    box: QRectF
    align: Qt.AlignmentFlag
    marked: bool


def place_names(page: WallPage, places: SeatPlaces) -> list[PlacedName]:
    """A place for each name that finds one, those of speaker and queue first; the longest form that does."""
    spare, apart, seats = page.h(0.004), page.h(0.014), places.placed
    names: list[PlacedName] = []
    badges = [_around(placed.badge, places.badge) for placed in seats if placed.seat.queue_place]
    order = sorted(seats, key=lambda placed: (not placed.is_marked, placed.seat.role is not SeatRole.MODERATOR))
    for placed in order:
        if not placed.is_marked and not places.all_are_named:
            continue
        discs = [other.box(spare) for other in seats if other is not placed]
        others = [name.box.adjusted(-apart, 0, apart, 0) for name in names]
        found = next(_free(page, places.ring, placed, [*discs, *badges, *others]), None)
        if found is not None:
            names.append(found)
    return names


def _free(page: WallPage, ring: Ellipse, placed: PlacedSeat, taken: Sequence[QRectF]) -> Iterator[PlacedName]:
    """The places that are free, the best first: where the full name finds none, a shorter form may."""
    wall = QRectF(page.left * 0.6, page.h(_HIGHEST), page.width - page.left * 1.2, page.h(_LOWEST - _HIGHEST))
    for blocks in _forms(page, placed):
        for boxes in _sides(ring, placed):
            for block in blocks:
                for box, align in boxes(page, ring, placed, block):
                    if wall.contains(box) and not any(box.intersects(other) for other in taken):
                        yield PlacedName(block, box, align, placed.is_marked)


def _forms(page: WallPage, placed: PlacedSeat) -> Iterator[list[FittedText]]:
    """Ways to write a name, the fullest first: whole, without salutation, first name; on one line or on two."""
    seat = placed.seat
    name = t("Moderator") if seat.role is SeatRole.MODERATOR else seat.name
    bare = without_salutation(name)
    size = page.legible(NAME)
    font, px = page.font(size, bold=placed.is_marked), page.h(size)
    for text in dict.fromkeys((name, bare, *bare.split()[:1])):
        whole = FittedText(wrapped(text, font, 10 * page.width), px, placed.is_marked)
        halved = FittedText(wrapped(text, font, max(whole.width * 0.62, page.h(0.1))), px, placed.is_marked)
        whole_words = " ".join(halved.lines) == " ".join(text.split())
        two = [halved] if len(halved.lines) == 2 and whole_words else []
        yield [block for block in (whole, *two) if block.lines and block.width <= page.h(_WIDEST)]


_Boxes = Iterator[tuple[QRectF, Qt.AlignmentFlag]]
_Side = Callable[[WallPage, Ellipse, PlacedSeat, FittedText], _Boxes]


def _sides(ring: Ellipse, placed: PlacedSeat) -> tuple[_Side, _Side]:
    """Beside the disc first for seats at the sides, over or under it first for the others."""
    across = (placed.centre.x() - ring.x) / ring.rx
    return (_over_or_under, _beside) if abs(across) < 0.4 else (_beside, _over_or_under)


def _beside(page: WallPage, ring: Ellipse, placed: PlacedSeat, block: FittedText) -> _Boxes:
    gap, right = placed.radius + page.h(_GAP), placed.centre.x() >= ring.x
    down = (placed.centre.y() - ring.y) / ring.ry
    x = placed.centre.x() + gap if right else placed.centre.x() - gap - block.width
    align = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
    preferred = 0.03 if down > 0.6 else 0.0
    for lower in (preferred, 0.0, 0.03, 0.05) if down > 0 else (0.0, -0.03, -0.05):
        y = placed.centre.y() - block.height / 2 + page.h(lower)
        yield QRectF(x, y, block.width, block.height), align


def _over_or_under(page: WallPage, ring: Ellipse, placed: PlacedSeat, block: FittedText) -> _Boxes:
    gap = placed.radius + page.h(_GAP / 2)
    y = placed.centre.y() + gap if placed.centre.y() > ring.y else placed.centre.y() - gap - block.height
    middle = placed.centre.x() - block.width / 2
    outwards = block.width / 2 - placed.radius / 2
    for shift in (0.0, outwards if placed.centre.x() >= ring.x else -outwards):
        yield QRectF(middle + shift, y, block.width, block.height), Qt.AlignmentFlag.AlignHCenter


def _around(centre: QPointF, reach: float) -> QRectF:
    return QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
