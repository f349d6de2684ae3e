"""The program with windows: made here, run here, ended here.

The window is painted before anything is imported that only a session needs: that is half of the time to start.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from core.session_list import interrupted
from ui.crash_log import CrashLog
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.services import Services
from ui.settings import settings_path

if TYPE_CHECKING:
    from ui.program import Program


def run(services: Services, *, demo: bool) -> int:
    """Open the window and stay until it is closed; ``demo``: with the sample session, running. The exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("lingkar")
    app.setApplicationDisplayName("Lingkar")
    crashes = CrashLog(log_folder())
    crashes.install()
    start = Start(services, Looks(app, settings_path()), crashes, demo=demo)
    try:
        return app.exec()
    finally:
        start.end()
        crashes.close()


def log_folder() -> Path:
    """Where the files of crashes are."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "lingkar" / "log"


class Start(QObject):
    """Shows the window, and makes the rest of the program once it has been painted."""

    def __init__(self, services: Services, looks: Looks, crashes: CrashLog, *, demo: bool) -> None:
        super().__init__()
        self._services, self._looks, self._crashes, self._demo = services, looks, crashes, demo
        self._program: Program | None = None
        self.window = MainWindow()
        self.window.painted.connect(self._go_on)
        self.window.show_fitting()

    def end(self) -> None:
        """Give everything back."""
        if self._program is not None:
            self._program.end()
        self._looks.end()

    def _go_on(self) -> None:
        """List the sessions, and once they are painted make the rest."""
        sessions = self._services.peek_sessions()
        if sessions and not self._demo:
            now = self._services.clock.now()
            self.window.home_page.set_sessions(sessions, interrupted(sessions), None, now)
        QTimer.singleShot(0, self, self._make_program)

    def _make_program(self) -> None:
        from ui.program import Program

        self._program = Program(self._services, self._looks, self.window)
        self._program.report_crashes(self._crashes)
        self._program.start(demo=self._demo)
        self._looks.heed_system()
