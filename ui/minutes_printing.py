"""The berita acara on paper: made and drawn on another thread, with progress, by the printer that people choose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.minutes import Minutes
from core.ports import LedgerProblem
from core.session import session_of
from resources.words import t
from ui.background import Background
from ui.desk import Desk
from ui.page_pictures import PagePictures
from ui.printing import PrintJob, asked_printer
from ui.words_of import trouble_words


class MinutesPrinting(QObject):
    """Signals: ``said(sentence, tone)``, ``worked(bool)`` while something is done, ``went_on(done, all)`` pages."""

    said = Signal(str, str)
    worked = Signal(bool)
    went_on = Signal(int, int)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._title = ""
        self.job: PrintJob | None = None
        self.making = Background(self)
        self.making.done.connect(self._on_made)
        self.making.failed.connect(self._on_failed)
        self.making.broke.connect(self._on_broken)

    def forget(self) -> None:
        """Another session will be shown, or the window closes."""
        self.making.wait()
        self.call_off()

    def call_off(self) -> None:
        """Print no more."""
        if self.job is not None:
            self.job.call_off()

    def print_minutes(self, minutes: Minutes) -> None:
        """Print what those minutes say."""
        self.print_file(lambda: self._desk.services.draw_minutes(minutes).content)

    def print_file(self, content: Callable[[], bytes]) -> None:
        """Print a PDF that is made, or read, on another thread."""
        session = session_of(self._desk.bridge.state)
        if session is None or self.job is not None:
            return
        self._title = session.title
        self.worked.emit(True)
        self.said.emit(t("Menyiapkan halaman untuk dicetak …"), "soft")
        self.making.start(lambda: PagePictures(content()))

    def _on_made(self, pages: PagePictures) -> None:
        self.worked.emit(False)
        self.said.emit("", "soft")
        printer = asked_printer(pages, self._title, self._window.window())
        if printer is None:
            pages.close()
            return
        self.worked.emit(True)
        self.job = PrintJob(pages, printer, self)
        self.job.went_on.connect(self._on_page)
        self.job.ended.connect(self._on_ended)
        self.job.start()

    def _on_page(self, done: int, count: int) -> None:
        self.went_on.emit(done, count)
        self.said.emit(t("Mencetak halaman {n} dari {all} …", n=done, all=count), "soft")

    def _on_ended(self, well: bool) -> None:
        job, self.job = self.job, None
        if job is not None:
            job.deleteLater()
        self.worked.emit(False)
        if well:
            self.said.emit(t("Dikirim ke pencetak."), "good")
        else:
            self.said.emit(t("Pencetakan tidak selesai. Periksa pencetaknya, lalu coba lagi."), "bad")

    def _on_failed(self, problem: LedgerProblem) -> None:
        self.worked.emit(False)
        self.said.emit(trouble_words(problem), "bad")

    def _on_broken(self) -> None:
        self.worked.emit(False)
        self.said.emit(t("Gagal karena kesalahan program. Catatannya ada di log."), "bad")
