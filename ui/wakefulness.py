"""Keeps the laptop from falling asleep by itself while a session runs. A lid that is closed still puts it to sleep.

Linux asks logind through ``systemd-inhibit``, macOS has ``caffeinate``, Windows ``SetThreadExecutionState``. Where
none of them is there, nothing happens: the gap is found afterwards (``ui.gap_watch``).
"""

from __future__ import annotations

import os
import shutil
import sys

from PySide6.QtCore import QObject, QProcess

from core.views import ModeratorView, SessionStage
from ui.bridge import Bridge

_CONTINUOUS, _SYSTEM_REQUIRED, _DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
"""Flags of SetThreadExecutionState."""


class Wakefulness(QObject):
    """Holds the laptop awake exactly while the session that is open runs."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._holder: QProcess | None = None
        self.is_held = False
        bridge.console_changed.connect(self._on_view)
        bridge.closed.connect(self.release)

    def hold(self) -> None:
        """Stay awake from now on."""
        if self.is_held:
            return
        self.is_held = True
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)
            return
        command = holding_command()
        if command:
            self._holder = QProcess(self)
            self._holder.start(command[0], command[1:])

    def release(self) -> None:
        """Sleep may come again."""
        if not self.is_held:
            return
        self.is_held = False
        if sys.platform == "win32":
            _tell_windows(_CONTINUOUS)
        elif self._holder is not None:
            self._holder.closeWriteChannel()
            self._holder.waitForFinished(1000)
            self._holder.kill()
            self._holder.waitForFinished(1000)
            self._holder.deleteLater()
            self._holder = None

    def _on_view(self, view: ModeratorView) -> None:
        self.hold() if view.head.stage is SessionStage.RUNNING else self.release()


def holding_command() -> list[str]:
    """What is run to stay awake; it ends by itself when this program does, also by a kill. [] if there is none."""
    if sys.platform == "darwin":
        return ["caffeinate", "-di", "-w", str(os.getpid())] if shutil.which("caffeinate") else []
    if shutil.which("systemd-inhibit") is None:
        return []
    words = ["--what=sleep:idle", "--mode=block", "--who=Lingkar", "--why=FGD"]
    return ["systemd-inhibit", *words, "cat"]  # cat ends when the pipe from this program is gone


def _tell_windows(flags: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(flags)
