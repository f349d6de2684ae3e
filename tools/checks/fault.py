"""What a check says of a widget, and how widgets are called in it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

_LONGEST = 60


def called(widget: QWidget) -> str:
    """The class of a widget, the classes around it, and its words, so that it is found in the sources."""
    around, above = [], widget
    while above is not None and len(around) < 4:
        if not type(above).__name__.startswith("Q") or above is widget:
            around.append(type(above).__name__)
        above = above.parentWidget()
    words = widget.accessibleName() or widget.objectName()
    if isinstance(widget, QLabel | QAbstractButton):
        words = widget.text() or words
    elif isinstance(widget, QLineEdit):
        words = words or widget.placeholderText()
    return f"{' in '.join(around)} {short(words)!r}"


def short(words: str) -> str:
    """The start of a text."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
