"""Tab goes through a form in the order in which it is read, also through rows that were added later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QTabWidget, QWidget


def tab_by_layout(root: QWidget) -> None:
    """Let Tab go through all parts of ``root`` in the order of its layouts."""
    for before, after in pairwise(stops(root)):
        QWidget.setTabOrder(before, after)


def stops(root: QWidget) -> Iterator[QWidget]:
    """The parts of ``root`` where Tab stops, in the order of its layouts; hidden ones, too."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    for inside in _parts(root):
        yield from stops(inside)
    layout = root.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _parts(root: QWidget) -> list[QWidget]:
    """What stands in a widget that has no layout for it."""
    found: list[QWidget | None] = []
    if isinstance(root, QScrollArea):
        found = [root.widget()]
    elif isinstance(root, QAbstractScrollArea):
        found = [root.viewport()]
    elif isinstance(root, QTabWidget):
        found = [root.tabBar(), *(root.widget(place) for place in range(root.count()))]
    elif isinstance(root, QSplitter):
        found = [root.widget(place) for place in range(root.count())]
    elif root.layout() is None and not root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found = [child for child in root.children() if isinstance(child, QWidget)]
    return [part for part in found if part is not None]


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    """By ``indexOf``, never by ``itemAt``: Python's wrapper of an item outlives it, and the next object at its place in
    memory is taken for it.
    """
    around = layout.parentWidget()
    beside = [child for child in around.children() if isinstance(child, QWidget)] if around is not None else []
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    places = ((layout.indexOf(part), part) for part in (*beside, *inner))
    for _, part in sorted((one for one in places if one[0] >= 0), key=itemgetter(0)):
        yield from stops(part) if isinstance(part, QWidget) else _stops_in(part)
