"""The participants as a Qt model that performs what is typed into it."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.floor import MarkLeft
from core.people import EditPerson, MarkArrived, Person, Role, Sex, consent_of, participants, team
from core.state import SessionState
from resources.words import t, word
from ui.bridge import Bridge
from widgets.guard import guard

_Index = QModelIndex | QPersistentModelIndex

FIELDS = ("code", "name", "sex", "element", "position", "home", "age", "here", "consent")


class PeopleModel(QAbstractTableModel):
    """One row for each participant, then for the rest of the team and for observers; columns are those of ``FIELDS``.

    A value that makes no sense is not taken.
    """

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.people: list[Person] = []
        self._consents: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._headings = (
            t("Kode"), t("Nama"), t("L/P"), t("Unsur"), t("Jabatan"), t("RT/RW"), t("Umur"), t("Hadir"),
            t("Persetujuan"),
        )  # fmt: skip

    def set_state(self, state: SessionState) -> None:
        """Take the people as they are; rows stay where nobody came or went."""
        people = [*participants(state), *team(state, Role.TEAM), *team(state, Role.OBSERVER)]
        self._consents = {person.id: consent_words(state, person.id) for person in people}
        self._codes = {person.id: person.code for person in state.all(Person)}
        if [person.id for person in people] != [person.id for person in self.people]:
            self.beginResetModel()
            self.people = people
            self.endResetModel()
        elif people:
            self.people = people
            self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(FIELDS) - 1))

    @guard(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One for each participant."""
        return 0 if parent.isValid() else len(self.people)

    @guard(0)
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One for each field."""
        return 0 if parent.isValid() else len(FIELDS)

    @guard(None)
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    @guard(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All but the code can be typed; whether somebody is here is ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        field = FIELDS[index.column()]
        if field == "element" and self.people[index.row()].role is not Role.PARTICIPANT:
            return flags
        if field == "here":
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags if field in ("code", "consent") else flags | Qt.ItemFlag.ItemIsEditable

    @guard(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value of a field."""
        person, field = self.people[index.row()], FIELDS[index.column()]
        if field == "here":
            if role == Qt.ItemDataRole.CheckStateRole:
                return (Qt.CheckState.Checked if person.present else Qt.CheckState.Unchecked).value
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return t("hadir") if person.present else t("belum hadir")
            return None
        if role == Qt.ItemDataRole.EditRole:
            return "" if field == "consent" else _text(person, field)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shown(person, field)
        return None

    def _shown(self, person: Person, field: str) -> str:
        if field == "consent":
            return self._consents[person.id]
        replaced = self._codes.get(person.stands_in_for_id or "")
        if field == "name" and replaced is not None:
            return t("{name}, pengganti {code}", name=person.name, code=replaced)
        if field == "element" and person.role is not Role.PARTICIPANT:
            return word("role", person.role)
        return _text(person, field)

    @guard(False)
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Perform the edit; False if it was not taken."""
        person, field = self.people[index.row()], FIELDS[index.column()]
        if field == "here" and role == Qt.ItemDataRole.CheckStateRole:
            return self._set_here(person, Qt.CheckState(value) is Qt.CheckState.Checked)
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        wished = edited_person(person, field, str(value).strip())
        return wished is not None and self._bridge.perform(EditPerson(wished)) is not None

    def _set_here(self, person: Person, here: bool) -> bool:
        if here:
            return self._bridge.perform(MarkArrived(person.id)) is not None
        return self._bridge.perform(MarkLeft(person.id)) is not None


def consent_words(state: SessionState, person_id: str) -> str:
    """How far somebody has consented: what is denied, if it is one thing."""
    consent = consent_of(state, person_id)
    if consent is None:
        return t("Belum diisi")
    if not consent.take_part:
        return t("Tidak ikut")
    denied = [
        words
        for agreed, words in (
            (consent.record_audio, t("Tanpa rekaman")),
            (consent.photo, t("Tanpa foto")),
            (consent.quote_by_name, t("Tanpa nama")),
        )
        if not agreed
    ]
    if not denied:
        return t("Lengkap")
    return denied[0] if len(denied) == 1 else t("Sebagian")


def edited_person(person: Person, field: str, text: str) -> Person | None:
    """``person`` with a field as it was typed; None if the text makes no sense there."""
    match field:
        case "sex":
            sex = sex_of(text)
            return None if sex is None else replace(person, sex=sex)
        case "age":
            return replace(person, age=int(text) if text.isdecimal() else None)
        case "home":
            rt, rw = home_of(text)
            return replace(person, rt=rt, rw=rw)
        case _:
            return replace(person, **{field: text})


def sex_of(text: str) -> Sex | None:
    """L or P in either case, or the whole word; None for anything else."""
    letter = text.strip()[:1].upper()
    return Sex(letter) if letter in ("L", "P") else None


def home_of(text: str) -> tuple[str, str]:
    """RT and RW as they are typed in one field: "003/005", "RT 3 RW 5", "/5", "3"."""
    parts = re.split(r"/|(?=\brw\b)", text, maxsplit=1, flags=re.IGNORECASE)
    rt, rw = (re.sub(r"(?i)\br[tw]\b|[/.:]", " ", part).strip() for part in (*parts, "")[:2])
    return rt, rw


def _text(person: Person, field: str) -> str:
    if field == "home":
        return "/".join((person.rt, person.rw)) if person.rw else person.rt
    value = getattr(person, field)
    return "" if value is None else str(value)
