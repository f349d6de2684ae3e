"""The berita acara on its way out: written, sealed, printed, checked; what takes long, on another thread."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.actions import Code, refuse
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.pictures import illustrated
from core.ports import LedgerProblem, Problem
from core.sealing import KeyProblem, KeyTrouble, SealOrder, Verification, compared
from core.session import session_of
from resources.words import t, word
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.seal_dialog import SealDialog
from ui.dialogs.verification_dialog import VerificationDialog
from ui.minutes_stage import Stage, minutes_stage
from ui.page_pictures import PagePictures
from ui.printing import ask_and_print
from ui.sealing import Refused, keep_seal, minutes_of_version, minutes_to_seal, sealed_content, sealed_version
from ui.words_of import problem_words, refusal_words


class MinutesFiles(QObject):
    """Signals: ``said(sentence, tone)``, ``worked(bool)`` while something is done, ``written(path)``, ``sealed()``."""

    said = Signal(str, str)
    worked = Signal(bool)
    written = Signal(str)
    sealed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window
        self.path: Path | None = None
        self._pictures: dict[str, bytes] = {}
        self._own_passphrase = False
        self.writing, self.sealing, self.checking = Background(self), Background(self), Background(self)
        self.writing.done.connect(self._on_written)
        self.sealing.done.connect(self._on_sealed)
        self.checking.done.connect(self._on_checked)
        for job in (self.writing, self.sealing, self.checking):
            job.failed.connect(self._on_failed)
            job.broke.connect(self._on_broken)

    def forget(self) -> None:
        """Another session will be shown, or the window closes; what is being written is finished first."""
        self.path = None
        self._pictures.clear()
        for job in (self.writing, self.sealing, self.checking):
            job.wait()

    def current_minutes(self) -> Minutes:
        """What the document says now. Raises LedgerProblem."""
        head = self._bridge.ledger.head(self._bridge.live.session_id)
        minutes = minutes_of(self._bridge.state, head.digest, self._bridge.now())
        return illustrated(minutes, self._picture)

    def _picture(self, digest: str) -> bytes | None:
        """The bytes of a picture, which are read once as long as the session is shown."""
        if digest not in self._pictures:
            content = self._bridge.ledger.blob(digest)
            if content is None:
                return None
            self._pictures[digest] = content
        return self._pictures[digest]

    def ask_path(self, version: int | None = None) -> Path | None:
        """Ask where to."""
        session = session_of(self._bridge.state)
        if session is None:
            return None
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = str(Path(folder) / file_name(session.title, version))
        chosen, _ = QFileDialog.getSaveFileName(self._window, t("Ekspor berita acara"), proposal, "PDF (*.pdf)")
        if not chosen:
            return None
        return Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf")

    def export(self, path: Path) -> None:
        """Write the document as it is now; of a sealed version the file that was sealed."""
        services = self._desk.services
        kept = sealed_version(self._bridge.state)
        if kept is not None:
            self._write(path, partial(_write_file, self._desk, path, kept[1]))
            return
        try:
            minutes = self.current_minutes()
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self._write(path, partial(services.print_minutes, minutes, path))

    def export_version(self, number: int, path: Path) -> None:
        """Write an earlier version again, as it was sealed or printed."""
        state, services = self._bridge.state, self._desk.services
        content = sealed_content(state, number)
        if content is not None:
            self._write(path, partial(_write_file, self._desk, path, content))
            return
        try:
            minutes = minutes_of_version(self._bridge.ledger, self._bridge.live.session_id, number)
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        except Refused as refused:
            self.said.emit(refusal_words(refused.refusal), "bad")
            return
        self._write(path, partial(services.print_minutes, minutes, path))

    def _write(self, path: Path, work: partial[int]) -> None:
        self._begin(t("Menulis PDF …"))
        self.writing.start(partial(_with_path, path, work))

    def ask_and_seal(self) -> None:
        """Ask once, then seal the version."""
        stage = minutes_stage(self._bridge.state)
        if stage.stage is Stage.SEALED:
            self.said.emit(refusal_words(refuse(Code.VERSION_SEALED, number=stage.version)), "bad")
            return
        dialog = SealDialog(stage.version, len(stage.waiting), self._window, own_passphrase=self._own_passphrase)
        if dialog.exec():
            self.seal(dialog.order())
        dialog.deleteLater()

    def seal(self, order: SealOrder) -> None:
        """Freeze the content, make the sealed file on another thread, then keep both in one act."""
        try:
            minutes = minutes_to_seal(self._bridge.live)
        except Refused as refused:
            self.said.emit(refusal_words(refused.refusal), "bad")
            return
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self._begin(t("Menyegel …"))
        self.sealing.start(partial(_seal, self._desk, minutes, order))

    def print_out(self) -> None:
        """On paper, with the system's dialog."""
        session = session_of(self._bridge.state)
        if session is None:
            return
        kept = sealed_version(self._bridge.state)
        try:
            content = kept[1] if kept is not None else self._desk.services.draw_minutes(self.current_minutes()).content
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        pages = PagePictures(content)
        try:
            if ask_and_print(pages, session.title, self._window):
                self.said.emit(t("Dikirim ke pencetak."), "good")
        finally:
            pages.close()

    def ask_and_check(self) -> None:
        """Ask which file, then check it."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, t("Periksa berkas tersegel"), "", "PDF (*.pdf)")
        if chosen:
            self.check(Path(chosen))

    def check(self, path: Path) -> None:
        """Check a sealed file, also against this library."""
        self._begin(t("Memeriksa {name} …", name=path.name))
        self.checking.start(partial(_check, self._desk, path))

    def show_file(self) -> None:
        """Open the file that was written last."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def show_folder(self) -> None:
        """Open the folder that it lies in."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _begin(self, words: str) -> None:
        self.worked.emit(True)
        self.said.emit(words, "soft")

    def _on_written(self, result: tuple[Path, int]) -> None:
        self.path, pages = result
        self.worked.emit(False)
        self.said.emit(t("{name} selesai, {n} halaman.", name=self.path.name, n=pages), "good")
        self.written.emit(str(self.path))

    def _on_sealed(self, result: tuple[Minutes, bytes]) -> None:
        """The file is made; only now the version becomes a sealed one, together with it."""
        minutes, content = result
        self.worked.emit(False)
        if not self._bridge.is_open or self._bridge.session_id != minutes.session.session_id:
            return
        try:
            version = keep_seal(self._bridge.live, minutes, content)
        except Refused as refused:
            self.said.emit(refusal_words(refused.refusal), "bad")
            return
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self.said.emit(t("Versi {n} tersegel. Ekspor berkasnya sekarang.", n=version.number), "good")
        self.sealed.emit()

    def _on_checked(self, result: tuple[Path, bytes, Verification]) -> None:
        path, content, verification = result
        self.worked.emit(False)
        library = self._desk.library
        if library is not None and verification.facts is not None:
            try:
                verification = compared(verification, content, library.ledger.load(verification.facts.session_id))
            except LedgerProblem as problem:
                self._on_failed(problem)
                return
        self.said.emit(t("{name}: {verdict}", name=path.name, verdict=word("verdict", verification.verdict)), "soft")
        dialog = VerificationDialog(path.name, verification, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_failed(self, problem: LedgerProblem | KeyTrouble) -> None:
        self.worked.emit(False)
        if isinstance(problem, KeyTrouble):
            self._own_passphrase |= problem.problem is KeyProblem.WRONG_PASSPHRASE
            self.said.emit(word("key_problem", problem.problem, place=problem.place), "bad")
        else:
            self.said.emit(problem_words(problem), "bad")

    def _on_broken(self) -> None:
        self.worked.emit(False)
        self.said.emit(t("Gagal karena kesalahan program. Catatannya ada di log."), "bad")


def _with_path(path: Path, work: partial[int]) -> tuple[Path, int]:
    return path, work()


def _write_file(desk: Desk, path: Path, content: bytes) -> int:
    desk.services.write_file(path, content)
    pages = PagePictures(content)
    pages.close()
    return len(pages.sizes)


def _seal(desk: Desk, minutes: Minutes, order: SealOrder) -> tuple[Minutes, bytes]:
    return minutes, desk.services.seal(minutes, order)


def _check(desk: Desk, path: Path) -> tuple[Path, bytes, Verification]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LedgerProblem(Problem.CANNOT_OPEN, str(path)) from error
    return path, content, desk.services.verify(content)


def file_name(title: str, version: int | None = None) -> str:
    """A file name made from a title: no sign that a file system refuses, and not too long."""
    clean = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")
    ending = f" versi {version}" if version is not None else ""
    return f"Berita Acara {clean[:80].strip(' .')}{ending}.pdf"
