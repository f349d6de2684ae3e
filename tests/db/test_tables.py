"""The tables hold exactly what the records hold."""

from __future__ import annotations

import sqlite3
import types
import typing
from dataclasses import MISSING, FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, String, Text

from core.changes import Change, Record, added, removed
from core.identity import random_id
from core.notes import Note, NoteKind
from core.state import SessionState
from db.codec import RowCodec
from db.columns import ID_LENGTH, IsoDate, TupleOf, UtcTime, Words
from db.journal import Journal
from db.ledger import CODECS, STATEMENTS
from db.tables import SCHEMA, TABLES

KINDS = sorted(TABLES, key=lambda kind: kind.__name__)
by_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def fields_of(kind: type[Record]) -> dict[str, tuple[type, bool]]:
    """Type of each field by name, and whether it may be None."""
    found = {}
    for name, hint in typing.get_type_hints(kind).items():
        if isinstance(hint, types.UnionType):
            (inner,) = (part for part in hint.__args__ if part is not type(None))
            found[name] = (inner, True)
        else:
            found[name] = (hint, False)
    return {field.name: found[field.name] for field in fields(kind)}


def record_types(root: type[Record] = Record) -> set[type[Record]]:
    return {kind for child in root.__subclasses__() for kind in {child, *record_types(child)}}


def test_every_record_type_of_core_has_a_table() -> None:
    of_core = {kind.__name__ for kind in record_types() if kind.__module__.startswith("core.")}
    assert of_core == {kind.__name__ for kind in TABLES}
    assert len({table.name for table in TABLES.values()}) == len(TABLES)
    assert len({kind.__name__ for kind in TABLES}) == len(TABLES)


@by_kind
def test_columns_are_the_fields_in_their_order(kind: type[Record]) -> None:
    assert [column.name for column in TABLES[kind].columns] == list(fields_of(kind))


@by_kind
def test_columns_are_null_where_the_field_may_be_none(kind: type[Record]) -> None:
    for name, (_, optional) in fields_of(kind).items():
        assert TABLES[kind].columns[name].nullable is optional, name


@by_kind
def test_columns_have_the_type_of_the_field(kind: type[Record]) -> None:
    for name, (hint, _) in fields_of(kind).items():
        assert fits(TABLES[kind].columns[name], hint), name


def fits(column: Column, hint: type) -> bool:
    kind = column.type
    if typing.get_origin(hint) is tuple:
        return isinstance(kind, TupleOf)
    if issubclass(hint, StrEnum):
        return isinstance(kind, Words) and kind.kind is hint
    if hint is str:
        is_id = column.name == "id" or column.name.endswith("_id")
        return (
            isinstance(kind, Text) is not is_id and isinstance(kind, String) and (not is_id or kind.length == ID_LENGTH)
        )
    expected = {bool: Boolean, int: (Integer, BigInteger), float: Float, datetime: UtcTime, date: IsoDate}
    return isinstance(kind, expected[hint])


@by_kind
def test_every_field_that_names_a_record_is_a_deferred_foreign_key(kind: type[Record]) -> None:
    keys = {tuple(key.column_keys): key for key in TABLES[kind].foreign_key_constraints}
    named = {name for name in fields_of(kind) if name.endswith("_id") and name != "session_id"}
    assert set(keys) == {("session_id", name) for name in named}
    assert all(key.deferrable and key.initially == "DEFERRED" for key in keys.values())


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
TIMES = st.integers(0, 2**52).map(lambda us: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us))
SIMPLE = {
    str: TEXT,
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    datetime: TIMES,
    date: st.dates(),
}


def values_of(hint: type) -> st.SearchStrategy:
    if typing.get_origin(hint) is tuple:
        inner, *rest = typing.get_args(hint)
        if rest == [...]:
            return st.lists(values_of(inner), max_size=4).map(tuple)
        return st.tuples(*(values_of(part) for part in typing.get_args(hint)))
    if isinstance(hint, types.UnionType):
        return st.one_of(*(values_of(part) for part in hint.__args__))
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return SIMPLE[hint]


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    values = {
        name: st.none() | values_of(hint) if optional else values_of(hint)
        for name, (hint, optional) in fields_of(kind).items()
    }
    return st.builds(kind, **values)


@by_kind
@given(data=st.data())
def test_any_record_comes_back_from_its_row_as_it_was(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records_of(kind))
    codec = CODECS[kind]
    connection = sqlite3.connect(":memory:")
    try:
        columns = ", ".join(f'"{name}" {column_type(codec, name)}' for name in codec.names)
        connection.execute(f"CREATE TABLE {codec.table.name} ({columns})")
        connection.execute(STATEMENTS[kind].insert, codec.row_of(record))
        rows = connection.execute(STATEMENTS[kind].select, (record.session_id,)).fetchall()
    finally:
        connection.close()
    (back,) = codec.records_of(rows, record.session_id)
    assert back == record
    with pytest.raises(FrozenInstanceError):
        back.id = "another"
    assert [type(getattr(back, name)) for name in codec.names] == [type(getattr(record, name)) for name in codec.names]


def column_type(codec: RowCodec, name: str) -> str:
    from sqlalchemy.dialects import sqlite

    return codec.table.columns[name].type.compile(sqlite.dialect())


@by_kind
@given(data=st.data())
def test_any_change_comes_back_from_the_journal_as_it_was(kind: type[Record], data: st.DataObject) -> None:
    before, other = data.draw(records_of(kind)), data.draw(records_of(kind))
    after = replace(other, id=before.id, session_id=before.session_id)
    journal = Journal(CODECS)
    changes = (added(before), Change(before, after), removed(after))
    told = journal.told(changes)
    assert journal.changes_of(told.text, {value.digest: value.value for value in told.values}) == changes


def test_a_column_that_the_journal_does_not_know_yet_takes_the_default() -> None:
    codec = CODECS[Note]
    note = Note(id="n", session_id="s", kind=NoteKind.MODERATOR, text="", noted_at=datetime(2026, 1, 1, tzinfo=UTC))
    without_default = {field.name for field in fields(Note) if field.default is MISSING}
    plain, personal = codec.split(note)
    assert personal == ""
    assert codec.joined({name: value for name, value in plain.items() if name in without_default or value}) == note


def test_a_time_is_stored_in_utc_with_microseconds() -> None:
    column = UtcTime()
    at = datetime(2026, 11, 11, 9, 41, 7, tzinfo=timezone(timedelta(hours=7)))
    assert column.encode(at) == "2026-11-11T02:41:07.000000+00:00"
    assert column.decode(column.encode(at)).tzinfo is UTC
    with pytest.raises(ValueError, match="without a zone"):
        column.encode(at.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("column", "stored"),
    [
        (UtcTime(), "kemarin"),
        (IsoDate(), "2026-02-30"),
        (Words(NoteKind), "rahasia"),
        (TupleOf(), "{}"),
        (TupleOf(), "["),
    ],
)
def test_a_form_that_nobody_stored_is_not_read(column: TupleOf, stored: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        column.decode(stored)


def test_the_schema_needs_nothing_of_sqlite_alone() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    for table in SCHEMA.sorted_tables:
        text = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert "ROWID" not in text


def test_states_of_the_same_records_are_equal_whatever_the_order() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    notes = [Note(id=random_id(), session_id="s", kind=NoteKind.MODERATOR, text="", noted_at=at) for _ in range(3)]
    assert SessionState.of("s", notes) == SessionState.of("s", reversed(notes))
