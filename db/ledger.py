"""The ledger: keeps the rows and the journal row of one act together or not at all, and reads a session back.

SQLAlchemy's Core makes the statements once; they run on the driver's level, because Core's own way of
executing costs as much as SQLite's writing does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from core.changes import Change, Changes, Record
from core.history import ERASING, Entry, Mark
from core.identity import Id
from core.polls import Poll, PollPhase
from core.ports import Draft, JournalHead, LedgerProblem, Problem
from core.state import SessionState
from db import schema, tables
from db.ballot_box import KeyFolder, key_folder
from db.blobs import keep_blobs, read_blob
from db.codec import Row, RowCodec
from db.erasing import erase_history
from db.file import LibraryFile
from db.journal import Journal

CODECS: Mapping[type[Record], RowCodec] = {kind: RowCodec(kind, table) for kind, table in tables.TABLES.items()}

UNREADABLE = (ValueError, KeyError, TypeError)
"""What the codecs raise for a row that no record was written to."""

_dialect = sqlite.dialect()


class RowMissing(Exception):
    """A row to be changed is not what memory says. Always a bug."""


class RowStatements:
    """The SQL of one table. A row begins with ``id`` and ``session_id``; ``select`` leaves out the latter."""

    def __init__(self, table: Table) -> None:
        one = (table.c.session_id == bindparam("_session_id"), table.c.id == bindparam("_id"))
        values = {column.name: bindparam(f"_{column.name}_") for column in table.columns if not column.primary_key}
        others = (column for column in table.columns if column.name != "session_id")
        self.select = str(select(*others).where(one[0]).compile(dialect=_dialect))
        self.insert = str(insert(table).compile(dialect=_dialect))
        self.delete = str(delete(table).where(*one).compile(dialect=_dialect))
        self.update = str(update(table).where(*one).values(values).compile(dialect=_dialect))


STATEMENTS: Mapping[type[Record], RowStatements] = {kind: RowStatements(table) for kind, table in tables.TABLES.items()}


def write_changes(connection: Connection, changes: Changes) -> None:
    """Write ``changes`` to their tables, in their order; runs of the same kind go as one statement.

    Raises:
        RowMissing: if a row to be changed or removed is not there.
    """
    for (kind, verb), run in groupby(changes, _kind_and_verb):
        statements, row_of = STATEMENTS[kind], CODECS[kind].row_of
        if verb == "insert":
            rows = [row_of(change.record) for change in run]
            connection.exec_driver_sql(statements.insert, rows)
            continue
        if verb == "update":
            rows = [_values_then_key(row_of(change.record)) for change in run]
            result = connection.exec_driver_sql(statements.update, rows)
        else:
            rows = [(change.record.session_id, change.record.id) for change in run]
            result = connection.exec_driver_sql(statements.delete, rows)
        if result.rowcount != len(rows):
            raise RowMissing(f"{verb} of {len(rows)} {kind.__name__} found {result.rowcount}")


def _kind_and_verb(change: Change) -> tuple[type[Record], str]:
    verb = "insert" if change.before is None else "delete" if change.after is None else "update"
    return type(change.record), verb


def _values_then_key(row: Row) -> Row:
    return (*row[2:], row[1], row[0])


def load_tables(connection: Connection, session_id: Id) -> SessionState:
    """All records of one session. Raises one of ``UNREADABLE`` for a row that no record was written to."""
    driver: Any = connection.connection.driver_connection
    loaded: dict[type[Record], Mapping[Id, Record]] = {}
    for kind, codec in CODECS.items():
        records = codec.records_of(driver.execute(STATEMENTS[kind].select, (session_id,)).fetchall(), session_id)
        if records:
            loaded[kind] = MappingProxyType({record.id: record for record in records})
    return SessionState(session_id, MappingProxyType(loaded))


_OPEN_SECRET_POLLS = select(tables.poll.c.id).where(tables.poll.c.secret, tables.poll.c.phase == PollPhase.OPEN)


def _ends_secret_poll(change: Change) -> bool:
    poll = change.after
    return isinstance(poll, Poll) and poll.secret and poll.phase in (PollPhase.CLOSED, PollPhase.ANNULLED)


class SqliteLedger:
    """``core.ports.Ledger`` over the tables of one library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._keys = KeyFolder(key_folder(file.path))
        self._journal = Journal(CODECS)
        self._heads: dict[Id, JournalHead] = {}

    def load(self, session_id: Id) -> SessionState:
        """All records of one session. A row that cannot be read is DAMAGED."""
        with self._file.reading() as connection:
            try:
                return load_tables(connection, session_id)
            except UNREADABLE as error:
                raise self._damaged("rows") from error

    def commit(self, entry: Entry, blobs: Sequence[bytes] = ()) -> None:
        """Keep one act. Raises ValueError if its seq is not the next one, RowMissing if memory and tables differ."""
        with self._file.writing() as connection:
            head = self._head(connection, entry.session_id)
            keep_blobs(connection, blobs)
            write_changes(connection, entry.changes)
            head = self._journal.append(connection, entry, head, self._erased(connection, entry))
        self._heads[entry.session_id] = head
        if any(_ends_secret_poll(change) for change in entry.changes):
            with suppress(LedgerProblem):  # the act is kept; what is left is cleared at the next opening or closing
                self.clear_boxes()

    def _erased(self, connection: Connection, entry: Entry) -> list[str] | None:
        if entry.action != ERASING:
            return None
        try:
            after = load_tables(connection, entry.session_id)
            return erase_history(connection, self._journal, entry, after)
        except UNREADABLE as error:
            raise self._damaged("journal") from error

    def blob(self, digest: str) -> bytes | None:
        """The bytes of that digest; None if they are not kept."""
        with self._file.reading() as connection:
            return read_blob(connection, digest)

    def keep_unjournaled(self, changes: Changes) -> None:
        """Keep rows without a journal row."""
        with self._file.writing() as connection:
            write_changes(connection, changes)

    @property
    def box(self) -> KeyFolder:
        """The keys of secret polls."""
        return self._keys

    def clear_boxes(self) -> None:
        """Destroy the keys of polls that are not open, and every old page on which a sealed ballot may have been.

        Does nothing when there is no such key, so it can be called at any time, also after a crash.
        """
        over = self.keys_left()
        if not over:
            return
        try:
            self._file.rewrite()
        finally:  # without the key nothing on an old page can be read
            for poll_id in over:
                self._keys.destroy(poll_id)

    def keys_left(self) -> list[Id]:
        """Keys that should not be there any more: those of polls that are not open."""
        with self._file.reading() as connection:
            going_on = frozenset(connection.execute(_OPEN_SECRET_POLLS).scalars())
        return [poll_id for poll_id in self._keys.poll_ids() if poll_id not in going_on]

    def has_open_box(self) -> bool:
        """Whether a secret poll is open in any session of the library, whatever its file is called now."""
        query = str(_OPEN_SECRET_POLLS.compile(dialect=_dialect, compile_kwargs={"literal_binds": True}))
        return self._file.driver.execute(query).fetchone() is not None

    def marks(self, session_id: Id) -> Sequence[Mark]:
        """The marks of the whole journal of a session, oldest first."""
        with self._file.reading() as connection:
            try:
                return self._journal.marks(connection, session_id)
            except UNREADABLE as error:
                raise self._damaged("journal") from error

    def entries(self, session_id: Id, seqs: Sequence[int]) -> Sequence[Entry]:
        """Full journal entries of those seqs, in that order. One that cannot be read is DAMAGED."""
        with self._file.reading() as connection:
            try:
                return self._journal.entries(connection, session_id, seqs)
            except UNREADABLE as error:
                raise self._damaged("journal") from error

    def head(self, session_id: Id) -> JournalHead:
        """The newest link of the chain."""
        with self._file.reading() as connection:
            return self._head(connection, session_id)

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in the place of the one with its slot; an empty text removes it."""
        c = schema.draft.c
        with self._file.writing() as connection:
            connection.execute(delete(schema.draft).where(c.session_id == draft.session_id, c.slot == draft.slot))
            if draft.text:
                values = {"session_id": draft.session_id, "slot": draft.slot}
                values |= {"text": draft.text, "began_at": draft.began_at}
                connection.execute(insert(schema.draft).values(values))

    def drafts(self, session_id: Id) -> Sequence[Draft]:
        """The drafts of one session, by slot."""
        c = schema.draft.c
        with self._file.reading() as connection:
            query = select(schema.draft).where(c.session_id == session_id).order_by(c.slot)
            return [Draft(*row) for row in connection.execute(query)]

    def forget_heads(self) -> None:
        """Read the heads anew; rows were written past this ledger."""
        self._heads.clear()

    def _head(self, connection: Connection, session_id: Id) -> JournalHead:
        return self._heads.get(session_id) or self._journal.head(connection, session_id)

    def _damaged(self, what: str) -> LedgerProblem:
        return LedgerProblem(Problem.DAMAGED, f"{self._file.path} ({what})")
