"""A button for acts that must not happen twice by accident: of a double click only the first click counts."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton

from widgets.follow_look import button_text
from widgets.guard import guard
from widgets.style import dress


class OnceButton(QPushButton):
    """A second click within the system's double-click interval does nothing. ``look`` is as for ``style.dress``."""

    def __init__(self, text: str, name: str = "", **look: object) -> None:
        super().__init__(button_text(text))
        self.setAccessibleName(name or text)
        self.setAutoDefault(False)
        dress(self, **look)

    @guard(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press: a plain button would be pressed again."""
        event.accept()
