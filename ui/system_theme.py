"""Which theme the system asks for: high contrast, dark or light.

Qt reads it from Windows (contrast themes, dark mode), macOS (increase contrast, dark mode) and the desktop portal of
Linux (``org.freedesktop.appearance``); where none of them says anything the answer is light.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStyleHints

SYSTEM = "system"
"""The setting that follows the system; any other is the name of a theme."""


def theme_of_system(hints: QStyleHints) -> str:
    """The name of the theme; more contrast comes before light or dark."""
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
