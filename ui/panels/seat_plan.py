"""The seat plan of Siapkan: the circle, in which seats are dragged, shuffled and alternated."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from core.actions import Action
from core.people import Person
from core.seat_order import AlternateSeats, KeepForWheelchair, ShuffleSeats
from core.seating import SwapSeats, seat_of, seats
from core.state import SessionState
from core.views import CircleView, SeatState, SeatView
from resources.words import t
from ui.bridge import Bridge
from widgets.follow_look import button_text, follow_look, label, spaced
from widgets.seat_ring import SeatRing
from widgets.style import dress


class SeatPlan(QWidget):
    """Wheelchair places are named below the plan, and nowhere outside Siapkan."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._view: CircleView | None = None
        self.ring = SeatRing(planning=True)
        self.ring.seats_swapped.connect(self._swap)
        self.ring.menu_asked.connect(self._open_menu)
        self._arrange = QPushButton(t("Atur"))
        self._arrange.setAccessibleName(t("Atur tempat duduk"))
        self._arrange.setMenu(self._order_menu())
        self._note = label(wraps=True, tone="soft")
        head = QHBoxLayout()
        spaced(head, gap=8)
        head.addWidget(label(t("Denah duduk"), text_size="title", strong=True))
        head.addStretch(1)
        head.addWidget(self._arrange)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addLayout(head)
        layout.addWidget(self.ring, 1)
        layout.addWidget(self._note)
        follow_look(self.ring, lambda look: self.ring.setMinimumHeight(look.px(270)))
        dress(self.ring, kind="surface")

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        wishes = (
            (t("Acak"), self.shuffle),
            (t("Selang-seling laki-laki dan perempuan"), partial(self._perform, AlternateSeats("sex"))),
            (t("Selang-seling menurut unsur"), partial(self._perform, AlternateSeats("element"))),
        )
        for words, act in wishes:
            menu.addAction(words).triggered.connect(act)
        return menu

    def set_view(self, view: CircleView, state: SessionState) -> None:
        """Show who sits where."""
        if view is not self._view:
            self._view = view
            self.ring.set_view(_as_planned(view))
        self.ring.setVisible(bool(view.seats))
        self._arrange.setEnabled(len(view.seats) > 1)
        kept = [(seat.order, state.table(Person)[seat.person_id].name) for seat in seats(state) if seat.wheelchair]
        places = ", ".join(t("kursi {n} ({name})", n=order, name=name) for order, name in kept)
        self._note.setText(
            t("Jalur kursi roda 120 cm: {places}", places=places)
            if places
            else t("Seret kursi untuk menukar; menu kursi untuk tempat kursi roda.")
            if view.seats
            else t("Kursi muncul di sini begitu ada peserta.")
        )

    def shuffle(self) -> None:
        """Seat everybody by chance."""
        self._bridge.perform(ShuffleSeats(random.randrange(1 << 30)))

    def _swap(self, one: str, other: str) -> None:
        self._bridge.perform(SwapSeats(one, other))

    def _perform(self, wish: Action) -> None:
        self._bridge.perform(wish)

    def _open_menu(self, person_id: str, at: QPoint) -> None:
        seat = seat_of(self._bridge.state, person_id)
        person = self._bridge.state.get(Person, person_id)
        if seat is None or person is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(button_text(f"{person.code} · {person.name}")).setEnabled(False)
        words = t("Bukan lagi tempat kursi roda") if seat.wheelchair else t("Tempat kursi roda")
        wish = KeepForWheelchair(person_id, not seat.wheelchair)
        menu.addAction(words).triggered.connect(partial(self._perform, wish))
        menu.popup(at)


def _as_planned(view: CircleView) -> CircleView:
    """The circle as it is planned: nobody is late for a session that has not begun."""
    return replace(view, seats=tuple(map(_expected, view.seats)), outside=tuple(map(_expected, view.outside)))


def _expected(seat: SeatView) -> SeatView:
    return replace(seat, state=SeatState.PRESENT) if seat.state is SeatState.ABSENT else seat
