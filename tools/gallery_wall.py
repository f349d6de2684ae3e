"""States of the wall: every scene with few and with many people, with long words, and for far rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.views import ProjectorView, Scene, WallContent, WallReadBack
from tools.gallery import Entry
from tools.sample_views import (
    LONG_NAMES,
    NOW,
    agenda,
    consent_result,
    content,
    paused_agenda,
    prepared_agenda,
    projector,
    result,
)
from widgets.style import current
from widgets.wall.canvas import WallCanvas

SIZES = ((1920, 1080), (1024, 768), (1280, 800), (3840, 2160))
_LONG = "Genangan dan banjir yang selalu datang setiap musim hujan di sepanjang Jalan Kenanga"

_ISSUE = WallReadBack(
    "Genangan dan banjir di Jalan Kenanga", code="M1", causes=("selokan buntu", "sampah"), effects=("jalan rusak",),
    confirmed=True,
)  # fmt: skip


def _long(scene: Scene) -> WallContent | None:
    return content(scene, long=" ".join([_LONG] * 6))


def _vote(voted: int, eligible: int, question: str = "") -> ProjectorView:
    view = projector(Scene.VOTE, eligible)
    assert view.turnout is not None
    asked = question or view.turnout.question
    return replace(view, turnout=replace(view.turnout, voted=voted, eligible=eligible, question=asked))


def _long_names() -> ProjectorView:
    view = projector(Scene.CIRCLE)
    seats = tuple(replace(seat, name=LONG_NAMES[at % 3]) for at, seat in enumerate(view.seats))
    assert view.speaker is not None
    return replace(view, seats=seats, speaker=replace(view.speaker, name=LONG_NAMES[0]), queue=LONG_NAMES[:2])


def _wall(view: Callable[[], ProjectorView], page_no: int = 0, zoom: float = 1.0) -> Entry:
    def build() -> QWidget:
        wall = WallCanvas()
        wall.set_look(current.look.theme.name, zoom)
        wall.tick(NOW)
        wall.set_view(view())
        wall.resize(*SIZES[0])
        for _ in range(page_no):
            wall.next_page()
        return wall

    return Entry(build, SIZES, (1.0,))


GALLERY = {
    "wall-circle": _wall(lambda: projector(Scene.CIRCLE)),
    "wall-circle-14": _wall(lambda: projector(Scene.CIRCLE, 14)),
    "wall-circle-24": _wall(lambda: projector(Scene.CIRCLE, 24)),
    "wall-circle-80": _wall(lambda: projector(Scene.CIRCLE, 80)),
    "wall-circle-nobody": _wall(lambda: projector(Scene.CIRCLE, speaker=None, queue=())),
    "wall-clock": _wall(lambda: projector(Scene.CLOCK, fictional=True)),
    "wall-clock-low": _wall(lambda: projector(Scene.CLOCK, agenda=agenda(gone_s=1300))),
    "wall-clock-over": _wall(lambda: projector(Scene.CLOCK, agenda=agenda(gone_s=1580))),
    "wall-clock-paused": _wall(lambda: projector(Scene.CLOCK, agenda=paused_agenda())),
    "wall-clock-before": _wall(lambda: projector(Scene.CLOCK, agenda=prepared_agenda())),
    "wall-clock-hours-over": _wall(lambda: projector(Scene.CLOCK, agenda=agenda(gone_s=6000))),
    "wall-vote": _wall(lambda: projector(Scene.VOTE)),
    "wall-vote-options": _wall(lambda: projector(Scene.VOTE), 1),
    "wall-result": _wall(lambda: projector(Scene.RESULT)),
    "wall-result-long": _wall(lambda: projector(Scene.RESULT, result=result(9, labels=[_LONG]))),
    "wall-result-consent": _wall(lambda: projector(Scene.RESULT, result=consent_result())),
    "wall-title": _wall(lambda: projector(Scene.TITLE)),
    "wall-question": _wall(lambda: projector(Scene.QUESTION)),
    "wall-issues": _wall(lambda: projector(Scene.ISSUES)),
    "wall-issues-more": _wall(lambda: projector(Scene.ISSUES), 1),
    "wall-read-back": _wall(lambda: projector(Scene.READ_BACK)),
    "wall-read-back-issue": _wall(lambda: projector(Scene.READ_BACK, content=_ISSUE)),
    "wall-agreement": _wall(lambda: projector(Scene.AGREEMENT)),
    "wall-agreement-long": _wall(lambda: projector(Scene.AGREEMENT, content=_long(Scene.AGREEMENT)), 1),
    "wall-plan": _wall(lambda: projector(Scene.PLAN)),
    "wall-message": _wall(lambda: projector(Scene.MESSAGE)),
    "wall-message-long": _wall(lambda: projector(Scene.MESSAGE, content=_long(Scene.MESSAGE))),
    "wall-black": _wall(lambda: projector(Scene.BLACK)),
    "wall-circle-30": _wall(lambda: projector(Scene.CIRCLE, 30)),
    "wall-circle-long-names": _wall(_long_names),
    "wall-clock-long": _wall(lambda: projector(Scene.CLOCK, agenda=agenda(title=_LONG))),
    "wall-vote-80": _wall(lambda: _vote(57, 80)),
    "wall-vote-long": _wall(lambda: _vote(7, 10, " ".join([_LONG] * 3))),
    "wall-result-consent-long": _wall(
        lambda: projector(Scene.RESULT, result=replace(consent_result(), question=" ".join([_LONG] * 2)))
    ),
    "wall-title-long": _wall(lambda: projector(Scene.TITLE, title=" ".join([_LONG] * 3))),
    "wall-plan-long": _wall(lambda: projector(Scene.PLAN, content=_long(Scene.PLAN)), 1),
    "wall-far-circle": _wall(lambda: projector(Scene.CIRCLE, fictional=True), zoom=1.5),
    "wall-far-circle-14": _wall(lambda: projector(Scene.CIRCLE, 14), zoom=1.5),
    "wall-far-circle-80": _wall(lambda: projector(Scene.CIRCLE, 80), zoom=1.5),
    "wall-far-clock": _wall(lambda: projector(Scene.CLOCK, fictional=True), zoom=1.5),
    "wall-far-vote": _wall(lambda: projector(Scene.VOTE), zoom=1.5),
    "wall-far-result": _wall(lambda: projector(Scene.RESULT), zoom=1.5),
    "wall-far-consent": _wall(lambda: projector(Scene.RESULT, result=consent_result()), zoom=1.5),
    "wall-far-agreement": _wall(lambda: projector(Scene.AGREEMENT), zoom=1.5),
}
