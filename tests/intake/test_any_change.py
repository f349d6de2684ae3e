"""Whatever stands in a session file: it is refused with places, or it gives a session. Nothing else ever happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.faults import FileFaults
from core.live import LiveSession
from core.minute_taking import minutes_of
from core.session import Phase, session_of
from export.figures_json import figures_json
from tests.intake.session_files import drop, played, put, sample
from ui.command_line import faults_sentence
from ui.figures_text import figure_lines


def places_in(value: Any, place: str = "") -> Iterator[str]:
    """Every place of a file, the containers' own among them."""
    if place:
        yield place
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places_in(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from places_in(inner, f"{place}[{n}]")


PLACES = [place for place in places_in(sample()) if place.partition(".")[0] not in ("ekspektasi", "evaluasi")]

numbers = st.integers(-(10**20), 10**20) | st.integers(-5, 200) | st.floats()
plain = st.none() | st.booleans() | numbers | st.text(max_size=12)
likely = st.sampled_from(
    ["P01", "P10", "MOD", "LURAH", "M1", "M6", "Q1", "09.00", "23.59", "2026-12-01", "0:00", "L", ""]
)
values = st.recursive(
    plain | likely,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(likely | st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
changes = st.lists(st.tuples(st.sampled_from(PLACES), st.one_of(st.just("drop"), values)), min_size=1, max_size=3)


def played_or_refused(data: object) -> LiveSession | FileFaults:
    try:
        return played(data)
    except FileFaults as faults:
        return faults


@given(changes)
def test_any_change_is_refused_in_words_or_gives_a_session(changes: list[tuple[str, Any]]) -> None:
    data = sample()
    for place, value in changes:
        try:
            if value == "drop":
                drop(data, place)
            else:
                put(data, place, value)
        except (KeyError, IndexError, TypeError):  # an earlier change took the place away
            continue
    live = played_or_refused(data)
    if isinstance(live, FileFaults):
        assert len(faults_sentence(live)) < 400
        assert all(fault.place for fault in live.faults)
        return
    session = session_of(live.state)
    assert session is not None
    assert session.phase is Phase.CLOSED
    minutes = minutes_of(live.state, "", live.clock.now())
    assert figures_json(minutes)["id"] == session.id
    assert list(figure_lines(minutes))
