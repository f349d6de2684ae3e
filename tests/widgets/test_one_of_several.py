"""Tab comes to the button that is down, and the arrows to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets.follow_look import button
from widgets.one_of_several import OneOfSeveral


def test_tab_and_arrows(qtbot: QtBot) -> None:
    window, group = QWidget(), OneOfSeveral(QApplication.instance())
    layout = QHBoxLayout(window)
    first, buttons = QLineEdit(), [button(words) for words in ("Satu", "Dua", "Tiga")]
    layout.addWidget(first)
    for made in buttons:
        made.setCheckable(True)
        group.addButton(made)
        layout.addWidget(made)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons[1].setChecked(True)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert buttons[1].hasFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Right)
    assert buttons[2].hasFocus()
    QTest.keyClick(buttons[2], Qt.Key.Key_Space)
    assert [made.isChecked() for made in buttons] == [False, False, True]
    buttons[0].setChecked(True)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert buttons[0].hasFocus()
