"""The catchword (kata sambung): the first word of the next page, as older rules for official documents ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.platypus import Flowable

from export.paged_table import PagedTable
from export.paragraph import Paragraph
from export.signature_block import Kept
from export.tables import RuledTable

_LONGEST = 40


def first_word(flowable: Flowable) -> str:
    """The word that a reader meets first in a flowable that has been drawn; "" for one without words.

    In a table that is the first of the first row below its head.
    """
    return next(iter(_text(flowable).split()), "")[:_LONGEST]


def _text(part: Any) -> str:
    if isinstance(part, Paragraph):
        return "".join(getattr(frag, "text", "") or " ".join(getattr(frag, "words", ())) for frag in part.frags)
    if isinstance(part, PagedTable):
        return _text(part.shown)
    if isinstance(part, RuledTable):
        table: Any = part
        return _first(table._cellvalues[table.repeatRows])
    if isinstance(part, Kept):
        return _first(part.parts)
    if hasattr(part, "_cellvalues"):
        return _first(part._cellvalues[0])
    return _first(part) if isinstance(part, list | tuple) else ""


def _first(parts: Iterable[Any]) -> str:
    return next((text for part in parts if (text := _text(part).strip())), "")
