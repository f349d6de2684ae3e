"""The session side of the program: one library, one open session, two windows, one second for both."""

from __future__ import annotations

import sys
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.ports import LedgerProblem
from core.views import ModeratorView, ProjectorView, SessionStage
from resources.words import t, word
from ui.backup_rounds import BackupRounds
from ui.bridge import Bridge
from ui.command_handlers import CommandHandlers
from ui.crash_log import Crash, CrashLog, last_crash, mark_seen
from ui.desk import Desk
from ui.dialogs.crash_dialog import CrashDialog
from ui.gap_handlers import GapHandlers
from ui.gap_watch import GapWatch
from ui.keep_awake import KeepAwake
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.projector_window import ProjectorWindow
from ui.services import Services
from ui.wall_look import WallLook
from ui.words_of import problem_words


class Program(QObject):
    """The windows, the session that they show, and the second that passes for both."""

    broke = Signal(str)

    def __init__(self, services: Services, looks: Looks, window: MainWindow) -> None:
        super().__init__()
        self.looks, self.window = looks, window
        self.bridge = Bridge(self)
        self.desk = Desk(services, self.bridge)
        self.keep_awake = KeepAwake()
        self.crash: Crash | None = None
        self._second = QTimer(self)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.setSingleShot(True)
        self._second.timeout.connect(self.tick)
        self._wire_windows()
        self.bridge.wall_changed.connect(self._show_wall)
        self.bridge.wall_look_changed.connect(self.projector.set_look)
        self.projector.staged.connect(self.bridge.set_wall_stage)
        self.projector.chosen.connect(self.looks.keep)
        self.bridge.set_wall_look(WallLook.of(self.looks.settings))
        self.bridge.console_changed.connect(self._keep_awake)
        self.bridge.opened.connect(self.tick)
        self.bridge.closed.connect(self._forget_wall)
        self.bridge.closed.connect(self._let_sleep)
        self.broke.connect(self._tell_of_bug)

    def _wire_windows(self) -> None:
        self.window.attach(self.desk)
        self.projector = ProjectorWindow(self.looks.settings)
        self.handlers = CommandHandlers(self.desk, self.window, self.projector, self.looks)
        self.handlers.looks_asked.connect(self.looks.change)
        self.handlers.crash_report_asked.connect(self._show_crash)
        self.gap_watch = GapWatch(parent=self)
        self.gaps = GapHandlers(self.desk, self.window, self.gap_watch)
        self.backups = BackupRounds(self.desk, self)
        self.backups.failed.connect(self._tell_of_no_backup)
        self.window.closing.connect(self.end)
        self.window.text_size_asked.connect(self.looks.change_text_size)
        self.looks.told.connect(self.window.tell)
        self.looks.tips_changed.connect(self.window.tip.set_seen)
        self.window.tip.dismissed.connect(self.looks.dismiss_tip)
        self.window.tip.set_seen(self.looks.tips_seen)
        self.projector.shown_changed.connect(self._show_wall_state)
        self.projector.told.connect(self.window.tell)
        self.projector.turned.connect(self._turn_agenda)

    def report_crashes(self, crashes: CrashLog) -> None:
        """Tell of a crash of the run before, and of bugs of this one as they happen."""
        crash = self.crash = last_crash(crashes.path.parent)
        crashes.told = self.broke.emit
        if crash is not None:
            mark_seen(crash)
            self.window.tell(
                t("Lingkar terhenti karena kesalahan sebelumnya. Catatannya: {path}", path=str(crash.path))
            )

    def _show_crash(self) -> None:
        if self.crash is None:
            self.window.tell(t("Tidak ada laporan kesalahan yang belum dibaca."))
            return
        dialog = CrashDialog(self.crash, self.window)
        dialog.exec()
        dialog.deleteLater()

    def start(self, *, demo: bool = False) -> None:
        """Open the library; ``demo``: and the sample session, running."""
        if self.desk.open_library() and demo and self.desk.start_sample():
            self.window.go_to("live")
        self.window.book.begin()

    def end(self) -> None:
        """Give everything back; may be called twice."""
        self._second.stop()
        self.backups.stop()
        self.projector.hide()
        try:
            self.desk.close()
        except LedgerProblem as problem:
            sys.stderr.write(word("problem", problem.problem, place=problem.place) + "\n")
        self.looks.keep()

    def tick(self) -> None:
        """The same moment for both windows, on the second of the session's clock."""
        if not self.bridge.is_open:
            return
        self.desk.look()
        self.gap_watch.tick()
        now = self.bridge.now()
        self.window.tick(now)
        self.projector.tick(now)
        self._second.start(ms_to_next_second(now))

    def _show_wall(self, view: ProjectorView) -> None:
        self.projector.set_view(view)
        self._show_wall_state()

    def _forget_wall(self) -> None:
        """Without a session there is nothing for the room to see."""
        self.keep_awake.set_running(False)
        self.projector.put_away()

    def _let_sleep(self) -> None:
        self.keep_awake.set_running(False)

    def _keep_awake(self, view: ModeratorView) -> None:
        self.keep_awake.set_running(view.head.stage is SessionStage.RUNNING)

    def _turn_agenda(self, step: int) -> None:
        self.window.book.action("next_item" if step > 0 else "previous_item").trigger()

    def _show_wall_state(self) -> None:
        wall = self.bridge.wall
        shown = self.projector.isVisible()
        scene = word("scene", wall.scene) if wall is not None else ""
        words_now = t("Proyektor: {scene}", scene=scene) if shown else t("Proyektor mati")
        self.window.head.set_wall(words_now, shown)

    def _tell_of_no_backup(self, problem: LedgerProblem) -> None:
        self.window.tell(t("Cadangan tidak dapat dibuat. {sentence}", sentence=problem_words(problem)))

    def _tell_of_bug(self, _text: str) -> None:
        self.window.tell(t("Terjadi kesalahan program. Yang sudah tersimpan tetap aman; catatannya ada di log."))


def ms_to_next_second(now: datetime) -> int:
    """Milliseconds until the next full second, at least 1."""
    return max(1, 1000 - now.microsecond // 1000)
