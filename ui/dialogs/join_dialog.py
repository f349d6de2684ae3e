"""The dialog for somebody who comes in the middle of a session: everything that is needed, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QComboBox, QWidget

from core.joining import Join
from core.people import Person, Role, Sex
from resources.words import t, word
from ui.desk import Desk
from ui.dialogs.form_dialog import FormDialog
from ui.panels.consent_fields import ConsentFields
from ui.panels.known_names import KnownNames
from ui.panels.people_names import SALUTATIONS, split_salutation
from widgets.guard import guard
from widgets.text_fields import LineField


class JoinDialog(FormDialog):
    """Name, L/P, unsur, as what the person comes, and consent.

    ``replaceable`` are the participants who are not here: somebody may have come in their place.
    """

    def __init__(self, desk: Desk, replaceable: Sequence[Person], elements: Sequence[str], parent: QWidget | None):
        super().__init__(t("Tambah orang yang baru datang"), t("Tambah dan beri kursi"), parent, width=520)
        self.name, self.sex, self.element, self.coming = LineField(), QComboBox(), QComboBox(), QComboBox()
        self.sex.addItem(t("pilih"), "")
        for sex in Sex:
            self.sex.addItem(word("sex", sex), sex.value)
        self.element.setEditable(True)
        self.element.addItems(["", *elements])
        self.coming.addItem(word("role", Role.PARTICIPANT), "")
        for person in replaceable:
            self.coming.addItem(t("Pengganti untuk {name}", name=f"{person.code} {person.name}"), person.id)
        self.coming.addItem(word("role", Role.OBSERVER), Role.OBSERVER.value)
        self.consent = ConsentFields(columns=2)
        self.consent.manner.setCurrentIndex(1)
        self._known = KnownNames(self.name)
        self._known.read(desk)
        self.add_field(t("Nama"), self.name)
        self.add_row((t("Jenis kelamin"), self.sex), (t("Unsur"), self.element))
        self.add_field(t("Datang sebagai"), self.coming)
        self.add_row((t("Persetujuan"), self.consent))
        self.add_field(t("Cara menyetujui"), self.consent.manner)
        self.name.textEdited.connect(self._guess_sex)
        self._known.taken.connect(self._fill_known)
        self.coming.activated.connect(self._propose_element)
        self._elements = {person.id: person.element for person in replaceable}
        self.name.setFocus()

    @property
    def role(self) -> Role:
        """As what the person comes."""
        return Role.OBSERVER if self.coming.currentData() == Role.OBSERVER.value else Role.PARTICIPANT

    def wished(self, at: datetime) -> Join:
        """The one act that takes the person in."""
        salutation, name = split_salutation(self.name.text())
        known = self._known.person_named(name)
        person = Person(
            name=name,
            salutation=salutation or (known.salutation if known is not None else ""),
            sex=Sex(self.sex.currentData()),
            role=self.role,
            element=self.element.currentText(),
            position=known.position if known is not None else "",
            organisation=known.organisation if known is not None else "",
            rt=known.rt if known is not None else "",
            rw=known.rw if known is not None else "",
            stands_in_for_id=self.coming.currentData() or None if self.role is Role.PARTICIPANT else None,
        )
        return Join(person, self.consent.wished("", at))

    @guard(None)
    def accept(self) -> None:
        """Only with a name and a sex, both of which the attendance list has."""
        if not split_salutation(self.name.text())[1]:
            self.complain(t("Namanya masih kosong."), self.name)
        elif not self.sex.currentData():
            self.complain(t("Pilih laki-laki atau perempuan."), self.sex)
        else:
            super().accept()

    def _guess_sex(self, text: str) -> None:
        """Whoever is called "Ibu" or "Bapak" need not be asked."""
        said = SALUTATIONS.get(text.strip().partition(" ")[0].casefold())
        if said is not None:
            self.sex.setCurrentIndex(self.sex.findData(said.value))

    def _fill_known(self, known: object) -> None:
        """Somebody who took part before need not be typed again."""
        person = self._known.person_named(self.name.text())
        if person is not None:
            self.sex.setCurrentIndex(self.sex.findData(person.sex.value))
            if not self.element.currentText():
                self.element.setCurrentText(person.element)

    def _propose_element(self) -> None:
        """A substitute speaks for the unsur of whom he or she replaces."""
        element = self._elements.get(self.coming.currentData())
        if element and not self.element.currentText():
            self.element.setCurrentText(element)
