"""Fields with their words above them, side by side, for the forms of Siapkan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.follow_look import label, spaced
from widgets.style import dress


def field_column(words: str, field: QWidget) -> QVBoxLayout:
    """A field with its words above it; they are its name for those who hear the screen too."""
    column = QVBoxLayout()
    spaced(column, gap=2)
    above = label(words, text_size="caption", tone="soft")
    above.setBuddy(field)
    (field.focusProxy() or field).setAccessibleName(words)
    column.addWidget(above)
    column.addWidget(field)
    column.addStretch(1)
    return column


def field_row(*fields: tuple[str, QWidget, int]) -> QHBoxLayout:
    """Fields side by side; the number is the share of the width that each takes."""
    row = QHBoxLayout()
    spaced(row, gap=12)
    for words, field, share in fields:
        row.addLayout(field_column(words, field), share)
    return row


def scrolled(inside: QWidget, kind: str = "surface") -> QScrollArea:
    """``inside`` with a bar at its right where it is higher than its room; ``kind`` is its ground."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    dress(inside, kind=kind)
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inside)
    return area
