"""What can be done with one seat, as a menu."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.actions import Action
from core.floor import EndFloor, GiveFloor, LowerHand, MarkLeft, RaiseHand
from core.people import MarkArrived
from core.views import SeatRole, SeatState, SeatView
from resources.words import t
from ui.bridge import Bridge
from widgets import icons
from widgets.follow_look import button_text


class SeatMenu(QMenu):
    """Floor, queue, coming and going of one person. It goes when it is closed."""

    def __init__(self, seat: SeatView, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wishes: dict[QAction, Action] = {}
        self.triggered.connect(self._on_triggered)
        self.aboutToHide.connect(self.deleteLater)
        self.setTitle(button_text(seat.full_name))
        heading = self.addAction(button_text(f"{seat.code} · {seat.full_name}"))
        heading.setEnabled(False)
        self.addSeparator()
        here = seat.state in (SeatState.PRESENT, SeatState.SPEAKING)
        if seat.state is SeatState.SPEAKING:
            self._add("floor_ends", t("Akhiri giliran"), EndFloor())
        elif here:
            self._add("floor", t("Beri giliran"), GiveFloor(seat.person_id))
            self._add("floor", t("Beri giliran, memotong yang berbicara"), GiveFloor(seat.person_id, interrupting=True))
        if here and seat.role is SeatRole.PARTICIPANT:
            if seat.queue_place:
                self._add("hand", t("Keluarkan dari antrean"), LowerHand(seat.person_id))
            else:
                self._add("hand", t("Masukkan ke antrean"), RaiseHand(seat.person_id))
        self.addSeparator()
        if here:
            self._add("left", t("Pulang"), MarkLeft(seat.person_id))
        else:
            self._add("arrived", t("Hadir sekarang"), MarkArrived(seat.person_id))

    def _add(self, icon: str, words: str, wish: Action) -> None:
        self._wishes[self.addAction(icons.icon(icon), words)] = wish

    def _on_triggered(self, action: QAction) -> None:
        wish = self._wishes.get(action)
        if wish is not None:
            self._bridge.perform(wish)
