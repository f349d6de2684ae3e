"""What people do about personal data: erase somebody, or all whose time of keeping is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from core.clock import local
from core.ports import LedgerProblem
from core.session import session_of
from resources.words import t
from ui.ask_erasing import ask_and_erase, tell_erased
from ui.desk import Desk
from ui.dialogs.retention_dialog import RetentionDialog
from ui.erasing import erase_due, rest_sentences
from ui.main_window import MainWindow
from ui.sealing import Refused
from ui.words_of import refusal_words

if TYPE_CHECKING:
    from ui.pages.prepare_page import PreparePage


class PrivacyHandlers(QObject):
    """Asks, erases, and tells what was done."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window

    def commands(self) -> dict[str, Callable[[], object]]:
        """Command to what it does."""
        return {"erase_person": self.erase_person, "retention": self.show_retention}

    def erase_person(self) -> None:
        """Erase somebody of the open session; who is selected in Siapkan is proposed."""
        if ask_and_erase(self._desk, self._selected(), self._window):
            self._window.live_page.put_drafts_back()

    def _selected(self) -> str | None:
        if self._window.place != "prepare":
            return None
        page = cast("PreparePage", self._window.page("prepare"))
        return next((person.id for person in page.people.selected), None)

    def show_retention(self) -> None:
        """List whose time is over in any session, and erase them all if people want it."""
        library, bridge = self._desk.library, self._desk.bridge
        if library is None:
            return
        at_hand = bridge.live if bridge.is_open else None
        session = session_of(at_hand.state) if at_hand is not None else None
        clock = self._desk.services.clock
        today = local(clock.now(), session.zone if session is not None else "WIB").date()
        try:
            dialog = RetentionDialog(library.retention_over(today), self._window)
            agreed = bool(dialog.exec())
            dialog.deleteLater()
            if not agreed:
                return
            erased = erase_due(library, self._desk.services, today, at_hand)
        except LedgerProblem as problem:
            bridge.not_kept.emit(problem)
            return
        except Refused as refused:
            self._window.refuse(refusal_words(refused.refusal))
            return
        self._desk.read_sessions()
        done = t("{n} orang: data pribadi dihapus", n=erased.people)
        tell_erased([done, *rest_sentences(erased.rest)], self._window)
