"""Where those sit who do not belong to the ring: in its corners, the note-taker at the bottom right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRect, QSize

from widgets import style
from widgets.seat_button import SeatButton
from widgets.seat_painting import NameSide

_FROM_SIDE, _FROM_EDGE, _STEP = 36, 30, 44


def place_outside(buttons: Sequence[SeatButton], ring: Sequence[SeatButton], room: QSize, free_corner: bool) -> None:
    """Put each in the first corner where square and name cover nobody, or else the square alone.

    `free_corner`: the bottom left is taken by something else.
    """
    taken = [button.seat_rect() for button in ring]
    for button in buttons:
        spots = list(_spots(room, free_corner))
        tries = [*spots, *((centre, NameSide.NONE) for centre, _ in spots), (spots[0][0], NameSide.NONE)]
        for centre, side in tries:
            button.set_name_side(side)
            button.place(centre)
            if not _covers(button, taken):
                break
        taken.append(button.seat_rect())


def _covers(button: SeatButton, taken: Sequence[QRect]) -> bool:
    """Whether somebody is under it; labels leave some room at their sides."""
    spare = style.current.look.px(10)
    box = button.seat_rect().adjusted(spare, 0, -spare, 0)
    return any(box.intersects(other) for other in taken)


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
