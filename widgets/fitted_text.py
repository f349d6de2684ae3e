"""Text broken into lines and made smaller until it fits, or set over pages: never cut, never with an ellipsis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from widgets.style import font_of_px

LEADING = 1.22
"""Distance of lines in parts of the height of type."""


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines of plain text in one size, in pixels."""

    lines: tuple[str, ...]
    px: float
    bold: bool = False
    leading: float = LEADING

    @property
    def font(self) -> QFont:
        """The font of all lines."""
        return font_of_px(self.px, bold=self.bold)

    @property
    def height(self) -> float:
        """How high the block is, in pixels."""
        return len(self.lines) * self.px * self.leading

    @property
    def width(self) -> float:
        """The width of the longest line, in pixels."""
        metrics = QFontMetricsF(self.font)
        return max((metrics.horizontalAdvance(line) for line in self.lines), default=0.0)

    def paint(self, painter: QPainter, box: QRectF, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        """Draw the block from the top of the box on, with the pen that is set."""
        painter.setFont(self.font)
        each = self.px * self.leading
        for at, line in enumerate(self.lines):
            row = QRectF(box.left(), box.top() + at * each, box.width(), each)
            painter.drawText(row, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


def wrapped(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """The lines of a text at a width in pixels; a word that is wider than that is broken where it must be."""
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = layout.text().encode("utf-16-le")
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start, length = line.textStart(), line.textLength()
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").strip())
    layout.endLayout()
    return tuple(line for line in lines if line)


def fitted(
    text: str,
    width: float,
    height: float,
    sizes: Sequence[float],
    *,
    bold: bool = False,
    most_lines: int = 7,
    whole_words: bool = False,
) -> FittedText | None:
    """The text in the first of the sizes (pixels, the largest first) in which all of it fits; None: in none.

    A size in which a word would have to be broken is only taken if there is none without, and never for `whole_words`.
    """
    with_broken_words = None
    for px in sizes:
        font = font_of_px(px, bold=bold)
        block = FittedText(wrapped(text, font, width), px, bold)
        if block.height > height or len(block.lines) > most_lines:
            continue
        if _has_room_for_words(text, font, width):
            return block
        with_broken_words = None if whole_words else block
    return with_broken_words


def _has_room_for_words(text: str, font: QFont, width: float) -> bool:
    metrics = QFontMetricsF(font)
    return all(metrics.horizontalAdvance(word) <= width for word in text.split())


def paged(
    text: str, width: float, height: float, sizes: Sequence[float], *, bold: bool = False
) -> tuple[FittedText, ...]:
    """The text on one page if it fits in one of the sizes, else over pages in the smallest; at least one page."""
    whole = fitted(text, width, height, sizes, bold=bold)
    if whole is not None:
        return (whole,)
    px = sizes[-1]
    lines = wrapped(text, font_of_px(px, bold=bold), width)
    each = max(int(height / (px * LEADING)), 1)
    return tuple(FittedText(lines[at : at + each], px, bold) for at in range(0, len(lines), each))


def first_words(text: str, font: QFont, width: float, most_lines: int) -> tuple[str, ...]:
    """As many whole words from the start of a name as fit into so many lines; none if not even the first does."""
    words = text.split()
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        lines = wrapped(start, font, width) if _has_room_for_words(start, font, width) else ()
        if lines and len(lines) <= most_lines:
            return lines
    return ()
