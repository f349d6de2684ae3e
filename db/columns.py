"""Types of columns: how a field's value lies in a row, and the same way in the journal's JSON.

A stored value is always text, a number, true or false, or null, so that SQLite, later PostgreSQL, and JSON
hold it alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

ID_LENGTH = 36
"""Letters of a hyphenated UUID."""


class Stored(TypeDecorator[Any]):
    """A type that says once how a value that is not null is stored (``encode``) and read back (``decode``).

    ``decode`` raises ValueError or KeyError for a form that ``encode`` does not make.
    """

    impl = String
    cache_ok = True
    encode: Callable[[Any], str]
    decode: Callable[[str], Any]

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """SQLAlchemy's way in."""
        return None if value is None else self.encode(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """SQLAlchemy's way out."""
        return None if value is None else self.decode(value)


def time_text(at: datetime) -> str:
    """``at`` in UTC as text. Raises ValueError for a time without a zone."""
    if at.tzinfo is not UTC:
        if at.tzinfo is None:
            raise ValueError(f"time without a zone: {at}")
        at = at.astimezone(UTC)
    return at.isoformat(timespec="microseconds")


class UtcTime(Stored):
    """An aware time, stored in UTC as ISO 8601 with microseconds, so that order by text is order in time."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(32)
        self.encode = time_text
        self.decode = datetime.fromisoformat


class IsoDate(Stored):
    """A calendar date, stored as YYYY-MM-DD."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(10)
        self.encode = date.isoformat
        self.decode = date.fromisoformat


class Words(Stored):
    """A member of an enumeration of words, stored as its value."""

    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__(40)
        self.kind = kind
        self.encode = str.__str__
        self.decode = {member.value: member for member in kind}.__getitem__


class TupleOf(Stored):
    """A tuple of texts, of truths, or of (text, number) pairs, stored as a JSON array."""

    impl = Text
    cache_ok = True

    def __init__(self) -> None:
        super().__init__()
        self.encode = array_text
        self.decode = tuple_of


def array_text(items: tuple[Any, ...]) -> str:
    """``items`` as a JSON array without blanks."""
    return json.dumps(items, ensure_ascii=False, separators=(",", ":")) if items else "[]"


def tuple_of(array: str) -> tuple[Any, ...]:
    """The tuple of a JSON array, and of the arrays in it. Raises ValueError if it is none."""
    if array == "[]":
        return ()
    items = json.loads(array)
    if not isinstance(items, list):
        raise ValueError(f"no array: {array[:40]}")
    return tuple(tuple(item) if isinstance(item, list) else item for item in items)
