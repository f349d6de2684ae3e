"""The projector: where it appears, what it shows, and what happens when its screen goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.views import Scene
from ui.program import Program
from ui.projector_window import beamer, screen_key

ROOT = Path(__file__).parent.parent.parent


def test_with_one_screen_it_is_an_ordinary_window_and_says_so(live: Program, qtbot: QtBot) -> None:
    live.window.book.action("projector").trigger()
    assert live.projector.isVisible()
    assert not live.projector.isFullScreen()
    assert live.window.live_page.hints.sentence == "Hanya ada satu layar: proyektor tampil sebagai jendela"
    live.window.book.action("projector").trigger()
    assert not live.projector.isVisible()


def test_it_never_asks_for_the_keys(live: Program) -> None:
    assert live.projector.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert live.projector.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert live.projector.canvas.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_goes_with_its_screen_and_comes_back(live: Program) -> None:
    screen = QGuiApplication.primaryScreen()
    live.projector.appear()
    live.projector._screen_name = screen_key(screen)
    live.projector._on_screen_removed(screen)
    assert not live.projector.isVisible()
    assert live.window.live_page.hints.sentence == "Proyektor terputus – sesi tetap berjalan"
    live.projector._on_screen_added(screen)
    assert live.projector.isVisible()


def test_a_projector_that_was_put_away_stays_away(live: Program) -> None:
    screen = QGuiApplication.primaryScreen()
    live.projector.appear()
    live.projector._screen_name = screen_key(screen)
    live.projector.put_away()
    live.projector._on_screen_added(screen)
    assert not live.projector.isVisible()


def test_the_menu_chooses_what_it_shows(live: Program) -> None:
    menu = QMenu()
    live.window.head.scene_menu_asked.emit(menu)
    black = next(action for action in menu.actions() if action.data() == Scene.BLACK.value)
    black.trigger()
    assert live.bridge.wall is not None
    assert live.bridge.wall.scene is Scene.BLACK
    menu.deleteLater()


def test_the_head_says_what_it_shows(live: Program) -> None:
    assert live.window.head._projector.accessibleName() == "Proyektor mati"
    live.projector.appear()
    assert live.window.head._projector.accessibleName() == "Proyektor: Lingkaran"


def test_it_goes_when_the_session_is_left(live: Program) -> None:
    live.projector.appear()
    live.bridge.close()
    assert not live.projector.isVisible()


def test_of_two_screens_it_takes_the_one_that_is_not_primary(tmp_path: Path) -> None:
    screens = {
        "screens": [
            {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpi": 96, "dpr": 1},
            {"name": "beamer", "x": 1366, "y": 0, "width": 1280, "height": 720, "dpi": 96, "dpr": 1},
        ]
    }
    (tmp_path / "screens.json").write_text(json.dumps(screens))
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.projector_window import ProjectorWindow, beamer\n"
        "from ui.settings import Settings\n"
        "app = QApplication([])\n"
        "settings = Settings()\n"
        "projector = ProjectorWindow(settings)\n"
        "projector.appear()\n"
        "app.processEvents()\n"
        "print(projector.screen() is not app.primaryScreen(), projector.isFullScreen())\n"
        "print(settings.projector_screen.split()[0] == projector.screen().name())\n"
        "print(beamer('no such screen') is projector.screen())\n"
    )
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["True True", "True", "True"], done.stderr


def test_with_one_screen_there_is_no_beamer(live: Program) -> None:
    assert beamer("") is None
