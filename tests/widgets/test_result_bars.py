"""Bars of a result: every label is there in full, in words for who cannot see them too."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.views import ResultView
from tools.sample_views import LONG_NAMES, consent_result, result
from widgets.result_bars import ResultBars


def shown(qtbot: QtBot, view: ResultView, width: int = 344) -> ResultBars:
    bars = ResultBars()
    qtbot.addWidget(bars)
    bars.set_view(view)
    bars.resize(width, bars.heightForWidth(width))
    bars.show()
    return bars


def test_rows_are_said_with_rank_value_and_tie(qtbot: QtBot) -> None:
    words = shown(qtbot, result(4)).accessibleName()
    assert words.startswith("1. Genangan dan banjir: 14; ")
    assert "3. Posyandu sepi balita: 12, seri; 3. Usaha warga sulit maju: 12, seri" in words


def test_a_consent_vote_has_words_and_no_ranks(qtbot: QtBot) -> None:
    assert shown(qtbot, consent_result()).accessibleName() == "Setuju: 8; Tolak: 1; Abstain: 1"


def test_long_labels_take_more_lines_where_it_is_narrow(qtbot: QtBot) -> None:
    bars = shown(qtbot, result(2, labels=[LONG_NAMES[0], "<b>Tebal</b>"]))
    assert bars.heightForWidth(200) > bars.heightForWidth(344) > bars.heightForWidth(2000)


def test_bars_are_as_long_as_their_values(qtbot: QtBot) -> None:
    bars = shown(qtbot, result(1))
    image = bars.grab().toImage()
    y = bars.height() - 12
    left, right = 28, 344 - 52
    colours = [image.pixelColor(QPoint(x, y)).name() for x in range(left + 3, right - 3)]
    filled = colours.count(colours[0]) / len(colours)
    assert abs(filled - 14 / 15) < 0.02


def test_a_layout_gives_narrow_bars_the_height_that_they_need(qtbot: QtBot) -> None:
    around, bars = QWidget(), ResultBars()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(bars)
    column.addStretch(1)
    bars.set_view(result(2, labels=[LONG_NAMES[0], LONG_NAMES[0] * 2]))
    for width in (200, 340, 900):
        around.resize(width, around.heightForWidth(width) + 50)
        around.show()
        column.activate()
        assert bars.height() == bars.heightForWidth(bars.width())


def test_no_rows_have_no_height(qtbot: QtBot) -> None:
    assert shown(qtbot, result(0)).heightForWidth(344) == 0
