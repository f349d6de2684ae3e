"""The ×150 rule: type for the person who sits farthest away."""

from __future__ import annotations

import pytest

from core.legibility import LEAST_PART, MOST_ZOOM, width_for, zoom_for

WIDE = 16 / 9


@pytest.mark.parametrize(
    ("distance_m", "width_m", "zoom"),
    [
        (6.0, 2.0, 1.0),  # 4 cm of a picture 1.125 m high are 0.0356 of it: usual type is larger
        (6.0, 1.7067, 1.0),  # just enough
        (8.0, 2.0, 1.1378),  # 5.33 cm of 1.125 m are 0.0474
        (12.0, 2.0, 1.5),  # would be 1.71
    ],
)
def test_type_grows_with_the_distance_and_shrinks_with_the_picture(
    distance_m: float, width_m: float, zoom: float
) -> None:
    assert zoom_for(distance_m, width_m, WIDE) == pytest.approx(zoom, abs=1e-3)


def test_the_width_that_is_enough_needs_no_larger_type() -> None:
    for distance_m in (3.0, 6.0, 15.0):
        width_m = width_for(distance_m, WIDE)
        assert zoom_for(distance_m, width_m, WIDE) == pytest.approx(1.0)
        assert distance_m / 150 == pytest.approx(width_m / WIDE * LEAST_PART)


def test_with_the_largest_type_a_narrower_picture_is_enough() -> None:
    width_m = width_for(12.0, WIDE, MOST_ZOOM)
    assert width_m == pytest.approx(width_for(12.0, WIDE) / MOST_ZOOM)
    assert zoom_for(12.0, width_m, WIDE) == pytest.approx(MOST_ZOOM)
    assert width_m / WIDE * LEAST_PART * MOST_ZOOM == pytest.approx(12.0 / 150)


@pytest.mark.parametrize("wrong", [(0.0, 2.0, WIDE), (6.0, 0.0, WIDE), (6.0, 2.0, -1.0)])
def test_what_is_not_positive_is_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not positive"):
        zoom_for(*wrong)
