"""Two seats change places by dragging one onto the other: a picture of the seat follows the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QLabel, QWidget

from widgets.seat_button import SeatButton


class SeatDrag(QObject):
    """The drag that is going on, if any. `dropped` is called with the seat and the one it was dropped on."""

    def __init__(self, holder: QWidget, dropped: Callable[[SeatButton, SeatButton], None]) -> None:
        super().__init__(holder)
        self._dropped = dropped
        self._dragged: SeatButton | None = None
        self._target: SeatButton | None = None
        self._ghost = QLabel(holder)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()

    def move(self, button: SeatButton, at: QPoint, others: Iterable[SeatButton]) -> None:
        """The pointer is at this place with the seat."""
        if self._dragged is not button:
            self._begin(button)
        self._ghost.move(at - button.disc_centre())
        target = self._under(at, others)
        if target is not self._target:
            self._mark(False)
            self._target = target
            self._mark(True)

    def drop(self, button: SeatButton, at: QPoint, others: Iterable[SeatButton]) -> None:
        """The seat was let go at this place."""
        target = self._under(at, others)
        self.cancel()
        if target is not None and target is not button:
            self._dropped(button, target)

    def cancel(self) -> None:
        """Forget the drag; nothing moved."""
        self._mark(False)
        if self._dragged is not None and self._dragged.is_dragged:
            self._dragged.cancel_drag()
        self._dragged = self._target = None
        self._ghost.hide()

    def _begin(self, button: SeatButton) -> None:
        self._dragged = button
        picture = QPixmap(button.size() * button.devicePixelRatioF())
        picture.setDevicePixelRatio(button.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        button.is_dragged = False
        button.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        button.is_dragged = True
        self._ghost.setPixmap(picture)
        self._ghost.resize(button.size())
        self._ghost.raise_()
        self._ghost.show()

    def _under(self, at: QPoint, others: Iterable[SeatButton]) -> SeatButton | None:
        for other in others:
            if other is not self._dragged and other.isVisible() and other.hitButton(other.mapFromParent(at)):
                return other
        return None

    def _mark(self, marked: bool) -> None:
        if self._target is not None:
            self._target.set_selected(marked)
