"""Sealing a version from the window: the keys are tried first, then the content is frozen, then the file is made."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.actions import Code, refuse
from core.identity import Id
from core.minutes import Minutes
from core.ports import LedgerProblem
from core.sealing import KeyTrouble, SealOrder
from core.session import Phase, session_of
from resources.words import t
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.seal_dialog import SealDialog
from ui.minutes_stage import Stage, minutes_stage
from ui.sealing import Refused, keep_seal, minutes_to_seal
from ui.words_of import refusal_words, trouble_words


class MinutesSealing(QObject):
    """Signals: ``said(sentence, tone)``, ``worked(bool)`` while something is done, ``sealed()``."""

    said = Signal(str, str)
    worked = Signal(bool)
    sealed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window
        self.dialog: SealDialog | None = None
        self.trying, self.making = Background(self), Background(self)
        self.trying.done.connect(self._on_tried)
        self.making.done.connect(self._on_made)
        for job in (self.trying, self.making):
            job.failed.connect(self._on_failed)
            job.broke.connect(self._on_broken)

    def forget(self) -> None:
        """Another session will be shown, or the window closes; what is being made is finished first."""
        for job in (self.trying, self.making):
            job.wait()
        if self.dialog is not None:
            self.dialog.work(False)
            self.dialog.reject()

    def ask(self) -> None:
        """Ask with which keys, then seal the version."""
        session = session_of(self._bridge.state)
        stage = minutes_stage(self._bridge.state)
        if stage.stage is Stage.SEALED:
            self.said.emit(refusal_words(refuse(Code.VERSION_SEALED, number=stage.version)), "bad")
            return
        if session is None or session.phase is not Phase.CLOSED:
            self.said.emit(refusal_words(refuse(Code.SESSION_NOT_CLOSED)), "bad")
            return
        try:
            own = self._desk.services.keys().own()
        except KeyTrouble as trouble:
            self._on_failed(trouble)
            return
        dialog = SealDialog(stage.version, len(stage.waiting), own, self._window.window())
        dialog.asked.connect(self.seal)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def seal(self, order: SealOrder) -> None:
        """Try the keys on another thread; nothing is frozen for a key that cannot sign."""
        self.worked.emit(True)
        self.said.emit(t("Menyegel …"), "soft")
        self.trying.start(partial(_try, self._desk, order, self._bridge.live.session_id))

    def _on_tried(self, result: tuple[SealOrder, Id]) -> None:
        """Freeze the content, then make the file on another thread."""
        order, session_id = result
        if not self._shows(session_id):
            self.worked.emit(False)
            return
        try:
            minutes = minutes_to_seal(self._bridge.live)
        except Refused as refused:
            self._fail(refusal_words(refused.refusal))
            return
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self.making.start(partial(_seal, self._desk, minutes, order))

    def _on_made(self, result: tuple[Minutes, bytes]) -> None:
        """The file is made; only now the version becomes a sealed one, together with it."""
        minutes, content = result
        if not self._shows(minutes.session.session_id):
            self.worked.emit(False)
            return
        try:
            version = keep_seal(self._bridge.live, minutes, content)
        except Refused as refused:
            self._fail(refusal_words(refused.refusal))
            return
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self.worked.emit(False)
        if self.dialog is not None:
            self.dialog.finish()
        self.said.emit(t("Versi {n} tersegel. Ekspor berkasnya sekarang.", n=version.number), "good")
        self.sealed.emit()

    def _shows(self, session_id: Id) -> bool:
        return self._bridge.is_open and self._bridge.session_id == session_id

    def _on_failed(self, problem: LedgerProblem | KeyTrouble) -> None:
        self._fail(trouble_words(problem), problem.place)

    def _on_broken(self) -> None:
        self._fail(t("Gagal karena kesalahan program. Catatannya ada di log."))

    def _fail(self, sentence: str, place: str = "") -> None:
        self.worked.emit(False)
        self.said.emit(sentence, "bad")
        if self.dialog is not None:
            self.dialog.fail(sentence, place)

    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _try(desk: Desk, order: SealOrder, session_id: Id) -> tuple[SealOrder, Id]:
    desk.services.keys().try_order(order)
    return order, session_id


def _seal(desk: Desk, minutes: Minutes, order: SealOrder) -> tuple[Minutes, bytes]:
    return minutes, desk.services.seal(minutes, order)
