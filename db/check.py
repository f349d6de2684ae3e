"""Looks for what SQLite alone does not see: a chain that does not hold, a journal that tells another story."""

from __future__ import annotations

import hashlib
import sqlite3
from base64 import b64decode
from collections.abc import Iterator

from sqlalchemy import Connection, select, union
from sqlalchemy.exc import DBAPIError

from core.ballots import Receipt, SealedBallot
from core.changes import Record
from core.identity import Id
from core.polls import open_poll
from core.ports import Finding, Problem
from core.state import SessionState
from core.versions import SealedFile, VersionPhase, sealed_file, versions
from db import schema, tables
from db.blobs import wrong_blobs
from db.ledger import CODECS, UNREADABLE, load_tables
from db.problems import problem_of
from db.replay import Replay, TornJournal


def findings_in(connection: Connection) -> list[Finding]:
    """Everything that is wrong in the library of ``connection``; empty if it is sound.

    Codes: "quick_check", "foreign_keys", "journal_chain", "journal_unreadable", "journal_gap", "rows_unreadable",
    "personal_changed", "personal_missing", "personal_left", "tables_differ", "ballots_left", "sealed_file", "blob",
    each with where it is.
    """
    found = [
        Finding("quick_check", str(line))
        for (line,) in connection.exec_driver_sql("PRAGMA quick_check")
        if line != "ok"
    ]
    if found:
        return found
    found += [Finding("foreign_keys", f"{row[0]} → {row[2]}") for row in connection.exec_driver_sql(_KEYS)]
    for session_id in _session_ids(connection):
        try:
            found += _findings_of(connection, session_id)
        except (DBAPIError, sqlite3.Error) as error:
            if problem_of(error) is not Problem.DAMAGED:
                raise
            found.append(Finding("rows_unreadable", f"{session_id}: {error}"))
    return found


_KEYS = "PRAGMA foreign_key_check"


def _session_ids(connection: Connection) -> list[Id]:
    everywhere = union(
        *(select(table.c.session_id) for table in (schema.journal, schema.personal_value, *tables.TABLES.values()))
    )
    return sorted(connection.execute(everywhere).scalars())


def _findings_of(connection: Connection, session_id: Id) -> list[Finding]:
    try:
        replay = Replay(connection, CODECS, session_id)
    except TornJournal as torn:
        return [torn.finding]
    try:
        kept = load_tables(connection, session_id)
    except UNREADABLE as error:
        return [*replay.found, Finding("rows_unreadable", f"{session_id}: {error}")]
    return [
        *replay.found,
        *_differences(replay, kept),
        *_left_in_box(kept),
        *_wrong_files(kept),
        *wrong_blobs(connection, kept),
    ]


def _differences(replay: Replay, kept: SessionState) -> Iterator[Finding]:
    told = {key: replayed.record for key, replayed in replay.records.items()}
    there: dict[tuple[str, Id], Record] = {
        (kind.__name__, record.id): record for kind in CODECS if kind.journaled for record in kept.all(kind)
    }
    for kind, record_id in sorted(told.keys() | there.keys()):
        if told.get((kind, record_id)) != there.get((kind, record_id)):
            yield Finding("tables_differ", f"{kept.session_id}: {kind} {record_id}")


def _left_in_box(kept: SessionState) -> list[Finding]:
    """What no journal tells of belongs to a poll that is open."""
    going_on = open_poll(kept)
    unjournaled = (*kept.all(Receipt), *kept.all(SealedBallot))
    lost = {record.poll_id for record in unjournaled if going_on is None or record.poll_id != going_on.id}
    return [Finding("ballots_left", f"{kept.session_id}: Poll {poll_id}") for poll_id in sorted(lost)]


def _wrong_files(kept: SessionState) -> list[Finding]:
    """Sealed versions whose file is not there, or is not the one that was kept."""
    sealed = (version for version in versions(kept) if version.phase is VersionPhase.SEALED)
    wrong = (version.number for version in sealed if _digest_of(sealed_file(kept, version)) != version.file_digest)
    return [Finding("sealed_file", f"{kept.session_id}: Version {number}") for number in wrong]


def _digest_of(file: SealedFile | None) -> str | None:
    """SHA-256 in hex of the file; None if there is none, or none that can be read."""
    if file is None:
        return None
    try:
        return hashlib.sha256(b64decode(file.content, validate=True)).hexdigest()
    except ValueError:
        return None
