"""What can be pressed or typed into: a name for those who hear the screen, the keyboard, and 32 px both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tools.checks.contrast import colours
from tools.checks.fault import called
from ui.panels.question_list import TickRow
from widgets.log_editor import LogEditor
from widgets.log_line import LogLine
from widgets.seat_button import SeatButton
from widgets.style import contrast

SMALLEST = 32
"""Least height and width of what can be pressed, in px."""

_KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, QTextEdit,
)  # fmt: skip
_RING, _LEAST_RING = 6, 30
"""How far around a widget its focus may show, and how many pixels of it there must be."""

_PARTS_OF = (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit, QAbstractItemView)


def interactive(window: QWidget) -> list[QWidget]:
    """What a person can press or type into, as far as it is in sight and can be used now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _KINDS)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and not isinstance(widget, QScrollBar | QHeaderView)
        and not _is_part(widget)
    ]


def _is_part(widget: QWidget) -> bool:
    """Whether a widget belongs to another one, which has name and keyboard for both."""
    parent = widget.parentWidget()
    internal = widget.objectName().startswith("qt_")
    return internal or isinstance(parent, _PARTS_OF)


def unreachable(window: QWidget) -> Iterator[str]:
    """What has no name or is too small."""
    for widget in interactive(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not isinstance(widget, QTabBar) and not interface.text(QAccessible.Text.Name).strip():
            yield f"{called(widget)} has no accessible name"
        size = target(widget)
        if size.width() < SMALLEST or size.height() < SMALLEST:
            yield f"{called(widget)} is {size.width()} × {size.height()} px"


def target(widget: QWidget) -> QSize:
    """The size of what can be pressed."""
    if isinstance(widget, SeatButton):
        return widget.disc_rect().size()
    holder = widget.parentWidget()
    if isinstance(holder, LogLine | TickRow) and isinstance(widget, LogEditor | QCheckBox):
        return holder.size()
    if isinstance(widget, QTabBar):
        sizes = [widget.tabRect(place).size() for place in range(widget.count()) if widget.isTabVisible(place)]
        return QSize(min(size.width() for size in sizes), min(size.height() for size in sizes))
    return widget.size()


def missed_by_tab(window: QWidget) -> Iterator[str]:
    """What Tab does not come to on its way around the window, and where it comes twice or does not get away."""
    wanted = [widget for widget in interactive(window) if not _goes_with_another(widget)]
    visited = _walk(window, 3 * len(wanted) + 10)
    yield from (f"{called(widget)} is not reached by Tab" for widget in wanted if widget not in visited)
    for widget in {*visited}:
        if visited.count(widget) > 1:
            yield f"{called(widget)} is reached {visited.count(widget)} times on one way around"
    strays = {widget for widget in visited if not isinstance(widget, _KINDS) and not widget.accessibleName()}
    yield from (f"{called(widget)} takes the keyboard and has no name" for widget in strays)


def scattered(window: QWidget) -> Iterator[str]:
    """Parts of a page that Tab leaves before it is through, and comes back to later."""
    visited = _walk(window, 3 * len(interactive(window)) + 10)
    parts = [part for part, _ in groupby(visited, _part_of)]
    if len(parts) > 1 and parts[0] is parts[-1]:
        parts.pop()
    for part in {*parts}:
        if part is not None and parts.count(part) > 1:
            yield f"{called(part)} is come to {parts.count(part)} times on one way around"


def _part_of(widget: QWidget) -> QWidget | None:
    """The part of the page around a widget: the outermost that is a class of ours and no page or arrangement."""
    found, above = None, widget.parentWidget()
    while above is not None and not above.isWindow():
        ours = type(above).__module__.partition(".")[0] in ("ui", "widgets")
        if ours and not type(above).__name__.endswith(("Page", "Columns", "_Splitter")):
            found = above
        above = above.parentWidget()
    return found


def unseen_focus(window: QWidget) -> Iterator[str]:
    """What does not show that it has the keyboard: too few pixels change, or their colours are too near (3 to 1)."""
    for widget in dict.fromkeys(_walk(window, 3 * len(interactive(window)) + 10)):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        _scroll_to(widget)
        around = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-_RING, -_RING, _RING, _RING)
        around &= window.rect()
        if around.isEmpty() or not widget.isVisible() or widget.isWindow():
            continue
        focused = window.grab(around).toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if _told_apart(focused, window.grab(around).toImage()) < _LEAST_RING:
            yield f"{called(widget)} does not show that it has the keyboard"


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()


def _told_apart(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures differ by 3 to 1 or more."""
    pairs = zip(colours(one, one.rect()), colours(other, other.rect()), strict=True)
    changed = Counter((a, b) for a, b in pairs if a != b)
    return sum(n for (a, b), n in changed.items() if contrast(QColor(a), QColor(b)) >= 3)


def _goes_with_another(widget: QWidget) -> bool:
    """What is reached otherwise: by the arrows from its neighbour, or by keys that its holder takes."""
    if isinstance(widget, QAbstractButton) and not widget.isChecked() and _is_one_of_several(widget):
        return True
    if isinstance(widget, SeatButton):
        return widget.focusPolicy() is Qt.FocusPolicy.NoFocus
    return bool(widget.property("by_keys"))


def _is_one_of_several(button: QAbstractButton) -> bool:
    group = button.group()
    return button.autoExclusive() or (group is not None and group.exclusive() and group.checkedButton() is not None)


def _walk(window: QWidget, most: int) -> list[QWidget]:
    """The widgets that have the keyboard one after another, from one until it comes again."""
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    visited: list[QWidget] = []
    current = first
    while current is not None and len(visited) < most:
        visited.append(_whole(current))
        after = _next(current)
        if after is first or after is current:
            break
        current = after
    return visited


def _next(widget: QWidget) -> QWidget | None:
    """Where the keyboard goes from a widget; within a date and a time Tab goes over day, month and year first."""
    parts = 6 if isinstance(widget, QDateTimeEdit) else 1
    after: QWidget | None = widget
    for _ in range(parts):
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        if after is not widget:
            break
    return after


def _whole(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    return parent if parent is not None and _is_part(widget) and isinstance(parent, _PARTS_OF) else widget
