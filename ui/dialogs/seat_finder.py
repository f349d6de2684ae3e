"""A seat by its number or the person's name: floor, queue, coming and going without a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.views import CircleView, SeatState
from resources.words import t, word
from ui.dialogs.picker_dialog import PickerDialog, PickerLine
from widgets.guard import guard

FLOOR, HAND, PRESENCE = "floor", "hand", "presence"


class SeatFinder(PickerDialog):
    """``chosen`` is the person's id, ``act`` what to do: Enter gives the floor, Shift+Enter puts into the queue or
    takes out of it, Ctrl+H says that somebody came or went.
    """

    def __init__(self, circle: CircleView, parent: QWidget | None) -> None:
        lines = [
            PickerLine(
                seat.person_id,
                f"{seat.number or seat.code}  {seat.name}",
                _aside(seat.state, seat.queue_place),
                f"{seat.number} {seat.code} {seat.full_name} {seat.element or ''}",
            )
            for seat in (*circle.seats, *circle.outside)
        ]
        super().__init__(t("Cari kursi"), t("Nomor kursi atau nama"), lines, parent)
        self.act = FLOOR
        self.below.setText(t("Enter beri giliran · Shift+Enter antre · Ctrl+H hadir atau pulang"))
        self.below.show()

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that do something else than giving the floor."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.act = HAND
        elif event.key() == Qt.Key.Key_H and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.act = PRESENCE
            self._take(self.list.currentItem())
            return
        super().keyPressEvent(event)


def _aside(state: SeatState, queue_place: int) -> str:
    if queue_place:
        return t("antrean {n}", n=queue_place)
    return "" if state is SeatState.PRESENT else word("seat_state", state)
