"""The berita acara on its way out: written now, written as it was, written for the office's own signatures."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.pictures import illustrated
from core.ports import LedgerProblem, MinutesPrinter
from core.session import Phase, session_of
from resources.words import t
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.confirm import confirmed
from ui.dialogs.paper_dialog import PaperDialog
from ui.minutes_printing import MinutesPrinting
from ui.minutes_stage import Stage, minutes_stage
from ui.page_pictures import PagePictures
from ui.sealing import Refused, minutes_of_version, minutes_to_seal, sealed_content, sealed_version
from ui.words_of import refusal_words, trouble_words


class MinutesFiles(QObject):
    """Signals: ``said(sentence, tone)``, ``worked(bool)`` while something is done, ``written(path)``."""

    said = Signal(str, str)
    worked = Signal(bool)
    written = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window
        self.path: Path | None = None
        self._pictures: dict[str, bytes] = {}
        self.printing = MinutesPrinting(desk, window)
        self.writing = Background(self)
        self.writing.done.connect(self._on_written)
        self.writing.failed.connect(self._on_failed)
        self.writing.broke.connect(self._on_broken)

    def forget(self) -> None:
        """Another session will be shown, or the window closes; what is being written is finished first."""
        self.path = None
        self._pictures.clear()
        self.writing.wait()
        self.printing.forget()

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

    def ask_path(self, version: int | None = None, *, notula: bool = False) -> Path | None:
        """Ask where to put the berita acara (a version of it), or the notula rapat."""
        session = session_of(self._bridge.state)
        if session is None:
            return None
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = str(Path(folder) / file_name(session.title, version, notula=notula))
        words = t("Ekspor notula rapat") if notula else t("Ekspor berita acara")
        chosen, _ = QFileDialog.getSaveFileName(self._window, words, proposal, "PDF (*.pdf)")
        if not chosen:
            return None
        return Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf")

    def export(self, path: Path) -> None:
        """Write the document as it is now; of a sealed version the file that was sealed."""
        kept = sealed_version(self._bridge.state)
        if kept is not None:
            self._write(path, partial(_write_file, self._desk, path, kept[1]))
            return
        self._write_now(path, self._desk.services.print_minutes)

    def export_notula(self, path: Path) -> None:
        """Write the notula rapat of what the document says now."""
        self._write_now(path, self._desk.services.print_notula)

    def _write_now(self, path: Path, printer: MinutesPrinter) -> None:
        minutes = self._or_say(self.current_minutes)
        if minutes is not None:
            self._write(path, partial(printer, minutes, path))

    def ask_and_export_version(self, number: int) -> None:
        """Ask where to, then write an earlier version again."""
        path = self.ask_path(number)
        if path is not None:
            self.export_version(number, path)

    def export_version(self, number: int, path: Path) -> None:
        """Write an earlier version again, as it was sealed or printed."""
        content = sealed_content(self._bridge.state, number)
        if content is not None:
            self._write(path, partial(_write_file, self._desk, path, content))
            return
        ledger, session_id = self._bridge.ledger, self._bridge.live.session_id
        minutes = self._or_say(lambda: minutes_of_version(ledger, session_id, number))
        if minutes is not None:
            self._write(path, partial(self._desk.services.print_minutes, minutes, path))

    def ask_for_office(self) -> None:
        """Ask, then write the file in which the office puts its own electronic signatures."""
        stage = minutes_stage(self._bridge.state)
        freezes = t(
            "Isi versi {n} tetap sejak sekarang; perubahan sesudahnya menjadi versi berikutnya.", n=stage.version
        )
        question = t("Siapkan berkas untuk TTE kantor?")
        if stage.stage is Stage.OPEN and not confirmed(question, freezes, t("Siapkan"), parent=self._window.window()):
            return
        path = self.ask_path()
        if path is not None:
            self.write_for_office(path)

    def write_for_office(self, path: Path) -> None:
        """Write the frozen version without a signature; each place to sign has its invisible anchor."""
        minutes = self._or_say(lambda: minutes_to_seal(self._bridge.live))
        if minutes is not None:
            self._write(path, partial(self._desk.services.print_for_office, minutes, path))

    def print_out(self) -> None:
        """On paper, with the system's dialog; for ink the content is frozen first, if people want that."""
        session = session_of(self._bridge.state)
        if session is None:
            return
        kept = sealed_version(self._bridge.state)
        if kept is not None:
            content = kept[1]
            self.printing.print_file(lambda: content)
            return
        stage = minutes_stage(self._bridge.state)
        taken: Callable[[], Minutes] = self.current_minutes
        if stage.stage is Stage.OPEN and session.phase is Phase.CLOSED:
            dialog = PaperDialog(stage.version, self._window.window())
            agreed, to_sign = bool(dialog.exec()), dialog.to_sign.isChecked()
            dialog.deleteLater()
            if not agreed:
                return
            if to_sign:
                taken = partial(minutes_to_seal, self._bridge.live)
        minutes = self._or_say(taken)
        if minutes is not None:
            self.printing.print_minutes(minutes)

    def show_file(self) -> None:
        """Open the file that was written last."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def show_folder(self) -> None:
        """Open the folder that it lies in."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _or_say(self, taken: Callable[[], Minutes]) -> Minutes | None:
        """The minutes, or nothing after it was said why there are none."""
        try:
            return taken()
        except Refused as refused:
            self.said.emit(refusal_words(refused.refusal), "bad")
        except LedgerProblem as problem:
            self._on_failed(problem)
        return None

    def _write(self, path: Path, work: Callable[[], int]) -> None:
        self.worked.emit(True)
        self.said.emit(t("Menulis PDF …"), "soft")
        self.writing.start(lambda: (path, work()))

    def _on_written(self, result: tuple[Path, int]) -> None:
        self.path, pages = result
        self.worked.emit(False)
        self.said.emit(t("{name} selesai, {n} halaman.", name=self.path.name, n=pages), "good")
        self.written.emit(str(self.path))

    def _on_failed(self, problem: LedgerProblem) -> None:
        self.worked.emit(False)
        self.said.emit(trouble_words(problem), "bad")

    def _on_broken(self) -> None:
        self.worked.emit(False)
        self.said.emit(t("Gagal karena kesalahan program. Catatannya ada di log."), "bad")


def _write_file(desk: Desk, path: Path, content: bytes) -> int:
    desk.services.write_file(path, content)
    pages = PagePictures(content)
    pages.close()
    return len(pages.sizes)


def file_name(title: str, version: int | None = None, *, notula: bool = False) -> str:
    """A file name made from a title: no sign that a file system refuses, and not too long."""
    clean = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")
    ending = f" versi {version}" if version is not None else ""
    beginning = "Notula" if notula else "Berita Acara"
    return f"{beginning} {clean[:80].strip(' .')}{ending}.pdf"
