"""How large letters on the wall must be for the person who sits farthest away.

A letter is read without effort from at most 150 times the height of its type (the ×150 rule of thumb for signs and
slides: 4 cm of type at 6 m).
"""

from __future__ import annotations

DISTANCE_PER_HEIGHT = 150
LEAST_PART = 1 / 24
"""The smallest type on the wall, in parts of the picture's height, as long as that is large enough."""

MOST_ZOOM = 1.5
"""Beyond this only a larger picture helps: lines would hold too few words."""


def zoom_for(distance_m: float, width_m: float, aspect: float) -> float:
    """How many times larger than usual type must be, 1 to 1.5, for a distance and a picture's width in metres.

    ``aspect`` is the picture's width over its height. Raises ValueError unless all are positive.
    """
    least = distance_m / (DISTANCE_PER_HEIGHT * _height_m(distance_m, width_m, aspect))
    return min(max(least / LEAST_PART, 1.0), MOST_ZOOM)


def width_for(distance_m: float, aspect: float, zoom: float = 1.0) -> float:
    """How wide, in metres, the picture must be for all of it to be read from a distance with type ``zoom`` times as
    large as usual.
    """
    return aspect * distance_m / (DISTANCE_PER_HEIGHT * LEAST_PART * zoom)


def _height_m(distance_m: float, width_m: float, aspect: float) -> float:
    if min(distance_m, width_m, aspect) <= 0:
        raise ValueError(f"not positive: {distance_m}, {width_m}, {aspect}")
    return width_m / aspect
