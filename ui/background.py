"""Work on another thread: frozen data go in, and what came of it comes back as a signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from core.ports import LedgerProblem
from core.sealing import KeyTrouble
from widgets.guard import guard


class Background(QObject):
    """One piece of work after the other. Signals, each told on the thread of the windows: ``started``,
    ``done(result)``, ``failed(LedgerProblem | KeyTrouble)``, ``broke()`` for a bug, which went to the crash log.
    """

    started = Signal()
    done = Signal(object)
    failed = Signal(object)
    broke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(self, work: Callable[[], object]) -> None:
        """Do ``work``, which touches no widget and no session."""
        self.started.emit()
        self._pool.start(_Work(self, work))

    def wait(self) -> None:
        """Wait until nothing is being done."""
        self._pool.waitForDone()


class _Work(QRunnable):
    def __init__(self, background: Background, work: Callable[[], object]) -> None:
        super().__init__()
        self._background, self._work = background, work

    @guard(None)
    def run(self) -> None:
        """Runs on the pool's thread."""
        finished = False
        try:
            result = self._work()
            finished = True
            self._background.done.emit(result)
        except (LedgerProblem, KeyTrouble) as problem:
            finished = True
            self._background.failed.emit(problem)
        finally:
            if not finished:
                self._background.broke.emit()
