"""Names somebody who is to sign: a person of the session or an official, and what stands above the name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from core.outcomes import Signatory, SigningPlace, signatories
from core.people import Person, Role, is_nobodys_label, participants, team
from core.session import Official
from core.state import SessionState
from resources.words import t, t_id, word
from ui.dialogs.form_dialog import FormDialog
from ui.minutes_stage import name_of
from widgets.guard import guard
from widgets.text_fields import LineField


class SignatoryDialog(FormDialog):
    """Proposes a role for each; whoever is on the list already is not offered.

    ``edited``: somebody who is on the list, to be given another role or place.
    """

    def __init__(self, state: SessionState, parent: QWidget | None, edited: Signatory | None = None) -> None:
        title = t("Tambah penanda tangan") if edited is None else t("Ubah penanda tangan")
        super().__init__(title, t("Tambah") if edited is None else t("Simpan"), parent, width=460)
        self._edited = edited
        self.who, self.role, self.place = QComboBox(), LineField(), QComboBox()
        for name, wished in candidates(state) if edited is None else [(name_of(state, edited), edited)]:
            self.who.addItem(name, wished)
        self.who.currentIndexChanged.connect(self._propose)
        self.who.setEnabled(edited is None)
        for place in SigningPlace:
            self.place.addItem(word("signing_place", place), place)
        self.add_field(t("Siapa"), self.who)
        self.add_field(t("Sebagai, dicetak di atas nama"), self.role)
        self.add_field(t("Tempatnya di dokumen"), self.place)
        self._propose()
        if edited is not None:
            self.role.selectAll()
            self.role.setFocus()

    def wished(self) -> Signatory:
        """Whoever was chosen, with the role as it is written."""
        chosen: Signatory = self.who.currentData()
        return replace(chosen, role=self.role.text(), place=SigningPlace(self.place.currentData()))

    @guard(None)
    def accept(self) -> None:
        """Only with somebody, and a role."""
        if self.who.currentData() is None:
            self.complain(t("Semua orang sudah ada di daftar."), self.who)
        elif not self.role.text().strip():
            self.complain(t("Perannya masih kosong."), self.role)
        else:
            super().accept()

    def _propose(self) -> None:
        chosen: Signatory | None = self.who.currentData()
        self.role.setText(chosen.role if chosen is not None else "")
        self.place.setCurrentIndex(self.place.findData(chosen.place if chosen is not None else SigningPlace.OWN))


def candidates(state: SessionState) -> list[tuple[str, Signatory]]:
    """Who could be added, by name, each with a proposed role."""
    listed = {one.person_id or one.official_id for one in signatories(state)}
    people = [
        *team(state, Role.MODERATOR),
        *team(state, Role.NOTE_TAKER),
        *participants(state),
        *team(state, Role.TEAM),
        *team(state, Role.OBSERVER),
    ]
    found = [(person.name, Signatory(role=_role_of(person), person_id=person.id)) for person in people]
    officials = sorted(state.all(Official), key=lambda one: one.order)
    found += [(one.name, Signatory(role=one.position or one.role, official_id=one.id)) for one in officials]
    return [(name, one) for name, one in found if (one.person_id or one.official_id) not in listed]


def _role_of(person: Person) -> str:
    match person.role:
        case Role.MODERATOR:
            return t_id("Moderator")
        case Role.NOTE_TAKER:
            return t_id("Notulis")
        case Role.TEAM:
            return person.position or t_id("Tim")
        case Role.OBSERVER:
            return person.position or t_id("Pengamat")
        case _:
            element = "" if is_nobodys_label(person.element) else person.element
            return t_id("Wakil peserta {element}", element=element).strip()
