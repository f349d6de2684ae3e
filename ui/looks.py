"""How the windows look and speak: chosen by commands, remembered, changed live."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from resources import words
from resources.words import t
from ui.qt_words import QtWords
from ui.settings import Settings
from ui.system_motion import wants_less_motion
from ui.system_theme import SYSTEM, theme_of_system
from widgets.style import SCALES, apply_theme

THEMES = {"theme_system": SYSTEM, "theme_light": "light", "theme_dark": "dark", "theme_high_contrast": "high_contrast"}
"""Command to theme."""


class Looks(QObject):
    """Applies the settings of a file.

    ``told(sentence)`` is for the status line, ``tips_changed(places)`` tells whose tips were dismissed.
    """

    told = Signal(str)
    tips_changed = Signal(object)

    def __init__(self, app: QApplication, settings_file: Path) -> None:
        super().__init__()
        self._app, self._file = app, settings_file
        self._system_wants_less_motion = False
        self.settings = Settings.read(settings_file)
        words.set_language(self.settings.language)
        self._qt_words = QtWords(self)
        app.installTranslator(self._qt_words)
        self._apply()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system)

    def change(self, command_id: str) -> None:
        """Do what a command about the looks asks for."""
        if command_id in THEMES:
            self.settings.theme = THEMES[command_id]
        elif command_id == "language":
            self.settings.language = "en" if self.settings.language == "id" else "id"
            self.told.emit(t("Bahasa berganti saat Lingkar dibuka lagi."))
        elif command_id == "less_motion":
            self.settings.less_motion = not self.settings.less_motion
            self.told.emit(t("Gerak dikurangi") if self.settings.less_motion else t("Gerak seperti pada sistem"))
        elif command_id == "show_tips":
            self.settings.tips_seen = ""
            self.tips_changed.emit(self.tips_seen)
        elif command_id == "text_normal":
            self.settings.text_size = 1.0
        else:
            self.change_text_size(1 if command_id == "text_larger" else -1)
            return
        self._apply()
        self.keep()

    def change_text_size(self, steps: int) -> None:
        """So many steps larger or smaller, between 100 and 175 %."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.settings.text_size))
        self.settings.text_size = SCALES[min(max(nearest + steps, 0), len(SCALES) - 1)]
        self._apply()
        self.keep()
        self.told.emit(t("Ukuran teks {n} %", n=round(100 * self.settings.text_size)))

    def heed_system(self) -> None:
        """Ask the system whether it is set to less motion; the setting here only ever takes motion away."""
        self._system_wants_less_motion = wants_less_motion(self._app)
        if self._system_wants_less_motion:
            self._apply()

    @property
    def tips_seen(self) -> frozenset[str]:
        """The places whose tips were dismissed."""
        return frozenset(self.settings.tips_seen.split())

    def dismiss_tip(self, place: str) -> None:
        """Show the tip of a place no more."""
        self.settings.tips_seen = " ".join(sorted({*self.tips_seen, place}))
        self.tips_changed.emit(self.tips_seen)
        self.keep()

    def keep(self) -> None:
        """Remember the settings."""
        self.settings.write(self._file)

    def end(self) -> None:
        """Give Qt its own words back."""
        self._app.removeTranslator(self._qt_words)
        hints = self._app.styleHints()
        hints.colorSchemeChanged.disconnect(self._on_system)
        hints.accessibility().contrastPreferenceChanged.disconnect(self._on_system)

    def _on_system(self, _what: object) -> None:
        if self.settings.theme == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        still = self.settings.less_motion or self._system_wants_less_motion
        theme = self.settings.theme
        name = theme_of_system(self._app.styleHints()) if theme == SYSTEM else theme
        apply_theme(self._app, name, self.settings.text_size, motion=not still)
