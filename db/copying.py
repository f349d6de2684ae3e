"""Copies a session, with its whole journal, from one library to another."""

from __future__ import annotations

from sqlalchemy import insert, select

from core.changes import added
from core.identity import Id
from core.ports import LedgerProblem, Problem
from db import schema
from db.blobs import blobs_of, keep_blobs, read_blob
from db.ledger import write_changes
from db.library import SqliteLibrary
from db.personal import rows_of


def copy_session(source: SqliteLibrary, target: SqliteLibrary, session_id: Id) -> bool:
    """Copy one session in one transaction; False if ``target`` has a session of that id already.

    Pictures and scans go along. The journal's rows are copied as they are, so its chain has the same head in both
    libraries.

    Raises:
        LedgerProblem: NO_SUCH_SESSION if ``source`` does not have it, or what SQLite met; then nothing was copied.
    """
    records = source.ledger.load(session_id)
    if not records.tables:
        raise LedgerProblem(Problem.NO_SUCH_SESSION, session_id)
    of_session = schema.journal.c.session_id == session_id
    with source.file.reading() as connection:
        acts = [row._asdict() for row in connection.execute(select(schema.journal).where(of_session))]
        values = rows_of(connection, session_id)
        blobs = [content for digest in blobs_of(records) if (content := read_blob(connection, digest)) is not None]
    with target.file.writing() as connection:
        if connection.execute(select(schema.journal.c.seq).where(of_session).limit(1)).first():
            return False
        keep_blobs(connection, blobs)
        rows = (record for kept in records.tables.values() for record in kept.values())
        write_changes(connection, tuple(added(record) for record in rows))
        connection.execute(insert(schema.journal), acts)
        if values:
            connection.execute(insert(schema.personal_value), values)
    target.ledger.forget_heads()
    return True
