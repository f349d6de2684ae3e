"""The program with windows: made here, run here, ended here."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from core.ports import LedgerProblem
from core.views import ProjectorView
from resources import words
from resources.words import t, word
from ui.bridge import Bridge
from ui.command_handlers import CommandHandlers
from ui.crash_log import CrashLog, last_crash, mark_seen
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.projector_window import ProjectorWindow
from ui.qt_words import QtWords
from ui.services import Services
from ui.settings import Settings, settings_path
from widgets.style import SCALES, apply_theme

LOOKS = {"theme_light": "light", "theme_dark": "dark", "theme_high_contrast": "high_contrast"}


def run(services: Services, *, demo: bool) -> int:
    """Open the window and stay until it is closed; ``demo``: with the sample session, running. The exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("lingkar")
    app.setApplicationDisplayName("Lingkar")
    crashes = CrashLog(log_folder())
    crashes.install()
    program = Program(app, services, settings_path())
    program.report_crashes(crashes)
    program.start(demo=demo)
    try:
        return app.exec()
    finally:
        program.end()
        crashes.close()


def log_folder() -> Path:
    """Where the files of crashes are."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "lingkar" / "log"


class Program(QObject):
    """The windows, the session that they show, and the second that passes for both."""

    broke = Signal(str)

    def __init__(self, app: QApplication, services: Services, settings_file: Path) -> None:
        super().__init__()
        self._app, self._settings_file = app, settings_file
        self.settings = Settings.read(settings_file)
        words.set_language(self.settings.language)
        self._qt_words = QtWords(self)
        app.installTranslator(self._qt_words)
        apply_theme(app, self.settings.theme, self.settings.text_size)
        self.bridge = Bridge(self)
        self.desk = Desk(services, self.bridge)
        self._second = QTimer(self)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.setSingleShot(True)
        self._second.timeout.connect(self.tick)
        self._make_windows()
        self.bridge.wall_changed.connect(self._show_wall)
        self.bridge.opened.connect(self.tick)
        self.bridge.closed.connect(self._forget_wall)
        self.broke.connect(self._tell_of_bug)

    def _make_windows(self) -> None:
        self.window = MainWindow(self.desk)
        self.projector = ProjectorWindow(self.settings)
        self.handlers = CommandHandlers(self.desk, self.window, self.projector)
        self.handlers.looks_asked.connect(self.change_looks)
        self.window.closing.connect(self.end)
        self.window.text_size_asked.connect(self.change_text_size)
        self.projector.shown_changed.connect(self._show_wall_state)
        self.projector.told.connect(self.window.tell)

    def report_crashes(self, crashes: CrashLog) -> None:
        """Tell of a crash of the run before, and of bugs of this one as they happen."""
        crash = last_crash(crashes.path.parent)
        crashes.told = self.broke.emit
        if crash is not None:
            mark_seen(crash)
            self.window.tell(
                t("Lingkar terhenti karena kesalahan sebelumnya. Catatannya: {path}", path=str(crash.path))
            )

    def start(self, *, demo: bool = False) -> None:
        """Show the window; the library is opened right after it has been painted."""
        self.window.show()
        QTimer.singleShot(0, self, self._start_demo if demo else self._open_library)

    def end(self) -> None:
        """Give everything back; may be called twice."""
        self._second.stop()
        self.projector.hide()
        try:
            self.desk.close()
        except LedgerProblem as problem:
            sys.stderr.write(word("problem", problem.problem, place=problem.place) + "\n")
        self.settings.write(self._settings_file)
        self._app.removeTranslator(self._qt_words)

    def tick(self) -> None:
        """The same moment for both windows, on the second of the session's clock."""
        if not self.bridge.is_open:
            return
        now = self.bridge.now()
        self.window.tick(now)
        self.projector.tick(now)
        self._second.start(ms_to_next_second(now))

    def change_looks(self, command_id: str) -> None:
        """Another theme, text size or language."""
        if command_id in LOOKS:
            self.settings.theme = LOOKS[command_id]
        elif command_id == "language":
            self.settings.language = "en" if self.settings.language == "id" else "id"
            self.window.tell(t("Bahasa berganti saat Lingkar dibuka lagi."))
        elif command_id == "text_normal":
            self.settings.text_size = 1.0
        else:
            self.change_text_size(1 if command_id == "text_larger" else -1)
            return
        self._apply()

    def change_text_size(self, steps: int) -> None:
        """So many steps larger or smaller, between 100 and 175 %."""
        sizes = [*SCALES]
        nearest = min(range(len(sizes)), key=lambda place: abs(sizes[place] - self.settings.text_size))
        self.settings.text_size = sizes[min(max(nearest + steps, 0), len(sizes) - 1)]
        self._apply()
        self.window.tell(t("Ukuran teks {n} %", n=round(100 * self.settings.text_size)))

    def _apply(self) -> None:
        apply_theme(self._app, self.settings.theme, self.settings.text_size)
        self.settings.write(self._settings_file)

    def _open_library(self) -> None:
        self.desk.open_library()

    def _start_demo(self) -> None:
        if self.desk.open_library() and self.desk.start_sample():
            self.window.go_to("live")

    def _show_wall(self, view: ProjectorView) -> None:
        self.projector.set_view(view)
        self._show_wall_state()

    def _forget_wall(self) -> None:
        """Without a session there is nothing for the room to see."""
        self.projector.put_away()

    def _show_wall_state(self) -> None:
        wall = self.bridge.wall
        shown = self.projector.isVisible()
        scene = word("scene", wall.scene) if wall is not None else ""
        words_now = t("Proyektor: {scene}", scene=scene) if shown else t("Proyektor mati")
        self.window.head.set_wall(words_now, shown)

    def _tell_of_bug(self, _text: str) -> None:
        self.window.tell(t("Terjadi kesalahan program. Yang sudah tersimpan tetap aman; catatannya ada di log."))


def ms_to_next_second(now: datetime) -> int:
    """Milliseconds until the next full second, at least 1."""
    return max(1, 1000 - now.microsecond // 1000)
