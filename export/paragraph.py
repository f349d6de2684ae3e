"""A paragraph that is broken into lines once for each width: a table asks for the height of its cells several times."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph as ReportlabParagraph

from export.right_to_left import line_drawn


class Paragraph(ReportlabParagraph):
    """As reportlab's, and the same lines; words from right to left are put in order on each line as it is drawn."""

    _broken: tuple[object, Any] | None = None

    def breakLines(self, width: float | list[float] | tuple[float, ...]) -> Any:
        """The lines for one width, or for the widths of the first line and of those after it, in points."""
        widths = width if isinstance(width, int | float) else tuple(width)
        if self._broken is None or self._broken[0] != widths:
            self._broken = (widths, super().breakLines(width))
        return self._broken[1]

    def drawPara(self, debug: int = 0) -> None:
        """Draw the lines. The kept ones stay in the order of reading: a paragraph that is split is made of them."""
        kept = self.blPara
        self.blPara = kept.clone(lines=[_line_drawn(line) for line in kept.lines])
        try:
            super().drawPara(debug)
        finally:
            self.blPara = kept


def _line_drawn(line: Any) -> Any:
    """A line of one font (its room and its words) or of several (parts with their texts), as it is drawn."""
    if isinstance(line, tuple):
        room, words = line
        return room, line_drawn(words)
    if all(part.text.isascii() for part in line.words):
        return line
    parts = [part.clone(text=" ".join(line_drawn(part.text.split(" ")))) for part in line.words]
    return line.clone(words=parts)
