"""The people of a session: moderator, note-taker, and the participants in a table with a line to add one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

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
    team,
)
from core.seating import TakeSeat
from core.state import SessionState
from resources.words import t, word
from ui.bridge import Bridge
from ui.dialogs.consent_dialog import ConsentDialog
from ui.panels.form_section import field_row
from ui.panels.people_rows import FIELDS, PeopleModel
from widgets import style
from widgets.follow_look import button, follow_look, label, spaced
from widgets.text_fields import LineField

SALUTATIONS = {"bapak": Sex.MALE, "pak": Sex.MALE, "ibu": Sex.FEMALE, "bu": Sex.FEMALE, "saudara": Sex.MALE,
               "saudari": Sex.FEMALE, "sdr.": Sex.MALE, "sdri.": Sex.FEMALE}  # fmt: skip
_WHOLE_SALUTATIONS = {"pak": "Bapak", "bu": "Ibu", "sdr.": "Saudara", "sdri.": "Saudari"}
_WIDTHS = {"code": 52, "sex": 44, "element": 110, "position": 120, "rt": 44, "rw": 44, "age": 52, "here": 52}


class PeoplePanel(QWidget):
    """Everybody gets a seat when added: participants clockwise, the moderator at the bottom."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._heading, self._count = label(t("Peserta"), text_size="title", strong=True), label(tone="soft")
        self.model = PeopleModel(bridge, self)
        self.table = QTableView()
        self._team = {role: _TeamRow() for role in (Role.MODERATOR, Role.NOTE_TAKER)}
        self.name, self.element = LineField(), LineField()
        self.sex = _SexBox()
        self.ask = label(t("Pilih L atau P dahulu."), tone="bad")
        self.ask.hide()
        self._all_here = button(t("Semua hadir"))
        self._remove, self._consent = button(t("Hapus baris")), button(t("Persetujuan …"))
        self._build_table()
        self._lay_out()
        self._wire()

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(t("Peserta"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(FIELDS.index("name"), QHeaderView.ResizeMode.Stretch)
        follow_look(table, self._fit_table)

    def _fit_table(self, look: style.Look) -> None:
        self.table.verticalHeader().setDefaultSectionSize(look.px(32))
        for field, width in _WIDTHS.items():
            self.table.setColumnWidth(FIELDS.index(field), look.px(width))
        self.table.setMinimumHeight(look.px(220))

    def _lay_out(self) -> None:
        head, add = QHBoxLayout(), QHBoxLayout()
        spaced(head, gap=8)
        spaced(add, gap=8)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._all_here)
        head.addWidget(self._consent)
        head.addWidget(self._remove)
        self.name.setPlaceholderText(t("Ketik nama di sini, Enter untuk menambah"))
        self.name.setAccessibleName(t("Nama peserta baru"))
        self.element.setPlaceholderText(t("Unsur"))
        self.element.setAccessibleName(t("Unsur peserta baru"))
        add.addWidget(self.name, 3)
        add.addWidget(self.sex)
        add.addWidget(self.element, 1)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 16), gap=8)
        team_row = QHBoxLayout()
        spaced(team_row, gap=12)
        for role, row in self._team.items():
            team_row.addLayout(field_row((word("role", role), row, 1)), 1)
        layout.addLayout(team_row)
        layout.addLayout(head)
        layout.addLayout(add)
        layout.addWidget(self.ask)
        layout.addWidget(self.table, 1)

    def _wire(self) -> None:
        self.name.returnPressed.connect(self.add)
        self.element.returnPressed.connect(self.add)
        self.name.textEdited.connect(self._guess_sex)
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
        people = self.model.people
        women = sum(person.sex is Sex.FEMALE for person in people)
        self._count.setText(t("{n} orang, {women} perempuan", n=len(people), women=women) if people else "")
        self._all_here.setEnabled(any(person.arrived_at is None for person in people))
        for made in (self._remove, self._consent):
            made.setEnabled(bool(people))
        for role, row in self._team.items():
            row.show_person(next(iter(team(state, role)), None))

    def add(self) -> None:
        """Add the participant whose name was typed, with a seat; then the next name can be typed."""
        salutation, name = split_salutation(self.name.text())
        sex = self.sex.sex
        if name and sex is None:
            self.ask.show()
            self.sex.setFocus()
            return
        self.ask.hide()
        wished = Person(name=name, salutation=salutation, sex=sex or Sex.FEMALE, element=self.element.text())
        step = self._bridge.perform(AddPerson(wished))
        if step is None:
            return
        self._bridge.perform(TakeSeat(step.changes[0].record.id))
        self.name.clear()
        self.element.clear()
        self.sex.setCurrentIndex(0)
        self.name.setFocus()

    @property
    def selected(self) -> Person | None:
        """The participant whose row is selected."""
        chosen = self.table.selectionModel().selectedRows()
        return self.model.people[chosen[0].row()] if chosen else None

    def remove_selected(self) -> None:
        """Take the selected participant out again."""
        if self.selected is not None:
            self._bridge.perform(RemovePerson(self.selected.id))

    def _ask_consent(self) -> None:
        """Keep what the selected participant agrees to, or the first one if none is selected."""
        person = self.selected or next(iter(self.model.people), None)
        if person is None:
            return
        dialog = ConsentDialog(person.name, consent_of(self._bridge.state, person.id), self.window())
        if dialog.exec():
            self._bridge.perform(RecordConsent(dialog.wished(person.id, self._bridge.now())))
        dialog.deleteLater()

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


class _TeamRow(QWidget):
    """Name and L/P of one of the team; ``left`` when either was changed."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.sex = LineField(), _SexBox()
        self.left = self.name.editingFinished
        row = QHBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self.name, 1)
        row.addWidget(self.sex)
        self.setFocusProxy(self.name)

    def show_person(self, person: Person | None) -> None:
        """Show who it is, unless somebody types."""
        if person is not None and not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(person.name)
            self.sex.choose(person.sex)


class _SexBox(QComboBox):
    """L or P, or nothing said yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("Jenis kelamin"))
        self.addItem(t("L/P"), "")
        for sex in Sex:
            self.addItem(sex.value, sex.value)

    @property
    def sex(self) -> Sex | None:
        """What is chosen (Qt keeps the letter, not the member of the enumeration)."""
        letter = self.currentData()
        return Sex(letter) if letter else None

    def choose(self, sex: Sex) -> None:
        """Choose one."""
        self.setCurrentIndex(self.findData(sex.value))


def split_salutation(text: str) -> tuple[str, str]:
    """A name such as "Ibu Sari Dewi" as ("Ibu", "Sari Dewi"); without a salutation ("", text)."""
    first, _, rest = text.strip().partition(" ")
    if first.casefold() not in SALUTATIONS or not rest.strip():
        return "", text.strip()
    folded = first.casefold()
    return _WHOLE_SALUTATIONS.get(folded, folded.capitalize()), rest.strip()
