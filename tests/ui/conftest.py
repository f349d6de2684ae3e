"""The program with windows on a real library in a folder of its own, at a clock that stands still unless moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.clock import SimulatedClock
from main import services_for
from ui.desk import SAMPLE_MINUTE
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program
from ui.services import Services

START = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)

InDialog = Callable[[str, Callable[[QDialog], None]], None]


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(START)


@pytest.fixture
def services(tmp_path: Path, clock: SimulatedClock) -> Services:
    return replace(services_for(str(tmp_path / "library.fgd")), clock=clock)


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample session at minute 42: played once, copied for each test."""
    path = tmp_path_factory.mktemp("sample") / "library.fgd"
    services = services_for(str(path))
    library = services.open_library(create=True)
    services.play_sample(library, SAMPLE_MINUTE)
    library.close()
    return path


@pytest.fixture
def program(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, services: Services, tmp_path: Path
) -> Iterator[Program]:
    """Beranda of an empty library (with the sample session in it, for a test that asks for ``live``)."""
    if "live" in request.fixturenames:
        copyfile(request.getfixturevalue("sample_library"), tmp_path / "library.fgd")
    (tmp_path / "settings.toml").write_text("less_motion = true\n", encoding="utf-8")
    looks = Looks(qapp, tmp_path / "settings.toml")
    made = Program(services, looks, MainWindow())
    qtbot.addWidget(made.window)
    qtbot.addWidget(made.projector)
    made.window.show()
    made.start()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.end()
    looks.end()


@pytest.fixture
def live(program: Program, qtbot: QtBot) -> Program:
    """The sample session at minute 42, in the console."""
    program.desk.choose(program.desk.sessions[0])
    assert program.window.place == "live"
    QApplication.processEvents()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program


@pytest.fixture
def press(program: Program) -> Callable[..., None]:
    """Presses a key where the keyboard is."""

    def run(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        program.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or program.window, key, modifiers)

    return run


@pytest.fixture
def in_dialog(program: Program) -> InDialog:
    """Triggers a command that opens a dialog, and does something in it; what goes wrong there is raised here."""

    def run(command_id: str, do: Callable[[QDialog], None]) -> None:
        errors: list[BaseException] = []

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, QDialog)
                do(dialog)
            except BaseException as error:
                errors.append(error)
                if isinstance(dialog, QDialog):
                    dialog.reject()

        QTimer.singleShot(0, act)
        program.window.book.action(command_id).trigger()
        if errors:
            raise errors[0]

    return run
