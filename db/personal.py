"""What may tell of a person, beside the journal: the journal has a salted digest, this table the salt and the words.

The digest of a value is the SHA-256, in hex, of its salt (16 random bytes, in hex) followed by the value: the JSON of
``RowCodec.split``, in UTF-8. With salt and value gone, nothing can be told from the digest, not even whether a guess is
right; the chain holds all the same, because it was made over the digest.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import sqlite

from core.identity import Id
from db import schema

SALT_BYTES = 16

_dialect = sqlite.dialect()
_INSERT = str(insert(schema.personal_value).compile(dialect=_dialect))
_c = schema.personal_value.c


class PersonalValue(NamedTuple):
    """One value, and the salt (hex) that its ``digest`` was made with."""

    digest: str
    salt: str
    value: str

    @classmethod
    def of(cls, value: str) -> PersonalValue:
        """``value`` with a salt of its own."""
        salt = os.urandom(SALT_BYTES).hex()
        return cls(salted(salt, value), salt, value)


def salted(salt: str, value: str) -> str:
    """The digest of a value."""
    return sha256(f"{salt}{value}".encode()).hexdigest()


def keep_values(connection: Connection, session_id: Id, seq: int, values: Sequence[PersonalValue]) -> None:
    """Keep the values of one act."""
    if values:
        connection.exec_driver_sql(_INSERT, [(session_id, seq, *value) for value in values])


def values_between(connection: Connection, session_id: Id, first: int, last: int) -> dict[str, str]:
    """The values of the acts from ``first`` to ``last``, both included, by digest."""
    query = select(_c.digest, _c.value).where(_c.session_id == session_id, _c.seq.between(first, last))
    return {row.digest: row.value for row in connection.execute(query)}


def all_values(connection: Connection, session_id: Id) -> dict[int, dict[str, tuple[str, str]]]:
    """Salt and value by the seq of the act and the digest."""
    found: dict[int, dict[str, tuple[str, str]]] = {}
    query = select(_c.seq, _c.digest, _c.salt, _c.value).where(_c.session_id == session_id)
    for seq, digest, salt, value in connection.execute(query):
        found.setdefault(seq, {})[digest] = (salt, value)
    return found


def rows_of(connection: Connection, session_id: Id) -> list[dict[str, Any]]:
    """The rows of a session, to be copied as they are."""
    query = select(schema.personal_value).where(_c.session_id == session_id)
    return [row._asdict() for row in connection.execute(query)]


def erase_values(connection: Connection, session_id: Id, digests: Iterable[str]) -> None:
    """Delete values with their salts."""
    gone = list(digests)
    for start in range(0, len(gone), _AT_ONCE):
        some = gone[start : start + _AT_ONCE]
        connection.execute(delete(schema.personal_value).where(_c.session_id == session_id, _c.digest.in_(some)))


_AT_ONCE = 500
"""So many digests in one statement: SQLite takes a thousand."""
