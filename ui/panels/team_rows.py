"""Fields for one of the team, and the box with L or P."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.people import Person, Sex
from resources.words import t
from ui.panels.people_names import SALUTATIONS
from widgets.follow_look import spaced
from widgets.text_fields import LineField


class TeamRow(QWidget):
    """Name and L/P of one of the team; ``left()`` when either was changed. "Ibu" and "Bapak" tell L/P by themselves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.sex = LineField(), SexBox()
        self.name.textEdited.connect(self._guess_sex)
        self.name.editingFinished.connect(self.left)
        self.sex.currentIndexChanged.connect(self._on_sex)
        row = QHBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self.name, 1)
        row.addWidget(self.sex)
        self.setFocusProxy(self.name)

    def _guess_sex(self, text: str) -> None:
        said = SALUTATIONS.get(text.strip().partition(" ")[0].casefold())
        if said is not None:
            self.sex.choose(said)

    def _on_sex(self) -> None:
        if self.sex.hasFocus():
            self.left.emit()

    def show_person(self, person: Person | None) -> None:
        """Show who it is, unless somebody types."""
        if person is not None and not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(person.name)
            self.sex.choose(person.sex)


class SexBox(QComboBox):
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
