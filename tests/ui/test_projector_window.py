"""The projector: where it appears, what it shows, and what happens when its screen goes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.views import Scene
from ui.program import Program
from ui.projector_window import extend_hint
from ui.screens import ScreenIdentity, beamer, find
from ui.settings import Settings

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


def test_a_close_by_the_system_puts_a_preview_away_and_leaves_the_beamer_alone(live: Program) -> None:
    live.projector.appear()
    live.projector._on = ScreenIdentity("beamer")
    by_system = type("CloseBySystem", (QCloseEvent,), {"spontaneous": lambda self: True})
    event = by_system()
    live.projector.closeEvent(event)
    assert not event.isAccepted()
    live.projector._on = None
    live.projector.close()
    assert live.window.head._projector.accessibleName() == "Proyektor mati"


def test_esc_does_nothing_and_a_clicker_moves_the_agenda(live: Program, qtbot: QtBot) -> None:
    live.projector.appear()
    QTest.keyClick(live.projector, Qt.Key.Key_Escape)
    assert live.projector.isVisible()
    assert live.bridge.wall is not None
    before = live.bridge.wall.agenda.current
    QTest.keyClick(live.projector, Qt.Key.Key_PageDown)
    after = live.bridge.wall.agenda.current
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1
    QTest.keyClick(live.projector, Qt.Key.Key_PageUp)
    back = live.bridge.wall.agenda.current
    assert back is not None
    assert back.number == before.number
    QTest.keyClick(live.projector, Qt.Key.Key_F5)
    assert not live.projector.isVisible()


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_with_one_screen_the_preview_says_how_to_extend(live: Program, platform: str) -> None:
    live.projector.appear()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(live.projector.geometry())
    assert live.projector.width() < screen.width() / 2
    assert "Hanya ada satu layar." in live.projector._hint.text()
    assert live.projector._hint.isVisible()
    assert extend_hint(platform).startswith("Sambungkan proyektor")


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


SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.projector_window import ProjectorWindow
from ui.screens import ScreenIdentity, beamer, find
from ui.settings import Settings
from core.views import Scene
from tools.sample_views import NOW
from tools.sample_views import projector as projector_view

def sharp(wall):
    # how many pixels of the screen the wall's picture has for each of the wall's own
    wall.canvas.grab()
    return wall.canvas._still._picture.width() / wall.canvas.width()

app = QApplication([])
settings = Settings()
wall = ProjectorWindow(settings)
told = []
wall.told.connect(told.append)
wall.appear()
app.processEvents()
laptop, projector = app.screens()
said = {
    "not primary": wall.screen() is not app.primaryScreen(),
    "whole": wall.geometry() == projector.geometry(),
    "kept": ScreenIdentity.read(settings.projector_screen) == ScreenIdentity.of(projector),
    "unknown choice": beamer(ScreenIdentity("none")) is projector,
    "shunned": beamer(None, [ScreenIdentity.of(projector)]) is None,
    "cursor": wall.cursor().shape().name,
    "told": list(told),
}
wall.watch.leaving.emit(ScreenIdentity.of(laptop))
said["another screen left"] = wall.isVisible()
wall.watch.leaving.emit(ScreenIdentity.of(projector))
said["its screen left"] = (wall.isVisible(), told[-1])
wall._on_settled()
said["back"] = (wall.isVisible(), told[-1], wall.geometry() == projector.geometry())
wall._on_settled()
said["no second time"] = told.count("Proyektor tersambung")
wall.setWindowState(wall.windowState().WindowNoState)
wall.setGeometry(laptop.geometry())
wall.watch.stirred.emit()
said["elsewhere"] = wall.isVisible()
QTest.qWait(420)
said["not before it is quiet"] = wall.isVisible()
wall.watch._stir()
QTest.qWait(200)
said["still stirred"] = wall.isVisible()
QTest.qWait(420)
said["quiet"] = (wall.isVisible(), wall.geometry() == projector.geometry())
wall.set_view(projector_view(Scene.CLOCK))
wall.tick(NOW)
said["scales"] = [wall.canvas.devicePixelRatioF(), sharp(wall)]
moved = []
wall.shown_changed.connect(lambda: moved.append(wall.isVisible()))
projector.logicalDotsPerInchChanged.emit(144.0)
said["scale stirred"] = (wall.watch._quiet.isActive(), wall.isVisible())
QTest.qWait(420)
said["scale settled"] = (wall.watch._quiet.isActive(), wall.isVisible(), list(moved))
wall.choose(ScreenIdentity.of(laptop))
said["chosen by hand"] = wall.geometry() == laptop.geometry()
said["scales"] += [wall.canvas.devicePixelRatioF(), sharp(wall)]
wall.put_away()
wall._on_settled()
said["put away"] = wall.isVisible()
print(json.dumps(said))
"""


def test_of_two_screens_it_keeps_to_the_one_that_is_not_primary(tmp_path: Path) -> None:
    screens = {
        "screens": [
            {"name": "a laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpi": 96, "dpr": 1},
            {
                "name": "b beamer",
                "x": 1366,
                "y": 0,
                "width": 2560,
                "height": 1440,
                "dpi": 96,
                "dpr": 1,
                "logicalDpi": 192,
            },
        ]
    }
    (tmp_path / "screens.json").write_text(json.dumps(screens))
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "not primary": True,
        "whole": True,
        "kept": True,
        "unknown choice": True,
        "shunned": True,
        "cursor": "BlankCursor",
        "told": [],
        "another screen left": True,
        "its screen left": [False, "Proyektor terputus – sesi tetap berjalan"],
        "back": [True, "Proyektor tersambung", True],
        "no second time": 1,
        "elsewhere": False,
        "not before it is quiet": False,
        "still stirred": False,
        "quiet": [True, True],
        "scales": [2.0, 2.0, 1.0, 1.0],
        "scale stirred": [True, True],
        "scale settled": [False, True, []],
        "chosen by hand": True,
        "put away": False,
    }


def test_a_screen_is_known_again() -> None:
    epson = ScreenIdentity("HDMI-1", "Epson", "EB-X49", "X4YZ")
    assert epson.likeness(epson) == 3
    assert epson.likeness(ScreenIdentity("DP-2", "Epson", "EB-X49", "X4YZ")) == 2
    assert epson.likeness(ScreenIdentity("HDMI-1", "Epson", "EB-X49")) == 1
    assert epson.likeness(ScreenIdentity("HDMI-1", "Epson", "EB-X49", "other")) == 0
    assert epson.likeness(ScreenIdentity("HDMI-1", "BenQ", "MS560")) == 0
    assert ScreenIdentity("HDMI-1").likeness(ScreenIdentity("HDMI-1")) == 3
    assert ScreenIdentity.read(epson.written()) == epson
    assert ScreenIdentity.read(ScreenIdentity("HDMI-1").written()) == ScreenIdentity("HDMI-1")
    assert ScreenIdentity.read("") is None
    assert epson.label == "HDMI-1 – Epson EB-X49"
    assert ScreenIdentity("HDMI-1").label == "HDMI-1"


def test_the_choice_of_a_screen_is_kept_at_once(live: Program) -> None:
    live.projector.choose(ScreenIdentity("HDMI-1", "Epson", "EB-X49", "X4YZ"))
    kept = ScreenIdentity.read(Settings.read(live.looks._file).projector_screen)
    assert kept == ScreenIdentity("HDMI-1", "Epson", "EB-X49", "X4YZ")


def test_with_one_screen_there_is_no_beamer(live: Program) -> None:
    assert beamer(None) is None
    assert find(ScreenIdentity.of(QGuiApplication.primaryScreen())) is None
