"""A TrueType font that remembers how wide words are: a document measures each of them several times."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

MOST_REMEMBERED = 20_000
"""Words; a document of 500 entries has some 4,000."""


class MeasuredFont(TTFont):
    """As reportlab's, and the same widths."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._widths: dict[str, float] = {}

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """The width in points at ``size``."""
        if isinstance(text, bytes):
            text = text.decode(encoding)
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= MOST_REMEMBERED:
                self._widths.clear()
            of_letter, otherwise = self.face.charWidths.get, self.face.defaultWidth
            width = self._widths[text] = 0.001 * sum(of_letter(ord(letter), otherwise) for letter in text)
        return width * size
