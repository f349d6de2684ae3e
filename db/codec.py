"""Records to rows and back, exactly, for any record type that has a table.

One pair of functions per type is written from its table's columns, as ``dataclasses`` and ``namedtuple``
write theirs: a loop over fields would cost more than SQLite does (a session of 10,000 contributions is to
load within 1.6 times what reading the bare rows takes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Table

from core.changes import Record
from db.columns import Stored

Value = str | int | float | bool | None
Row = tuple[Value, ...]


class RowCodec:
    """Turns records of one type into rows of its table and back.

    ``names`` are the columns in the order of a row. Reading raises ValueError, KeyError or TypeError for a row that no
    record was written to.
    """

    def __init__(self, kind: type[Record], table: Table) -> None:
        self.kind = kind
        self.table = table
        self.names = tuple(column.name for column in table.columns)
        self.row_of: Callable[[Record], Row] = _writer(table)
        self.records_of: Callable[[Iterable[Row]], list[Any]] = _reader(kind, table)

    def named(self, record: Record) -> dict[str, Value]:
        """The row of ``record`` by column name, as the journal keeps it."""
        return dict(zip(self.names, self.row_of(record), strict=True))

    def record_of(self, stored: Mapping[str, Value]) -> Record:
        """The record of a row by column name; a column that is missing takes the field's default."""
        values: dict[str, Any] = {}
        for name, value in stored.items():
            decode = _decoder(self.table.columns[name])
            values[name] = value if value is None or decode is None else decode(value)
        return self.kind(**values)


def _decoder(column: Column[Any]) -> Callable[[Any], Any] | None:
    if isinstance(column.type, Stored):
        return column.type.decode
    return bool if isinstance(column.type, Boolean) else None


def _writer(table: Table) -> Callable[[Record], Row]:
    names: dict[str, Any] = {}
    items: list[str] = []
    for column in table.columns:
        item = f"r.{column.name}"
        if isinstance(column.type, Stored):
            names[f"encode_{column.name}"] = column.type.encode
            item = _unless_null(column, item, f"encode_{column.name}({item})")
        items.append(item)
    return eval(f"lambda r: ({', '.join(items)},)", names)


def _reader(kind: type[Record], table: Table) -> Callable[[Iterable[Row]], list[Any]]:
    names: dict[str, Any] = {"_kind": kind}
    items: list[str] = []
    for column in table.columns:
        item = column.name
        decode = _decoder(column)
        if decode is not None:
            names[f"decode_{column.name}"] = decode
            item = _unless_null(column, item, f"decode_{column.name}({item})")
        items.append(f"{column.name}={item}")
    row = ", ".join(column.name for column in table.columns)
    return eval(f"lambda rows: [_kind({', '.join(items)}) for ({row},) in rows]", names)


def _unless_null(column: Column[Any], item: str, converted: str) -> str:
    return f"None if {item} is None else {converted}" if column.nullable else converted
