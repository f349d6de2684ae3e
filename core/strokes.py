"""A signature drawn by hand, as vectors with time and pressure.

Lengths are in the units of the pad it was drawn on (x to the right, y downwards), whatever its size; only their
proportions mean anything. It is kept as compact JSON: one list for each stroke, four whole numbers for each point.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

MOST_POINTS = 20_000
"""A signature of more points than this is none; a slow one has a few hundred."""

LARGEST_PAD = 100_000
FULL_PRESSURE = 1000


class Point(NamedTuple):
    """Where the pen was: ``at_ms`` milliseconds after the first touch, ``pressure`` from 0 to 1000."""

    x: int
    y: int
    at_ms: int
    pressure: int


Stroke = tuple[Point, ...]


class Box(NamedTuple):
    """The rectangle around everything that was drawn."""

    left: int
    top: int
    right: int
    bottom: int


def strokes_text(strokes: Iterable[Sequence[Point]]) -> str:
    """The strokes as they are kept."""
    flat = [[number for point in stroke for number in point] for stroke in strokes]
    return json.dumps(flat, separators=(",", ":"))


def strokes_of(text: str) -> tuple[Stroke, ...]:
    """The strokes that ``text`` keeps.

    Raises:
        ValueError: if it is not what ``strokes_text`` makes.
    """
    try:
        flat: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(flat, list):
        raise ValueError("no list of strokes")
    return tuple(_stroke(numbers) for numbers in cast("list[object]", flat))


def _stroke(numbers: object) -> Stroke:
    if not isinstance(numbers, list):
        raise ValueError("no list of numbers")
    values = cast("list[object]", numbers)
    if not values or len(values) % 4 or not all(type(value) is int for value in values):
        raise ValueError("not four whole numbers for each point")
    whole = cast("list[int]", values)
    return tuple(Point(*whole[start : start + 4]) for start in range(0, len(whole), 4))


def is_drawn(strokes: Sequence[Stroke], width: int, height: int) -> bool:
    """Whether this is something drawn on a pad of that size: points on it, in order of time, and longer than a dot."""
    points = [point for stroke in strokes for point in stroke]
    return (
        0 < width <= LARGEST_PAD
        and 0 < height <= LARGEST_PAD
        and len(points) <= MOST_POINTS
        and all(_is_on_pad(point, width, height) for point in points)
        and all(earlier.at_ms <= later.at_ms for earlier, later in pairwise(points))
        and drawn_length(strokes) > 0
    )


def _is_on_pad(point: Point, width: int, height: int) -> bool:
    return (
        0 <= point.x <= width
        and 0 <= point.y <= height
        and 0 <= point.at_ms < 2**31
        and 0 <= point.pressure <= FULL_PRESSURE
    )


def drawn_length(strokes: Iterable[Stroke]) -> float:
    """The length of all lines together, in the units of the pad."""
    return sum(math.dist(here[:2], there[:2]) for stroke in strokes for here, there in pairwise(stroke))


def box_of(strokes: Sequence[Stroke]) -> Box:
    """The rectangle around the strokes. Raises ValueError if there are none."""
    xs = [point.x for stroke in strokes for point in stroke]
    ys = [point.y for stroke in strokes for point in stroke]
    return Box(min(xs), min(ys), max(xs), max(ys))
