"""What people do with the library itself: look at its backups, restore one, save a copy, go on after a fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from core.ports import LedgerProblem, Problem
from resources.words import t, word
from ui.desk import Desk
from ui.dialogs.backups_dialog import BackupsDialog, RescueDialog, proposed_name
from ui.dialogs.confirm import confirmed
from ui.dialogs.told_dialog import ToldDialog
from ui.main_window import MainWindow
from ui.words_of import problem_words, taken_sentences


class LibraryHandlers(QObject):
    """Asks what is to be done with the library, and does it."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        window.banner.acted.connect(self._act_on_fault)
        desk.failed.connect(self._show_way_out)
        desk.bridge.not_kept.connect(self._show_way_out)
        desk.sessions_changed.connect(self._show_place)

    @property
    def _zone(self) -> str:
        view = self._desk.bridge.console
        return view.head.zone if view is not None else "WIB"

    def show_backups(self) -> None:
        """The list of backups; from it one is restored, or a copy saved."""
        try:
            backups = self._desk.services.care().backups()
        except LedgerProblem as problem:
            self._window.refuse(problem_words(problem))
            return
        library = self._desk.library
        place = library.location if library is not None else ""
        dialog = BackupsDialog(backups, self._zone, place, self._window)
        dialog.copy.setEnabled(library is not None)
        agreed, wants_copy, chosen = dialog.exec(), dialog.wants_copy, dialog.chosen
        dialog.deleteLater()
        if agreed and wants_copy:
            self.save_copy()
        elif agreed and chosen is not None:
            self._restore(chosen)

    def save_copy(self) -> None:
        """Ask for a place and put a copy of the whole library there."""
        library = self._desk.library
        if library is None:
            return
        proposed = proposed_name(self._desk.services.clock.now(), self._zone)
        chosen, _ = QFileDialog.getSaveFileName(self._window, t("Simpan salinan"), proposed, "Lingkar (*.fgd)")
        if not chosen:
            return
        path = Path(chosen if chosen.casefold().endswith(".fgd") else f"{chosen}.fgd")
        try:
            library.save_copy(path)
        except LedgerProblem as problem:
            self._window.refuse(problem_words(problem))
            return
        self._window.tell(t("Salinan tersimpan dan sudah diperiksa: {path}", path=path))

    def take_sessions(self) -> None:
        """Ask for another library, take its sessions, and tell what became of each. No session is open afterwards."""
        library = self._desk.library
        if library is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(self._window, t("Ambil sesi dari salinan"), "", "Lingkar (*.fgd)")
        if not chosen:
            return
        self._desk.bridge.close()
        try:
            lines = taken_sentences(self._desk.services.take_sessions(Path(chosen), library))
        except LedgerProblem as problem:
            lines = [problem_words(problem)]
        self._desk.read_sessions()
        self._window.go_to("home")
        dialog = ToldDialog(t("Ambil sesi dari salinan"), lines, self._window)
        dialog.exec()
        dialog.deleteLater()

    def rescue(self, problem: LedgerProblem) -> None:
        """Offer ways out of a damaged library."""
        try:
            backups = self._desk.services.care().backups()
        except LedgerProblem:
            backups = ()
        good = Path(problem.backup) if problem.backup else None
        dialog = RescueDialog(problem_words(problem), backups if good else (), good, self._zone, self._window)
        agreed, empty, chosen = dialog.exec(), dialog.starts_empty, dialog.chosen
        dialog.deleteLater()
        if agreed and (empty or chosen is not None):
            aside = self._desk.start_empty() if chosen is None else self._desk.restore(chosen)
            self._tell_where(aside)

    def _restore(self, chosen: Path) -> None:
        what = t("Pustaka yang sekarang diganti nama dan tetap ada; sesudah itu cadangan dibuka di tempatnya.")
        if confirmed(t("Pulihkan cadangan ini?"), what, t("Pulihkan"), final=True, parent=self._window):
            self._tell_where(self._desk.restore(chosen))

    def _tell_where(self, aside: Path | None) -> None:
        if aside is not None:
            self._window.go_to("home")
            self._window.tell(t("Pustaka yang lama kini bernama {path}", path=aside.name))

    def _show_way_out(self, problem: LedgerProblem) -> None:
        if self._desk.library is not None:
            act = t("Simpan salinan…")
        else:
            act = t("Pulihkan…") if problem.problem is Problem.DAMAGED else t("Coba lagi")
        self._window.banner.show_fault(problem_words(problem), act)

    def _act_on_fault(self) -> None:
        if self._desk.library is not None:
            self.save_copy()
            return
        failed = self._desk.problem
        if failed is not None and failed.problem is Problem.DAMAGED:
            self.rescue(failed)
        else:
            self._desk.open_library()

    def _show_place(self) -> None:
        """The list of sessions was read, so the library is there: say what threatens it where it lies."""
        library = self._desk.library
        risk = library.risk if library is not None else None
        self._window.home_page.warn("" if risk is None else word("place_risk", risk))
