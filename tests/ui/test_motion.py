"""Motion: the system's wish is heeded, the setting only takes motion away."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui import looks as looks_module
from ui import system_motion
from ui.looks import Looks
from ui.settings import Settings
from ui.system_motion import wants_less_motion
from widgets import style


@pytest.fixture
def looks(qapp: QApplication, tmp_path: Path) -> Iterator[Looks]:
    made = Looks(qapp, tmp_path / "settings.toml")
    yield made
    made.end()


def test_the_command_takes_motion_away_and_is_kept(looks: Looks) -> None:
    assert style.current.look.motion
    looks.change("less_motion")
    assert not style.current.look.motion
    assert style.current.look.duration_ms == 0
    assert Settings.read(looks._file).less_motion
    looks.change("less_motion")
    assert style.current.look.motion


@pytest.mark.parametrize("less", [True, False])
def test_the_system_is_heeded_also_when_the_theme_changes(
    looks: Looks, monkeypatch: pytest.MonkeyPatch, less: bool
) -> None:
    monkeypatch.setattr(looks_module, "wants_less_motion", lambda app: less)
    looks.heed_system()
    looks.change("theme_dark")
    assert style.current.look.motion is not less


@pytest.mark.parametrize(
    ("platform", "said", "less"),
    [("linux", "false\n", True), ("linux", "true\n", False), ("darwin", "1\n", True), ("darwin", "0\n", False)],
)
def test_each_system_is_asked_in_its_own_way(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, platform: str, said: str, less: bool
) -> None:
    monkeypatch.setattr(system_motion.sys, "platform", platform)
    answer = subprocess.CompletedProcess([], 0, said)
    monkeypatch.setattr(system_motion.subprocess, "run", lambda command, **_: answer)
    assert wants_less_motion(qapp) is less


@pytest.mark.parametrize("wrong", [OSError(), subprocess.TimeoutExpired("x", 2)])
def test_a_system_that_does_not_answer_has_no_wish(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise wrong

    monkeypatch.setattr(system_motion.sys, "platform", "linux")
    monkeypatch.setattr(system_motion.subprocess, "run", fail)
    assert not wants_less_motion(qapp)
    monkeypatch.setattr(system_motion.sys, "platform", "plan9")
    assert not wants_less_motion(qapp)
