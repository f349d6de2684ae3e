"""Words of any length on the wall: paragraphs in the largest size that holds them all, else over pages."""

from __future__ import annotations

from collections.abc import Sequence

from widgets.fitted_text import FittedText, wrapped
from widgets.style import font_of_px

MOST_LINES = 7
"""More than these nobody reads from afar."""


def text_pages(
    text: str,
    width: float,
    height: float,
    sizes: Sequence[float],
    *,
    bold: bool = False,
    leading: float = 1.22,
    most_lines: int = MOST_LINES,
) -> tuple[FittedText, ...]:
    """The text in pixels of `width` and `height`: whole in one of the sizes, else over pages in the last; at least one.

    Its newlines begin paragraphs. A page never ends with a single line of many if that can be helped: lines are
    spread evenly.
    """
    for px in sizes:
        lines = _lines(text, px, bold, width)
        if len(lines) <= min(most_lines, _room(height, px, leading)):
            return (FittedText(tuple(lines), px, bold, leading),)
    px = sizes[-1]
    lines = _lines(text, px, bold, width)
    most = max(1, min(most_lines, _room(height, px, leading)))
    count = -(-len(lines) // most)
    each = -(-len(lines) // count)
    return tuple(FittedText(tuple(lines[at : at + each]), px, bold, leading) for at in range(0, len(lines), each))


def _room(height: float, px: float, leading: float) -> int:
    """How many lines there is room for."""
    return int(height / (px * leading) + 1e-6)


def _lines(text: str, px: float, bold: bool, width: float) -> list[str]:
    font = font_of_px(px, bold=bold)
    return [line for paragraph in text.split("\n") for line in wrapped(paragraph, font, width)]
