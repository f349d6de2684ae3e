"""The projector: a second window that shows what the room may see, on the screen of the beamer."""

from __future__ import annotations

import sys
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.views import ProjectorView
from resources.words import t
from ui.screens import ScreenIdentity, ScreenWatch, beamer, find, identities, placed_by_itself
from ui.settings import Settings
from ui.wall_look import WallLook
from ui.wall_stage import WallStage
from widgets.guard import guard
from widgets.style import dress
from widgets.wall.canvas import WallCanvas

PREVIEW_PART, FREE_BELOW = 0.42, 0.13
"""How much of the screen a wall without a screen of its own takes, at the right, and leaves free for the log line."""


class ProjectorWindow(QWidget):
    """Full screen on the beamer; with one screen a window in preview size with a hint.

    It never takes the keys, has no cursor, and is closed by the console only. When its screen goes it hides, and comes
    back with the screen. Signals: ``shown_changed()`` when it appeared or went, ``told(sentence)`` for the status line,
    ``chosen()`` when the settings have another screen, ``turned(step)`` for a presenter's clicker, if the keys are here
    after all: 1 forward, -1 back, and ``staged(WallStage)`` when it is of another size or shows another page.
    """

    shown_changed = Signal()
    told = Signal(str)
    chosen = Signal()
    turned = Signal(int)
    staged = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._settings = settings
        self._wanted = self._has_size = False
        self._on: ScreenIdentity | None = None
        self._shunned: list[ScreenIdentity] = []
        self._now: datetime | None = None
        self.setWindowTitle(t("Lingkar – proyektor"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = WallCanvas()
        self.canvas.staged.connect(self._tell_stage)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(12, 8, 12, 8)
        dress(self._hint, tone="soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self._hint)
        self.watch = ScreenWatch(self)
        self.watch.leaving.connect(self._on_leaving)
        self.watch.stirred.connect(self._on_stirred)
        self.watch.settled.connect(self._on_settled)

    @property
    def on_screen(self) -> ScreenIdentity | None:
        """The screen that it fills, or will again when that comes back; None while it is a window or put away."""
        return self._on

    def set_view(self, view: ProjectorView) -> None:
        """Show this."""
        self.canvas.set_view(view)

    def set_look(self, look: WallLook) -> None:
        """Look like this."""
        self.canvas.set_look(look.theme, look.zoom)

    def _tell_stage(self) -> None:
        if self._has_size:
            size = self.canvas.size()
            self.staged.emit(WallStage(size.width(), size.height(), self.canvas.page_no, self.canvas.pages))

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        self._now = now
        if self.isVisible():
            self.canvas.tick(now)

    def toggle(self) -> None:
        """Appear, or go."""
        if self._wanted:
            self.put_away()
        else:
            self.appear()

    def appear(self) -> None:
        """Show itself on the beamer, or as a window where there is none."""
        self._wanted = True
        self._shunned = []
        screen = beamer(self._chosen)
        if screen is None:
            self._show_as_window()
            self.told.emit(t("Hanya ada satu layar: proyektor tampil sebagai jendela"))
            return
        if self._chosen is None:
            self._remember(ScreenIdentity.of(screen))
        self._fill(screen)

    def choose(self, identity: ScreenIdentity) -> None:
        """Use this screen from now on, also after the program's next start."""
        self._remember(identity)
        self.hide()
        self.appear()

    def _remember(self, identity: ScreenIdentity) -> None:
        self._settings.projector_screen = identity.written()
        self.chosen.emit()

    def put_away(self) -> None:
        """Go, until asked for again."""
        self._wanted, self._on = False, None
        self.hide()
        self.shown_changed.emit()

    # -- screens that come and go

    @property
    def _chosen(self) -> ScreenIdentity | None:
        """The screen that the settings remember."""
        return ScreenIdentity.read(self._settings.projector_screen)

    def _on_leaving(self, identity: ScreenIdentity) -> None:
        """Qt would drop the window full screen on the laptop: hide it first."""
        if self._on == identity and self._wanted:
            self._lose()

    def _lose(self) -> None:
        was_visible = self.isVisible()
        self._shunned = [other for other in identities() if other != self._on]
        self.hide()
        if was_visible:
            self.told.emit(t("Proyektor terputus – sesi tetap berjalan"))
            self.shown_changed.emit()

    def _on_stirred(self) -> None:
        """Until all is quiet it is seen nowhere but on its own screen."""
        if self._on is None or not self.isVisible():
            return
        screen = find(self._on)
        if screen is None:
            self._lose()
        elif self.geometry() != screen.geometry():
            self.hide()

    def _on_settled(self) -> None:
        """All is quiet: be where it belongs."""
        if not self._wanted:
            return
        screen = find(self._chosen) or find(self._on) or beamer(None, self._shunned)
        if screen is None:
            return
        if self.isVisible() and self._on is not None and self.geometry() == screen.geometry():
            return
        self._fill(screen)
        self.told.emit(t("Proyektor tersambung"))

    # -- showing

    def _fill(self, screen: QScreen) -> None:
        """Cover a screen, without a frame, a cursor or the keys."""
        self._on = ScreenIdentity.of(screen)
        self._hint.hide()
        self.hide()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
        self.setWindowFlag(Qt.WindowType.BypassWindowManagerHint, placed_by_itself())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(screen)
        self.setGeometry(QRect(screen.geometry()))
        if not placed_by_itself():
            self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen would ask for the keys
        self.show()
        self._appeared()

    def _show_as_window(self) -> None:
        self._on = None
        self._hint.setText(f"{t('Hanya ada satu layar.')} {extend_hint(sys.platform)}")
        self._hint.show()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, False)
        self.setWindowFlag(Qt.WindowType.BypassWindowManagerHint, False)
        self.unsetCursor()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setGeometry(_preview_place(QGuiApplication.primaryScreen().availableGeometry()))
        self.show()
        self._appeared()

    def _appeared(self) -> None:
        if self._now is not None:
            self.canvas.tick(self._now)
        self._has_size = True
        self._tell_stage()
        self.shown_changed.emit()

    # -- never by accident

    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """The system's ways to close a window put a preview away; on the beamer they do nothing."""
        if event.spontaneous() and self._on is not None:
            event.ignore()
            return
        super().closeEvent(event)
        self.put_away()

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where the system gave it the keys all the same: F5 as in the console, a clicker's keys, and no Esc."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F5:
            self.put_away()
        elif key in steps:
            self.turned.emit(steps[key])
        elif key != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    @guard(None)
    def changeEvent(self, event: QEvent) -> None:
        """Take the title in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(t("Lingkar – proyektor"))


def _preview_place(screen: QRect) -> QRect:
    """Where a wall without a screen of its own stands: a part of the console's screen, with room for the hint below."""
    size = QSize(round(screen.width() * PREVIEW_PART), round(screen.height() * (PREVIEW_PART + 0.06)))
    corner = QPoint(size.width() - 1, size.height() - 1 + round(screen.height() * FREE_BELOW))
    return QRect(screen.bottomRight() - corner, size)


def extend_hint(platform: str) -> str:
    """How to give the console and the wall a screen each, on a ``sys.platform``."""
    if platform == "win32":
        return t("Sambungkan proyektor, tekan Windows+P, lalu pilih Perluas.")
    if platform == "darwin":
        return t("Sambungkan proyektor, lalu matikan Cerminkan Layar di Pengaturan Layar.")
    return t("Sambungkan proyektor, lalu pilih Gabung atau Perluas di pengaturan layar.")
