"""Brings a library of an older revision up to date. Imported only then: Alembic takes longer to import than to run."""

from __future__ import annotations

from importlib import import_module

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, update

from db import migrations
from db.schema import library


def upgrade(connection: Connection, stored: int) -> None:
    """Apply every revision after number ``stored``, in the transaction that ``connection`` is in.

    Foreign keys must be off on the connection, so that tables can be remade.
    """
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for name in migrations.REVISIONS[stored:]:
            import_module(f"{__package__}.{name}").upgrade()
    version = migrations.current_version()
    connection.execute(update(library).values(revision=migrations.revision_name(version)))
    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")
