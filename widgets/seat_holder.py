"""What the seats stand in: the whole ring, or a grid of seats that scrolls under a bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from widgets import style


class SeatHolder(QWidget):
    """Clips the seats; they are placed by its owner, `offset` pixels further up."""

    scrolled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = QScrollBar(Qt.Orientation.Vertical, parent)
        self._bar.valueChanged.connect(lambda _: self.scrolled.emit())

    @property
    def offset(self) -> int:
        """How far the seats are scrolled, in pixels."""
        return self._bar.value()

    @property
    def is_scrollable(self) -> bool:
        """Whether there is more than has room."""
        return self._bar.maximum() > 0

    @property
    def bar_width(self) -> int:
        """The room of a scroll bar, in pixels."""
        return self._bar.sizeHint().width()

    def set_room(self, room: QRect, needed: int) -> None:
        """Take this place; seats that need more height than it has can be scrolled, with a bar at its right."""
        self.setGeometry(room)
        beyond = max(0, needed - room.height())
        self._bar.setRange(0, beyond)
        self._bar.setPageStep(room.height())
        self._bar.setSingleStep(style.current.look.px(24))
        self._bar.setGeometry(room.right() + 1, room.top(), self.bar_width, room.height())
        self._bar.setVisible(beyond > 0)

    def scroll_by(self, pixels: int) -> bool:
        """Scroll down by so much; False where there is nothing to scroll."""
        self._bar.setValue(self._bar.value() + pixels)
        return self.is_scrollable

    def scroll_to(self, seat: QWidget) -> None:
        """Scroll until this seat is seen whole."""
        if seat.y() < 0:
            self.scroll_by(seat.y())
        elif seat.geometry().bottom() > self.height():
            self.scroll_by(seat.geometry().bottom() - self.height())
