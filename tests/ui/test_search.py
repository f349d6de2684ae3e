"""Ctrl+F searches where people are: the list of sessions, or the log."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.session import Session
from ui.panels.session_row import SessionRow
from ui.program import Program

FIND = (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def titles(program: Program) -> list[str]:
    rows = program.window.home_page.findChildren(SessionRow)
    return [row.summary.title for row in rows if not row.isHidden()]


def test_sessions_are_searched_in_beranda(live: Program, press: Callable[..., None], qtbot: QtBot) -> None:
    now = live.bridge.now()
    for title in ("Banjir RW 05", "Sampah RW 09"):
        assert live.desk.create_session(Session(title=title, planned_start_at=now, planned_end_at=now.replace(hour=9)))
    live.window.go_to("home")
    press(*FIND)
    QTest.keyClicks(live.window.home_page.search, "rw")
    qtbot.waitUntil(lambda: sorted(titles(live)) == ["Banjir RW 05", "Sampah RW 09"])
    QTest.keyClicks(live.window.home_page.search, " 05")
    qtbot.waitUntil(lambda: titles(live) == ["Banjir RW 05"])
    QTest.keyClicks(live.window.home_page.search, "x")
    qtbot.waitUntil(lambda: titles(live) == [])
    live.window.home_page.search.clear()
    qtbot.waitUntil(lambda: len(titles(live)) == 2)


def test_the_log_is_searched_in_the_console(live: Program, press: Callable[..., None], qtbot: QtBot) -> None:
    page = live.window.live_page
    page.show_issues()
    press(*FIND)
    assert page.tabs.currentWidget() is page.log
    for sign in "pinjaman":
        press(getattr(Qt.Key, f"Key_{sign.upper()}"))
    qtbot.waitUntil(lambda: page.log.log.rows.rowCount() == 1)
