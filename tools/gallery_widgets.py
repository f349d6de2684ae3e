"""States of the circle, the dial and the bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.views import AgendaView, CircleView, FlowView, ResultView
from tools import sample_views
from tools.gallery import Entry
from tools.sample_views import NOW
from widgets.countdown_dial import CountdownDial
from widgets.result_bars import ResultBars
from widgets.seat_circle import SeatCircle

_CIRCLE = ((630, 624), (1048, 936))
_LARGE_CIRCLE = ((1275, 345), (903, 555))
"""The room of the circle in the console in windows of 1366 and 1920 px, with text at 100 and 175 %."""

_POLL = (1, 2, 3, 4, 5, 6, 7)
_LONG = "Genangan dan banjir yang selalu datang setiap musim hujan di sepanjang Jalan Kenanga"


def _circle(view: Callable[[], CircleView], voter: str | None = None) -> Entry:
    def build() -> QWidget:
        circle = SeatCircle()
        circle.tick(NOW)
        circle.set_view(view())
        circle.set_voter(voter)
        return circle

    return Entry(build, _CIRCLE, large_sizes=_LARGE_CIRCLE)


def _named(count: int, letters: int) -> CircleView:
    """Everybody has a name of so many letters."""
    name = (sample_views.LONG_NAMES[0] * 2)[:letters] if letters > 3 else "Ani"
    return sample_views.circle(count, names=[name] * count, speaker=min(4, count), queue=(1, count))


def _flow() -> Entry:
    """Who spoke after whom, over ten seats."""

    def build() -> QWidget:
        pairs = ((1, 4, 5), (4, 1, 3), (4, 6, 2), (6, 9, 1), (2, 4, 4))
        flow = tuple(FlowView(f"p{one}", f"p{other}", times) for one, other, times in pairs)
        circle = SeatCircle()
        circle.tick(NOW)
        circle.set_view(replace(sample_views.circle(), flow=flow))
        circle.show_flow(True)
        return circle

    return Entry(build, _CIRCLE, large_sizes=_LARGE_CIRCLE)


def _dials() -> QWidget:
    """One dial for each state, and a smaller one."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    views: list[AgendaView] = [sample_views.agenda(gone_s=gone) for gone in (300, 1300, 1450, 1584, 6000)]
    for side, view in (*((144, view) for view in (*views, sample_views.agenda(at=99))), (112, views[1])):
        dial = CountdownDial()
        dial.set_side(side)
        dial.set_view(view)
        dial.tick(NOW)
        row.addWidget(dial)
    return holder


def _bars() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    results: tuple[ResultView, ...] = (sample_views.result(6), sample_views.result(3, labels=[_LONG, "<b>x</b> & y"]))
    for view in results:
        bars = ResultBars()
        bars.set_view(view)
        column.addWidget(bars)
    column.addStretch()
    return holder


GALLERY = {
    "circle-speaking": _circle(sample_views.circle),
    "circle-nobody": _circle(lambda: sample_views.circle(speaker=None, queue=())),
    "circle-queue-only": _circle(lambda: sample_views.circle(speaker=None)),
    "circle-long-turn": _circle(lambda: sample_views.circle(spoken_s=200)),
    "circle-vote": _circle(lambda: sample_views.circle(speaker=None, absent=(), voted=_POLL), "p8"),
    "circle-paused": _circle(lambda: sample_views.circle(speaker=None, paused=True)),
    "circle-left": _circle(lambda: sample_views.circle(left=(7,))),
    "circle-team": _circle(lambda: sample_views.circle(speaker=10, team=("Bagas", "Laras", "Wahyu", "Ratna"))),
    "circle-empty": _circle(lambda: sample_views.circle(0)),
    "circle-6": _circle(lambda: sample_views.circle(6)),
    "circle-14": _circle(lambda: sample_views.circle(14)),
    "circle-24": _circle(lambda: sample_views.circle(24, speaker=21)),
    "circle-80": _circle(lambda: sample_views.circle(80, speaker=73, queue=(8, 61, 23))),
    "circle-80-vote": _circle(lambda: sample_views.circle(80, speaker=None, voted=range(1, 40)), "p44"),
    "circle-long-names": _circle(lambda: sample_views.circle(names=sample_views.LONG_NAMES, speaker=1, queue=(1, 2))),
    **{
        f"circle-{count}-{letters}": _circle(partial(_named, count, letters))
        for count in (5, 10, 24, 80)
        for letters in (3, 60)
    },
    "circle-flow": _flow(),
    "dials": Entry(_dials, ((1040, 160),), large_sizes=((1820, 280),)),
    "bars": Entry(_bars, ((376, 520),), large_sizes=((840, 780),)),
}
