"""Backups while the program runs: every ten minutes, and when a session ends."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from core.live import Step
from core.ports import LedgerProblem
from core.session import Phase, Session
from ui.desk import Desk

EVERY_MS = 10 * 60 * 1000


class BackupRounds(QObject):
    """Makes backups of the library on the desk; the library makes none while a secret poll is open.

    ``failed(LedgerProblem)`` when one could not be made. Nothing is lost by that: every act is kept already.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round = QTimer(self)
        self._round.setInterval(EVERY_MS)
        self._round.timeout.connect(self.make)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.make)
        desk.bridge.stepped.connect(self._on_stepped)
        self._round.start()

    def make(self) -> None:
        """Make one now, unless nothing has changed since the newest."""
        library = self._desk.library
        if library is None:
            return
        try:
            library.backup()
        except LedgerProblem as problem:
            self.failed.emit(problem)

    def stop(self) -> None:
        """Make no more."""
        self._round.stop()
        self._soon.stop()

    def _on_stepped(self, step: Step) -> None:
        """A session that has ended is backed up once everybody has been told."""
        for change in step.changes:
            after = change.after
            if isinstance(after, Session) and after.phase is Phase.CLOSED:
                self._soon.start(0)
