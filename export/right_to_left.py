"""Arabic and Hebrew script in a line that runs from left to right.

A reader of PDF draws letters as they come, each in one shape. So the letters of Arabic take the shape that belongs to
their place in the word (Unicode's presentation forms, chapter 9.2 of the standard), and a stretch of such script is
turned round, with numbers the right way (Unicode Standard Annex 9, for a stretch without script from left to right).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(rf"[{_LETTER}](?:[\W\d_]*[{_LETTER}])*")
_IS_LETTER = re.compile(f"[{_LETTER}]")
_NUMBER = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/][0-9\u0660-\u0669\u06f0-\u06f9]+)*")
_ISOLATED, _FINAL, _INITIAL, _MEDIAL = "<isolated>", "<final>", "<initial>", "<medial>"
_JOINER = "\u0640"
_MIRRORED = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "<": ">", ">": "<"}


def stretches(line: str) -> Iterator[tuple[str, bool]]:
    """``line`` in parts, each with whether it is script from right to left."""
    start = 0
    for found in _STRETCH.finditer(line):
        if found.start() > start:
            yield line[start : found.start()], False
        yield found[0], True
        start = found.end()
    if start < len(line):
        yield line[start:], False


def drawn(stretch: str, known: Container[int]) -> str:
    """A stretch with each word as it is drawn from left to right, in shapes that a font with ``known`` has.

    The words stay in the order of reading until lines are broken; ``line_drawn`` then turns those of each line.
    """
    return " ".join(turned_round(word) for word in shaped(stretch, known).split())


def line_drawn(words: list[str]) -> list[str]:
    """The words of one line as they are drawn: each stretch from right to left has its last word first."""
    made = list(words)
    start = end = -1
    for place, word in enumerate([*words, "."]):
        if _IS_LETTER.search(word):
            start, end = (place if start < 0 else start), place
        elif start >= 0 and (place == len(words) or any(sign.isalpha() for sign in word)):
            made[start : end + 1] = reversed(made[start : end + 1])
            start = -1
    return made


def turned_round(text: str) -> str:
    """The letters from the last to the first; numbers as they are, marks behind their letter, brackets mirrored."""
    clusters: list[str] = []
    place = 0
    while place < len(text):
        number = _NUMBER.match(text, place)
        end = number.end() if number is not None else place + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        clusters.append(text[place:end])
        place = end
    return "".join(_MIRRORED.get(cluster, cluster) for cluster in reversed(clusters))


def shaped(text: str, known: Container[int]) -> str:
    """Arabic letters in the shapes of their places; one whose shape is not ``known`` stays as it is."""
    made: list[str] = []
    place = 0
    while place < len(text):
        sign, after = text[place], place + 1
        while after < len(text) and unicodedata.combining(text[after]):
            after += 1
        forms = _forms().get(sign)
        if forms is None:
            made.append(sign)
            place += 1
            continue
        pair = _forms().get(text[place : place + 2]) if after == place + 1 else None
        joins_before = _reaches_on(_letter_before(text, place)) and _FINAL in forms
        if pair is not None and ord(pair[_ISOLATED]) in known:
            made.append(pair[_FINAL] if joins_before else pair[_ISOLATED])
            place += 2
            continue
        joins_after = _INITIAL in forms and after < len(text) and _can_be_reached(text[after])
        way = _MEDIAL if joins_before and joins_after else _FINAL if joins_before else _INITIAL if joins_after else ""
        shape = forms.get(way or _ISOLATED, sign)
        made.append(shape if ord(shape) in known else sign)
        place += 1
    return "".join(made)


def _letter_before(text: str, place: int) -> str:
    while place > 0 and unicodedata.combining(text[place - 1]):
        place -= 1
    return text[place - 1] if place else ""


def _reaches_on(sign: str) -> bool:
    """Whether a letter joins the one after it."""
    return sign == _JOINER or _INITIAL in _forms().get(sign, {})


def _can_be_reached(sign: str) -> bool:
    """Whether a letter joins the one before it."""
    return sign == _JOINER or _FINAL in _forms().get(sign, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """A letter, or lam with alef, to its shapes by their places in a word."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        way, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if way in (_ISOLATED, _FINAL, _INITIAL, _MEDIAL):
            found.setdefault("".join(chr(int(letter, 16)) for letter in letters), {})[way] = chr(code)
    return found
