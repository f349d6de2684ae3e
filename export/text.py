"""What people typed, made safe for a page: every sign is printed or visibly marked, and no markup is obeyed.

reportlab reads its paragraphs as markup, opens what an ``<img>`` names, and prints nothing at all for a letter
that a font does not have. So every human text comes through here first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

MISSING = "�"
"""Stands for a sign that the document's font does not have; each one is counted."""

_MOST_LINES = 60
_ENTITIES = (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"))

# Unicode's default-ignorable code points: they print nothing by definition, and some turn the order of letters about.
_UNSEEN = {
    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0,
    *range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000),
}  # fmt: skip
_BLANKS = {"\t": " ", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}

# Signs that the font lacks and that a plainer one says just as well.
_PLAINER = {"‐": "-", "−": "–", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≠": "/=", "✓": "(v)", "✔": "(v)"}


class Markup(str):
    """Text that is markup already: made by this program, or cleaned. Never cleaned again."""

    __slots__ = ()

    @property
    def words(self) -> str:
        """What is read of it, as one line."""
        bare = re.sub("<[^>]*>", "", self.replace("<br/>", " "))
        for sign, entity in _ENTITIES:
            bare = bare.replace(entity, sign)
        return " ".join(bare.split())


class DocumentText:
    """Cleans the texts of one document and counts the signs that had to be marked.

    ``known`` holds the code points that the document's fonts have.
    """

    def __init__(self, known: Container[int]) -> None:
        self._known = known
        self.missing = 0

    def plain(self, text: str) -> str:
        """One line of printable letters, for drawing as it is."""
        return " ".join(self._printable(text).split())

    def markup(self, text: str) -> Markup:
        """Safe content of a paragraph; ``Markup`` comes back as it is.

        Line ends stay, but for those of a text of very many lines, which are printed as strokes.
        """
        if isinstance(text, Markup):
            return text
        lines = [_escaped(line.strip()) for line in self._printable(text).strip().split("\n")]
        return Markup(("<br/>" if len(lines) <= _MOST_LINES else " / ").join(lines))

    def inline(self, text: str) -> Markup:
        """Safe content of a part of a paragraph: its blanks at both ends stay, line ends become blanks."""
        return Markup(_escaped(self._printable(text).replace("\n", " ")))

    def _printable(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        for found, blank in _BLANKS.items():
            text = text.replace(found, blank)
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        return "".join(self._sign(sign) for sign in text)

    def _sign(self, sign: str) -> str:
        code = ord(sign)
        if code in _UNSEEN:
            return ""
        if sign == "\n" or (code >= 0x20 and code in self._known):
            return sign
        if sign in _PLAINER:
            return _PLAINER[sign]
        if unicodedata.category(sign) == "Zs":
            return " "
        self.missing += 1
        return MISSING


def _escaped(line: str) -> str:
    for sign, entity in reversed(_ENTITIES):
        line = line.replace(sign, entity)
    return line
