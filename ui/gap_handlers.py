"""What is done about a gap in a running session: noted, and asked how it counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QRadioButton, QWidget

from core.course import ResumeAfterStop
from core.notes import AddNote, NoteKind
from core.session import open_pause
from core.views import SessionStage
from core.wording import clock_time_s, minutes_words
from resources.words import t
from ui.desk import Desk
from ui.dialogs.form_dialog import FormDialog
from ui.gap_watch import GapWatch
from ui.main_window import MainWindow
from widgets.follow_look import label


class GapDialog(FormDialog):
    """Asks how a gap counts; leaving it decides nothing."""

    def __init__(self, words: str, parent: QWidget | None) -> None:
        super().__init__(t("Laptop sempat berhenti"), t("Lanjutkan sesi"), parent, width=440)
        self.fields.addWidget(label(words, wraps=True))
        self.fields.addWidget(label(t("Selang ini dihitung sebagai"), strong=True))
        self.as_break, self.as_time = QRadioButton(t("Jeda")), QRadioButton(t("Waktu diskusi"))
        self.as_break.setChecked(True)
        self.fields.addWidget(self.as_break)
        self.fields.addWidget(self.as_time)
        self._cancel.setText(t("Lihat dulu"))


class GapHandlers(QObject):
    """Notes gaps and moved clocks in the session, and asks. Time itself never jumps: see ``core.clock.WallClock``."""

    def __init__(self, desk: Desk, window: MainWindow, watch: GapWatch) -> None:
        super().__init__(window)
        bridge = desk.bridge
        self._bridge, self._window = bridge, window
        self.dialog: GapDialog | None = None
        bridge.opened.connect(watch.begin)
        watch.gap_found.connect(self._on_gap)
        watch.clock_moved.connect(self._on_moved_clock)
        desk.clock_behind.connect(self._on_clock_behind)

    @property
    def _runs(self) -> bool:
        view = self._bridge.console
        return view is not None and view.head.stage is SessionStage.RUNNING

    def _on_gap(self, gap_s: float) -> None:
        if not self._runs:
            return
        ended_at = self._bridge.now()
        stopped_at = ended_at - timedelta(seconds=gap_s)
        words = t(
            "Laptop berhenti dari {start} sampai {end} ({minutes}).",
            start=self._time(stopped_at),
            end=self._time(ended_at),
            minutes=minutes_words(round(gap_s / 60)),
        )
        was_paused = open_pause(self._bridge.state) is not None
        self._bridge.perform(AddNote(NoteKind.MODERATOR, words))
        if was_paused:
            self._window.tell(words)
        else:
            self._ask(words, stopped_at)

    def _ask(self, words: str, stopped_at: datetime) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        dialog = GapDialog(words, self._window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._resume(stopped_at, dialog.as_break.isChecked()))
        dialog.finished.connect(self._forget)
        dialog.open()

    def _resume(self, stopped_at: datetime, as_break: bool) -> None:
        if self._runs:
            self._bridge.perform(ResumeAfterStop(stopped_at, as_break))

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_moved_clock(self, moved_s: float) -> None:
        if not self._runs:
            return
        minutes = minutes_words(max(1, round(abs(moved_s) / 60)))
        if moved_s > 0:
            words = t("Jam laptop dimajukan {minutes}; waktu sesi tetap berjalan seperti semula.", minutes=minutes)
        else:
            words = t("Jam laptop dimundurkan {minutes}; waktu sesi tetap berjalan seperti semula.", minutes=minutes)
        self._bridge.perform(AddNote(NoteKind.MODERATOR, words))
        self._window.tell(words)

    def _on_clock_behind(self, behind_s: float) -> None:
        minutes = minutes_words(max(1, round(behind_s / 60)))
        words = t(
            "Jam laptop {minutes} di belakang catatan terakhir; waktu sesi berlanjut dari catatan itu.", minutes=minutes
        )
        self._bridge.perform(AddNote(NoteKind.MODERATOR, words))
        self._window.tell(words)

    def _time(self, at: datetime) -> str:
        view = self._bridge.console
        return clock_time_s(at, view.head.zone if view is not None else "WIB")
