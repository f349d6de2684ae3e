"""What the schema is made of, and the library's own five tables: journal, drafts, texts, bytes, what this file is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from core.blobs import DIGEST_LENGTH
from db.columns import ID_LENGTH, TupleOf, UtcTime, Words

metadata = MetaData()


def id_column(name: str, *, optional: bool = False) -> Column[Any]:
    """The id of a record."""
    return Column(name, String(ID_LENGTH), nullable=optional)


def text_column(name: str) -> Column[Any]:
    """A text, perhaps empty."""
    return Column(name, Text, nullable=False)


def number_column(name: str, *, optional: bool = False) -> Column[Any]:
    """A whole number."""
    return Column(name, Integer, nullable=optional)


def truth_column(name: str) -> Column[Any]:
    """True or false."""
    return Column(name, Boolean, nullable=False)


def time_column(name: str, *, optional: bool = False) -> Column[Any]:
    """An aware time."""
    return Column(name, UtcTime, nullable=optional)


def word_column(name: str, kind: type[StrEnum]) -> Column[Any]:
    """A word of an enumeration."""
    return Column(name, Words(kind), nullable=False)


def tuple_column(name: str) -> Column[Any]:
    """A tuple in one column."""
    return Column(name, TupleOf, nullable=False)


def record_table(name: str, *columns: Column[Any], refers: Mapping[str, str] | None = None) -> Table:
    """A table of records; ``refers`` says which column names a record of which table."""
    keys = [
        ForeignKeyConstraint(
            ["session_id", column],
            [f"{target}.session_id", f"{target}.id"],
            name=f"fk_{name}_{column}",
            deferrable=True,
            initially="DEFERRED",
        )
        for column, target in (refers or {}).items()
    ]
    return Table(
        name,
        metadata,
        id_column("id"),
        id_column("session_id"),
        *columns,
        PrimaryKeyConstraint("session_id", "id", name=f"pk_{name}"),
        *keys,
        sqlite_with_rowid=False,
    )


journal = Table(
    "journal",
    metadata,
    id_column("session_id"),
    number_column("seq"),
    time_column("at"),
    Column("monotonic_ns", BigInteger, nullable=False),
    text_column("by"),
    text_column("action"),
    truth_column("barrier"),
    truth_column("together"),
    number_column("undoes", optional=True),
    Column("digest", String(64), nullable=False),
    text_column("changes"),
    PrimaryKeyConstraint("session_id", "seq", name="pk_journal"),
)
"""One row per act, never changed or deleted. ``changes`` comes last, so that reading the rest skips it."""

personal_value = Table(
    "personal_value",
    metadata,
    id_column("session_id"),
    number_column("seq"),
    Column("digest", String(64), nullable=False),
    Column("salt", String(32), nullable=False),
    text_column("value"),
    PrimaryKeyConstraint("session_id", "seq", "digest", name="pk_personal_value"),
    sqlite_with_rowid=False,
)
"""What the journal tells of people, beside it and never changed, so that it can be erased (``db.personal``)."""

draft = Table(
    "draft",
    metadata,
    id_column("session_id"),
    text_column("slot"),
    text_column("text"),
    time_column("began_at"),
    PrimaryKeyConstraint("session_id", "slot", name="pk_draft"),
)
"""Words typed and not yet sent."""

kept_text = Table(
    "kept_text",
    metadata,
    Column("name", String(200), primary_key=True),
    text_column("text"),
)
"""What belongs to no session: the office's profile, agendas of one's own."""

blob = Table(
    "blob",
    metadata,
    Column("digest", String(DIGEST_LENGTH), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Bytes that records and kept texts name by their digest (``core.blobs``)."""

library = Table(
    "library",
    metadata,
    Column("id", String(ID_LENGTH), primary_key=True),
    Column("revision", String(32), nullable=False),
    time_column("made_at"),
    Column("writes", BigInteger, nullable=False),
    truth_column("erasing"),
)
"""One row: which library this file is, the revision of its schema, how often it was written to, and whether somebody
was erased whose traces may still be on old pages and in older backups.

Every transaction that writes counts up ``writes``, so that every write-ahead log holds this row and shows to which
library it belongs.
"""

APPEND_ONLY = (
    *(
        f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON journal "
        f"BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER personal_value_no_update BEFORE UPDATE ON personal_value "
    "BEGIN SELECT RAISE(ABORT, 'personal values are kept or erased'); END",
)
"""What keeps the journal append-only, and its values as they are, in SQLite (with ``recursive_triggers``, else REPLACE
goes around it).
"""
