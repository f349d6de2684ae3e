"""Scans of the signed paper, and all versions with what was signed on each."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.identity import Id
from core.ports import LedgerProblem, Problem
from core.scans import DropScan, KeepScan, Scan
from core.signing import FreezeContent
from resources.words import t
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.confirm import confirmed
from ui.dialogs.versions_dialog import VersionsDialog
from ui.minutes_history import newest_frozen, version_histories
from ui.minutes_stage import minutes_stage
from ui.words_of import trouble_words


class MinutesScans(QObject):
    """Signals: ``said(sentence, tone)``, ``worked(bool)``, ``version_asked(number)`` to write that version again."""

    said = Signal(str, str)
    worked = Signal(bool)
    version_asked = Signal(int)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window
        self.dialog: VersionsDialog | None = None
        self.reading, self.writing = Background(self), Background(self)
        self.reading.done.connect(self._on_read)
        self.writing.done.connect(self._on_written)
        for job in (self.reading, self.writing):
            job.failed.connect(self._on_failed)
            job.broke.connect(self._on_broken)

    def forget(self) -> None:
        """Another session will be shown, or the window closes."""
        for job in (self.reading, self.writing):
            job.wait()
        if self.dialog is not None:
            self.dialog.reject()

    def show_versions(self) -> None:
        """All versions, with what can be done with each."""
        zone = self._bridge.console.head.zone if self._bridge.console is not None else "WIB"
        dialog = VersionsDialog(version_histories(self._bridge.state), zone, self._window.window())
        dialog.export_asked.connect(self.version_asked)
        dialog.keep_asked.connect(self.ask_and_keep)
        dialog.scan_asked.connect(self._ask_and_write)
        dialog.drop_asked.connect(self._drop)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def refresh(self) -> None:
        """Show the versions as they are now, if they are shown."""
        if self.dialog is not None:
            self.dialog.show_versions(version_histories(self._bridge.state))

    def ask_and_keep(self, version_id: Id = "") -> None:
        """Ask for scans of a version's signed paper ("": of the newest that was frozen), and keep them with it."""
        chosen = version_id or newest_frozen(self._bridge.state) or self._frozen_now()
        if not chosen:
            return
        kinds = t("Pindaian (*.pdf *.jpg *.jpeg *.png)")
        parent = self.dialog or self._window
        paths, _ = QFileDialog.getOpenFileNames(parent, t("Pindaian yang sudah ditandatangani"), "", kinds)
        if paths:
            self.keep(chosen, [Path(path) for path in paths])

    def keep(self, version_id: Id, paths: list[Path]) -> None:
        """Read files on another thread, then keep them with a version."""
        self.worked.emit(True)
        self.reading.start(partial(_read, self._bridge.live.session_id, version_id, paths))

    def _frozen_now(self) -> Id | None:
        """Paper that was signed is that of a version that stands still, so freeze it, if people want that."""
        number = minutes_stage(self._bridge.state).version
        question = t("Tetapkan isi versi {n}?", n=number)
        what = t("Pindaian disimpan bersama versi yang isinya tetap. Perubahan sesudahnya menjadi versi berikutnya.")
        if confirmed(question, what, t("Tetapkan isi"), parent=self._window.window()):
            self._bridge.perform(FreezeContent())
        return newest_frozen(self._bridge.state)

    def _on_read(self, result: tuple[Id, Id, list[tuple[str, bytes]]]) -> None:
        session_id, version_id, files = result
        self.worked.emit(False)
        if not self._bridge.is_open or self._bridge.session_id != session_id:
            return
        kept = sum(self._bridge.perform(KeepScan(version_id, name, content)) is not None for name, content in files)
        if kept == len(files):
            self.said.emit(t("{n} pindaian tersimpan bersama versinya.", n=kept), "good")
        else:
            self.said.emit(t("Bukan PDF, JPEG, atau PNG, atau lebih dari 20 MB: tidak disimpan."), "bad")
        self.refresh()

    def _ask_and_write(self, scan_id: Id) -> None:
        scan = self._bridge.state.get(Scan, scan_id)
        if scan is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self.dialog or self._window, t("Simpan salinan pindaian"), scan.name)
        if chosen:
            self.write(scan, Path(chosen))

    def write(self, scan: Scan, path: Path) -> None:
        """Write a scan out again."""
        try:
            content = self._bridge.ledger.blob(scan.blob)
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        if content is None:
            self.said.emit(t("Berkas pindaian ini tidak ada lagi di pustaka."), "bad")
            return
        self.worked.emit(True)
        self.writing.start(partial(_write, self._desk, path, content))

    def _drop(self, scan_id: Id) -> None:
        what = t("Jurnal tetap mencatat bahwa pindaian ini pernah ada.")
        if confirmed(t("Hapus pindaian ini?"), what, t("Hapus"), parent=self.dialog):
            self._bridge.perform(DropScan(scan_id))
            self.refresh()

    def _on_written(self, path: Path) -> None:
        self.worked.emit(False)
        self.said.emit(t("{name} tersimpan.", name=path.name), "good")

    def _on_closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _on_failed(self, problem: LedgerProblem) -> None:
        self.worked.emit(False)
        self.said.emit(trouble_words(problem), "bad")

    def _on_broken(self) -> None:
        self.worked.emit(False)
        self.said.emit(t("Gagal karena kesalahan program. Catatannya ada di log."), "bad")


def _read(session_id: Id, version_id: Id, paths: list[Path]) -> tuple[Id, Id, list[tuple[str, bytes]]]:
    found: list[tuple[str, bytes]] = []
    for path in paths:
        try:
            found.append((path.name, path.read_bytes()))
        except OSError as error:
            raise LedgerProblem(Problem.CANNOT_OPEN, str(path)) from error
    return session_id, version_id, found


def _write(desk: Desk, path: Path, content: bytes) -> Path:
    desk.services.write_file(path, content)
    return path
