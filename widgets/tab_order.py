"""Tab goes through a form in the order in which it is read, also through rows that were added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_by_layout(root: QWidget) -> None:
    """Let Tab go through all parts of ``root`` in the order of its layouts."""
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """The parts of ``root`` where Tab stops, in the order of its layouts; hidden ones, too."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    inside = root.widget() if isinstance(root, QScrollArea) else None
    if inside is not None:
        yield from stops(inside)
    layout = root.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        part = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if part is not None:
            yield from stops(part)
        elif inner is not None:
            yield from _stops_in(inner)
