"""The frozen mirror in memory of the one session that is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar, cast

from core.changes import Changes, Record
from core.identity import Id

R = TypeVar("R", bound=Record)

_EMPTY: Mapping[Id, Record] = MappingProxyType({})


class MirrorMismatch(Exception):
    """A change does not fit the records it is applied to. Always a bug, never shown as a refusal."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """All records of one session, by type and id.

    A table that no change touches keeps its identity from one state to the next, so "did it change?"
    is ``is``. Tables without a record are not kept, so equal sessions are equal states.
    """

    session_id: Id
    tables: Mapping[type[Record], Mapping[Id, Record]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, session_id: Id, records: Iterable[Record]) -> SessionState:
        """The state that holds ``records``."""
        tables: dict[type[Record], dict[Id, Record]] = {}
        for record in records:
            tables.setdefault(type(record), {})[record.id] = record
        return cls(session_id, MappingProxyType({kind: MappingProxyType(rows) for kind, rows in tables.items()}))

    def table(self, kind: type[R]) -> Mapping[Id, R]:
        """All records of one type by id; empty if there is none."""
        return cast("Mapping[Id, R]", self.tables.get(kind, _EMPTY))

    def all(self, kind: type[R]) -> Iterable[R]:
        """All records of one type, in no promised order."""
        return self.table(kind).values()

    def get(self, kind: type[R], record_id: Id | None) -> R | None:
        """The record of that type and id, or None."""
        return None if record_id is None else self.table(kind).get(record_id)

    def naming(self, *ids: Id) -> list[Record]:
        """The records that refer to one of the records ``ids``, those themselves left out."""
        wanted = frozenset(ids)
        return [
            record
            for table in self.tables.values()
            for record in table.values()
            if record.id not in wanted and not wanted.isdisjoint(record.names())
        ]

    def apply(self, changes: Changes) -> SessionState:
        """The state after ``changes``.

        Raises:
            MirrorMismatch: if a record is not what a change says it was before.
        """
        tables = dict(self.tables)
        open_tables: dict[type[Record], dict[Id, Record]] = {}
        for change in changes:
            kind, record_id = type(change.record), change.record.id
            rows = open_tables.setdefault(kind, dict(tables.get(kind, _EMPTY)))
            if rows.get(record_id) != change.before:
                raise MirrorMismatch(f"{kind.__name__} {record_id}")
            if change.after is None:
                del rows[record_id]
            else:
                rows[record_id] = change.after
        for kind, rows in open_tables.items():
            if rows:
                tables[kind] = MappingProxyType(rows)
            else:
                tables.pop(kind, None)
        return SessionState(self.session_id, MappingProxyType(tables))
