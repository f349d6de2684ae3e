"""Buttons of which one is down: Tab comes to that one, the arrows go on to the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QButtonGroup


class OneOfSeveral(QButtonGroup):
    """A group that is exclusive, and gives the way of Tab to the button that is down, whoever pressed it.

    Qt does that only for presses of people, and leaves Tab with the first button when the program presses another.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._give_tab)

    def _give_tab(self) -> None:
        for button in self.buttons():
            down = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if down else Qt.FocusPolicy.ClickFocus)
