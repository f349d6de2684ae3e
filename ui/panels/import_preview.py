"""The rows of a list before they are taken: who would come in, who is in the session already, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from core.participant_list import ListedPerson, ParticipantList
from core.people import Person
from resources.words import t
from ui.panels.people_names import split_salutation
from ui.participants_text import left_out_sentence, rejected_sentence
from widgets import style
from widgets.guard import guard

_Index = QModelIndex | QPersistentModelIndex


def key_of(name: str, element: str) -> tuple[str, str]:
    """By what somebody of a list is known again: the name without a salutation, and the unsur."""
    return split_salutation(name)[1].casefold(), element.casefold()


@dataclass(slots=True)
class PreviewRow:
    """One row of the list. ``person`` is None where nobody is taken: ``note`` says why, ``role`` is its colour."""

    number: int
    person: ListedPerson | None
    note: str = ""
    role: str = "text"
    wanted: bool = False


def preview_rows(found: ParticipantList, there: Sequence[Person], room: int) -> list[PreviewRow]:
    """The rows in their order. Of the new people as many are wanted from the first on as the session has room for."""
    known = {key_of(one.name, one.element) for one in there}
    doubts = {one.row: left_out_sentence(one) for one in found.left_out}
    rows: list[PreviewRow] = []
    wanted = 0
    for one in found.people:
        if key_of(one.name, one.element) in known:
            rows.append(PreviewRow(one.row, None, t("sudah ada di sesi ini: {name}", name=one.name), "text_soft"))
            continue
        rows.append(PreviewRow(one.row, one, doubts.get(one.row, ""), wanted=wanted < room))
        wanted += 1
    rows += [PreviewRow(one.row, None, rejected_sentence(one), "bad") for one in found.rejected]
    return sorted(rows, key=lambda row: row.number)


COLUMNS = ("row", "name", "sex", "age", "element", "position", "home", "kelurahan", "note")


class ImportPreview(QAbstractTableModel):
    """One line for each row of the list; people are ticked off by the number of their row. ``chosen_changed``."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PreviewRow] = []
        self._headings = (
            t("Baris"), t("Nama"), t("L/P"), t("Umur"), t("Unsur"), t("Jabatan"), t("RT/RW"), t("Kelurahan"),
            t("Catatan"),
        )  # fmt: skip

    def set_rows(self, rows: list[PreviewRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        self.chosen_changed.emit()

    @property
    def chosen(self) -> list[ListedPerson]:
        """Who is ticked."""
        return [row.person for row in self.rows if row.person is not None and row.wanted]

    def has(self, column: str) -> bool:
        """Whether any row has something in a column."""
        place = COLUMNS.index(column)
        return any(self._text(row, COLUMNS[place]) for row in self.rows)

    @guard(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One for each row of the list that is shown."""
        return 0 if parent.isValid() else len(self.rows)

    @guard(0)
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One for each of ``COLUMNS``."""
        return 0 if parent.isValid() else len(COLUMNS)

    @guard(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    @guard(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: _Index) -> Qt.ItemFlag:
        """People can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticked = index.column() == 0 and self.rows[index.row()].person is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticked else flags

    @guard(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, its colour, and whether its person is ticked."""
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            warns = row.person is not None and column == "note"
            return QColor(getattr(style.current.look.theme, "bad" if warns else row.role))
        if role == Qt.ItemDataRole.CheckStateRole and column == "row" and row.person is not None:
            return (Qt.CheckState.Checked if row.wanted else Qt.CheckState.Unchecked).value
        return None

    @guard(False)
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a person, or no longer."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or row.person is None:
            return False
        row.wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    @staticmethod
    def _text(row: PreviewRow, column: str) -> str:
        one = row.person
        if column == "row":
            return str(row.number)
        if one is None:
            return row.note if column == "name" else ""
        match column:
            case "note":
                return row.note
            case "home":
                return "/".join(filter(None, (one.rt, one.rw)))
            case "age":
                return "" if one.age is None else str(one.age)
            case _:
                return str(getattr(one, column))
