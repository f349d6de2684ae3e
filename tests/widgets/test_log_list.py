"""The log as a list: it follows, it waits, it finds; long ones are measured little by little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.views import LogRow
from widgets.log_list import LogList
from widgets.log_rows import LogModel


def row(number: int, text: str = "Air naik sampai lutut.", kind: str = "masalah") -> LogRow:
    return LogRow(f"c{number}", number, "09.40.12", "P06", "Ibu Sari", False, kind, text, "", "M1", False)


@pytest.fixture
def log(qtbot: QtBot) -> LogList:
    made = LogList()
    qtbot.addWidget(made)
    made.resize(376, 400)
    made.show()
    return made


def bottom(log: LogList) -> bool:
    bar = log.verticalScrollBar()
    return bar.value() == bar.maximum()


def settle(log: LogList, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not log._measuring.isActive())


def test_the_newest_is_in_sight_until_somebody_scrolls_up(log: LogList, qtbot: QtBot) -> None:
    rows = tuple(row(number) for number in range(300))
    log.set_rows(rows)
    settle(log, qtbot)
    assert bottom(log)
    log.set_rows((*rows, row(300)))
    assert bottom(log)
    log.verticalScrollBar().setValue(100)
    log.set_rows((*rows, row(300), row(301), row(302)))
    assert log.verticalScrollBar().value() == 100
    assert log._newer.isVisible()
    assert log._newer.text() == "2 baru"
    log._newer.click()
    assert bottom(log)
    assert not log._newer.isVisible()


def test_a_row_is_as_high_as_its_words(log: LogList, qtbot: QtBot) -> None:
    log.set_rows((row(1), row(2, "Kata " * 120), row(3, "x" * 300)))
    settle(log, qtbot)
    short, long, unbroken = (log.rowHeight(place) for place in range(3))
    assert long > 3 * short
    assert unbroken > 2 * short
    log.resize(700, 400)
    settle(log, qtbot)
    assert log.rowHeight(1) < long


def test_search_and_kind_narrow_the_list(log: LogList) -> None:
    log.set_rows((row(1, "Sampah menumpuk"), row(2, "Air naik", "usulan"), row(3, "sampah lagi", "usulan")))
    log.set_filter("SAMPAH", "")
    assert [log.rows.row_at(place).number for place in range(log.rows.rowCount())] == [1, 3]  # type: ignore[union-attr]
    log.set_filter("sampah", "usulan")
    assert log.rows.rowCount() == 1
    log.set_filter("", "")
    assert log.rows.rowCount() == 3


def test_only_what_changed_is_told(qtbot: QtBot) -> None:
    model = LogModel()
    rows = tuple(row(number) for number in range(5))
    model.set_rows(rows)
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(f"new {first}-{last}"))
    model.dataChanged.connect(lambda first, _last: told.append(f"changed {first.row()}"))
    model.set_rows((*rows, row(5)))
    model.set_rows((*rows[:2], replace(rows[2], text="lain"), *rows[3:], row(5)))
    assert told[0] == "new 5-5"
    assert "changed 2" in told
    assert "reset" not in told
    model.set_rows(rows[:3])
    assert told[-1] == "reset"


def test_who_hears_the_screen_hears_the_whole_row(log: LogList) -> None:
    log.set_rows((row(1),))
    heard = log.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "09.40.12, P06, Ibu Sari, Masalah, M1, Air naik sampai lutut."


def test_enter_corrects_the_selected_row(log: LogList) -> None:
    asked: list[str] = []
    log.correction_asked.connect(asked.append)
    log.set_rows((row(1), row(2), row(3)))
    log.selectRow(1)
    QTest.keyClick(log, Qt.Key.Key_Return)
    assert asked == ["c2"]
    log.clearSelection()
    assert log.selected is not None
    assert log.selected.number == 3


def test_tools_of_a_row_tell_its_id(log: LogList) -> None:
    asked: list[str] = []
    log.issue_asked.connect(asked.append)
    log.set_rows((row(1), row(2)))
    log._tools.show_at(0)
    log._tools._promote()
    assert asked == ["c1"]
    log._tools.show_at(99)
    assert log._tools.isHidden()


def test_markup_and_long_words_are_drawn(log: LogList, qtbot: QtBot) -> None:
    log.set_rows((row(1, "<b>tebal</b> & <img src=x>"), row(2, "ا" * 200), row(3, "baris\nbaris\nbaris")))
    settle(log, qtbot)
    assert not log.grab().isNull()
