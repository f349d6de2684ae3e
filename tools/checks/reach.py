"""What can be pressed or typed into: a name for those who hear the screen, the keyboard, and 32 px both ways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
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
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tools.checks.fault import called
from ui.panels.question_list import TickRow
from widgets.log_editor import LogEditor
from widgets.seat_button import SeatButton

SMALLEST = 32
"""Least height and width of what can be pressed, in px."""

_KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, QTextEdit,
)  # fmt: skip
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
    if (holder is not None and isinstance(widget, LogEditor)) or (
        isinstance(holder, TickRow) and isinstance(widget, QCheckBox)
    ):
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
