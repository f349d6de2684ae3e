"""The sentences of the document: every one that is asked for is there, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.document_form import APPENDICES
from resources.templates import sections, sentence

ROOT = Path(__file__).parent.parent.parent
WORD_LISTS = {"element", "group", "manner", "ladder"}
"""Sections whose keys are what people write or core says, not names in the source."""


def asked_for() -> set[str]:
    asking = (path for room in ("export", "ui") for path in (ROOT / room).rglob("*.py"))
    sources = "".join(path.read_text(encoding="utf-8") for path in asking)
    names = "|".join(sections())
    asked = set(re.findall(rf"""["']((?:{names})\.[a-z0-9_]+)["']""", sources))
    return asked | {f"{name}.{key}" for name in APPENDICES for key in ("title", "outline")}


def test_every_sentence_is_asked_for_and_every_one_asked_for_is_there() -> None:
    there = {f"{section}.{key}" for section, keys in sections().items() if section not in WORD_LISTS for key in keys}
    assert asked_for() - there == set()
    assert there - asked_for() == set()


def test_an_unknown_sentence_is_a_bug() -> None:
    with pytest.raises(KeyError):
        sentence("closing.no_such_sentence")
