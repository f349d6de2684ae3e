"""The circle: the ring of seats between its two strips. The loud thing of the console."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.views import CircleView
from widgets import style
from widgets.circle_strips import FootStrip, TopStrip
from widgets.guard import guard
from widgets.seat_ring import SeatRing

_TOP_HEIGHT, _FOOT_HEIGHT = 48, 56
_FOLDED_BELOW = 576


class SeatCircle(QWidget):
    """Draws a `CircleView`; the wishes of who works with it come out as signals. Ids are those of people."""

    seat_pressed = Signal(str)
    """The floor for this person, or its end; while a poll is open, this person's vote."""
    hand_toggled = Signal(str)
    menu_asked = Signal(str, QPoint)
    """Of whom, and where on the screen."""
    next_pressed = Signal()
    seats_swapped = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: CircleView | None = None
        self._folded = False
        self.ring = SeatRing()
        self.top = TopStrip()
        self.foot = FootStrip()
        self._rule = QFrame()
        style.dress(self._rule, kind="rule")
        self._foot_frame = QWidget()
        self._foot_layout = QVBoxLayout(self._foot_frame)
        self._foot_layout.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.ring, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._foot_frame)
        self._wire()
        self._fit_strips()

    def set_view(self, view: CircleView) -> None:
        """Show this view."""
        if view is self._view:
            return
        self._view = view
        self.top.set_view(view)
        self.ring.set_view(view)
        self._show_foot()

    def tick(self, now: datetime) -> None:
        """Take the time; only what shows it is painted."""
        self.ring.tick(now)

    def set_voter(self, person_id: str | None) -> None:
        """Mark whose vote is being typed; None: nobody's."""
        self.ring.set_voter(person_id)

    def focus_seat(self, person_id: str) -> None:
        """Give the keyboard to a seat."""
        self.ring.focus_seat(person_id)

    def show_flow(self, shown: bool) -> None:
        """Show or hide who spoke after whom."""
        self.ring.show_flow(shown)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button at the right end of the top strip."""
        self.top.add_tool(tool)

    def _wire(self) -> None:
        self.ring.seat_pressed.connect(self.seat_pressed)
        self.ring.hand_toggled.connect(self.hand_toggled)
        self.ring.menu_asked.connect(self.menu_asked)
        self.ring.next_pressed.connect(self.next_pressed)
        self.ring.seats_swapped.connect(self.seats_swapped)
        self.ring.form_changed.connect(self._show_foot)
        self.foot.floor_asked.connect(self.seat_pressed)
        self.foot.category_picked.connect(self.ring.set_shown_category)
        style.current.changed.connect(self._fit_strips)

    def _show_foot(self) -> None:
        if self._view is not None:
            self.foot.set_view(self._view, self.ring.form_code in ("S", "grid"))

    def _fit_strips(self) -> None:
        """Give the strips their height; where the window is low the foot goes up into the top strip."""
        look = style.current.look
        side = look.px(16)
        self.top.set_margin(side)
        self._foot_layout.setContentsMargins(side, 0, side, 0)
        self.top.setFixedHeight(look.px(_TOP_HEIGHT))
        self._foot_frame.setFixedHeight(look.px(_FOOT_HEIGHT))
        folded = self.height() < look.em(_FOLDED_BELOW)
        if folded == self._folded:
            return
        self._folded = folded
        self._rule.setVisible(not folded)
        self._foot_frame.setVisible(not folded)
        if folded:
            self.top.take_foot(self.foot)
        else:
            self._foot_layout.addWidget(self.foot)
        self.foot.show()

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the foot."""
        self._fit_strips()
        super().resizeEvent(event)
