"""The dialog that shows what was understood of a list of participants, before anything of it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.faults import FileFaults
from core.participant_list import Column, ListedPerson, ListTable, ParticipantList
from core.people import Person
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.panels.people_names import split_salutation
from ui.participants_text import left_out_sentence, rejected_sentence
from ui.services import ListReader
from widgets import style
from widgets.follow_look import follow_look, label, spaced
from widgets.style import dress

_HEADINGS = ("row", "name", "sex", "element", "position", "home")
_WIDTHS = {"row": 56, "sex": 44, "element": 100, "position": 100, "home": 96}


class ImportDialog(FormDialog):
    """At the left the meaning of each column, which can be changed; at the right who would be taken, and who not.

    ``people`` are those to take; somebody who is in the session by the same name and unsur is left out.
    """

    def __init__(
        self, table: ListTable, understand: ListReader, there: Sequence[Person], parent: QWidget | None
    ) -> None:
        super().__init__(t("Impor peserta"), t("Impor"), parent, width=860)
        self._table, self._understand = table, understand
        self._there = {(one.name.casefold(), one.element.casefold()) for one in there}
        self.people: tuple[Person, ...] = ()
        self.boxes: list[QComboBox] = []
        self.summary = label(strong=True, wraps=True)
        self.preview = QTableWidget()
        self._build_result()
        self._columns = QFormLayout()
        spaced(self._columns, gap=8)
        columns = QWidget()
        columns.setLayout(self._columns)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(columns)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._columns.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        left, both = QVBoxLayout(), QHBoxLayout()
        spaced(left, gap=8)
        spaced(both, gap=16)
        left.addWidget(label(t("Kolom dibaca sebagai"), strong=True))
        left.addWidget(area, 1)
        right = QVBoxLayout()
        spaced(right, gap=8)
        right.addWidget(self.summary)
        right.addWidget(self.preview, 1)
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        self.fields.addLayout(both)
        self.setMinimumHeight(style.current.look.px(460))
        self._guess()

    def _build_result(self) -> None:
        table = self.preview
        table.setAccessibleName(t("Peserta yang terbaca"))
        table.setColumnCount(len(_HEADINGS))
        table.setHorizontalHeaderLabels([t("Baris"), t("Nama"), t("L/P"), t("Unsur"), t("Jabatan"), t("RT/RW")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_HEADINGS.index("name"), QHeaderView.ResizeMode.Stretch)
        follow_look(table, self._fit_preview)
        dress(table, kind="card")

    def _fit_preview(self, look: style.Look) -> None:
        self.preview.verticalHeader().setDefaultSectionSize(look.px(30))
        for heading, width in _WIDTHS.items():
            self.preview.setColumnWidth(_HEADINGS.index(heading), look.px(width))

    def _guess(self) -> None:
        """Make a box for each column, set as the list itself suggests."""
        try:
            found: ParticipantList | None = self._understand(self._table)
        except FileFaults:
            found = None
        for place in range(self._table.width):
            meaning = found.columns[place] if found is not None else Column.IGNORED
            heading = found.headings[place] if found is not None else ""
            self._add_box(place, meaning, heading)
        self._show()

    def _add_box(self, place: int, meaning: Column, heading: str) -> None:
        sample = next((cells[place] for _, cells in self._table.rows[1:] if place < len(cells) and cells[place]), "")
        words = heading or (sample if meaning is not Column.NIK else "") or t("Kolom {n}", n=place + 1)
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        for column in Column:
            box.addItem(word("list_column", column), column.value)
        box.setCurrentIndex(box.findData(meaning.value))
        box.setAccessibleName(t("Arti kolom {heading}", heading=words))
        box.activated.connect(self._show)
        self.boxes.append(box)
        self._columns.addRow(label(words if len(words) <= 18 else f"{words[:17]}…", tone="soft"), box)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The meanings as they are set now."""
        return tuple(Column(box.currentData()) for box in self.boxes)

    def _show(self) -> None:
        try:
            found = self._understand(self._table, self.columns)
        except FileFaults as faults:
            self.people = ()
            self.preview.setRowCount(0)
            fault = faults.faults[0]
            self.summary.setText(word("fault", fault.code, **dict(fault.data)))
        else:
            self._show_found(found)
        self.accept_button.setEnabled(bool(self.people))
        self.accept_button.setText(t("Impor {n} peserta", n=len(self.people)) if self.people else t("Impor"))

    def _show_found(self, found: ParticipantList) -> None:
        new = [one for one in found.people if (one.name.casefold(), one.element.casefold()) not in self._there]
        self.people = tuple(map(person_of, new))
        doubts = {one.row: left_out_sentence(one) for one in found.left_out}
        rows = [(one.row, _cells(one, doubts.get(one.row, "")), "text") for one in new]
        rows += [(one.row, (t("sudah ada di sesi ini: {name}", name=one.name),), "text_soft")
                 for one in found.people if one not in new]  # fmt: skip
        rows += [(one.row, (rejected_sentence(one),), "bad") for one in found.rejected]
        rows.sort(key=lambda row: row[0])
        self.preview.clearSpans()
        self.preview.setRowCount(len(rows))
        for place, (number, cells, role) in enumerate(rows):
            self._put(place, 0, str(number), role)
            for column, text in enumerate(cells, start=1):
                self._put(place, column, text, role)
            if len(cells) == 1:
                self.preview.setSpan(place, 1, 1, len(_HEADINGS) - 1)
        skipped = len(found.people) - len(new)
        self.summary.setText(
            t("{n} peserta baru, {there} sudah ada, {rejected} baris ditolak",
              n=len(new), there=skipped, rejected=len(found.rejected))
        )  # fmt: skip

    def _put(self, row: int, column: int, text: str, role: str) -> None:
        item = QTableWidgetItem(text)
        item.setForeground(QColor(getattr(style.current.look.theme, role)))
        item.setToolTip(text)
        self.preview.setItem(row, column, item)


def _cells(one: ListedPerson, doubt: str) -> tuple[str, ...]:
    home = "/".join(filter(None, (one.rt, one.rw)))
    return one.name, str(one.sex), one.element, one.position, doubt or home


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
