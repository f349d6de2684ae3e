"""The booth (bilik suara): one voter at a time on this laptop, full screen, blank before and after.

It asks, shows the choice once more and puts it into the box. Nothing that was chosen stays on the screen, and nobody's
name after sending. Left alone for half a minute it covers the ballot; after another half it empties it.
"""

from __future__ import annotations

from enum import StrEnum, auto

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from core.actions import Refusal
from core.ballots import Channel
from core.ports import LedgerProblem
from core.views import PollView
from core.voting import CastBallot
from resources.words import t
from ui.booth_pages import BallotPage, CheckPage, WordsPage
from ui.bridge import Bridge
from ui.words_of import problem_words, refusal_words
from widgets.ballots.register import sheet_for
from widgets.ballots.sheet import BOOTH
from widgets.follow_look import spaced
from widgets.guard import guard
from widgets.style import dress

IDLE_MS = 30_000
_SIGNS_OF_LIFE = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.TouchBegin)


class Stage(StrEnum):
    """What the voter sees."""

    INVITE = auto()
    BALLOT = auto()
    CHECK = auto()
    COVERED = auto()
    THANKS = auto()


class BoothWindow(QWidget):
    """Covers the whole screen while somebody votes. Esc is the officer's: it leaves, and nothing is cast.

    ``left()`` when it was put away.
    """

    left = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._bridge = bridge
        self._poll: PollView | None = None
        self._person_id, self.stage = "", Stage.INVITE
        self.setWindowTitle(t("Bilik suara"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.windowTitle())
        dress(self, kind="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.rest)
        bridge.refused.connect(self._on_refused)
        bridge.not_kept.connect(self._on_not_kept)

    def _build(self) -> None:
        self.invitation = WordsPage(t("Mulai memilih"))
        self.ballot, self.check = BallotPage(), CheckPage()
        self.cover, self.thanks = WordsPage(t("Lanjutkan")), WordsPage(t("Petugas: selesai"), quiet=True)
        self.cover.show_words(t("Layar ditutup"), t("Belum ada yang dikirim."))
        self.thanks.show_words(
            t("Terima kasih"), t("Suara sudah masuk ke kotak. Serahkan laptop kembali kepada petugas.")
        )
        self._pages: dict[Stage, QWidget] = {
            Stage.INVITE: self.invitation,
            Stage.BALLOT: self.ballot,
            Stage.CHECK: self.check,
            Stage.COVERED: self.cover,
            Stage.THANKS: self.thanks,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        spaced(layout)
        layout.addWidget(self._stack)
        self.invitation.went_on.connect(self.begin)
        self.ballot.went_on.connect(self.look_over)
        self.check.went_back.connect(self.begin)
        self.check.went_on.connect(self.send)
        self.cover.went_on.connect(self.begin)
        self.thanks.went_on.connect(self.close)

    def call_in(self, poll: PollView, person_id: str, name: str) -> None:
        """Greet this voter, over the whole screen, with an empty ballot of the open poll."""
        self._poll, self._person_id = poll, person_id
        self.invitation.show_words(t("Silakan, {name}", name=name), poll.question)
        self.ballot.set_sheet(sheet_for(poll, BOOTH), name)
        self._go(Stage.INVITE)
        parent = self.parentWidget()
        if parent is not None:
            self.setScreen(parent.screen())
        self.showFullScreen()
        self.activateWindow()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def begin(self) -> None:
        """Show the ballot, with what is marked on it already."""
        self._go(Stage.BALLOT)

    def look_over(self) -> None:
        """Show the choice once more; an empty ballot has nothing to be shown."""
        sheet = self.ballot.sheet
        if sheet is not None and sheet.marks:
            self.check.show_choice(sheet.spoken())
            self._go(Stage.CHECK)

    def send(self) -> None:
        """Put the ballot into the box."""
        sheet = self.ballot.sheet
        if self._poll is None or sheet is None or self.stage is not Stage.CHECK:
            return
        wished = CastBallot(self._poll.poll_id, self._person_id, sheet.marks, Channel.BOOTH, sheet.reason)
        if self._bridge.perform(wished) is not None:
            self._forget()
            self._go(Stage.THANKS)

    def rest(self) -> None:
        """Nobody has touched anything: cover the ballot; if it is covered already, empty it."""
        if self.stage is Stage.COVERED:
            if self.ballot.sheet is not None:
                self.ballot.sheet.clear()
            self._go(Stage.INVITE)
        elif self.stage in (Stage.BALLOT, Stage.CHECK):
            self._go(Stage.COVERED)

    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever somebody does begins the wait anew."""
        if event.type() in _SIGNS_OF_LIFE and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the officer's; Enter goes on; the rest marks."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        elif self.stage is Stage.CHECK and key == Qt.Key.Key_Backspace:
            self.begin()
        elif self.stage is Stage.BALLOT and self.ballot.sheet is not None:
            self.ballot.sheet.take_key(key, event.text().upper())
        else:
            super().keyPressEvent(event)

    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing behind."""
        super().closeEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self._idle.stop()
        self._forget()
        self.left.emit()

    def _go_on(self) -> None:
        steps = {
            Stage.INVITE: self.begin,
            Stage.BALLOT: self.look_over,
            Stage.CHECK: self.send,
            Stage.COVERED: self.begin,
        }
        if self.stage in steps:
            steps[self.stage]()

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.check.say("")
        self._stack.setCurrentWidget(self._pages[stage])
        self.setFocus()
        if stage in (Stage.BALLOT, Stage.CHECK, Stage.COVERED):
            self._idle.start()
        else:
            self._idle.stop()

    def _forget(self) -> None:
        self._person_id = ""
        self.ballot.forget()
        self.check.show_choice(())
        self.invitation.show_words("", "")

    def _on_refused(self, refusal: Refusal) -> None:
        if self.isVisible():
            self.check.say(refusal_words(refusal))

    def _on_not_kept(self, problem: LedgerProblem) -> None:
        if self.isVisible():
            self.check.say(problem_words(problem))
