"""The overlay of who spoke after whom: which arrows, how wide, and that they are seen and gone again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QSize
from pytestqt.qtbot import QtBot

from core.views import FlowView
from tools.sample_views import circle
from widgets.seat_circle import SeatCircle
from widgets.talk_flow import MOST_ARROWS, arrow_width, shown_flow


def test_only_ways_between_seats_are_shown_the_most_frequent_on_top() -> None:
    seated = {str(at): QPointF(at, 0) for at in range(20)}
    flow = [FlowView("0", "gone", 99), *(FlowView(str(at % 20), str((at + 1) % 20), 60 - at) for at in range(60))]
    shown = shown_flow(flow, seated)
    assert len(shown) == MOST_ARROWS
    assert shown[-1] == flow[1]
    assert {way.times for way in shown} == set(range(21, 61))


def test_arrows_grow_with_how_often_a_way_was_taken() -> None:
    assert arrow_width(1, 1) == arrow_width(1, 9) == 1.5
    assert arrow_width(9, 9) == 6
    assert arrow_width(5, 9) == pytest.approx(3.75)


@pytest.mark.parametrize("people", [0, 10, 80])
def test_the_overlay_is_seen_where_seats_stand_around_a_table(qtbot: QtBot, people: int) -> None:
    made = SeatCircle()
    qtbot.addWidget(made)
    made.resize(QSize(640, 620))
    view = circle(people)
    first, last = view.seats[0].person_id, view.seats[len(view.seats) // 2].person_id
    made.set_view(replace(view, flow=(FlowView(first, last, 3), FlowView(last, first, 1))))
    made.show()
    plain = made.ring.grab().toImage()
    made.show_flow(True)
    drawn = made.ring.grab().toImage()
    assert (drawn != plain) is (people > 0)
    made.set_view(replace(view, flow=()))
    assert made.ring.grab().toImage() == plain
    made.show_flow(False)
    assert made.ring.grab().toImage() == plain
