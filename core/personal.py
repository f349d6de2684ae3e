"""Which fields of a record may tell of a person: they stand in the journal as salted digests only.

Whatever people typed may name somebody, so every text is personal unless it is known to be a code of the program.
A new field is personal until it is named here.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from core.changes import Record

_CODED = frozenset(
    {
        "code",
        "method",
        "kind",
        "zone",
        "paper",
        "postcode",
        "box_key",
        "sealed",
        "media_type",
        "content",
        "journal_head",
        "content_digest",
        "file_digest",
        "logo_blob",
        "lines",
        "channels",
        "appendices",
    }
)
"""Fields of text that hold no words of people."""

_WORDS = frozenset({"str", "tuple[str, ...]", "tuple[tuple[str, str], ...]", "Rules"})
"""How the type of a field is written that can hold words."""

_WORDLESS = frozenset({"age", "strokes", "blob"})
"""What tells of a person without words: an age, a signature, the digest of a picture."""


@cache
def word_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of ``kind`` that hold what people typed, as texts or tuples of texts, in their order."""
    return tuple(
        field.name
        for field in fields(kind)
        if field.type in _WORDS and not _is_bare(field.name) and field.name not in _WORDLESS
    )


@cache
def personal_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of ``kind`` that may tell of a person, in their order."""
    words = word_fields(kind)
    return tuple(field.name for field in fields(kind) if field.name in words or field.name in _WORDLESS)


def _is_bare(name: str) -> bool:
    return name in _CODED or name == "id" or name.endswith(("_id", "_ids"))
