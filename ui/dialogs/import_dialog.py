"""The dialog that shows what was understood of a list of participants, before anything of it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.faults import FileFaults
from core.participant_list import Column, ListedPerson, ListTable, ParticipantList
from core.people import MOST_PARTICIPANTS, Person
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.panels.import_preview import COLUMNS, ImportPreview, preview_rows
from ui.panels.people_names import split_salutation
from ui.services import ListReader
from widgets import style
from widgets.choice_box import ChoiceBox
from widgets.follow_look import follow_look, label, spaced
from widgets.style import dress

_WIDTHS = {
    "row": 58,
    "name": 190,
    "sex": 42,
    "age": 52,
    "element": 110,
    "position": 104,
    "home": 76,
    "kelurahan": 104,
    "note": 240,
}
_OPTIONAL = ("age", "position", "home", "kelurahan", "note")


class ImportDialog(FormDialog):
    """At the left the meaning of each column, which can be changed; at the right who would be taken, and who not.

    ``people`` are those to take; somebody who is in the session by the same name and unsur is left out, and so is
    whoever is not ticked.
    """

    def __init__(
        self, table: ListTable, understand: ListReader, there: Sequence[Person], parent: QWidget | None
    ) -> None:
        super().__init__(t("Impor peserta"), t("Impor"), parent, width=1000)
        self._tables, self._understand, self._there = (table, *table.others), understand, there
        self._room = MOST_PARTICIPANTS - len(there)
        self._found: ParticipantList | None = None
        self.boxes: list[QComboBox] = []
        self.sheets = QComboBox()
        self.sheets.addItems([one.sheet for one in self._tables])
        self.sheets.setAccessibleName(t("Lembar"))
        self.sheets.activated.connect(self._guess)
        self.summary = label(strong=True, wraps=True)
        self.model = ImportPreview(self)
        self.model.chosen_changed.connect(self._count)
        self.preview = QTableView()
        self._build_preview()
        self._columns = QFormLayout()
        self._lay_out()
        self._guess()

    def _build_preview(self) -> None:
        table = self.preview
        table.setModel(self.model)
        table.setAccessibleName(t("Peserta yang terbaca"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        follow_look(table, self._fit_preview)
        dress(table, kind="card")

    def _fit_preview(self, look: style.Look) -> None:
        self.preview.verticalHeader().setDefaultSectionSize(look.px(32))
        for column, width in _WIDTHS.items():
            self.preview.setColumnWidth(COLUMNS.index(column), look.px(width))

    def _lay_out(self) -> None:
        spaced(self._columns, gap=8)
        self._columns.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._columns.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        columns = QWidget()
        columns.setLayout(self._columns)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(columns)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_look(area, lambda look: area.setMinimumWidth(look.px(200)))
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        spaced(left, gap=8)
        spaced(right, gap=8)
        spaced(both, gap=16)
        if len(self._tables) > 1:
            left.addWidget(label(t("Lembar"), strong=True))
            left.addWidget(self.sheets)
        left.addWidget(label(t("Kolom dibaca sebagai"), strong=True))
        left.addWidget(area, 1)
        right.addWidget(self.summary)
        right.addWidget(self.preview, 1)
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        self.fields.addLayout(both, 1)
        self.give_height_to_fields()
        self.setMinimumHeight(style.current.look.px(460))

    @property
    def table(self) -> ListTable:
        """The sheet that is shown."""
        return self._tables[max(0, self.sheets.currentIndex())]

    @property
    def people(self) -> tuple[Person, ...]:
        """Who is ticked."""
        return tuple(map(person_of, self.model.chosen))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The meanings as they are set now."""
        return tuple(Column(box.currentData()) for box in self.boxes)

    def _guess(self) -> None:
        """Make a box for each column, set as the list itself suggests."""
        while self._columns.rowCount():
            self._columns.removeRow(0)
        self.boxes = []
        try:
            found: ParticipantList | None = self._understand(self.table)
        except FileFaults:
            found = None
        for place in range(self.table.width):
            meaning = found.columns[place] if found is not None else Column.IGNORED
            heading = found.headings[place] if found is not None else ""
            self._add_box(place, meaning, heading)
        self._show()

    def _add_box(self, place: int, meaning: Column, heading: str) -> None:
        sample = next((cells[place] for _, cells in self.table.rows[1:] if place < len(cells) and cells[place]), "")
        words = heading or (sample if meaning is not Column.NIK else "") or t("Kolom {n}", n=place + 1)
        box = ChoiceBox()
        box.setMinimumContentsLength(8)
        for column in Column:
            box.addItem(word("list_column", column), column.value)
        box.setCurrentIndex(box.findData(meaning.value))
        box.setAccessibleName(t("Arti kolom {heading}", heading=words))
        box.activated.connect(self._show)
        self.boxes.append(box)
        name = label(words if len(words) <= 18 else f"{words[:17]}…", tone="soft")
        name.setToolTip(words)
        self._columns.addRow(name, box)

    def _show(self) -> None:
        try:
            self._found = self._understand(self.table, self.columns)
        except FileFaults as faults:
            self._found = None
            self.model.set_rows([])
            fault = faults.faults[0]
            self.summary.setText(word("fault", fault.code, **dict(fault.data)))
            return
        self.model.set_rows(preview_rows(self._found, self._there, self._room))
        self.preview.clearSpans()
        for place, row in enumerate(self.model.rows):
            if row.person is None:
                self.preview.setSpan(place, COLUMNS.index("name"), 1, len(COLUMNS) - 1)
        for column in _OPTIONAL:
            self.preview.setColumnHidden(COLUMNS.index(column), not self.model.has(column))

    def _count(self) -> None:
        """Say how many would come in, and whether there is room for them."""
        chosen, found = len(self.model.chosen), self._found
        too_many = chosen > self._room
        self.accept_button.setEnabled(bool(chosen) and not too_many)
        self.name_acceptance(t("Impor {n} peserta", n=chosen) if chosen else t("Impor"))
        if found is None:
            return
        new = sum(row.person is not None for row in self.model.rows)
        words = t("{n} peserta baru, {there} sudah ada, {rejected} baris ditolak",
                  n=new, there=len(found.people) - new, rejected=len(found.rejected))  # fmt: skip
        if new > self._room:
            words = f"{words}. {t('Tempat tinggal {room}: centang yang ikut.', room=self._room)}"
        self.summary.setText(words)
        dress(self.summary, tone="bad" if too_many else "")


def person_of(listed: ListedPerson) -> Person:
    """The participant whom a row of a list names."""
    salutation, name = split_salutation(listed.name)
    return Person(
        name=name,
        salutation=salutation,
        sex=listed.sex,
        age=listed.age,
        element=listed.element,
        position=listed.position,
        organisation=listed.organisation,
        rt=listed.rt,
        rw=listed.rw,
        kelurahan=listed.kelurahan,
    )
