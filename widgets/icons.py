"""Every icon by what it means, in the colours of the theme.

qtawesome costs some hundred milliseconds at its first icon, so it is imported then and not before the
first paint. An icon keeps the colours it was made with: ask again when `style.current.changed`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QIcon, QPixmap

from widgets import style

GLYPHS: Final = {
    # places
    "home": "mdi6.home-outline",
    "prepare": "mdi6.clipboard-text-outline",
    "live": "mdi6.account-group-outline",
    "minutes": "mdi6.file-document-outline",
    "help": "mdi6.help-circle-outline",
    # acts
    "add": "mdi6.plus",
    "remove": "mdi6.trash-can-outline",
    "edit": "mdi6.pencil-outline",
    "undo": "mdi6.undo",
    "redo": "mdi6.redo",
    "next": "mdi6.chevron-right",
    "previous": "mdi6.chevron-left",
    "pause": "mdi6.pause",
    "play": "mdi6.play",
    "stop": "mdi6.stop",
    "search": "mdi6.magnify",
    "command": "mdi6.console-line",
    "more": "mdi6.dots-horizontal",
    "close": "mdi6.close",
    "up": "mdi6.arrow-up",
    "down": "mdi6.arrow-down",
    "export": "mdi6.file-export-outline",
    "import": "mdi6.file-import-outline",
    "folder": "mdi6.folder-open-outline",
    "print": "mdi6.printer-outline",
    "settings": "mdi6.cog-outline",
    # the room
    "projector": "mdi6.projector-screen-outline",
    "screen": "mdi6.monitor",
    "black": "mdi6.monitor-off",
    "floor": "mdi6.microphone-outline",
    "floor_ends": "mdi6.microphone-off",
    "hand": "mdi6.hand-back-right-outline",
    "seat": "mdi6.seat-outline",
    "arrived": "mdi6.account-check-outline",
    "left": "mdi6.account-arrow-right-outline",
    "person": "mdi6.account-outline",
    "agenda": "mdi6.format-list-numbered",
    "clock": "mdi6.clock-outline",
    "question": "mdi6.comment-question-outline",
    # the log
    "log": "mdi6.text-box-outline",
    "issue": "mdi6.pound",
    "note": "mdi6.note-text-outline",
    "private": "mdi6.lock-outline",
    "flag": "mdi6.flag-outline",
    "read_back": "mdi6.bullhorn-outline",
    "parked": "mdi6.car-brake-parking",
    "photo": "mdi6.image-outline",
    "history": "mdi6.history",
    # votes and outcomes
    "vote": "mdi6.vote-outline",
    "ballot_box": "mdi6.archive-outline",
    "result": "mdi6.podium",
    "agreement": "mdi6.handshake-outline",
    "plan": "mdi6.calendar-check-outline",
    "signature": "mdi6.draw-pen",
    "seal": "mdi6.lock-check-outline",
    "verify": "mdi6.file-search-outline",
    # states
    "saved": "mdi6.check",
    "alert": "mdi6.alert-outline",
    "not_saved": "mdi6.content-save-alert-outline",
    "info": "mdi6.information-outline",
    "done": "mdi6.check-circle-outline",
    "todo": "mdi6.alert-circle-outline",
    "theme": "mdi6.theme-light-dark",
    "text_size": "mdi6.format-size",
    "language": "mdi6.translate",
}
"""Name in Lingkar → glyph of Material Design Icons."""


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of that name in a colour of the theme that is shown now; KeyError for a name that is not above."""
    theme = style.current.look.theme
    return _icon(GLYPHS[name], getattr(theme, role), style.disabled_text(theme).name())


def pixmap(name: str, px: float, role: str = "text") -> QPixmap:
    """The icon as a square picture of `px` at 100 % text."""
    side = style.current.look.px(px)
    return icon(name, role).pixmap(side, side)


@lru_cache(maxsize=256)
def _icon(glyph: str, colour: str, disabled: str) -> QIcon:
    import qtawesome

    return qtawesome.icon(glyph, color=colour, color_disabled=disabled)
