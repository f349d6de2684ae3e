"""The revisions lead to the schema that the tables describe, and an older library is brought up to date."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Integer, create_engine

from db import migrations
from db.backup import backups_of
from db.library import open_library
from db.migrations import r0001_first
from db.tables import SCHEMA


def schema_of(driver: sqlite3.Connection) -> dict[str, set[str]]:
    """What SQLite keeps of the schema: the parts of each statement, whatever their order."""
    rows = driver.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: {part.strip(" \t,()") for part in sql.splitlines()} for name, sql in rows}


def test_the_revisions_make_the_schema_of_the_tables(library) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        with Operations.context(context):
            r0001_first.upgrade()
        assert compare_metadata(context, SCHEMA) == []
        made = schema_of(connection.connection.driver_connection)
    assert made == schema_of(library.file.driver)
    assert len(made) == len(SCHEMA.tables) + 3
    engine.dispose()


def test_every_revision_is_named_by_its_number() -> None:
    for number, name in enumerate(migrations.REVISIONS, start=1):
        assert name.startswith(f"r{number:04}_")
        assert migrations.revision_name(number) == name


@pytest.fixture
def next_revision(library, path: Path, hold_session, monkeypatch: pytest.MonkeyPatch) -> Iterator[types.ModuleType]:
    """A program that is one revision ahead of the library, which is closed and has a session in it."""
    hold_session(library)
    library.close()
    module = types.ModuleType("db.migrations.r9999_next")

    def upgrade() -> None:
        op.add_column("library", Column("note", Integer))

    module.upgrade = upgrade
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "r9999_next"))
    return module


def test_an_older_library_is_backed_up_and_brought_up_to_date(next_revision, path: Path) -> None:
    library = open_library(path)
    with library.file.reading() as connection:
        assert connection.exec_driver_sql("SELECT revision, note FROM library").one() == ("r9999_next", None)
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(migrations.REVISIONS)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    assert library.check() == []
    library.close()
    ((_, backup),) = backups_of(path)
    bare = sqlite3.connect(backup)
    assert bare.execute("PRAGMA user_version").fetchone() == (len(migrations.REVISIONS) - 1,)
    bare.close()


def test_a_revision_that_fails_leaves_the_library_as_it_was(next_revision, path: Path) -> None:
    def upgrade() -> None:
        op.add_column("library", Column("note", Integer))
        raise RuntimeError("half way")

    next_revision.upgrade = upgrade
    for _ in range(2):
        with pytest.raises(RuntimeError, match="half way"):
            open_library(path)
    bare = sqlite3.connect(path)
    assert "note" not in {row[1] for row in bare.execute("PRAGMA table_info(library)")}
    assert bare.execute("PRAGMA user_version").fetchone() == (len(migrations.REVISIONS) - 1,)
    bare.close()
    assert len(backups_of(path)) == 1


def test_a_new_library_needs_no_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from db.library import open_library; open_library(sys.argv[1], create=True).close();"
        "print([name for name in sys.modules if name.startswith(('alembic', 'sqlalchemy.orm'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.fgd")],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
