"""Erasing somebody from what lies beside the records: the values of the journal, and drafts.

It is done in the transaction of the act (``core.erasure.ErasePersonalData``). What remains on old pages, in the log of
SQLite and in older backups is for ``SqliteLibrary.finish_erasing``, after a crash too; until then ``library.erasing``
is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select, update

from core.changes import Record, touched_ids
from core.erasure import DuePerson, erased_in, traces_of, words_of
from core.history import Entry
from core.identity import Id
from core.people import Person
from core.state import SessionState
from core.traces import NameTraces
from db import schema, tables
from db.file import LibraryFile
from db.journal import Journal, Side, sides_of
from db.personal import erase_values, values_between


def erase_history(connection: Connection, journal: Journal, entry: Entry, after: SessionState) -> list[str] | None:
    """Erase what the journal told before of the person whom ``entry`` erases; the digests whose values went.

    None if it erases nobody. ``after`` is the session after it. Raises what the codecs raise for a journal that cannot
    be read.
    """
    person = erased_in(entry.changes)
    if person is None:
        return None
    traces = traces_of(person, after)
    values = values_between(connection, entry.session_id, 1, entry.seq)
    touched = touched_ids(entry.changes)
    records = {record.id: record for table in after.tables.values() for record in table.values()}
    gone = [
        side.personal
        for side in _sides(connection, entry.session_id)
        if side.personal in values
        and (side.id in touched or _tells(journal.record_of(side, values[side.personal]), traces, records.get(side.id)))
    ]
    gone = list(dict.fromkeys(gone))
    erase_values(connection, entry.session_id, gone)
    _erase_in_drafts(connection, person, traces)
    note_erasing(connection)
    return gone


def _sides(connection: Connection, session_id: Id) -> Iterator[Side]:
    query = select(schema.journal.c.changes).where(schema.journal.c.session_id == session_id)
    for text in connection.execute(query).scalars().all():
        for before, after in sides_of(text):
            yield from (side for side in (before, after) if side is not None and side.personal)


def _tells(then: Record, traces: NameTraces, now: Record | None) -> bool:
    """Whether a record named the person; words that stand in it still were looked at, and are not the person."""
    words = words_of(then)
    if now is not None and words_of(now) == words:
        return False
    return any(traces.found_in(text) for text in words)


def _erase_in_drafts(connection: Connection, person: Person, traces: NameTraces) -> None:
    c = schema.draft.c
    query = select(c.slot, c.text).where(c.session_id == person.session_id)
    for slot, text in connection.execute(query).all():
        this = (c.session_id == person.session_id, c.slot == slot)
        connection.execute(update(schema.draft).where(*this).values(text=traces.replaced(text, person.code)))


def is_erasing(file: LibraryFile) -> bool:
    """Whether somebody was erased whose traces beside the records are still to be cleared."""
    with file.reading() as connection:
        return bool(connection.execute(select(schema.library.c.erasing)).scalar_one())


def note_erasing(connection: Connection) -> None:
    """Note that old pages and older backups have what is to be gone."""
    connection.execute(update(schema.library).values(erasing=True))


def note_erased(file: LibraryFile) -> None:
    """Note that they are cleared."""
    with file.writing() as connection:
        connection.execute(update(schema.library).values(erasing=False))


def people_due(connection: Connection, today: date) -> list[DuePerson]:
    """Who was to be kept until a day before ``today`` and is not erased, in real sessions, by day and code."""
    s, p, c, e = tables.session.c, tables.person.c, tables.consent.c, tables.erasure.c
    erased = select(e.person_id).where(e.session_id == s.id)
    query = (
        select(s.id, s.code, p.id, p.code, p.name, c.keep_until)
        .where(p.session_id == s.id, c.session_id == s.id, c.person_id == p.id, ~s.fictional, p.id.not_in(erased))
        .order_by(c.given_at, c.id)
    )
    newest = {row[2]: DuePerson(*row) for row in connection.execute(query)}
    due = [one for one in newest.values() if one.keep_until is not None and one.keep_until < today]
    return sorted(due, key=lambda one: (one.keep_until, one.session_code, one.code))
