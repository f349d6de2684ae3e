"""The people of a session: moderator, note-taker, and everybody else in a table with a line to add one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.people import (
    AddPerson,
    EditPerson,
    MarkArrived,
    Person,
    RecordConsent,
    RemovePerson,
    Role,
    Sex,
    consent_of,
    participants,
    team,
)
from core.ports import KnownPerson
from core.seating import TakeSeat
from core.state import SessionState
from core.taking_in import TakeInPeople
from resources.words import t, word
from ui.ask_erasing import ask_and_erase
from ui.desk import Desk
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.consent_dialog import ConsentDialog
from ui.panels.form_section import field_row
from ui.panels.known_names import KnownNames
from ui.panels.list_import import ListImport
from ui.panels.people_names import SALUTATIONS, split_salutation
from ui.panels.people_rows import FIELDS, PeopleModel
from ui.panels.team_rows import SexBox, TeamRow
from widgets import style
from widgets.follow_look import button, follow_look, label, set_icon, spaced
from widgets.guard import guard
from widgets.text_fields import LineField

_WIDTHS = {"code": 44, "sex": 34, "element": 84, "position": 120, "home": 68, "age": 48, "here": 50, "consent": 100}
KEEP_FOR = timedelta(days=90)
"""How long recordings and photos are kept, as it is proposed; people may set another day."""

_POSITION_FROM = 700
"""From how many px at 100 % on the table has room for the jabatan."""


class PeoplePanel(QWidget):
    """Everybody gets a seat when added: participants clockwise, the moderator at the bottom."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._bridge = desk, desk.bridge
        self._heading, self._count = label(t("Peserta"), text_size="title", strong=True), label(tone="soft")
        self.model = PeopleModel(self._bridge, self)
        self.table = QTableView()
        self._team = {role: TeamRow() for role in (Role.MODERATOR, Role.NOTE_TAKER)}
        self.name, self.element = LineField(), LineField()
        self.sex, self.role = SexBox(), QComboBox()
        for role in (Role.PARTICIPANT, Role.TEAM, Role.OBSERVER):
            self.role.addItem(word("role", role), role.value)
        self.role.setAccessibleName(t("Datang sebagai"))
        self.role.activated.connect(self._show_role)
        self.imports = ListImport(desk)
        self._all_here = button(t("Semua hadir"))
        self._remove, self._consent = button(t("Hapus baris")), button(t("Persetujuan …"))
        self.import_file, self.paste = button(t("Dari XLSX/CSV")), button(t("Tempel"), t("Tempel daftar"))
        self._known = KnownNames(self.name)
        self._elements = QStringListModel(self)
        proposals = QCompleter(self._elements, self)
        proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.element.setCompleter(proposals)
        self._build_table()
        self._lay_out()
        self._wire()

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(t("Peserta"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(FIELDS.index("name"), QHeaderView.ResizeMode.Stretch)
        follow_look(table, self._fit_table)

    def _fit_table(self, look: style.Look) -> None:
        self.table.verticalHeader().setDefaultSectionSize(look.px(32))
        self.table.horizontalHeader().setStyleSheet(f"::section {{ padding: {look.px(4)}px }}")
        for field, width in _WIDTHS.items():
            self.table.setColumnWidth(FIELDS.index(field), look.px(width))
        self.table.setMinimumHeight(look.px(168))

    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the table is narrow, names count more than positions."""
        super().resizeEvent(event)
        narrow = self.width() < style.current.look.px(_POSITION_FROM)
        self.table.setColumnHidden(FIELDS.index("position"), narrow)

    def _lay_out(self) -> None:
        head, add = QHBoxLayout(), QHBoxLayout()
        spaced(head, gap=8)
        spaced(add, gap=8)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.import_file)
        head.addWidget(self.paste)
        foot = QHBoxLayout()
        spaced(foot, gap=8)
        for made in (self._all_here, self._consent, self._remove):
            foot.addWidget(made)
        foot.addStretch(1)
        self.name.setPlaceholderText(t("Nama, lalu Enter"))
        self.name.setAccessibleName(t("Nama peserta baru"))
        self.element.setPlaceholderText(t("Unsur"))
        self.element.setAccessibleName(t("Unsur peserta baru"))
        add.addWidget(self.name, 3)
        add.addWidget(self.sex)
        add.addWidget(self.role)
        add.addWidget(self.element, 2)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 16), gap=8)
        team_row = QHBoxLayout()
        spaced(team_row, gap=12)
        for role, row in self._team.items():
            team_row.addLayout(field_row((word("role", role), row, 1)), 1)
        layout.addLayout(team_row)
        layout.addLayout(head)
        layout.addLayout(add)
        layout.addWidget(self.imports)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _wire(self) -> None:
        self.name.returnPressed.connect(self.add)
        self.element.returnPressed.connect(self.add)
        self.name.textEdited.connect(self._guess_sex)
        self._known.taken.connect(self._fill_known)
        self.import_file.clicked.connect(self.imports.ask_for_file)
        self.paste.clicked.connect(self.imports.take_clipboard)
        self._all_here.clicked.connect(self._mark_all)
        self._remove.clicked.connect(self.remove_selected)
        self._consent.clicked.connect(self._ask_consent)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_selected)
        self._team[Role.MODERATOR].left.connect(self._keep_moderator)
        self._team[Role.NOTE_TAKER].left.connect(self._keep_note_taker)

    def set_state(self, state: SessionState) -> None:
        """Show the people as they are."""
        self.model.set_state(state)
        self._known.read(self._desk)
        people = participants(state)
        women = sum(person.sex is Sex.FEMALE for person in people)
        self._count.setText(t("{n} orang, {women} perempuan", n=len(people), women=women) if people else "")
        self._all_here.setEnabled(any(person.arrived_at is None for person in self.model.people))
        for made in (self._remove, self._consent):
            made.setEnabled(bool(self.model.people))
        for role, row in self._team.items():
            row.show_person(next(iter(team(state, role)), None))

    def set_elements(self, elements: Sequence[str]) -> None:
        """The unsur that are proposed while one is typed."""
        self._elements.setStringList(list(elements))

    def dress_icons(self) -> None:
        """Draw the icons."""
        set_icon(self.import_file, "import")
        set_icon(self.paste, "prepare")

    def focus_team(self) -> None:
        """Go to the first of the team who is not named yet."""
        rows = list(self._team.values())
        next((row for row in rows if not row.name.text()), rows[0]).name.setFocus()

    def ask_next_consent(self) -> None:
        """Ask for the consent of the first participant who was not asked."""
        state = self._bridge.state
        for place, person in enumerate(participants(state)):
            if consent_of(state, person.id) is None:
                self.table.selectRow(place)
                self._ask_consent()
                return

    def add(self) -> None:
        """Add the participant whose name was typed, with a seat; then the next name can be typed."""
        salutation, name = split_salutation(self.name.text())
        sex = self.sex.sex
        if name and sex is None:
            self.imports.complain(t("Pilih L atau P dahulu."))
            self.sex.setFocus()
            return
        self.imports.complain()
        known = self._known.person_named(name)
        role = Role(self.role.currentData())
        speaks_for = "element" if role is Role.PARTICIPANT else "position"
        wished = Person(name=name, salutation=salutation, sex=sex or Sex.FEMALE, role=role)
        wished = replace(wished, **{speaks_for: self.element.text()})
        if known is not None:
            wished = replace(
                wished,
                salutation=salutation or known.salutation,
                position=wished.position or known.position,
                organisation=known.organisation,
                rt=known.rt,
                rw=known.rw,
            )
        if self._bridge.perform(TakeInPeople((wished,))) is None:
            return
        self.name.clear()
        self.element.clear()
        self.sex.setCurrentIndex(0)
        self.name.setFocus()

    def _show_role(self) -> None:
        """Participants speak for an unsur; the team and observers have a position."""
        participates = self.role.currentData() == Role.PARTICIPANT.value
        words = t("Unsur") if participates else t("Jabatan")
        self.element.setPlaceholderText(words)
        self.element.setAccessibleName(words)

    def _fill_known(self, known: KnownPerson) -> None:
        """Somebody who took part before need not be typed again."""
        self.sex.choose(known.sex)
        if not self.element.text():
            self.element.setText(known.element)

    @property
    def selected(self) -> list[Person]:
        """Whose rows are selected."""
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.people[row] for row in chosen]

    def remove_selected(self) -> None:
        """Take the selected people out again."""
        for person in self.selected:
            self._bridge.perform(RemovePerson(person.id))

    def _ask_consent(self) -> None:
        """Keep what the selected people agree to, or the first one if none is selected."""
        people = self.selected or self.model.people[:1]
        if not people:
            return
        whose = people[0].name if len(people) == 1 else t("{n} orang", n=len(people))
        before = consent_of(self._bridge.state, people[0].id) if len(people) == 1 else None
        dialog = ConsentDialog(whose, before, self._keep_until(), self.window())
        if len(people) == 1:
            dialog.offer_erasure()
        ask_until_kept(dialog, self._bridge, partial(self._keep_consents, dialog, people))
        if dialog.wants_erasure:
            ask_and_erase(self._desk, people[0].id, self.window())

    def _keep_consents(self, dialog: ConsentDialog, people: Sequence[Person]) -> bool:
        """Keep for each of them what the dialog says; whether all of it was kept."""
        wishes = [RecordConsent(dialog.wished(person.id, self._bridge.now())) for person in people]
        return all(self._bridge.perform(wish) is not None for wish in wishes)

    def _keep_until(self) -> date:
        """The day that is proposed for the end of recordings and photos."""
        return self._bridge.now().date() + KEEP_FOR

    def _guess_sex(self, text: str) -> None:
        """Whoever is called "Ibu" or "Bapak" need not be asked."""
        said = SALUTATIONS.get(text.strip().partition(" ")[0].casefold())
        if said is not None:
            self.sex.choose(said)

    def _mark_all(self) -> None:
        for person in list(self.model.people):
            if person.arrived_at is None:
                self._bridge.perform(MarkArrived(person.id))

    def _keep_moderator(self) -> None:
        self._keep_team(Role.MODERATOR)

    def _keep_note_taker(self) -> None:
        self._keep_team(Role.NOTE_TAKER)

    def _keep_team(self, role: Role) -> None:
        """Add or rename the one who has this role; whoever leads or writes is here from now on."""
        row = self._team[role]
        salutation, name = split_salutation(row.name.text())
        known = next(iter(team(self._bridge.state, role)), None)
        if not name or (known is None and row.sex.sex is None):
            return
        sex = row.sex.sex or (known.sex if known is not None else Sex.FEMALE)
        if known is not None:
            wished = replace(known, name=name, salutation=salutation or known.salutation, sex=sex)
            if wished != known:
                self._bridge.perform(EditPerson(wished))
            return
        person = Person(name=name, salutation=salutation, sex=sex, role=role, arrived_at=self._bridge.now())
        step = self._bridge.perform(AddPerson(person))
        if step is not None:
            self._bridge.perform(TakeSeat(step.changes[0].record.id))
