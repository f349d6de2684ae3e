"""Who is to sign the berita acara, where and in which order: each change is an act that undo takes back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.identity import Id
from core.outcomes import EditSignatory, NameSignatory, OrderSignatories, RemoveSignatory, Signatory, signatories
from core.people import Role, team
from core.session import Official
from core.signing import RejectSignature
from resources.words import t, t_id
from ui.bridge import Bridge
from ui.dialogs.confirm import confirmed
from ui.dialogs.signatory_dialog import SignatoryDialog


class MinutesSignatories(QObject):
    """Asks what is to be changed about those who sign, and does it."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window

    def name_usual(self) -> None:
        """Moderator, note-taker and officials sign."""
        state = self._bridge.state
        for role, words in ((Role.MODERATOR, t_id("Moderator")), (Role.NOTE_TAKER, t_id("Notulis"))):
            for person in team(state, role)[:1]:
                self._bridge.perform(NameSignatory(Signatory(role=words, person_id=person.id)))
        for official in sorted(state.all(Official), key=lambda one: one.order):
            self._bridge.perform(NameSignatory(Signatory(role=official.position, official_id=official.id)))

    def ask_and_add(self) -> None:
        """Ask who signs too."""
        dialog = SignatoryDialog(self._bridge.state, self._window.window())
        if dialog.exec():
            self._bridge.perform(NameSignatory(dialog.wished()))
        dialog.deleteLater()

    def ask_and_edit(self, signatory_id: Id) -> None:
        """Ask for another role or place of somebody."""
        signatory = self._bridge.state.get(Signatory, signatory_id)
        dialog = SignatoryDialog(self._bridge.state, self._window.window(), signatory)
        if dialog.exec():
            self._bridge.perform(EditSignatory(dialog.wished()))
        dialog.deleteLater()

    def move(self, signatory_id: Id, steps: int) -> None:
        """Let somebody sign earlier (steps below 0) or later."""
        ids = [one.id for one in signatories(self._bridge.state)]
        place = ids.index(signatory_id)
        ids.insert(min(max(place + steps, 0), len(ids) - 1), ids.pop(place))
        self._bridge.perform(OrderSignatories(tuple(ids)))

    def remove(self, signatory_id: Id) -> None:
        """Take somebody off the list."""
        self._bridge.perform(RemoveSignatory(signatory_id))

    def ask_and_reject(self, signature_id: Id) -> None:
        """Ask, then let a signature count no more."""
        what = t("Tempatnya kosong lagi. Goresan yang dibatalkan tetap ada di riwayat.")
        question, act = t("Batalkan tanda tangan ini?"), t("Batalkan tanda tangan")
        if confirmed(question, what, act, parent=self._window.window()):
            self._bridge.perform(RejectSignature(signature_id))
