"""Siapkan: particulars and people, agenda and seats, and what a good session still lacks; then it can begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from core.agenda import questions
from core.readiness import ReadyCode, readiness
from core.session import Phase, session_of
from core.views import ModeratorView
from resources.words import t
from ui.command_book import CommandBook
from ui.desk import Desk
from ui.kept import known_programmes
from ui.panels.agenda_form import AgendaForm
from ui.panels.form_section import scrolled
from ui.panels.forms_menu import FormsButton
from ui.panels.guide_list import GuideList
from ui.panels.issues_panel import IssuesPanel
from ui.panels.office_panel import OfficePanel
from ui.panels.officials_panel import OfficialsPanel
from ui.panels.particulars_panel import ParticularsPanel
from ui.panels.people_panel import PeoplePanel
from ui.panels.readiness_panel import ReadinessPanel
from ui.panels.seat_plan import SeatPlan
from ui.room import Room
from widgets.follow_look import button, follow_look, label, rule, set_icon, spaced
from widgets.style import dress

_OFFICE_TAB = 3
LEFT_SHARE, MIDDLE_SHARE, RIGHT_SHARE = 620, 400, 274


class PreparePage(QWidget):
    """Three columns, a bar over two, or one below the other, by the room there is; nothing is in the way of a start."""

    def __init__(self, desk: Desk, book: CommandBook) -> None:
        super().__init__()
        self._desk, self._bridge = desk, desk.bridge
        self._room = Room.WIDE
        self.particulars, self.people = ParticularsPanel(desk.bridge), PeoplePanel(desk)
        self.agenda, self.guide, self.issues = AgendaForm(desk), GuideList(), IssuesPanel(desk.bridge)
        self.office, self.officials = OfficePanel(desk), OfficialsPanel(desk.bridge)
        self.seats, self.readiness = SeatPlan(desk.bridge), ReadinessPanel()
        self.forms = FormsButton(desk)
        self._start = button(t("Mulai sesi"), kind="primary", live=True)
        self._start.clicked.connect(book.action("start_session").trigger)
        self._advice = label(wraps=True, tone="soft")
        self.readiness.asked.connect(self.go_to)
        self.guide.edit.clicked.connect(self.agenda.edit_as_text)
        self._lay_out()
        self.tabs.currentChanged.connect(self._fit_plan)

    def _lay_out(self) -> None:
        self.tabs = self._make_tabs()
        left = _column(self.particulars, self.people, growing=self.people)
        middle = _column(self.tabs, self.seats, growing=self.tabs)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        spaced(self._columns, gap=1)
        self._columns.addWidget(left, LEFT_SHARE)
        self._columns.addWidget(middle, MIDDLE_SHARE)
        dress(self.readiness, kind="window")
        self.readiness.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._columns.addWidget(self.readiness, RIGHT_SHARE)
        foot = QHBoxLayout()
        spaced(foot, margins=(16, 8, 16, 8), gap=16)
        foot.addWidget(self.forms)
        foot.addWidget(self._advice, 1)
        foot.addWidget(self._start)
        below = QWidget()
        below.setLayout(foot)
        dress(below, kind="surface")
        below.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(self)
        spaced(self._layout, gap=0)
        self._layout.addWidget(scrolled(inside), 1)
        self._layout.addWidget(rule())
        self._layout.addWidget(below)

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        office = _column(self.particulars.office, self.office, self.officials, growing=self.officials)
        for part, words in (
            (scrolled(self.agenda), t("Acara")),
            (scrolled(self.guide), t("Pertanyaan")),
            (self.issues, t("Isu awal")),
            (scrolled(office), t("Kantor")),
        ):
            tabs.addTab(part, words)
        tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        follow_look(tabs, lambda look: tabs.setMinimumHeight(look.px(230)))
        return tabs

    def set_view(self, view: ModeratorView) -> None:
        """Show the session as it is now."""
        state = self._bridge.state
        if self.office.refresh():
            self.particulars.set_programmes(known_programmes(self._desk))
        self.particulars.set_state(state)
        self.people.set_elements(self.office.profile.elements)
        self.people.set_state(state)
        self.agenda.set_state(state)
        self.guide.set_state(state)
        self.issues.set_view(view)
        self.officials.set_state(state)
        asked = len(questions(state))
        self.tabs.setTabText(1, t("Pertanyaan {n}", n=asked) if asked else t("Pertanyaan"))
        self.seats.set_view(view.circle, state)
        self.readiness.set_points(readiness(state, self.office.profile.women_aim_percent))
        self.set_room(self._room)
        session = session_of(state)
        prepared = session is not None and session.phase is Phase.PREPARED
        self._start.setVisible(prepared)
        self._advice.setText(
            t("Semua yang diisi sudah tersimpan.")
            if prepared
            else t("Sesi sudah berjalan atau selesai; isinya tetap dapat diperbaiki.")
        )

    def set_room(self, room: Room) -> None:
        """Three columns; a bar over two; or one below the other."""
        self._room = room
        narrow, folded = room is Room.NARROW, room is not Room.WIDE
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        at_top = self._layout.indexOf(self.readiness) >= 0
        if folded and not at_top:
            self._columns.removeWidget(self.readiness)
            self._layout.insertWidget(0, self.readiness)
        elif not folded and at_top:
            self._layout.removeWidget(self.readiness)
            self._columns.addWidget(self.readiness, RIGHT_SHARE)
        self.readiness.show()
        self.readiness.set_folded(folded)
        self._fit_plan()

    def _fit_plan(self) -> None:
        """The office's long form takes the height of the seats, where there is no more of it."""
        self.seats.setVisible(self._room is Room.NARROW or self.tabs.currentIndex() != _OFFICE_TAB)

    def go_to(self, code: ReadyCode) -> None:
        """Go where a thing that is missing is filled in."""
        places: dict[ReadyCode, Callable[[], object]] = {
            ReadyCode.PLACE: lambda: self.particulars.focus_field("place"),
            ReadyCode.TEAM: self.people.focus_team,
            ReadyCode.SEATS: lambda: (self._show_tab(0), self.seats.setFocus()),
            ReadyCode.AGENDA: lambda: self._show_tab(0),
            ReadyCode.GUIDE: lambda: self._show_tab(1),
            ReadyCode.KNOWN_ISSUES: lambda: self._show_tab(2),
            ReadyCode.CONSENT: self.people.ask_next_consent,
            ReadyCode.OFFICIALS: lambda: (self._show_tab(_OFFICE_TAB), self.officials.position.setFocus()),
            ReadyCode.NUMBER: lambda: (self._show_tab(_OFFICE_TAB), self.office.give_number.setFocus()),
        }
        places.get(code, self.people.name.setFocus)()

    def _show_tab(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self.tabs.currentWidget().setFocus()

    def forget(self) -> None:
        """Another session will be shown: nothing here remembers the old one."""

    def dress_icons(self) -> None:
        """Draw the icons; they follow the look by themselves from then on."""
        if self._start.icon().isNull():
            set_icon(self._start, "play", "on_accent")
            self.people.dress_icons()
            self.forms.dress_icons()


def _column(*parts: QWidget, growing: QWidget) -> QWidget:
    """Parts one below the other, parted by hairlines; one of them takes what height is left."""
    made = QWidget()
    column = QVBoxLayout(made)
    spaced(column, gap=0)
    for part in parts:
        if part is not parts[0]:
            column.addWidget(rule())
        column.addWidget(part, 1 if part is growing else 0)
    dress(made, kind="surface")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made
