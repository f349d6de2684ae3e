"""Where a text names somebody: the whole name, or a part of it that stands as a word of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

LEAST_LETTERS = 3
"""A part of a name that is shorter is no trace: too many words are."""

_NO_NAMES = frozenset({"bin", "binti", "alm", "almh", "almarhum", "almarhumah", "haji", "hajah", "pak", "bapak", "ibu"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One place in a text. ``likely``: the whole name, or a part written as in the name; else it may be a word."""

    start: int
    end: int
    likely: bool


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of ``name`` that are traces by themselves: no titles (before a dot, after a comma), none too short."""
    words = (word.strip("\"'()“”‘’") for word in name.partition(",")[0].split())
    parts = (word for word in words if "." not in word and len(word) >= LEAST_LETTERS)
    return tuple(dict.fromkeys(part for part in parts if part.casefold() not in _NO_NAMES))


class NameTraces:
    """Finds the traces of ``name``. Where the name of one of ``others`` stands, it is theirs."""

    def __init__(self, name: str, others: Iterable[str] = ()) -> None:
        self.name = name
        self._parts = name_parts(name)
        ours = {name.strip(), name.partition(",")[0].strip()} - {""}
        theirs = {other.strip() for other in others} - ours - {""}
        self._pattern = _pattern({"theirs": theirs, "whole": ours, "part": set(self._parts)})

    def found_in(self, text: str) -> list[Trace]:
        """The traces in ``text``, from its beginning."""
        return [
            Trace(*found.span(), found.lastgroup == "whole" or found[0] in self._parts)
            for found in self._pattern.finditer(text)
            if found.lastgroup != "theirs"
        ]

    def replaced(self, text: str, code: str, spared: Collection[int] = ()) -> str:
        """``text`` with ``code`` in the place of every trace, but for those that begin at ``spared``."""
        pieces: list[str] = []
        end = 0
        for trace in self.found_in(text):
            if trace.start not in spared:
                pieces += [text[end : trace.start], code]
                end = trace.end
        return "".join((*pieces, text[end:]))


def _pattern(groups: dict[str, set[str]]) -> re.Pattern[str]:
    """A pattern that tries the groups in their order, in each the longest text first."""
    tries = [
        f"(?P<{group}>{'|'.join(_words(text) for text in sorted(texts, key=len, reverse=True))})"
        for group, texts in groups.items()
        if texts
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(tries)})(?!\w)" if tries else r"(?!)", re.IGNORECASE)


def _words(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())
