"""Backups while the program runs: every ten minutes, and when a session ends. In quiet moments the log is folded in."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from core.live import Step
from core.ports import LedgerProblem
from core.session import Phase, Session
from ui.desk import Desk

EVERY_MS = 10 * 60 * 1000

QUIET_MS = 30 * 1000
"""So long after the last act the library becomes one file that holds everything."""


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
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.fold)
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

    def fold(self) -> None:
        """Take the log into the file now. What cannot be done now is done in the next quiet moment."""
        if self._desk.library is not None:
            with suppress(LedgerProblem):
                self._desk.library.fold()

    def stop(self) -> None:
        """Make no more."""
        for timer in (self._round, self._soon, self._quiet):
            timer.stop()

    def _on_stepped(self, step: Step) -> None:
        """A session that has ended is backed up once everybody has been told."""
        self._quiet.start()
        for change in step.changes:
            after = change.after
            if isinstance(after, Session) and after.phase is Phase.CLOSED:
                self._soon.start(0)
