"""Whether an office's own wording can stand in the place of a sentence of the berita acara.

What the program computes cannot be typed over: every field of the usual sentence must be there, and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from resources.templates import sections

LONGEST = 2000
"""Letters of a sentence at most."""

_SECTIONS = (
    "title", "opening", "organisation", "attendance", "discussion", "agreements", "recommendations", "closing",
)  # fmt: skip
_OF_APPENDICES = (
    "title",
    "how",
    "privacy",
    "sums",
    "absent",
    "on_time",
    "late",
    "early",
    "in_words",
    "sentence",
    "open",
)
_NOT_OFFERED = ("title.version", "title.fictional", "closing.nobody", "attendance.men", "attendance.women")
_APPENDICES = (
    "daftar_hadir", "susunan_acara", "masalah", "rtl", "tidak_ditindaklanjuti", "notula", "uji_silang", "denah",
    "dokumentasi",
)  # fmt: skip

_TAG = re.compile(r"</?(?:b|i|super)>")
_FIELD = re.compile(r"\{([a-z_]+)\}")


class Fault(StrEnum):
    """Why a wording cannot be used."""

    UNKNOWN_SENTENCE = auto()
    EMPTY = auto()
    TOO_LONG = auto()
    BRACES = auto()
    MISSING_FIELD = auto()
    UNKNOWN_FIELD = auto()
    TAGS = auto()


@dataclass(frozen=True, slots=True)
class SentenceFault:
    """A fault, and the field or mark that it is about ("" for the whole)."""

    fault: Fault
    about: str = ""


def offered_sections() -> dict[str, tuple[str, ...]]:
    """The names of the sentences that an office may word itself, by section, in the order of the document."""
    known = sections()
    body = {section: tuple(known[section]) for section in _SECTIONS}
    more = {section: tuple(key for key in _OF_APPENDICES if key in known.get(section, {})) for section in _APPENDICES}
    named = {
        section: tuple(name for key in keys if (name := f"{section}.{key}") not in _NOT_OFFERED)
        for section, keys in (body | more).items()
    }
    return {section: names for section, names in named.items() if names}


def fields_of(sentence: str) -> tuple[str, ...]:
    """The names of the fields in braces, each once, in their order."""
    return tuple(dict.fromkeys(_FIELD.findall(sentence)))


@lru_cache(512)
def fault_of(key: str, wording: str) -> SentenceFault | None:
    """What is wrong with ``wording`` as the sentence "section.key"; None if it can be used."""
    section, _, name = key.partition(".")
    if key not in offered_sections().get(section, ()):
        return SentenceFault(Fault.UNKNOWN_SENTENCE, key)
    if not wording.strip():
        return SentenceFault(Fault.EMPTY)
    if len(wording) > LONGEST:
        return SentenceFault(Fault.TOO_LONG)
    if re.search(r"[{}]", _FIELD.sub("", wording)):
        return SentenceFault(Fault.BRACES)
    usual, found = fields_of(sections()[section][name]), fields_of(wording)
    for field in usual:
        if field not in found:
            return SentenceFault(Fault.MISSING_FIELD, field)
    for field in found:
        if field not in usual:
            return SentenceFault(Fault.UNKNOWN_FIELD, field)
    return _fault_of_tags(wording)


def _fault_of_tags(wording: str) -> SentenceFault | None:
    """Marks must be closed in the order in which they were opened; any other sign of a mark is a plain letter."""
    opened: list[str] = []
    for tag in _TAG.findall(wording):
        if not tag.startswith("</"):
            opened.append(tag[1:-1])
        elif not opened or opened.pop() != tag[2:-1]:
            return SentenceFault(Fault.TAGS, tag)
    return SentenceFault(Fault.TAGS, f"<{opened[-1]}>") if opened else None


def parts_of(wording: str) -> Iterator[tuple[str, bool]]:
    """A wording in parts, each with whether it is a mark (``<b>``, ``</i>`` …)."""
    start = 0
    for found in _TAG.finditer(wording):
        yield wording[start : found.start()], False
        yield found[0], True
        start = found.end()
    yield wording[start:], False
