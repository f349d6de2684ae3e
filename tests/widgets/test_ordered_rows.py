"""Rows that people put in order, by dragging and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.ordered_rows import OrderedRows

HEIGHT = 40


class Row(QWidget):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.more = QPushButton(key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(key))
        layout.addWidget(self.more)


@pytest.fixture
def order() -> list[str]:
    return list("abcd")


@pytest.fixture
def rows(qtbot: QtBot, order: list[str]) -> OrderedRows:
    """Shows ``order``, and keeps to what it says."""
    made = OrderedRows()
    qtbot.addWidget(made)

    def move(key: str, steps: int) -> None:
        place = order.index(key)
        order.insert(place + steps, order.pop(place))
        made.set_rows([(one, Row(one)) for one in order], movable=True)

    made.moved.connect(move)
    made.set_rows([(key, Row(key)) for key in order], movable=True)
    made.resize(200, 4 * HEIGHT)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def drag(rows: OrderedRows, key: str, to_y: int, *, drop: bool = True) -> None:
    held = rows.row(key)
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=QPoint(5, HEIGHT // 2))
    for y in (held.y() + HEIGHT // 2 + 15, to_y):
        QTest.mouseMove(held, held.mapFrom(rows, QPoint(5, y)))
    if drop:
        QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=held.mapFrom(rows, QPoint(5, to_y)))


@pytest.mark.parametrize(
    ("key", "to_y", "after"),
    [
        ("a", 3 * HEIGHT + 30, "bcda"),
        ("a", 2 * HEIGHT + 10, "bacd"),
        ("d", 2, "dabc"),
        ("c", HEIGHT + 10, "acbd"),
        ("b", HEIGHT + 30, "abcd"),
    ],
)
def test_a_row_falls_where_it_is_let_go(rows: OrderedRows, order: list[str], key: str, to_y: int, after: str) -> None:
    drag(rows, key, to_y)
    assert "".join(order) == after
    assert rows.gap_y() is None


def test_the_gap_is_shown_while_a_row_is_dragged_and_esc_gives_it_up(rows: OrderedRows, order: list[str]) -> None:
    drag(rows, "a", 3 * HEIGHT + 30, drop=False)
    assert rows.gap_y() == rows.row("d").geometry().bottom()
    assert rows.held_rect() is not None
    QTest.keyClick(rows.row("a"), Qt.Key.Key_Escape)
    assert rows.gap_y() is None
    QTest.mouseRelease(rows.row("a"), Qt.MouseButton.LeftButton, pos=QPoint(5, 3 * HEIGHT + 30))
    assert "".join(order) == "abcd"


def test_alt_and_the_arrows_move_a_row_and_the_keyboard_stays_in_it(rows: OrderedRows, order: list[str]) -> None:
    rows.row("c").setFocus()
    for key, after in ((Qt.Key.Key_Up, "acbd"), (Qt.Key.Key_Up, "cabd"), (Qt.Key.Key_Up, "cabd")):
        QTest.keyClick(rows.row("c"), key, Qt.KeyboardModifier.AltModifier)
        assert "".join(order) == after
        assert rows.row("c").hasFocus()
        assert rows.focus_rect() is not None
    QTest.keyClick(rows.row("c"), Qt.Key.Key_Down)
    assert "".join(order) == "cabd"
    rows.grab()


def test_a_press_without_a_way_moves_nothing(rows: OrderedRows, order: list[str]) -> None:
    QTest.mouseClick(rows.row("a"), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert "".join(order) == "abcd"


def test_rows_that_stand_still_do_not_move(rows: OrderedRows, order: list[str]) -> None:
    rows.set_rows([(key, Row(key)) for key in order], movable=False)
    drag(rows, "a", 3 * HEIGHT + 30)
    QTest.keyClick(rows.row("c"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "".join(order) == "abcd"
    assert rows.row("a").focusPolicy() is Qt.FocusPolicy.NoFocus
