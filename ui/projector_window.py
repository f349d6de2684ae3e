"""The projector: a second window that shows what the room may see, on the screen of the beamer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.views import ProjectorView
from resources.words import t
from ui.settings import Settings
from widgets.guard import guard
from widgets.wall.canvas import WallCanvas

WINDOW_SIZE = (960, 540)


class ProjectorWindow(QWidget):
    """Full screen on a screen that is not the primary one; with one screen an ordinary window.

    It never takes the keys. When its screen goes it hides, and comes back with the screen. Signals:
    ``shown_changed()`` when it appeared or went, ``told(sentence)`` for the status line.
    """

    shown_changed = Signal()
    told = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._settings = settings
        self._wanted = False
        self._screen_name = ""
        self._now: datetime | None = None
        self.setWindowTitle(t("Lingkar – proyektor"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = WallCanvas()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.resize(*WINDOW_SIZE)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screen_removed)
        app.screenAdded.connect(self._on_screen_added)

    def set_view(self, view: ProjectorView) -> None:
        """Show this."""
        self.canvas.set_view(view)

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        self._now = now
        if self.isVisible():
            self.canvas.tick(now)

    def toggle(self) -> None:
        """Appear, or go."""
        if self.isVisible():
            self.put_away()
        else:
            self.appear()

    def appear(self) -> None:
        """Show itself on the beamer, or as an ordinary window where there is none."""
        self._wanted = True
        screen = beamer(self._settings.projector_screen)
        if screen is None:
            self._screen_name = ""
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint, False)
            self.showNormal()
            self.told.emit(t("Hanya ada satu layar: proyektor tampil sebagai jendela"))
        else:
            self._screen_name = screen_key(screen)
            self._settings.projector_screen = self._screen_name
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        if self._now is not None:
            self.canvas.tick(self._now)
        self.shown_changed.emit()

    def put_away(self) -> None:
        """Go, until asked for again."""
        self._wanted = False
        self.hide()
        self.shown_changed.emit()

    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it by hand puts it away; the session goes on."""
        self._wanted = False
        super().closeEvent(event)
        self.shown_changed.emit()

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where the window manager gave it the keys all the same, Esc and F5 put it away."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.put_away()
        else:
            super().keyPressEvent(event)

    @guard(None)
    def changeEvent(self, event: QEvent) -> None:
        """Repaint in another language or look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(t("Lingkar – proyektor"))

    def _on_screen_removed(self, screen: QScreen) -> None:
        """Qt would drop the window full screen on the laptop: hide it first."""
        if self._screen_name and screen_key(screen) == self._screen_name and self.isVisible():
            self.hide()
            self.told.emit(t("Proyektor terputus – sesi tetap berjalan"))
            self.shown_changed.emit()

    def _on_screen_added(self, screen: QScreen) -> None:
        if self._wanted and not self.isVisible() and screen_key(screen) == self._screen_name:
            self.appear()
            self.told.emit(t("Proyektor tersambung lagi"))


def screen_key(screen: QScreen) -> str:
    """By what a screen is known again: name, maker and serial number."""
    parts = (screen.name(), screen.manufacturer(), screen.serialNumber())
    return " ".join(part for part in parts if part) or "?"


def beamer(chosen_before: str) -> QScreen | None:
    """The screen for the projector: the one chosen before, else the first that is not primary; None with one screen."""
    primary = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not primary]
    known = (screen for screen in others if screen_key(screen) == chosen_before)
    return next(known, others[0] if others else None)
