"""Nothing is cut off: every text has its room, and no widget sticks out of what holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QScrollArea, QTabBar, QTableView, QWidget

from tools.checks.fault import called, short
from tools.checks.texts import TextBox
from widgets.log_list import LogList
from widgets.seat_holder import SeatHolder

_SLACK = 1.5
"""Pixels that rounding may take."""

_EDGE = 20
"""A window that leaves no more pixels than this of the screen free can be no wider."""


def cut_off(window: QWidget, texts: Sequence[TextBox]) -> Iterator[str]:
    """What is wrong with the room of each text, of each part that scrolls, and of each cell of a table."""
    for text in texts:
        yield from _of_text(text)
    for area in window.findChildren(QScrollArea):
        if area.isVisible():
            yield from _of_area(area)
    for table in window.findChildren(QTableView):
        if table.isVisible() and not isinstance(table, LogList):
            yield from _of_table(table)


def _of_text(text: TextBox) -> Iterator[str]:
    name = f"{called(text.widget)}: {short(text.text)!r}"
    over = _over(text.ink, _endless(text) if _is_scrolled(text.widget) else text.room)
    if over:
        yield f"{name} has {over} px too little room"
    elif text.elided and text.text == "…":
        yield f"{called(text.widget)}: nothing is left of a text but its ellipsis"
    elif text.elided:
        if not text.widget.toolTip() and not _has_whole_words(text.widget):
            yield f"{name} is shortened and has no tooltip"
    elif not isinstance(text.widget, QTabBar) and (cut := _cut_by_others(text)):
        yield f"{name} is cut off by {cut} px"


def _is_scrolled(widget: QWidget) -> bool:
    area = widget.parentWidget()
    if isinstance(widget, SeatHolder):
        return widget.is_scrollable
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _endless(text: TextBox) -> QRectF:
    """The room of a text that can be scrolled up and down to."""
    return QRectF(text.room.left(), text.ink.top(), text.room.width(), text.ink.height())


def _has_whole_words(widget: QWidget) -> bool:
    """Whether a part whose tooltip is made when it is asked for says so."""
    return bool(widget.property("tells_whole_words"))


def _over(ink: QRectF, room: QRectF) -> int:
    """By how many pixels ink goes beyond its room; vertically a little is air above and below the letters."""
    sides = (room.left() - ink.left(), ink.right() - room.right(), room.top() - ink.top(), ink.bottom() - room.bottom())
    most = max(sides)
    return round(most) if most > _SLACK else 0


def _cut_by_others(text: TextBox) -> int:
    """By how many pixels the widgets around cut the ink; what can be scrolled to is whole."""
    ink, above = QRectF(text.in_window()), text.widget
    window = above.window()
    most = 0.0
    while not above.isWindow() and (parent := above.parentWidget()) is not None:
        if _is_scrolled(above) or _is_scrolled(parent):
            break
        part = QRectF(QRect(parent.mapTo(window, QPoint(0, 0)), parent.size()))
        most = max(most, _over(ink, part))
        above = parent
    return round(most)


def _of_area(area: QScrollArea) -> Iterator[str]:
    inside = area.widget()
    at_most = area.window().width() >= area.screen().availableGeometry().width() - _EDGE
    if inside is not None and inside.width() > area.viewport().width() + 1 and not at_most:
        yield f"{called(area)}: its content is {inside.width() - area.viewport().width()} px too wide"


def _of_table(table: QTableView) -> Iterator[str]:
    yield from _of_header(table.horizontalHeader())
    metrics, model = QFontMetrics(table.font()), table.model()
    for row in range(min(model.rowCount(), 12)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            words = str(index.data() or "")
            if table.isColumnHidden(column) or not words or index.data(Qt.ItemDataRole.ToolTipRole):
                continue
            if table.indexWidget(index) is None and not _fits(table, metrics, words, row, column):
                yield f"{called(table)}: cell {short(words)!r} is cut off and has no tooltip"


def _fits(table: QTableView, metrics: QFontMetrics, words: str, row: int, column: int) -> bool:
    width, height = table.columnWidth(column) - 6, table.rowHeight(row)
    if metrics.horizontalAdvance(words) <= width:
        return True
    wrapped = metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), words)
    return table.wordWrap() and wrapped.height() <= height and wrapped.width() <= width


def _of_header(header: QHeaderView) -> Iterator[str]:
    if not header.isVisible():
        return
    metrics = QFontMetrics(header.font())
    for section in range(header.count()):
        words = str(header.model().headerData(section, header.orientation()) or "")
        if not header.isSectionHidden(section) and metrics.horizontalAdvance(words) > header.sectionSize(section) - 8:
            yield f"{called(header)}: heading {words!r} is cut off"
