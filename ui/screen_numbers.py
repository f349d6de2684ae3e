"""Kenali layar: a large number on each screen for a few seconds, so that one can be chosen by it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.screens import ScreenIdentity, placed_by_itself
from widgets.follow_look import label
from widgets.style import dress

SHOWN_MS: Final = 3000
_SIDE, _EDGE = 260, 40


class ScreenNumber(QWidget):
    """The number of one screen in its corner. It never takes the keys."""

    def __init__(self, number: int, identity: ScreenIdentity, corner: QPoint) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setWindowFlag(Qt.WindowType.BypassWindowManagerHint, placed_by_itself())  # as the wall: to stand above it
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dress(self, kind="surface")
        self.number = QLabel(str(number))
        self.number.setStyleSheet("font-size: 140px; font-weight: bold")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(self.number)
        name = label(identity.label, wraps=True, text_size="lead")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(name)
        self.setGeometry(corner.x() + _EDGE, corner.y() + _EDGE, _SIDE, _SIDE)
        QTimer.singleShot(SHOWN_MS, self, self.close)


def number_screens() -> list[ScreenNumber]:
    """Number all screens, from 1 in Qt's order; the numbers go by themselves."""
    made = [
        ScreenNumber(number, ScreenIdentity.of(screen), screen.geometry().topLeft())
        for number, screen in enumerate(QGuiApplication.screens(), start=1)
    ]
    for window in made:
        window.show()
        window.raise_()
    return made
