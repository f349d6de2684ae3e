"""Makes files whole or not at all: an empty library under another name first, then the name at once."""

from __future__ import annotations

import glob
import os
import re
import sqlite3
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, insert

from core.identity import random_id
from db import schema
from db.header import APPLICATION_ID
from db.migrations import current_version, revision_name
from db.problems import problems_at
from db.tables import SCHEMA

COMPANIONS = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to a file's name: together they are the library."""

OWNER_ONLY = 0o600
"""Mode of every new file: what people said is for nobody else on this computer."""

TIME_STAMP = "%Y%m%dT%H%M%S%fZ"
"""How a time (UTC) stands in a file's name."""


def make_file(path: Path) -> None:
    """Make an empty library at ``path``, whole or not at all; one that is there already is left alone.

    A log that lies there without its library is set aside: SQLite would take it for the new one's.

    Raises:
        LedgerProblem: NO_SUCH_PATH if its folder does not exist, FOLDER_READ_ONLY, DISK_FULL …
    """
    unfinished = unfinished_name(path)
    with problems_at(path):
        try:
            unfinished.touch(OWNER_ONLY)
            driver = sqlite3.connect(unfinished, isolation_level=None)
            try:
                driver.execute("PRAGMA secure_delete = ON")
                with engine_over(driver).begin() as connection:
                    write_schema(connection)
            finally:
                driver.close()
            sync(unfinished)
            if not path.exists():
                set_aside(path)
            put_in_place(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


def write_schema(connection: Connection) -> None:
    """Make all tables of a library, its triggers, and the row that says which library it is."""
    SCHEMA.create_all(connection, checkfirst=False)
    for trigger in schema.APPEND_ONLY:
        connection.exec_driver_sql(trigger)
    now = datetime.now(UTC)
    row = {"id": random_id(), "revision": revision_name(current_version()), "made_at": now}
    row |= {"writes": 0, "erasing": False}
    connection.execute(insert(schema.library).values(row))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.exec_driver_sql(f"PRAGMA user_version = {current_version():d}")


def put_in_place(unfinished: Path, path: Path) -> None:
    """Give a finished file its name; if another has that name already, it stays."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if path.exists():
            return
        unfinished.rename(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the system write a file, or a folder's list of names, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows keeps names itself and opens no folder
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def set_aside(library: Path) -> Path:
    """Give a damaged library, with all that SQLite keeps beside it, another name; nothing is deleted.

    Returns the file's new path. It may not be open.
    """
    aside = library.with_name(f"{library.stem}-damaged-{datetime.now(UTC).strftime(TIME_STAMP)}{library.suffix}")
    with problems_at(library):
        for companion in COMPANIONS:
            part = library.with_name(library.name + companion)
            if part.exists():
                part.rename(aside.with_name(aside.name + companion))
        sync(library.parent)
    return aside


def files_set_aside(library: Path) -> list[Path]:
    """The damaged libraries that were set aside from this name, the oldest first."""
    return sorted(library.parent.glob(f"{glob.escape(library.stem)}-damaged-*{glob.escape(library.suffix)}"))


def unfinished_name(path: Path) -> Path:
    """A hidden name beside ``path``, which nobody uses, for a file that gets that name when it is whole."""
    return path.with_name(f".{path.name}.{random_id()}")


def sweep_unfinished(folder: Path, suffix: str, *, older_than_s: float = 0) -> None:
    """Remove what a crash left in ``folder`` of files whose names were to end in ``suffix``.

    Another program may be at work on one that is younger than ``older_than_s``. What cannot be removed stays.
    """
    newest = time.time() - older_than_s
    with suppress(OSError):
        for path in folder.glob(f".*{glob.escape(suffix)}.*"):
            if _ID_AT_END.search(path.name) and path.stat().st_mtime <= newest:
                path.unlink(missing_ok=True)


_ID_AT_END = re.compile(r"\.[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}(-wal|-shm|-journal)?$")


def engine_over(driver: sqlite3.Connection) -> Engine:
    """SQLAlchemy over one connection that is open already; its transactions are ``BEGIN IMMEDIATE``.

    ``driver`` must leave transactions alone (``isolation_level=None``). It is closed with SQLAlchemy's connection.
    What people said never stands in the text of an error.
    """
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
