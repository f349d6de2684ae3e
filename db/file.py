"""One SQLite file that this process has for itself: opened with care, given back as one file.

The order in which a file is opened is a promise: nothing is written before it is known to be a sound library
that this program may change.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects import sqlite

from core.ports import LedgerProblem, Problem
from db.header import has_foreign_log, stored_version
from db.making import engine_over
from db.migrations import current_version
from db.place import risk_of
from db.problems import problems_at
from db.tables import SCHEMA

BeforeUpgrade = Callable[[sqlite3.Connection], object]

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten
    "PRAGMA recursive_triggers = ON",  # or REPLACE would get round the append-only journal
)

_held: set[tuple[int, int]] = set()
"""Device and inode of the files that this process has open.

Merely opening and closing such a file anew would drop the locks that SQLite holds on it (POSIX), so it is not even
looked at.
"""


class LibraryFile:
    """An open library: one connection, one transaction at a time, locked against every other program.

    ``before_upgrade`` is called with the bare connection before an older library is brought to the current schema.

    Raises:
        LedgerProblem: NO_SUCH_PATH, NOT_A_LIBRARY, NEWER, READ_ONLY, FOLDER_READ_ONLY, IN_USE or DAMAGED, with the
            file as it was.
    """

    def __init__(self, path: Path, before_upgrade: BeforeUpgrade) -> None:
        self.path = path
        with problems_at(path):
            self._identity = _claimed(path)
            try:
                self._driver, self._connection = _opened(path, before_upgrade)
            except BaseException:
                _held.discard(self._identity)
                raise

    @property
    def driver(self) -> sqlite3.Connection:
        """The bare connection, for what runs outside of a transaction (pragmas, VACUUM INTO)."""
        return self._driver

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self._identity in _held

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is durable at the end, or rolled back whole. Raises LedgerProblem as ``reading``."""
        with self.reading() as connection:
            connection.exec_driver_sql("UPDATE library SET writes = writes + 1")
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which nothing is written.

        Raises:
            LedgerProblem: MOVED if the name no longer leads to this file, or what SQLite met.
        """
        with problems_at(self.path):
            self.look()
            self._end_what_is_open()
            try:
                with self._connection.begin():
                    yield self._connection
            finally:
                self._end_what_is_open()

    def look(self) -> None:
        """See whether the name still leads to the file that is open. LedgerProblem MOVED if not."""
        with problems_at(self.path):
            if identity_of(self.path) != self._identity:
                raise LedgerProblem(Problem.MOVED, str(self.path))

    def rewrite(self) -> None:
        """Write the file anew, without the pages of what was deleted, and cut its log to nothing."""
        with problems_at(self.path):
            self._driver.execute("VACUUM")
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def fold(self) -> None:
        """Take the log into the file and cut it to nothing, so that a copy of the file alone holds everything."""
        with problems_at(self.path):
            self.look()
            self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _end_what_is_open(self) -> None:
        """Roll back what a COMMIT that failed has left open (SQLite keeps it, SQLAlchemy forgets it)."""
        if self._driver.in_transaction:
            self._driver.rollback()

    def close(self) -> None:
        """Fold the log into the file and let go of it. A file that was moved away is left as it is."""
        if not self.is_open:
            return
        try:
            with problems_at(self.path):
                if identity_of(self.path) == self._identity:
                    self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    self._driver.execute("PRAGMA journal_mode = DELETE")
        finally:
            self._connection.close()
            self._driver.close()
            _held.discard(self._identity)


def identity_of(path: Path) -> tuple[int, int] | None:
    """Device and inode of the file that has this name now, or None if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _claimed(path: Path) -> tuple[int, int]:
    identity = identity_of(path)
    if identity is None:
        raise LedgerProblem(Problem.NO_SUCH_PATH, str(path))
    if identity in _held:
        raise LedgerProblem(Problem.IN_USE, str(path))
    _held.add(identity)
    return identity


def _opened(path: Path, before_upgrade: BeforeUpgrade) -> tuple[sqlite3.Connection, Connection]:
    stored = stored_version(path, current=current_version())
    if not os.access(path, os.W_OK):
        raise LedgerProblem(Problem.READ_ONLY, str(path))
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise LedgerProblem(Problem.FOLDER_READ_ONLY, str(path))
    if has_foreign_log(path):
        raise LedgerProblem(Problem.DAMAGED, str(path))
    driver = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None)
    connection: Connection | None = None
    try:
        _lock(driver)
        if not is_sound(driver):
            raise LedgerProblem(Problem.DAMAGED, str(path))
        connection = engine_over(driver).connect()
        if stored < current_version():
            before_upgrade(driver)
            _upgrade(driver, connection, stored)
        if not has_schema(driver):
            raise LedgerProblem(Problem.DAMAGED, str(path))
        _set_up(driver, "WAL" if risk_of(path) is None else "DELETE")
    except BaseException:
        if connection is not None:
            connection.close()
        driver.close()
        raise
    return driver, connection


def _lock(driver: sqlite3.Connection) -> None:
    driver.execute("PRAGMA locking_mode = EXCLUSIVE")
    driver.execute("BEGIN EXCLUSIVE")
    driver.execute("COMMIT")  # in this mode the lock stays until the file is closed


def is_sound(driver: sqlite3.Connection) -> bool:
    """What SQLite's ``quick_check`` says."""
    return driver.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)


def has_schema(driver: sqlite3.Connection) -> bool:
    """Whether every table and column is there: ``quick_check`` does not see a damaged description of a table."""
    try:
        for query in _EVERY_COLUMN:
            driver.execute(query)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_ERROR":
            return False
        raise
    return True


_EVERY_COLUMN = tuple(f"{select(table).compile(dialect=sqlite.dialect())} LIMIT 0" for table in SCHEMA.sorted_tables)


def _upgrade(driver: sqlite3.Connection, connection: Connection, stored: int) -> None:
    from db.migrations.upgrade import upgrade  # imports Alembic

    driver.execute("PRAGMA journal_mode = DELETE")  # so that the header tells the new version at once
    with connection.begin():
        upgrade(connection, stored)


def _set_up(driver: sqlite3.Connection, wanted_mode: str) -> None:
    """WAL and FULL lose no act in a power cut; where WAL is not safe, DELETE and EXTRA promise the same."""
    for setting in SETTINGS:
        driver.execute(setting)
    (mode,) = driver.execute(f"PRAGMA journal_mode = {wanted_mode}").fetchone()
    driver.execute("PRAGMA synchronous = FULL" if mode == "wal" else "PRAGMA synchronous = EXTRA")
    driver.execute("SELECT id FROM library").fetchone()  # the first look at the log: without it none can be folded in
