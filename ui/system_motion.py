"""Whether the system is set to less motion: people who get dizzy from it say so once, for all programs.

Qt tells it from version 6.12 on. Before that it is asked for in each system's own way, which takes some milliseconds:
ask when the window has been painted.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_GET_CLIENT_AREA_ANIMATION: Final = 0x1042
"""``SPI_GETCLIENTAREAANIMATION``: "Show animations in Windows"."""

_ASKED: Final = {
    "darwin": (("defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),
    "linux": (("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
}
"""Platform → the command that tells, and what it says where less motion is wanted."""

_TIMEOUT_S: Final = 2.0


def wants_less_motion(app: QApplication) -> bool:
    """Whether the system asks for less motion; False where it cannot be told."""
    hints: Any = app.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    if hasattr(accessibility, "motionPreference"):
        return accessibility.motionPreference() == Qt.MotionPreference.ReducedMotion  # type: ignore[attr-defined, unused-ignore]
    return _windows_wants_less() if sys.platform == "win32" else _said(sys.platform)


def _windows_wants_less() -> bool:
    user: Any = ctypes.WinDLL("user32")  # type: ignore[attr-defined, unused-ignore]
    animated = ctypes.c_int(1)
    known = user.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0)
    return bool(known) and not animated.value


def _said(platform: str) -> bool:
    if platform not in _ASKED:
        return False
    command, less = _ASKED[platform]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_TIMEOUT_S)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.strip() == less
