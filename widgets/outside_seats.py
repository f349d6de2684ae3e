"""Where those sit who do not belong to the ring: in its corners, the note-taker at the bottom right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QRegion

from core.geometry import Ellipse
from widgets import style
from widgets.seat_button import SeatButton
from widgets.seat_painting import NameSide

_FROM_SIDE, _FROM_EDGE, _STEP = 36, 30, 44


def place_outside(
    buttons: Sequence[SeatButton],
    ring: Sequence[SeatButton],
    table: Ellipse | None,
    room: QSize,
    *,
    free_corner: bool,
) -> None:
    """Put each in the first corner where square and name cover nobody, or else the square alone; who finds no place is
    not shown, and is found by number or name.

    `free_corner`: the bottom left is taken by something else.
    """
    seated = [_shape(button) for button in ring]
    if table is not None:
        seated.append(_shape_of_table(table))
    spots = [spot for spot in _spots(room, free_corner) if _is_within(spot[0], room)]
    tries = [*spots, *((centre, NameSide.NONE) for centre, _ in spots)]
    squares: list[QRegion] = []
    for button in buttons:
        found = _take_first(button, tries, [*seated, *squares])
        button.setVisible(found)
        if found:
            squares.append(QRegion(button.seat_rect()))


def _take_first(button: SeatButton, tries: Sequence[tuple[QPointF, NameSide]], taken: Sequence[QRegion]) -> bool:
    """Whether there was a place where it covers nothing of what is taken."""
    for centre, side in tries:
        button.set_name_side(side)
        button.place(centre)
        if not any(other.intersects(button.seat_rect()) for other in taken):
            return True
    return False


def _shape_of_table(table: Ellipse) -> QRegion:
    box = QRectF(table.x - table.rx, table.y - table.ry, 2 * table.rx, 2 * table.ry)
    return QRegion(box.toAlignedRect(), QRegion.RegionType.Ellipse)


def _shape(seat: SeatButton) -> QRegion:
    """The disc with what is around it, and the label."""
    disc = QRegion(seat.disc_rect(), QRegion.RegionType.Ellipse)
    return (disc | QRegion(seat.label_rect())).translated(seat.pos())


def _is_within(centre: QPointF, room: QSize) -> bool:
    edge = style.current.look.em(_FROM_EDGE)
    return edge <= centre.y() <= room.height() - edge


def _spots(room: QSize, free_corner: bool) -> Iterator[tuple[QPointF, NameSide]]:
    """The corners from the bottom right on, then further up along both sides."""
    look = style.current.look
    left, right = look.em(_FROM_SIDE), room.width() - look.em(_FROM_SIDE)
    top, bottom = look.em(_FROM_EDGE), room.height() - look.em(_FROM_EDGE)
    yield QPointF(right, bottom), NameSide.LEFT
    if not free_corner:
        yield QPointF(left, bottom), NameSide.RIGHT
    yield QPointF(right, top), NameSide.LEFT
    yield QPointF(left, top), NameSide.RIGHT
    for step in range(1, 4):
        yield QPointF(right, bottom - look.em(_STEP * step)), NameSide.LEFT
    for step in range(2, 4):
        yield QPointF(left, bottom - look.em(_STEP * step)), NameSide.RIGHT
