"""How much room a window has; its width in em decides, not in pixels."""

from __future__ import annotations

from enum import Enum, auto

from widgets import style

EM = 14
WIDE_EM, MIDDLE_EM = 88, 64
"""From how many em of the window's width on there are three columns, or two."""


class Room(Enum):
    """How much there is."""

    WIDE = auto()
    MIDDLE = auto()
    NARROW = auto()


def room_for(window_width: int) -> Room:
    """The room of a window so many pixels wide, at the text size that is set."""
    em = window_width / style.current.look.em(EM)
    return Room.WIDE if em >= WIDE_EM else Room.MIDDLE if em >= MIDDLE_EM else Room.NARROW
