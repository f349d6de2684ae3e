"""A session told anew from its journal, with and without the values that were erased.

A record whose values were erased is replayed with them empty. Every value that is there must be the one that the chain
has the digest of, and every one that is not there must be named by an act that erased somebody: so a value cannot be
changed, and none can vanish in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from core.changes import Record
from core.identity import Id
from core.ports import Finding
from db.codec import RowCodec
from db.journal import Journal, Side, erased_by, linked, sides_of
from db.ledger import UNREADABLE
from db.personal import all_values, salted


@dataclass(frozen=True, slots=True)
class Replayed:
    """A record as the journal tells it; ``whole`` is False where its values were erased."""

    record: Record
    whole: bool


class TornJournal(Exception):
    """The journal cannot be followed beyond some act: ``finding`` says why, and where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code, finding.place)
        self.finding = finding


class Replay:
    """Follows the journal of one session. ``records`` is what it tells in the end, ``found`` what is wrong with values.

    Raises:
        TornJournal: "journal_gap", "journal_chain" or "journal_unreadable".
    """

    def __init__(self, connection: Connection, codecs: Mapping[type[Record], RowCodec], session_id: Id) -> None:
        self.records: dict[tuple[str, Id], Replayed] = {}
        self.found: list[Finding] = []
        self._codecs = codecs
        self._journal = Journal(codecs)
        self._session_id = session_id
        rows = list(self._linked_rows(connection))
        self._values = all_values(connection, session_id)
        self._erased = {digest for seq, changes in rows for digest in self._erased_in(seq, changes)}
        for seq, changes in rows:
            self._follow(seq, changes)
        for seq, left in self._values.items():
            self.found += [Finding("personal_left", self._place(seq)) for _ in left]

    def _linked_rows(self, connection: Connection) -> Iterator[tuple[int, str]]:
        digest, expected = "", 1
        for row, stored in self._journal.links(connection, self._session_id):
            seq = row[1]
            if seq != expected:
                raise TornJournal(Finding("journal_gap", self._place(seq)))
            digest, expected = linked(digest, row), seq + 1
            if digest != stored:
                raise TornJournal(Finding("journal_chain", self._place(seq)))
            yield seq, row[-1]

    def _erased_in(self, seq: int, changes: str) -> list[str]:
        try:
            return erased_by(changes)
        except (*UNREADABLE, AttributeError) as error:
            raise self._unreadable(seq) from error

    def _follow(self, seq: int, changes: str) -> None:
        values = self._checked_values(seq)
        try:
            for before, after in sides_of(changes):
                self._apply(seq, self._replayed(seq, before, values), self._replayed(seq, after, values))
        except UNREADABLE as error:
            raise self._unreadable(seq) from error

    def _checked_values(self, seq: int) -> dict[str, str]:
        """The values of one act by digest, taken off those that are left."""
        values: dict[str, str] = {}
        for digest, (salt, value) in self._values.pop(seq, {}).items():
            if digest in self._erased:
                self.found.append(Finding("personal_left", self._place(seq)))
            elif salted(salt, value) != digest:
                self.found.append(Finding("personal_changed", self._place(seq)))
            values[digest] = value
        return values

    def _replayed(self, seq: int, side: Side | None, values: dict[str, str]) -> Replayed | None:
        if side is None:
            return None
        whole = not side.personal or side.personal in values
        if not whole and side.personal not in self._erased:
            self.found.append(Finding("personal_missing", self._place(seq)))
        return Replayed(self._journal.record_of(side, values.get(side.personal, "")), whole)

    def _apply(self, seq: int, before: Replayed | None, after: Replayed | None) -> None:
        one = after or before
        if one is None:
            raise self._unreadable(seq)
        key = (type(one.record).__name__, one.record.id)
        if not self._agree(self.records.get(key), before):
            raise TornJournal(Finding("journal_unreadable", f"{self._place(seq)}: {key[0]} {key[1]}"))
        if after is None:
            del self.records[key]
        else:
            self.records[key] = after

    def _agree(self, one: Replayed | None, other: Replayed | None) -> bool:
        """Whether both are the same record; where values were erased, by what tells of nobody."""
        if one is None or other is None:
            return one is other
        if one.whole and other.whole:
            return one.record == other.record
        codec = self._codecs[type(one.record)]
        return codec.split(one.record)[0] == codec.split(other.record)[0]

    def _place(self, seq: int) -> str:
        return f"{self._session_id} #{seq}"

    def _unreadable(self, seq: int) -> TornJournal:
        return TornJournal(Finding("journal_unreadable", self._place(seq)))
