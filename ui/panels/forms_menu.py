"""The button of Siapkan that writes a form as PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QStandardPaths, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from core.forms import FormKind, form_content
from core.pictures import illustrated
from core.ports import LedgerProblem
from resources.words import t, word
from ui.desk import Desk
from widgets.follow_look import set_icon
from widgets.guard import guard
from widgets.style import dress


class FormsButton(QPushButton):
    """Asks where a form is to go, writes it on another thread, and opens it.

    Signals: ``written(path, pages)``, ``failed(LedgerProblem)``.
    """

    written = Signal(str, int)
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(t("Cetak formulir"))
        self._desk = desk
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        dress(self, live=True)
        menu = QMenu(self)
        for kind in FormKind:
            menu.addAction(word("form_kind", kind)).triggered.connect(partial(self._ask, kind))
        self.setMenu(menu)
        self.written.connect(self._open)
        self.failed.connect(desk.failed)

    def dress_icons(self) -> None:
        """Draw the icon."""
        set_icon(self, "print")

    def print_form(self, kind: FormKind, path: Path) -> None:
        """Write a form of the open session to ``path``, with the office's emblem."""
        bridge = self._desk.bridge
        content = form_content(bridge.state, bridge.now())
        try:
            minutes = illustrated(replace(content.minutes, photos=()), bridge.ledger.blob)
        except LedgerProblem as problem:
            self.failed.emit(problem)
            return
        content = replace(content, minutes=minutes)
        printer = self._desk.services.print_form
        self._pool.start(_Printing(self, partial(printer, kind, content, path), path))

    def wait(self) -> None:
        """Wait until nothing is being written."""
        self._pool.waitForDone()

    def _ask(self, kind: FormKind) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{word('form_kind', kind)}.pdf")
        path, _ = QFileDialog.getSaveFileName(self, word("form_kind", kind), proposed, "PDF (*.pdf)")
        if path:
            self.print_form(kind, Path(path).with_suffix(".pdf"))

    def _open(self, path: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))


class _Printing(QRunnable):
    def __init__(self, button: QObject, write: Callable[[], int], path: Path) -> None:
        super().__init__()
        self._button, self._write, self._path = button, write, path

    @guard(None)
    def run(self) -> None:
        """Runs on the pool's thread and touches no widget."""
        assert isinstance(self._button, FormsButton)
        try:
            self._button.written.emit(str(self._path), self._write())
        except LedgerProblem as problem:
            self._button.failed.emit(problem)
