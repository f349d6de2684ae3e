"""What people typed, made safe for a page: every sign is printed or visibly marked, and no markup is obeyed.

reportlab reads its paragraphs as markup, opens what an ``<img>`` names, and prints nothing at all for a letter
that a font does not have. So every human text comes through here first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass
from itertools import groupby

from export.right_to_left import drawn, stretches

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


@dataclass(frozen=True, slots=True)
class MoreLetters:
    """A second family of fonts for the scripts that the first lacks: its name, and how to know its code points."""

    family: str
    known: Callable[[], Container[int]]


class DocumentText:
    """Cleans the texts of one document and counts the signs that had to be marked.

    ``known`` holds the code points that the document's fonts have, ``more`` says which family has others. A line that
    is drawn as it is has the first family alone.
    """

    def __init__(self, known: Container[int], more: MoreLetters | None = None) -> None:
        self._known = known
        self._more = more
        self.missing = 0

    def plain(self, text: str) -> str:
        """One line of printable letters, for drawing as it is."""
        return " ".join("".join(self._sign(sign) for sign in _composed(text)).split())

    def markup(self, text: str) -> Markup:
        """Safe content of a paragraph; ``Markup`` comes back as it is.

        Line ends stay, but for those of a text of very many lines, which are printed as strokes.
        """
        if isinstance(text, Markup):
            return text
        lines = [self._line(line.strip()) for line in _composed(text).strip().split("\n")]
        return Markup(("<br/>" if len(lines) <= _MOST_LINES else " / ").join(lines))

    def inline(self, text: str) -> Markup:
        """Safe content of a part of a paragraph: its blanks at both ends stay, line ends become blanks."""
        return Markup(self._line(_composed(text).replace("\n", " ")))

    def _line(self, line: str) -> str:
        if line.isascii() or self._more is None or all(ord(sign) in self._known for sign in line):
            return _escaped("".join(self._sign(sign) for sign in line))
        known = self._more.known()
        made: list[str] = []
        for part, is_turned in stretches("".join(sign for sign in line if ord(sign) not in _UNSEEN)):
            visible = drawn(part, known) if is_turned else part
            for is_other, signs in groupby(visible, key=lambda sign, here=is_turned: self._is_other(sign, here)):
                text = _escaped("".join(self._sign(sign, known) for sign in signs))
                made.append(f'<font name="{self._more.family}">{text}</font>' if is_other else text)
        return "".join(made)

    def _is_other(self, sign: str, is_turned: bool) -> bool:
        """Whether a sign is printed in the second family: what only that has, and all of a stretch turned round."""
        assert self._more is not None
        only_there = ord(sign) not in self._known and sign not in _PLAINER
        return (is_turned or only_there) and ord(sign) in self._more.known()

    def _sign(self, sign: str, more: Container[int] = ()) -> str:
        code = ord(sign)
        if code in _UNSEEN:
            return ""
        if sign == "\n" or (code >= 0x20 and code in self._known):
            return sign
        if sign in _PLAINER:
            return _PLAINER[sign]
        if unicodedata.category(sign) == "Zs":
            return " "
        if code >= 0x20 and code in more:
            return sign
        self.missing += 1
        return MISSING


def _composed(text: str) -> str:
    """``text`` in composed letters (NFC), with every kind of line end and blank as one of each."""
    if text.isascii() and text.isprintable():
        return text
    for found, blank in _BLANKS.items():
        text = text.replace(found, blank)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _escaped(line: str) -> str:
    for sign, entity in reversed(_ENTITIES):
        line = line.replace(sign, entity)
    return line
