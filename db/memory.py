"""A library in memory alone, for what is thrown away, or copied elsewhere as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from db.file import SETTINGS, LibraryFile
from db.making import engine_over, write_schema
from db.problems import problems_at


class MemoryFile(LibraryFile):
    """An empty library with the schema and the settings of one in a file. Secret polls cannot be held in it."""

    def __init__(self) -> None:
        self.path = Path(":memory:")
        self._driver = sqlite3.connect(":memory:", isolation_level=None)
        self._connection = engine_over(self._driver).connect()
        with self._connection.begin():
            write_schema(self._connection)
        for setting in SETTINGS:
            self._driver.execute(setting)

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return not self._connection.closed

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction in which nothing is written."""
        with problems_at(self.path), self._connection.begin():
            yield self._connection

    def look(self) -> None:
        """There is no name that could lead elsewhere."""

    def close(self) -> None:
        """Forget everything. Closing twice is no mistake."""
        self._connection.close()
        self._driver.close()
