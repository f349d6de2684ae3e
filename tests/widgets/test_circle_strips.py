"""The strips around the circle: presence, least heard, balance, turnout, legend."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.views import CircleView
from tools.sample_views import circle
from widgets.circle_strips import FootStrip, TopStrip
from widgets.elided_label import ElidedLabel
from widgets.talk_balance import TalkBalance


def texts(strip: TopStrip | FootStrip) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel) if label.isVisible() and label.text()]


def top(qtbot: QtBot, view: CircleView) -> TopStrip:
    strip = TopStrip()
    qtbot.addWidget(strip)
    strip.set_view(view)
    strip.resize(630, 48)
    strip.show()
    return strip


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """Stands in for the circle: a strip of its own would be a window, which never becomes too narrow."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def foot(holder: QWidget, view: CircleView, with_legend: bool = False, width: int = 600) -> FootStrip:
    strip = FootStrip(holder)
    strip.set_view(view, with_legend)
    strip.resize(width, 56)
    holder.show()
    return strip


def test_who_is_here_of_those_expected(qtbot: QtBot) -> None:
    assert texts(top(qtbot, circle(10))) == ["9 dari 10 hadir"]
    assert texts(top(qtbot, circle(0))) == []


def test_sizes_that_guides_do_not_recommend_are_said(qtbot: QtBot) -> None:
    for count in (4, 13, 80):
        assert "Panduan: 5–12 orang" in texts(top(qtbot, circle(count)))
    for count in (5, 12):
        assert "Panduan: 5–12 orang" not in texts(top(qtbot, circle(count)))


def test_the_least_heard_can_be_given_the_floor(qtbot: QtBot, holder: QWidget) -> None:
    strip = foot(holder, circle(10))
    assert texts(strip) == ["Paling jarang terdengar", "Bapak Agus", ", 1 kali"]
    give = next(each for each in strip.findChildren(QAbstractButton) if each.isVisible())
    assert give.accessibleName() == "Beri giliran kepada Bapak Agus"
    with qtbot.waitSignal(strip.floor_asked) as asked:
        give.click()
    assert asked.args == ["p5"]


def test_a_pause_gives_no_floor(holder: QWidget) -> None:
    strip = foot(holder, circle(10, paused=True))
    assert not any(each.isVisible() for each in strip.findChildren(QAbstractButton))


def test_a_poll_names_who_has_not_voted(holder: QWidget) -> None:
    strip = foot(holder, circle(4, speaker=None, absent=(), voted=(1, 2)))
    assert texts(strip)[:2] == ["Belum memilih", "K.H. Zainal, Ibu Maryani"]
    strip.set_view(circle(2, speaker=None, absent=(), voted=(1, 2)), False)
    assert texts(strip)[0] == "Semua sudah memilih"


def test_where_there_is_little_room_the_names_of_those_who_have_not_voted_stay(holder: QWidget) -> None:
    view = circle(10, speaker=None, absent=(), voted=(1,))
    names = ", ".join(person.name for person in view.turnout.waiting) if view.turnout else ""
    strip = foot(holder, view, width=900)
    assert texts(strip) == ["Belum memilih", names, "Ketuk kursi untuk mencatat suara"]
    strip.resize(300, 56)
    assert texts(strip) == ["Belum memilih", names]
    strip.resize(170, 56)
    assert texts(strip) == [names]


def test_the_legend_picks_one_category_or_none(holder: QWidget) -> None:
    strip = foot(holder, circle(80), with_legend=True)
    buttons = [each for each in strip.findChildren(QAbstractButton) if each.isVisible()]
    assert [each.accessibleName() for each in buttons][:2] == ["Tonjolkan LKMK", "Tonjolkan Warga"]
    picked: list[object] = []
    strip.category_picked.connect(picked.append)
    for each in (buttons[0], buttons[1], buttons[1]):
        each.click()
    assert picked == [0, 1, None]
    assert not any(each.isChecked() for each in buttons)


def test_a_narrow_strip_leaves_out_the_balance_then_the_name(holder: QWidget) -> None:
    strip = foot(holder, circle(10))
    balance = strip.findChildren(TalkBalance)[0]
    assert balance.isVisible()
    strip.resize(330, 56)
    assert not balance.isVisible()
    assert "Bapak Agus" in texts(strip)
    strip.resize(150, 56)
    assert texts(strip) == []


def test_the_balance_is_said_in_whole_percent(qtbot: QtBot) -> None:
    balance = TalkBalance()
    qtbot.addWidget(balance)
    balance.set_share(0.475)
    assert balance.accessibleName() == "Perempuan 48 %, Laki-laki 52 %"
    balance.set_share(None)
    assert balance.accessibleName() == ""


def test_a_shortened_label_has_its_text_as_a_tooltip_and_never_as_markup(qtbot: QtBot) -> None:
    label = ElidedLabel("<b>Tebal</b> & sangat panjang sekali")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert "&lt;b&gt;Tebal&lt;/b&gt; &amp; sangat" in label.toolTip()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""
