"""The diary of a session: one row per act, append-only, each linked to the one before.

The digest of a row is the SHA-256, in hex, of the digest before it (nothing for the first) followed by the row
as a canonical JSON array: ``[session_id, seq, at, monotonic_ns, by, action, barrier, together, undoes, changes]``,
without blanks, in UTF-8, with ``changes`` as the text that is stored. In it stands a salted digest in the place of what
may tell of a person (``db.personal``); an act that erases somebody names there the digests whose values went. A chain
shows accidents and changed order; who owns the computer can make a new one, so it is the head printed in sealed minutes
that anchors it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from db.codec import RowCodec, to_json
from db.columns import time_text
from db.personal import PersonalValue, keep_values, values_between

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
PERSONAL, ERASED = "personal", "erased"
"""What a row in ``changes`` calls the digest of its personal values, and what names the digests of values that went."""


@dataclass(frozen=True, slots=True)
class Told:
    """``changes`` as the journal has them, the values that it names by digest, and the digests of what is gone."""

    text: str
    values: Sequence[PersonalValue] = ()
    erased: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A record before or after a change as the journal tells of it; ``personal`` is a digest, "" for no values."""

    record: str
    plain: Mapping[str, Any]
    personal: str

    @property
    def id(self) -> Id:
        """The id of the record."""
        return self.plain["id"]


def linked(previous: str, row: Sequence[object]) -> str:
    """The digest of a journal row (without its digest) that follows the digest ``previous``."""
    return sha256((previous + to_json(row)).encode()).hexdigest()


class Journal:
    """Appends acts to the journal and reads them back, on a connection that is in a transaction."""

    def __init__(self, codecs: Mapping[type[Record], RowCodec]) -> None:
        self._codecs = codecs
        self._by_name = {kind.__name__: codec for kind, codec in codecs.items()}

    def append(
        self, connection: Connection, entry: Entry, head: JournalHead, erased: Sequence[str] | None = None
    ) -> JournalHead:
        """Write ``entry`` after ``head`` and return the new head.

        ``erased`` are the digests whose values go with an act that erases somebody; what was before that act is not
        kept either.

        Raises:
            ValueError: if its seq is not the next one.
        """
        if entry.seq != head.seq + 1:
            raise ValueError(f"entry {entry.seq} after {head.seq}")
        told = self.told(journaled(entry.changes), erased)
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
            told.text,
        )
        digest = linked(head.digest, row)
        connection.exec_driver_sql(_INSERT, (*row[:-1], digest, row[-1]))
        keep_values(connection, entry.session_id, entry.seq, told.values)
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
        values = values_between(connection, session_id, min(wanted), max(wanted))
        found = {row.seq: self._entry(row, values) for row in connection.execute(query) if row.seq in wanted}
        return [found[seq] for seq in seqs]

    def links(self, connection: Connection, session_id: Id) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Every row of a session as it was linked, and its stored digest, oldest first."""
        for row in connection.exec_driver_sql(_LINKS, (session_id,)):
            *linked_row, digest, changes = row
            barrier, together = (_TRUTHS.get(value, value) for value in row[6:8])
            yield (*linked_row[:6], barrier, together, row[8], changes), digest

    def told(self, changes: Changes, erased: Sequence[str] | None = None) -> Told:
        """``changes`` as the journal's JSON: record type, row before, row after, and for an erasing act what went."""
        kept: list[PersonalValue] = []
        gone: list[PersonalValue] = [] if erased is not None else kept
        items: list[dict[str, Any]] = []
        for change in changes:
            before, was = self._split(change.before)
            after, now = self._split(change.after)
            if now:
                kept.append(PersonalValue.of(now))
                after[PERSONAL] = kept[-1].digest
            if was and was == now:
                before[PERSONAL] = after[PERSONAL]
            elif was:
                gone.append(PersonalValue.of(was))
                before[PERSONAL] = gone[-1].digest
            name = type(change.record).__name__
            items.append({"record": name, "before": before or None, "after": after or None})
        if erased is None:
            return Told(to_json(items), kept)
        all_gone = [*erased, *(value.digest for value in gone)]
        return Told(to_json([*items, {ERASED: all_gone}]), kept, all_gone)

    def changes_of(self, text: str, values: Mapping[str, str]) -> Changes:
        """The changes that ``told`` wrote, with the values by digest; what is not there is empty.

        Raises ValueError, KeyError or TypeError for another text.
        """
        return self._changes(sides_of(text), values)

    def record_of(self, side: Side, personal: str) -> Record:
        """The record of one side of a change with its personal values ("": without). Raises as ``changes_of``."""
        return self._by_name[side.record].joined(side.plain, personal)

    def split(self, record: Record) -> str:
        """The personal values of ``record`` as they are kept."""
        return self._codecs[type(record)].split(record)[1]

    def _entry(self, row: SqlRow[Any], values: Mapping[str, str]) -> Entry:
        sides = sides_of(row.changes)
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
            changes=self._changes(sides, values),
            erased=any(side.personal and side.personal not in values for pair in sides for side in pair if side),
        )

    def _split(self, record: Record | None) -> tuple[dict[str, Any], str]:
        return ({}, "") if record is None else self._codecs[type(record)].split(record)

    def _changes(self, sides: Iterable[tuple[Side | None, Side | None]], values: Mapping[str, str]) -> Changes:
        return tuple(Change(self._record(before, values), self._record(after, values)) for before, after in sides)

    def _record(self, side: Side | None, values: Mapping[str, str]) -> Record | None:
        return None if side is None else self.record_of(side, values.get(side.personal, ""))


def sides_of(text: str) -> list[tuple[Side | None, Side | None]]:
    """Before and after of every change in a row of the journal. Raises ValueError, KeyError or TypeError."""
    return [
        (_side(item["record"], item["before"]), _side(item["record"], item["after"]))
        for item in json.loads(text)
        if ERASED not in item
    ]


def erased_by(text: str) -> list[str]:
    """The digests whose values went with the act of a row of the journal. Raises as ``sides_of``."""
    return [digest for item in json.loads(text) for digest in item.get(ERASED, ())]


def _side(record: str, stored: Mapping[str, Any] | None) -> Side | None:
    if stored is None:
        return None
    plain = dict(stored)
    return Side(record, plain, plain.pop(PERSONAL, ""))
