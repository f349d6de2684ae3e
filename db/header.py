"""What a file says of itself in its first bytes, read before SQLite opens it and without touching it.

Offsets are those of the SQLite file format, section 1.3 "The Database Header": the magic text at 0, the user
version at 60 and the application id at 68, both big-endian.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from core.ports import LedgerProblem, Problem
from db.problems import problems_at

APPLICATION_ID = 0x4C4B4752
"""The application id of a library: "LKGR"."""

_MAGIC = b"SQLite format 3\x00"
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)
_LENGTH = 100


def stored_version(path: Path, *, current: int) -> int:
    """The number of the schema's revision in the file at ``path``.

    Raises:
        LedgerProblem: NO_SUCH_PATH; NOT_A_LIBRARY for a folder or another kind of file; NEWER for a library of a
            newer program than ``current``; DAMAGED for a library that has lost its first bytes.
    """
    with problems_at(path):
        if path.is_dir():
            raise LedgerProblem(Problem.NOT_A_LIBRARY, str(path))
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    ours = _number(head[_APPLICATION_ID]) == APPLICATION_ID
    is_sqlite = head.startswith(_MAGIC)
    if len(head) < _LENGTH:
        raise LedgerProblem(Problem.DAMAGED if is_sqlite else Problem.NOT_A_LIBRARY, str(path))
    if not ours:
        raise LedgerProblem(Problem.NOT_A_LIBRARY, str(path))
    version = _number(head[_USER_VERSION])
    if not is_sqlite or version < 1:
        raise LedgerProblem(Problem.DAMAGED, str(path))
    if version > current:
        raise LedgerProblem(Problem.NEWER, str(path))
    return version


def _number(four_bytes: bytes) -> int:
    return int.from_bytes(four_bytes, "big")


def has_foreign_log(path: Path) -> bool:
    """Whether the ``-wal`` beside the file belongs to another library, or to an older state of this one.

    SQLite would take it for its own and show the other one's data. The row of the table ``library`` is read twice, with
    the log and without it, by connections that cannot write; every log holds that row.

    A file that was being brought up to date from its log when the program died may not be readable without it; then
    they cannot be compared, and whether they are sound together is for SQLite to say.

    Raises:
        sqlite3.Error: as SQLite's own, when the file is in use or damaged.
    """
    log, index = (path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))
    if not log.exists() or log.stat().st_size == 0:
        return False
    had_index = index.exists()
    try:
        with_log = _library_row(path, "mode=ro")
    finally:
        if not had_index:
            index.unlink(missing_ok=True)
    try:
        without_log = _library_row(path, "immutable=1")
    except sqlite3.DatabaseError:
        return False
    return with_log[0] != without_log[0] or with_log[1] < without_log[1]


def _library_row(path: Path, options: str) -> tuple[str, int]:
    connection = sqlite3.connect(f"{path.as_uri()}?{options}", uri=True, timeout=0)
    try:
        return connection.execute("SELECT id, writes FROM library").fetchone() or ("", 0)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        return "", 0  # no such table
    finally:
        connection.close()
