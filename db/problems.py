"""What the environment did, told from what is a bug: one table from SQLite's error names to ``Problem``."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from core.ports import LedgerProblem, Problem

SQLITE_PROBLEMS: Mapping[str, Problem] = {
    "SQLITE_FULL": Problem.DISK_FULL,
    "SQLITE_IOERR": Problem.IO_ERROR,
    "SQLITE_NOLFS": Problem.IO_ERROR,
    "SQLITE_READONLY": Problem.READ_ONLY,
    "SQLITE_PERM": Problem.READ_ONLY,
    "SQLITE_READONLY_DIRECTORY": Problem.FOLDER_READ_ONLY,
    "SQLITE_READONLY_DBMOVED": Problem.MOVED,
    "SQLITE_CANTOPEN": Problem.CANNOT_OPEN,
    "SQLITE_BUSY": Problem.IN_USE,
    "SQLITE_PROTOCOL": Problem.IN_USE,
    "SQLITE_CORRUPT": Problem.DAMAGED,
    "SQLITE_NOTADB": Problem.DAMAGED,
}
"""By extended name or, if that is not listed, by the primary code it begins with. What is missing is a bug."""

OS_PROBLEMS: Mapping[int, Problem] = {
    errno.ENOSPC: Problem.DISK_FULL,
    errno.EDQUOT: Problem.DISK_FULL,
    errno.EACCES: Problem.READ_ONLY,
    errno.EPERM: Problem.READ_ONLY,
    errno.EROFS: Problem.READ_ONLY,
    errno.ENOENT: Problem.NO_SUCH_PATH,
    errno.ENOTDIR: Problem.NO_SUCH_PATH,
    errno.EISDIR: Problem.NOT_A_LIBRARY,
}
"""By errno; every other error of the system is IO_ERROR."""

_SIGNS_OF_DAMAGE = (
    ("", "Could not decode to UTF-8"),
    ("SQLITE_ERROR", "unsupported file format"),
    ("SQLITE_ERROR", "foreign key mismatch"),
)
"""Names of SQLite and beginnings of messages that tell of damage, where the name alone does not: a text that Python's
sqlite3 cannot read, a header with a format of the schema that does not exist, and a table whose key is described no
longer as others refer to it.
"""


def problem_of(error: BaseException) -> Problem | None:
    """The problem that ``error`` tells of, or None if it is a bug."""
    if isinstance(error, DBAPIError):
        return None if error.orig is None else problem_of(error.orig)
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        primary = "_".join(name.split("_")[:2])
        if any(name == sign and str(error).startswith(words) for sign, words in _SIGNS_OF_DAMAGE):
            return Problem.DAMAGED
        return SQLITE_PROBLEMS.get(name) or SQLITE_PROBLEMS.get(primary)
    if isinstance(error, UnicodeDecodeError):  # SQLite quotes a damaged description of a table, and Python cannot
        return Problem.DAMAGED
    if isinstance(error, OSError):
        return OS_PROBLEMS.get(error.errno or 0, Problem.IO_ERROR)
    return None


@contextmanager
def problems_at(place: Path) -> Iterator[None]:
    """Turn what the environment did to ``place`` into ``LedgerProblem``; let bugs pass.

    A file in a folder that nothing can be written to is FOLDER_READ_ONLY, whatever SQLite calls it.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError) as error:
        problem = problem_of(error)
        if problem is None:
            raise
        if problem in (Problem.CANNOT_OPEN, Problem.READ_ONLY):
            problem = _closer(problem, place)
        raise LedgerProblem(problem, str(place)) from error


def _closer(problem: Problem, place: Path) -> Problem:
    if not place.parent.is_dir():
        return Problem.NO_SUCH_PATH
    if os.access(place.parent, os.W_OK | os.X_OK):
        return problem
    if place.exists() and not os.access(place, os.W_OK):
        return Problem.READ_ONLY
    return Problem.FOLDER_READ_ONLY
