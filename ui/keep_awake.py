"""While a session runs the laptop neither sleeps nor blanks its screens. A closed lid still sleeps.

Linux: a lock of logind on sleep and idleness, and one of the desktop's screen saver, both over D-Bus. Windows:
``SetThreadExecutionState``. macOS: ``caffeinate``, which ends with this process. Where none of it is there, nothing
happens.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Final

from resources.words import t

Release = Callable[[], None]
Hold = Callable[[], Release | None]
"""Keeps the machine awake until what it returns is called; None if it cannot."""

_BUS_TIMEOUT_MS: Final = 1000
_SCREEN_CONNECTION: Final = "lingkar-screen"
_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED, _ES_DISPLAY_REQUIRED = 0x80000000, 0x00000001, 0x00000002


class KeepAwake:
    """Holds the machine awake as long as it is told that a session runs."""

    def __init__(self, hold: Hold | None = None) -> None:
        self._hold = hold if hold is not None else _hold_of(sys.platform)
        self._release: Release | None = None
        self._running = False

    @property
    def is_held(self) -> bool:
        """Whether the machine is held awake now."""
        return self._release is not None

    def set_running(self, running: bool) -> None:
        """A session runs, or none does any more."""
        if running == self._running:
            return
        self._running = running
        if running:
            self._release = self._hold()
        elif self._release is not None:
            self._release()
            self._release = None


def _hold_of(platform: str) -> Hold:
    return {"win32": _hold_windows, "darwin": _hold_mac}.get(platform, _hold_freedesktop)


def _hold_windows() -> Release | None:
    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    wanted = _ES_CONTINUOUS | _ES_SYSTEM_REQUIRED | _ES_DISPLAY_REQUIRED
    if not kernel.SetThreadExecutionState(ctypes.c_uint(wanted)):
        return None
    return lambda: kernel.SetThreadExecutionState(ctypes.c_uint(_ES_CONTINUOUS))


def _hold_mac() -> Release | None:
    """``caffeinate -w`` ends with this process, should it be killed."""
    try:
        holder = subprocess.Popen(["caffeinate", "-d", "-i", "-m", "-w", str(os.getpid())])
    except OSError:
        return None

    def release() -> None:
        holder.terminate()
        holder.wait(5)

    return release


def _hold_freedesktop() -> Release | None:
    """A lock at logind and one at the screen saver; either is worth having."""
    held = [lock for lock in (_hold_sleep(), _hold_screen()) if lock is not None]

    def release() -> None:
        for lock in held:
            lock()

    return release if held else None


def _hold_sleep() -> Release | None:
    """The lock of logind is a file descriptor, and lasts until that is closed."""
    from PySide6.QtDBus import QDBusConnection

    name, wanted = "org.freedesktop.login1", ["sleep:idle", "Lingkar", t("Sesi sedang berjalan"), "block"]
    bus = QDBusConnection.systemBus()
    given = _call(bus, name, "/org/freedesktop/login1", f"{name}.Manager", "Inhibit", wanted)
    if given is None:
        return None
    held = [given]
    return held.clear


def _hold_screen() -> Release | None:
    """The screen saver's lock lasts as long as the connection that asked for it: this has one of its own.

    (``UnInhibit`` wants an unsigned number, which Python has no way to send.)
    """
    from PySide6.QtDBus import QDBusConnection

    name = "org.freedesktop.ScreenSaver"
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _SCREEN_CONNECTION)
    asked = _call(bus, name, "/org/freedesktop/ScreenSaver", name, "Inhibit", ["Lingkar", t("Sesi sedang berjalan")])
    if asked is None:
        QDBusConnection.disconnectFromBus(_SCREEN_CONNECTION)
        return None
    return lambda: QDBusConnection.disconnectFromBus(_SCREEN_CONNECTION)


def _call(bus: Any, service: str, path: str, interface: str, method: str, arguments: list[str]) -> Any:
    """The first value that a method answers with; None if there is no bus, no such service, or no answer in time."""
    from PySide6.QtDBus import QDBus, QDBusMessage

    if not bus.isConnected():
        return None
    message = QDBusMessage.createMethodCall(service, path, interface, method)
    message.setArguments(arguments)
    answer = bus.call(message, QDBus.CallMode.Block, _BUS_TIMEOUT_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return None
    values = answer.arguments()
    return values[0] if values else True
