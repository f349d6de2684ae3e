"""Where no window can open, a sentence says why and what to do; Qt is not asked to abort."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import start_check

ROOT = Path(__file__).parent.parent.parent

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux")


def test_the_platforms_follow_the_session() -> None:
    assert start_check.wanted_platforms({}) == ()
    assert start_check.wanted_platforms({"DISPLAY": ":0"}) == ("xcb",)
    assert start_check.wanted_platforms({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}) == ("wayland", "xcb")
    assert start_check.wanted_platforms({"QT_QPA_PLATFORM": "offscreen:configfile=a.json"}) == ("offscreen",)


@linux_only
def test_without_a_screen_the_other_commands_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    answer = start_check.why_no_window()
    assert answer is not None
    assert "main.py demo OUT.pdf" in answer


@linux_only
def test_offscreen_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start_check.why_no_window() is None


@linux_only
def test_a_missing_library_is_answered_with_the_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(start_check, "why_none_can_be_loaded", lambda _: "libxcb-cursor.so.0: cannot open")
    answer = start_check.why_no_window()
    assert answer is not None
    assert answer.endswith("libxcb-icccm4 libxcb-keysyms1 libxcb-shape0")
    assert "libxcb-cursor.so.0" in answer


@linux_only
def test_one_platform_that_loads_is_enough() -> None:
    def load(path: str) -> None:
        if "xcb" in path:
            raise OSError("libxcb-cursor.so.0: cannot open")

    assert start_check.why_none_can_be_loaded(["xcb"], load) == "libxcb-cursor.so.0: cannot open"
    assert start_check.why_none_can_be_loaded(["xcb", "offscreen"], load) is None


def test_qt_that_cannot_be_imported_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    answer = start_check.why_no_window()
    assert answer is not None
    assert "PySide6.QtWidgets" in answer


def test_the_question_alone_needs_no_qt() -> None:
    code = "import sys, ui.start_check; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    child = subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    assert child.returncode == 0
