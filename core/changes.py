"""Records and changes: the one mechanism behind saving, undo, journal, copy and merge.

A *record* is anything that is kept. A *change* is a pair of records, before and after; it says nothing
else, so one short generic function each is enough to apply it, to undo it and to write it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, ClassVar

from core.identity import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that is kept: ``id`` names it, ``session_id`` says to which session it belongs.

    Fields hold ``str``, ``int``, ``float``, ``bool``, ``None``, aware ``datetime`` (UTC), ``date``, a
    ``StrEnum``, or a tuple of ``str``, ``bool`` or ``(str, int | str)`` pairs: what a table's row and the
    journal's JSON can hold without loss. A field that names another record ends in ``_id``
    (``_ids`` for a tuple of them); one that is called ``blob``, or ends in ``_blob``, names bytes that are kept beside
    the tables (``core.blobs``), or nothing if it is "". A record that somebody only wishes for has no id yet: the rule
    that adds it gives it one. Records with ``goes_with_person`` are removed together with their person.
    Records that are not ``journaled`` are kept in their table and nowhere else: what must leave no trace in time,
    as secret ballots do. An act that changes nothing else has no entry in the journal.
    """

    goes_with_person: ClassVar[bool] = False
    journaled: ClassVar[bool] = True

    id: Id = ""
    session_id: Id = ""

    def is_same(self, other: Record) -> bool:
        """Whether ``other`` is this record, perhaps with other values."""
        return type(self) is type(other) and self.id == other.id

    def claims(self) -> tuple[Hashable, ...]:
        """What no other record of the session may have at the same time: a code, a seat, the floor."""
        return ()

    def names(self) -> Iterable[Id]:
        """The ids in the record: its own, its session's, and those of the records that it refers to."""
        for field, is_tuple in _id_fields(type(self)):
            value = getattr(self, field)
            if is_tuple:
                yield from value
            elif value is not None:
                yield value

    def blobs(self) -> Iterable[str]:
        """The digests of the bytes that the record needs."""
        values = (getattr(self, name) for name in _blob_fields(type(self)))
        return (value for value in values if value)


@cache
def _blob_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name == "blob" or field.name.endswith("_blob"))


@cache
def _id_fields(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    names = (field.name for field in fields(kind))
    return tuple((name, name.endswith("_ids")) for name in names if name == "id" or name.endswith(("_id", "_ids")))


@dataclass(frozen=True, slots=True)
class Change:
    """What one record was and what it is now.

    ``before`` is None when it did not exist, ``after`` is None when it is gone.

    Raises:
        ValueError: if both are None, or if they are not the same record.
    """

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record")
        if self.before is not None and self.after is not None and not self.before.is_same(self.after):
            raise ValueError("a change is about one record")

    @property
    def record(self) -> Record:
        """The record that the change is about: as it is now, or as it last was."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    def inverted(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


Changes = tuple[Change, ...]


def added(record: Record) -> Change:
    """A record comes into being."""
    return Change(None, record)


def removed(record: Record) -> Change:
    """A record goes."""
    return Change(record, None)


def edited(record: Record, **values: Any) -> Change:
    """The same record with other ``values`` in the named fields."""
    return Change(record, replace(record, **values))


def inverted(changes: Changes) -> Changes:
    """The changes that take ``changes`` back, in the order in which they must be applied."""
    return tuple(change.inverted() for change in reversed(changes))


def journaled(changes: Changes) -> Changes:
    """The changes that the journal tells of."""
    return tuple(change for change in changes if type(change.record).journaled)


def touched_ids(changes: Changes) -> frozenset[Id]:
    """The ids of the records that ``changes`` are about."""
    return frozenset(change.record.id for change in changes)


def new_blobs(changes: Changes) -> frozenset[str]:
    """The digests of the bytes that a record needs after ``changes`` and did not need before."""
    found: set[str] = set()
    for change in changes:
        if change.after is not None:
            before = frozenset(change.before.blobs()) if change.before is not None else frozenset[str]()
            found |= frozenset(change.after.blobs()) - before
    return frozenset(found)


def depend(one: Changes, other: Changes) -> bool:
    """Whether two acts cannot change places: one touches what the other touches or names, or both claim the same."""
    return (
        not touched_ids(one).isdisjoint(_named_ids(other))
        or not touched_ids(other).isdisjoint(_named_ids(one))
        or not _claims(one).isdisjoint(_claims(other))
    )


def _records(changes: Changes) -> Iterable[Record]:
    return (record for change in changes for record in (change.before, change.after) if record is not None)


def _named_ids(changes: Changes) -> frozenset[Id]:
    return frozenset(named for record in _records(changes) for named in record.names())


def _claims(changes: Changes) -> frozenset[Hashable]:
    return frozenset(claim for record in _records(changes) for claim in record.claims())
