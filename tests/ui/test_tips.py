"""Tips are shown until they are dismissed, page by page, also after a restart; a command brings them back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui import looks as looks_module
from ui.looks import Looks
from ui.panels.tip_strip import TIPS
from ui.program import Program
from ui.settings import Settings
from ui.system_theme import theme_of_system
from widgets import style


def test_each_page_has_its_tip_until_it_is_dismissed(live: Program, tmp_path: Path) -> None:
    tip = live.window.tip
    for place in TIPS:
        live.window.go_to(place)
        assert tip.isVisible()
        assert tip.words.text() == TIPS[place]
    QTest.mouseClick(tip.done, Qt.MouseButton.LeftButton)
    assert not tip.isVisible()
    live.window.go_to("home")
    assert tip.isVisible()
    live.window.go_to("minutes")
    assert not tip.isVisible()
    assert Settings.read(tmp_path / "settings.toml").tips_seen == "minutes"
    live.window.book.action("show_tips").trigger()
    assert tip.isVisible()
    assert Settings.read(tmp_path / "settings.toml").tips_seen == ""


def test_the_theme_follows_the_system_until_one_is_chosen(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"theme": "high_contrast"}
    monkeypatch.setattr(looks_module, "theme_of_system", lambda _hints: asked["theme"])
    looks = Looks(qapp, tmp_path / "settings.toml")
    assert style.current.look.theme.name == "high_contrast"
    asked["theme"] = "dark"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style.current.look.theme.name == "dark"
    looks.change("theme_light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert style.current.look.theme.name == "light"
    looks.change("theme_system")
    assert style.current.look.theme.name == "dark"
    looks.change("theme_light")
    looks.end()


@pytest.mark.parametrize(
    ("contrast", "scheme", "theme"),
    [
        (Qt.ContrastPreference.HighContrast, Qt.ColorScheme.Light, "high_contrast"),
        (Qt.ContrastPreference.HighContrast, Qt.ColorScheme.Dark, "high_contrast"),
        (Qt.ContrastPreference.NoPreference, Qt.ColorScheme.Dark, "dark"),
        (Qt.ContrastPreference.NoPreference, Qt.ColorScheme.Light, "light"),
        (Qt.ContrastPreference.NoPreference, Qt.ColorScheme.Unknown, "light"),
    ],
)
def test_contrast_comes_before_light_and_dark(
    contrast: Qt.ContrastPreference, scheme: Qt.ColorScheme, theme: str
) -> None:
    accessibility = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(accessibility=lambda: accessibility, colorScheme=lambda: scheme)
    assert theme_of_system(hints) == theme  # type: ignore[arg-type]
