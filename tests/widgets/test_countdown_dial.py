"""The dial: what its digits and words say, and when it is painted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.views import AgendaView, Urgency
from resources.themes import NAMES
from tools.sample_views import NOW, agenda, paused_agenda
from widgets.countdown_dial import CountdownDial
from widgets.style import apply_theme


def shown(qtbot: QtBot, view: AgendaView) -> CountdownDial:
    dial = CountdownDial()
    qtbot.addWidget(dial)
    dial.set_view(view)
    dial.tick(NOW)
    dial.show()
    return dial


@pytest.mark.parametrize(
    ("gone_s", "digits", "words"),
    [
        (746, "12.34", "sisa dari 25 mnt"),
        (1199, "5.01", "sisa dari 25 mnt"),
        (1200, "5.00", "hampir habis"),
        (1424, "1.16", "hampir habis"),
        (1425, "1.15", "segera habis"),
        (1500, "0.00", "segera habis"),
        (1584, "+1.24", "lewat"),
        (6000, "+1.15.00", "lewat"),
    ],
)
def test_digits_and_words_count_down_and_on(qtbot: QtBot, gone_s: int, digits: str, words: str) -> None:
    dial = shown(qtbot, agenda(gone_s=gone_s))
    assert (dial.digits(), dial.words()) == (digits, words)
    assert dial.accessibleName() == f"Sisa waktu {digits}, {words}"


def test_without_an_item_there_is_no_time(qtbot: QtBot) -> None:
    dial = shown(qtbot, agenda(at=99))
    assert (dial.digits(), dial.words()) == ("–", "belum mulai")


def test_a_pause_is_said(qtbot: QtBot) -> None:
    assert shown(qtbot, paused_agenda()).words() == "dijeda"


def test_urgency_is_announced_once_when_it_changes(qtbot: QtBot) -> None:
    dial = shown(qtbot, agenda(gone_s=1199))
    with qtbot.waitSignal(dial.urgency_changed) as changed:
        dial.tick(NOW + timedelta(seconds=1))
    assert changed.args == [Urgency.LOW]
    with qtbot.assertNotEmitted(dial.urgency_changed):
        dial.tick(NOW + timedelta(seconds=2))


def test_another_item_is_no_news_of_time(qtbot: QtBot) -> None:
    dial = shown(qtbot, agenda(gone_s=1300))
    with qtbot.assertNotEmitted(dial.urgency_changed):
        dial.set_view(replace(agenda(at=4, gone_s=10)))


def test_it_is_square_and_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    dial = shown(qtbot, agenda())
    assert dial.sizeHint().width() == dial.sizeHint().height() == 144
    dial.set_side(112)
    apply_theme(qapp, "light", 1.75, motion=False)
    assert dial.sizeHint().width() == 196


@pytest.mark.parametrize("theme", NAMES)
def test_the_ring_is_as_full_as_time_is_left(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme, motion=False)
    dial = shown(qtbot, agenda(gone_s=750))
    image = dial.grab().toImage()
    ink = {side: image.pixelColor(72 + 62 * side, 72).name() for side in (1, -1)}
    assert ink[1] != ink[-1]
