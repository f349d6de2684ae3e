"""The diary of a session: one row per act, append-only, each linked to the one before.

The digest of a row is the SHA-256, in hex, of the digest before it (nothing for the first) followed by the row
as a canonical JSON array: ``[session_id, seq, at, monotonic_ns, by, action, barrier, together, undoes, changes]``,
without blanks, in UTF-8, with ``changes`` as the text that is stored. A chain shows accidents and changed order;
who owns the computer can make a new one, so it is the head printed in sealed minutes that anchors it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy import Row as SqlRow
from sqlalchemy.dialects import sqlite

from core.changes import Change, Changes, Record, journaled
from core.history import Entry, Mark
from core.identity import Id
from core.ports import JournalHead
from db import schema
from db.codec import RowCodec
from db.columns import time_text

NO_HEAD = JournalHead(0, "")

_dialect = sqlite.dialect()
_journal = schema.journal.c
_INSERT = str(insert(schema.journal).compile(dialect=_dialect))
_HEAD = str(
    select(_journal.seq, _journal.digest)
    .where(_journal.session_id == "")
    .order_by(_journal.seq.desc())
    .limit(1)
    .compile(dialect=_dialect)
)


_LINKS = str(select(schema.journal).where(_journal.session_id == "").order_by(_journal.seq).compile(dialect=_dialect))
_TRUTHS: Mapping[object, bool] = {0: False, 1: True}


def to_json(value: object) -> str:
    """The canonical JSON of the journal: no blanks, text as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def linked(previous: str, row: Sequence[object]) -> str:
    """The digest of a journal row (without its digest) that follows the digest ``previous``."""
    return sha256((previous + to_json(row)).encode()).hexdigest()


class Journal:
    """Appends acts to the journal and reads them back, on a connection that is in a transaction."""

    def __init__(self, codecs: Mapping[type[Record], RowCodec]) -> None:
        self._codecs = codecs
        self._by_name = {kind.__name__: codec for kind, codec in codecs.items()}

    def append(self, connection: Connection, entry: Entry, head: JournalHead) -> JournalHead:
        """Write ``entry`` after ``head`` and return the new head.

        Raises:
            ValueError: if its seq is not the next one.
        """
        if entry.seq != head.seq + 1:
            raise ValueError(f"entry {entry.seq} after {head.seq}")
        row = (
            entry.session_id,
            entry.seq,
            time_text(entry.at),
            entry.monotonic_ns,
            entry.by,
            entry.action,
            entry.barrier,
            entry.together,
            entry.undoes,
            self.changes_text(journaled(entry.changes)),
        )
        digest = linked(head.digest, row)
        connection.exec_driver_sql(_INSERT, (*row[:-1], digest, row[-1]))
        return JournalHead(entry.seq, digest)

    def head(self, connection: Connection, session_id: Id) -> JournalHead:
        """The newest link of a session's chain."""
        row = connection.exec_driver_sql(_HEAD, (session_id, 1, 0)).first()
        return NO_HEAD if row is None else JournalHead(row[0], row[1])

    def marks(self, connection: Connection, session_id: Id) -> list[Mark]:
        """All marks of a session, oldest first; the changes are not read."""
        c = _journal
        columns = (c.seq, c.at, c.by, c.action, c.barrier, c.together, c.undoes)
        found = connection.execute(select(*columns).where(c.session_id == session_id).order_by(c.seq))
        return [Mark(*row) for row in found]

    def entries(self, connection: Connection, session_id: Id, seqs: Sequence[int]) -> list[Entry]:
        """The entries of those seqs, in that order. Raises KeyError for a seq that is not there."""
        if not seqs:
            return []
        wanted = frozenset(seqs)
        c = _journal
        query = select(schema.journal).where(c.session_id == session_id, c.seq.between(min(wanted), max(wanted)))
        found = {row.seq: self._entry(row) for row in connection.execute(query) if row.seq in wanted}
        return [found[seq] for seq in seqs]

    def links(self, connection: Connection, session_id: Id) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Every row of a session as it was linked, and its stored digest, oldest first."""
        for row in connection.exec_driver_sql(_LINKS, (session_id,)):
            *linked_row, digest, changes = row
            barrier, together = (_TRUTHS.get(value, value) for value in row[6:8])
            yield (*linked_row[:6], barrier, together, row[8], changes), digest

    def changes_text(self, changes: Changes) -> str:
        """``changes`` as the journal's JSON: record type, row before, row after."""
        return to_json(
            [
                {
                    "record": type(change.record).__name__,
                    "before": self._named(change.before),
                    "after": self._named(change.after),
                }
                for change in changes
            ]
        )

    def changes_of(self, text: str) -> Changes:
        """The changes that ``changes_text`` wrote. Raises ValueError, KeyError or TypeError for another text."""
        return tuple(
            Change(self._record(item["record"], item["before"]), self._record(item["record"], item["after"]))
            for item in json.loads(text)
        )

    def _entry(self, row: SqlRow[Any]) -> Entry:
        return Entry(
            session_id=row.session_id,
            seq=row.seq,
            at=row.at,
            monotonic_ns=row.monotonic_ns,
            by=row.by,
            action=row.action,
            barrier=row.barrier,
            together=row.together,
            undoes=row.undoes,
            changes=self.changes_of(row.changes),
        )

    def _named(self, record: Record | None) -> dict[str, Any] | None:
        return None if record is None else self._codecs[type(record)].named(record)

    def _record(self, name: str, stored: Mapping[str, Any] | None) -> Record | None:
        return None if stored is None else self._by_name[name].record_of(stored)
