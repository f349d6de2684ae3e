"""Bytes beside the tables (``core.blobs``), on a connection that is in a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, exists, insert, not_, or_, select

from core.blobs import blob_digest
from core.changes import Record
from core.ports import Finding
from core.state import SessionState
from db import schema, tables

_blob = schema.blob.c


def keep_blobs(connection: Connection, contents: Iterable[bytes]) -> None:
    """Keep each of ``contents``; what is there already stays."""
    for content in contents:
        digest = blob_digest(content)
        if not connection.execute(select(exists().where(_blob.digest == digest))).scalar_one():
            connection.execute(insert(schema.blob).values(digest=digest, content=content))


def read_blob(connection: Connection, digest: str) -> bytes | None:
    """The bytes of that digest; None if they are not kept."""
    return connection.execute(select(_blob.content).where(_blob.digest == digest)).scalar_one_or_none()


def blobs_of(state: SessionState) -> frozenset[str]:
    """The digests of all bytes that the records of a session need."""
    return frozenset(digest for _, digest in _needs(state))


def wrong_blobs(connection: Connection, state: SessionState) -> list[Finding]:
    """Records whose bytes are not there, or are not those that were kept: findings "blob"."""
    found: list[Finding] = []
    for record, digest in _needs(state):
        content = read_blob(connection, digest)
        if content is None or blob_digest(content) != digest:
            found.append(Finding("blob", f"{state.session_id}: {type(record).__name__} {record.id}"))
    return found


def sweep_blobs(connection: Connection) -> int:
    """Delete the bytes that no record and no kept text names; how many that were."""
    return connection.execute(delete(schema.blob).where(_UNNAMED)).rowcount


def has_unnamed_blobs(connection: Connection) -> bool:
    """Whether there is anything to sweep."""
    return connection.execute(select(_blob.digest).where(_UNNAMED).limit(1)).first() is not None


_NAMING = [
    column
    for table in tables.TABLES.values()
    for column in table.columns
    if column.name == "blob" or column.name.endswith("_blob")
]
"""Every column of a record that names bytes."""

_UNNAMED = not_(
    or_(
        *(exists().where(column == _blob.digest) for column in _NAMING),
        exists().where(schema.kept_text.c.text.contains(_blob.digest)),
    )
)


def _needs(state: SessionState) -> Iterator[tuple[Record, str]]:
    for table in state.tables.values():
        for record in table.values():
            for digest in record.blobs():
                yield record, digest
