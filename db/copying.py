"""Copies a session, with its whole journal, from one library to another, and brings an older copy up to date.

Two copies of a session are the same as far as their chains are. One that goes on where the other ends may take its
place; two that went on differently may not, and nothing decides which one is right.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from core.changes import added, removed
from core.history import ERASING
from core.identity import Id
from core.ports import LedgerProblem, Problem, Taken
from db import schema
from db.blobs import blobs_of, keep_blobs, read_blob
from db.erasing import note_erasing
from db.ledger import load_tables, write_changes
from db.library import SqliteLibrary
from db.personal import rows_of

_journal = schema.journal.c


def copy_session(source: SqliteLibrary, target: SqliteLibrary, session_id: Id) -> Taken:
    """Copy one session in one transaction, or bring the one in ``target`` up to date; what was done.

    Pictures and scans go along. The journal's rows are copied as they are, so its chain has the same head in both
    libraries. Where the two went on differently, or ``target`` has as much or more, nothing is changed.

    Raises:
        LedgerProblem: NO_SUCH_SESSION if ``source`` does not have it, or what SQLite met; then nothing was copied.
    """
    records = source.ledger.load(session_id)
    if not records.tables:
        raise LedgerProblem(Problem.NO_SUCH_SESSION, session_id)
    ours, theirs = source.ledger.head(session_id), target.ledger.head(session_id)
    shared = min(ours.seq, theirs.seq)
    if shared and _digest_at(source, session_id, shared) != _digest_at(target, session_id, shared):
        return Taken.DIFFERENT
    if shared == ours.seq:
        return Taken.KNOWN
    with source.file.reading() as connection:
        newer = select(schema.journal).where(_journal.session_id == session_id, _journal.seq > shared)
        acts = [row._asdict() for row in connection.execute(newer)]
        values = rows_of(connection, session_id)
        blobs = [content for digest in blobs_of(records) if (content := read_blob(connection, digest)) is not None]
    with target.file.writing() as connection:
        if shared:
            _remove(connection, session_id)
        if any(act["action"] == ERASING for act in acts):
            note_erasing(connection)
        keep_blobs(connection, blobs)
        rows = (record for table in records.tables.values() for record in table.values())
        write_changes(connection, tuple(added(record) for record in rows))
        connection.execute(insert(schema.journal), acts)
        if values:
            connection.execute(insert(schema.personal_value), values)
    target.ledger.forget_heads()
    target.finish_erasing()
    return Taken.UPDATED if shared else Taken.NEW


def _digest_at(library: SqliteLibrary, session_id: Id, seq: int) -> str:
    query = select(_journal.digest).where(_journal.session_id == session_id, _journal.seq == seq)
    with library.file.reading() as connection:
        return connection.execute(query).scalar_one()


def _remove(connection: Connection, session_id: Id) -> None:
    """Take away what is older: all rows but the journal's, which stay as they are."""
    old = load_tables(connection, session_id)
    rows = (record for table in old.tables.values() for record in table.values())
    write_changes(connection, tuple(removed(record) for record in rows))
    connection.execute(delete(schema.personal_value).where(schema.personal_value.c.session_id == session_id))
