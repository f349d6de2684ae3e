"""Siapkan: particulars, people, agenda; then the session can begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.session import Phase, session_of
from core.views import ModeratorView
from resources.words import t
from ui.bridge import Bridge
from ui.command_book import CommandBook
from ui.panels.agenda_form import AgendaForm
from ui.panels.officials_panel import OfficialsPanel
from ui.panels.particulars_panel import ParticularsPanel
from ui.panels.people_panel import PeoplePanel
from ui.room import Room
from widgets.follow_look import button, label, rule, set_icon, spaced
from widgets.style import dress


class PreparePage(QWidget):
    """Nothing here keeps a session from being started."""

    def __init__(self, bridge: Bridge, book: CommandBook) -> None:
        super().__init__()
        self._bridge = bridge
        self.particulars, self.people = ParticularsPanel(bridge), PeoplePanel(bridge)
        self.agenda, self.officials = AgendaForm(bridge), OfficialsPanel(bridge)
        self._start = button(t("Mulai sesi"), kind="primary", live=True)
        self._start.clicked.connect(book.action("start_session").trigger)
        self._advice = label(wraps=True, tone="soft")
        left = QWidget()
        column = QVBoxLayout(left)
        spaced(column, gap=0)
        column.addWidget(self.particulars)
        column.addWidget(rule())
        column.addWidget(self.people, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        spaced(beside, gap=0)
        beside.addWidget(self.agenda)
        beside.addWidget(rule())
        beside.addWidget(self.particulars.office)
        beside.addWidget(self.officials)
        beside.addStretch(1)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        spaced(self._columns, gap=1)
        self._columns.addWidget(left, 8)
        self._columns.addWidget(right, 5)
        foot = QHBoxLayout()
        spaced(foot, margins=(16, 8, 16, 8), gap=16)
        foot.addWidget(self._advice, 1)
        foot.addWidget(self._start)
        below = QWidget()
        below.setLayout(foot)
        dress(below, kind="surface")
        below.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addWidget(_scrolled(inside), 1)
        layout.addWidget(rule())
        layout.addWidget(below)

    def set_view(self, view: ModeratorView) -> None:
        """Show the session as it is now."""
        state = self._bridge.state
        self.particulars.set_state(state)
        self.people.set_state(state)
        self.agenda.set_state(state)
        self.officials.set_state(state)
        session = session_of(state)
        prepared = session is not None and session.phase is Phase.PREPARED
        self._start.setVisible(prepared)
        self._advice.setText(
            _advice(view) if prepared else t("Sesi sudah berjalan atau selesai; isinya tetap dapat diperbaiki.")
        )

    def set_room(self, room: Room) -> None:
        """Two columns, or one below the other where there is little room."""
        side_by_side = QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(side_by_side if room is Room.WIDE else QBoxLayout.Direction.TopToBottom)

    def forget(self) -> None:
        """Another session will be shown: nothing here remembers the old one."""

    def dress_icons(self) -> None:
        """Draw the icons; they follow the look by themselves from then on."""
        if self._start.icon().isNull():
            set_icon(self._start, "play", "on_accent")


def _advice(view: ModeratorView) -> str:
    """What is still missing for a good session; it keeps nobody from starting."""
    missing = []
    if not any(seat.number for seat in view.circle.seats):
        missing.append(t("peserta"))
    if view.log_line.moderator_id is None:
        missing.append(t("moderator"))
    if not view.agenda.items:
        missing.append(t("acara"))
    if not missing:
        return t("Siap dimulai kapan saja. Semua yang diisi sudah tersimpan.")
    return t("Belum ada {things}. Sesi tetap dapat dimulai.", things=", ".join(missing))


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    dress(inside, kind="surface")
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inside)
    return area
