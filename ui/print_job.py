"""Writing a berita acara on another thread: frozen minutes go in, and what came of it comes back as a signal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from core.minutes import Minutes
from core.ports import LedgerProblem, MinutesPrinter
from widgets.guard import guard


class PrintJob(QObject):
    """One document at a time. Signals: ``started``, ``written(path, pages)``, ``failed(LedgerProblem)``,
    ``broke()`` for a bug, which went to the crash log. Each is told on the thread of the windows.
    """

    started = Signal()
    written = Signal(str, int)
    failed = Signal(object)
    broke = Signal()

    def __init__(self, printer: MinutesPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(self, minutes: Minutes, path: Path) -> None:
        """Write ``minutes`` to ``path``."""
        self.started.emit()
        self._pool.start(_Printing(self, self._printer, minutes, path))

    def wait(self) -> None:
        """Wait until nothing is being written."""
        self._pool.waitForDone()


class _Printing(QRunnable):
    def __init__(self, job: PrintJob, printer: MinutesPrinter, minutes: Minutes, path: Path) -> None:
        super().__init__()
        self._job, self._printer, self._minutes, self._path = job, printer, minutes, path

    @guard(None)
    def run(self) -> None:
        """Runs on the pool's thread and touches no widget."""
        finished = False
        try:
            pages = self._printer(self._minutes, self._path)
            self._job.written.emit(str(self._path), pages)
            finished = True
        except LedgerProblem as problem:
            self._job.failed.emit(problem)
            finished = True
        finally:
            if not finished:
                self._job.broke.emit()
