"""How long things last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.timing import Stretch, lasted_s
from tests.core.room import OPENED


def stretch(start: float, end: float | None = None) -> Stretch:
    return Stretch(OPENED + timedelta(minutes=start), None if end is None else OPENED + timedelta(minutes=end))


@pytest.mark.parametrize(
    ("stretches", "pauses", "now", "minutes"),
    [
        ([], [], 10, 0),
        ([stretch(0, 4)], [], 10, 4),
        ([stretch(0)], [], 10, 10),
        ([stretch(0, 4), stretch(6)], [], 10, 8),
        ([stretch(0)], [stretch(2, 3)], 10, 9),
        ([stretch(0)], [stretch(7)], 10, 7),
        ([stretch(0, 4)], [stretch(3, 6)], 10, 3),
        ([stretch(5)], [stretch(3, 6)], 10, 4),
        ([stretch(5, 6)], [stretch(4, 7)], 10, 0),
        ([stretch(0, 4)], [stretch(5, 6)], 10, 4),
        ([stretch(11)], [], 10, 0),
        ([stretch(0, 2), stretch(4, 6)], [stretch(1, 5)], 10, 2),
    ],
)
def test_pauses_are_left_out(stretches: list[Stretch], pauses: list[Stretch], now: float, minutes: float) -> None:
    moment = OPENED + timedelta(minutes=now)
    assert lasted_s(stretches, iter(pauses), moment) == 60 * minutes
