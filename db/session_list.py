"""The list of sessions, read with the standard library alone: it is shown before SQLAlchemy is imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from core.ports import LedgerProblem
from core.session_list import Phase, SessionSummary
from db.location import path_of

SESSION_LIST = """
SELECT s.id, s.code, s.title, s.place, s.zone, s.phase, s.fictional, s.planned_start_at,
    (SELECT count(*) FROM person p WHERE p.session_id = s.id AND p.role = 'participant'),
    (SELECT count(*) FROM contribution c WHERE c.session_id = s.id),
    coalesce((SELECT j.at FROM journal j WHERE j.session_id = s.id ORDER BY j.seq DESC LIMIT 1), s.planned_start_at),
    s.programme
FROM session s
"""


def summaries_of(rows: Iterable[Sequence[Any]]) -> list[SessionSummary]:
    """The rows of ``SESSION_LIST`` as values, the session touched last first.

    Raises:
        ValueError: for a phase or a time that no library holds.
    """
    found = [_summary(*row) for row in rows]
    return sorted(found, key=lambda summary: summary.last_act_at, reverse=True)


def _summary(
    session_id: str,
    code: str,
    title: str,
    place: str,
    zone: str,
    phase: str,
    fictional: int,
    planned_start_at: str,
    people: int,
    contributions: int,
    last_act_at: str,
    programme: str,
) -> SessionSummary:
    return SessionSummary(
        session_id,
        code,
        title,
        place,
        zone,
        Phase(phase),
        bool(fictional),
        datetime.fromisoformat(planned_start_at),
        people,
        contributions,
        datetime.fromisoformat(last_act_at),
        programme,
    )


def peek_sessions(location: str | Path | None) -> list[SessionSummary]:
    """The sessions of a library that nobody has open, read without a lock and without touching it.

    An empty list where there is none, where it cannot be read like that (in use, left open by a crash, damaged, of
    another revision), or where it is no library: opening it tells which.
    """
    try:
        path = path_of(location).absolute()
        if not path.is_file() or any(path.with_name(path.name + log).exists() for log in ("-wal", "-journal")):
            return []
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return summaries_of(connection.execute(SESSION_LIST))
    except (LedgerProblem, sqlite3.Error, OSError, ValueError):
        return []
