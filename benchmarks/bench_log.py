"""What a key in the log line and one more entry in a log of 10,000 cost, beside Qt's own editor and a plain list.

A key is sent to the editor that has the keyboard, and what changed is painted before the next one. The plain list is a
``QListView`` on a string model with rows of one height. Everything is painted on the offscreen platform.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget

from benchmarks.floor import Ratio, median, p99, side_by_side
from core.log import KINDS
from core.views import IssueChoice, LogLineView, LogRow, SpeakerChoice
from tools.sample_views import NOW
from widgets.log_line import LogLine
from widgets.log_list import LogList
from widgets.style import apply_theme

ENTRIES, PEOPLE = 10_000, 80
WORDS = "Air naik sampai selutut setiap hujan deras dan saluran di depan pasar tersumbat. "


def rows() -> list[Ratio]:
    """A key in the log line, and one more entry in a long log."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "light", 1.0)
    return [_key(app), _entry(app)]


def _key(app: QApplication) -> Ratio:
    bare, ours = QPlainTextEdit(), LogLine(lambda: NOW, lambda _at: "09.41.07")
    ours.set_view(_line_view())
    for widget in (bare, ours):
        widget.resize(1200, 60)
        widget.show()
    app.processEvents()
    floor_ms, ours_ms = side_by_side(_typing(app, bare), _typing(app, ours.editor), times=200)
    assert len(ours.text) == len(bare.toPlainText()) == 200
    _close(bare, ours)
    return Ratio("a key in the log line", median(floor_ms), median(ours_ms), None, f"p99 {p99(ours_ms):.1f} ms")


def _typing(app: QApplication, editor: QPlainTextEdit) -> Callable[[], object]:
    places = count()

    def press() -> None:
        letter = WORDS[next(places) % len(WORDS)]
        app.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        app.processEvents()

    return press


def _entry(app: QApplication) -> Ratio:
    entries = tuple(_row(number) for number in range(ENTRIES + 200))
    bare, model, ours = QListView(), QStringListModel([row.text for row in entries[:ENTRIES]]), LogList()
    bare.setUniformItemSizes(True)
    bare.setModel(model)
    ours.set_rows(entries[:ENTRIES])
    for widget in (bare, ours):
        widget.resize(376, 600)
        widget.show()
    app.processEvents()
    lengths = count(ENTRIES + 1)

    def append_bare() -> None:
        place = model.rowCount()
        model.insertRow(place)
        model.setData(model.index(place), WORDS)
        bare.scrollToBottom()
        app.processEvents()

    def append() -> None:
        ours.set_rows(entries[: next(lengths)])
        app.processEvents()

    floor_ms, ours_ms = side_by_side(append_bare, append, times=100)
    _close(bare, ours)
    what = f"one more entry in a log of {ENTRIES}"
    return Ratio(what, median(floor_ms), median(ours_ms), None, f"p99 {p99(ours_ms):.1f} ms")


def _row(number: int) -> LogRow:
    text = WORDS * (1 + number % 3)
    return LogRow(f"c{number}", number, "09.40.12", "P06", "Ibu Sari", False, "masalah", text, "", "M1", False)


def _line_view() -> LogLineView:
    people = tuple(SpeakerChoice(f"p{n}", f"P{n:02}", f"Ibu {n}", f"Ibu {n} Lestari") for n in range(1, PEOPLE + 1))
    issues = tuple(IssueChoice(f"i{n}", f"M{n}", f"Masalah {n}") for n in range(1, 41))
    return LogLineView(people, KINDS, issues, "p1", None, True)


def _close(*widgets: QWidget) -> None:
    for widget in widgets:
        widget.close()
        widget.deleteLater()
