"""A running session holds the machine awake, and nothing else does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.course import CloseSession
from ui import keep_awake
from ui.keep_awake import KeepAwake
from ui.program import Program

ROOT = Path(__file__).parent.parent.parent

SERVICE = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class ScreenSaver(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, who, why):
        print("inhibit", who, why, flush=True)
        return 77

app = QCoreApplication([])
saver, bus = ScreenSaver(), QDBusConnection.sessionBus()
bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.ScreenSaver")
print("ready", flush=True)
app.exec()
"""
CLIENT = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection
from ui.keep_awake import KeepAwake

server = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
assert server.stdout.readline() == "ready\\n"
app = QCoreApplication([])
awake = KeepAwake()
awake.set_running(True)
print(awake.is_held, QDBusConnection("lingkar-screen").isConnected())
print(server.stdout.readline(), end="")
awake.set_running(False)
print(awake.is_held, QDBusConnection("lingkar-screen").isConnected())
server.terminate()
server.wait(20)
"""


class Machine:
    """A machine that counts how often it is held."""

    def __init__(self, able: bool = True) -> None:
        self.able, self.told = able, list[str]()

    def hold(self) -> keep_awake.Release | None:
        self.told.append("hold")
        return (lambda: self.told.append("release")) if self.able else None


def test_it_is_held_once_and_released_once() -> None:
    machine = Machine()
    awake = KeepAwake(machine.hold)
    for running in (False, True, True, False, False, True):
        awake.set_running(running)
        assert awake.is_held is running
    assert machine.told == ["hold", "release", "hold"]


def test_a_machine_that_cannot_be_held_is_no_trouble() -> None:
    machine = Machine(able=False)
    awake = KeepAwake(machine.hold)
    awake.set_running(True)
    assert not awake.is_held
    awake.set_running(False)
    assert machine.told == ["hold"]


def test_without_a_bus_and_without_caffeinate_nothing_is_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert keep_awake._hold_mac() is None


def test_a_session_holds_it_while_it_runs(live: Program) -> None:
    machine = Machine()
    live.keep_awake = KeepAwake(machine.hold)
    live.bridge.console_changed.emit(live.bridge.console)
    assert machine.told == ["hold"]
    live.bridge.perform(CloseSession())
    assert machine.told == ["hold", "release"]


def test_it_is_released_when_the_session_is_left(live: Program) -> None:
    machine = Machine()
    live.keep_awake = KeepAwake(machine.hold)
    live.bridge.console_changed.emit(live.bridge.console)
    live.bridge.close()
    assert machine.told == ["hold", "release"]


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-run-session") is None, reason="no D-Bus daemon to start"
)
def test_the_screen_saver_is_asked_over_the_bus() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", CLIENT, SERVICE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )
    said = done.stdout.splitlines()
    assert said == ["True True", "inhibit Lingkar Sesi sedang berjalan", "False False"], done.stderr
