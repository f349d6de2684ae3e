"""Records to rows and back, exactly, for any record type that has a table.

One pair of functions per type is written from its table's columns, as ``dataclasses`` and ``namedtuple``
write theirs: a loop over fields would cost more than SQLite does (a session of 10,000 contributions is to load
within 1.6 times what reading the bare rows takes).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import Boolean, Column, Table

from core.changes import Record
from core.identity import Id
from core.personal import personal_fields
from db.columns import Stored, TupleOf

Value = str | int | float | bool | None
Row = tuple[Value, ...]


class RowCodec:
    """Turns records of one type into rows of its table and back.

    ``names`` are the columns in the order of a row. ``records_of`` reads rows of one session that were selected without
    the session's id, and is given it. Reading raises ValueError, KeyError or TypeError for a row that no record was
    written to.
    """

    def __init__(self, kind: type[Record], table: Table) -> None:
        self.kind = kind
        self.table = table
        self.names = tuple(column.name for column in table.columns)
        self.row_of: Callable[[Record], Row] = _writer(table)
        personal = personal_fields(kind)
        self._plain = [(place, name) for place, name in enumerate(self.names) if name not in personal]
        self._personal = [
            (place, name, _blank(table.columns[name])) for place, name in enumerate(self.names) if name in personal
        ]
        self.records_of: Callable[[Iterable[Row], Id], list[Any]] = _reader(kind, table)

    def split(self, record: Record) -> tuple[dict[str, Value], str]:
        """The row of ``record`` by column name as the journal keeps it: what tells of nobody, and the rest as JSON.

        The JSON is canonical (no blanks, the order of the columns), names only what is not empty, and is "" if all is.
        """
        row = self.row_of(record)
        plain = {name: row[place] for place, name in self._plain}
        personal = {name: row[place] for place, name, blank in self._personal if row[place] != blank}
        return plain, to_json(personal) if personal else ""

    def joined(self, plain: Mapping[str, Value], personal: str = "") -> Record:
        """The record of which ``split`` made these two; without the second, what may tell of a person is empty.

        A column that neither has takes the field's default.
        """
        stored = {name: blank for _, name, blank in self._personal}
        stored |= plain
        if personal:
            stored |= json.loads(personal)
        values: dict[str, Any] = {}
        for name, value in stored.items():
            decode = _decoder(self.table.columns[name])
            values[name] = value if value is None or decode is None else decode(value)
        return self.kind(**values)


def to_json(value: object) -> str:
    """Canonical JSON: no blanks, text as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _blank(column: Column[Any]) -> Value:
    return None if column.nullable else "[]" if isinstance(column.type, TupleOf) else ""


def _decoder(column: Column[Any]) -> Callable[[Any], Any] | None:
    if isinstance(column.type, Stored):
        return column.type.decode
    return bool if isinstance(column.type, Boolean) else None


def _writer(table: Table) -> Callable[[Record], Row]:
    names: dict[str, Any] = {}
    items: list[str] = []
    for column in table.columns:
        item = f"record.{column.name}"
        if isinstance(column.type, Stored):
            names[f"encode_{column.name}"] = column.type.encode
            item = _unless_null(column, item, f"encode_{column.name}({item})")
        items.append(item)
    return eval(f"lambda record: ({', '.join(items)},)", names)


def _reader(kind: type[Record], table: Table) -> Callable[[Iterable[Row], Id], list[Any]]:
    """A function that fills an unfrozen record, then freezes it: a frozen one sets its fields ten times slower."""
    names: dict[str, Any] = {"new": object.__new__, "unfrozen": _unfrozen(kind), "kind": kind}
    columns = [column for column in table.columns if column.name != "session_id"]
    lines = ["def records_of(rows, session_id):", " records = []"]
    lines += [f" for {', '.join(f'c{number}' for number, _ in enumerate(columns))}, in rows:"]
    lines += ["  record = new(unfrozen)", "  record.session_id = session_id"]
    for number, column in enumerate(columns):
        item, decode = f"c{number}", _decoder(column)
        if decode is not None:
            names[f"decode_{column.name}"] = decode
            item = _unless_null(column, item, f"decode_{column.name}({item})")
        lines += [f"  record.{column.name} = {item}"]
    lines += ["  record.__class__ = kind", "  records.append(record)", " return records"]
    exec("\n".join(lines), names)
    return names["records_of"]


def _unfrozen(kind: type[Record]) -> type[Record]:
    """A class with the slots of ``kind``, whose objects can be written to and can become objects of ``kind``.

    Raises:
        TypeError: if they cannot, because ``kind`` does not derive from ``Record`` alone or has no slots.
    """
    slots = tuple(field.name for field in fields(kind) if field.name not in Record.__slots__)
    free = {"__slots__": slots, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    unfrozen = type(f"Unfrozen{kind.__name__}", (Record,), free)
    object.__setattr__(object.__new__(unfrozen), "__class__", kind)
    return unfrozen


def _unless_null(column: Column[Any], item: str, converted: str) -> str:
    return f"None if {item} is None else {converted}" if column.nullable else converted
