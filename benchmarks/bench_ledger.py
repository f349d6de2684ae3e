"""One act kept, and a session loaded, beside bare sqlite3 that writes and reads the same rows.

The bare file has the same schema and settings. "One act" is a turn of the floor: one turn ends, one begins, one hand
is lowered, and the journal's row is written.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.floor import Ratio, median, p99, side_by_side, took_ms
from core.changes import Change, Record, added, edited, removed
from core.floor import Hand, Turn
from core.history import Entry
from core.identity import Id, uuid7
from core.log import Contribution
from core.people import Person, Sex
from db.journal import Journal, linked
from db.ledger import CODECS, STATEMENTS
from db.library import SqliteLibrary, open_library
from db.tables import TABLES

AT = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)
ACTS = 1500


def rows() -> list[Ratio]:
    """One act, and sessions of 300 and 10,000 contributions."""
    with tempfile.TemporaryDirectory() as folder:
        return [one_act(Path(folder)), *(load(Path(folder), size, times) for size, times in ((300, 300), (10_000, 25)))]


@contextmanager
def library_at(path: Path) -> Iterator[SqliteLibrary]:
    library = open_library(path, create=True)
    yield library
    library.close()


@contextmanager
def bare_at(path: Path) -> Iterator[sqlite3.Connection]:
    """The file of a library, opened by sqlite3 alone with the same settings."""
    driver = sqlite3.connect(path, isolation_level=None)
    for setting in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "recursive_triggers = ON",
    ):
        driver.execute(f"PRAGMA {setting}").fetchall()
    yield driver
    driver.close()


def person(session_id: Id) -> Person:
    return Person(id=uuid7(), session_id=session_id, name="Maryani", sex=Sex.FEMALE, groups=("PKK",))


def entries(session_id: Id, speaker: Person) -> Iterator[Entry]:
    """The acts that are kept: the floor goes round."""
    turn = Turn(id=uuid7(), session_id=session_id, person_id=speaker.id, started_at=AT)
    hand = Hand(id=uuid7(), session_id=session_id, person_id=speaker.id, raised_at=AT)
    yield entry(session_id, 1, added(speaker), added(turn), added(hand))
    for seq in count(2):
        at = AT + timedelta(seconds=seq)
        next_turn = Turn(id=uuid7(), session_id=session_id, person_id=speaker.id, started_at=at)
        next_hand = Hand(id=uuid7(), session_id=session_id, person_id=speaker.id, raised_at=at)
        yield entry(
            session_id, seq, edited(turn, ended_at=at), added(next_turn), removed(hand), added(next_hand), at=at
        )
        turn, hand = next_turn, next_hand


def entry(session_id: Id, seq: int, *changes: Change, at: datetime = AT) -> Entry:
    return Entry(session_id, seq, at, seq * 10**9, "laptop", "GiveFloorToNext", False, False, None, changes)


Statement = tuple[str, tuple]


def bare_statements(one: Entry) -> list[Statement]:
    """The statements of an act with their values ready, so that the floor is SQLite's work alone."""
    ready: list[Statement] = []
    for change in one.changes:
        statements, row_of = STATEMENTS[type(change.record)], CODECS[type(change.record)].row_of
        row = row_of(change.record)
        if change.before is None:
            ready.append((statements.insert, row))
        elif change.after is None:
            ready.append((statements.delete, (row[1], row[0])))
        else:
            ready.append((statements.update, (*row[2:], row[1], row[0])))
    values = (one.session_id, one.seq, one.at.isoformat(), one.monotonic_ns, one.by, one.action, False, False, None)
    told = Journal(CODECS).told(one.changes)
    journal_row = (*values, linked("", values), told.text)
    ready.append(("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", journal_row))
    insert_value = "INSERT INTO personal_value VALUES (?, ?, ?, ?, ?)"
    ready += [(insert_value, (one.session_id, one.seq, *value)) for value in told.values]
    return ready


def write_bare(bare: sqlite3.Connection, statements: list[Statement]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for sql, values in statements:
        bare.execute(sql, values)
    bare.execute("COMMIT")


def one_act(folder: Path) -> Ratio:
    open_library(folder / "bare.fgd", create=True).close()
    with library_at(folder / "ours.fgd") as library, bare_at(folder / "bare.fgd") as bare:
        ours, theirs = uuid7(), uuid7()
        our_acts = entries(ours, person(ours))
        their_acts = entries(theirs, person(theirs))
        prepared = [(next(our_acts), bare_statements(next(their_acts))) for _ in range(ACTS + 1)]
        floor_ms: list[float] = []
        ours_ms: list[float] = []
        for one, statements in prepared:
            floor_ms.append(took_ms(partial(write_bare, bare, statements)))
            ours_ms.append(took_ms(partial(library.ledger.commit, one)))
    floor_ms.sort()
    ours_ms.sort()
    note = f"p99 {p99(floor_ms):.2f} and {p99(ours_ms):.2f} ms"
    return Ratio("one act of four records, durable", median(floor_ms), median(ours_ms), 3.0, note)


def load(folder: Path, size: int, times: int) -> Ratio:
    path = folder / f"load-{size}.fgd"
    session_id = uuid7()
    with library_at(path) as library:
        speaker = person(session_id)
        said = [contribution(session_id, speaker, number) for number in range(size)]
        library.ledger.commit(entry(session_id, 1, added(speaker), *(added(record) for record in said)))
        driver = library.file.driver
        selects = [f"SELECT * FROM {table.name} WHERE session_id = ?" for table in TABLES.values()]  # noqa: S608

        def read_bare() -> int:
            driver.execute("BEGIN IMMEDIATE")
            found = [driver.execute(select, (session_id,)).fetchall() for select in selects]
            driver.execute("COMMIT")
            return len(found)

        def read() -> object:
            return library.ledger.load(session_id)

        floor_ms, ours_ms = side_by_side(read_bare, read, times=times)
    return Ratio(f"load {size:,} contributions", median(floor_ms), median(ours_ms), 1.6)


def contribution(session_id: Id, speaker: Record, number: int) -> Contribution:
    return Contribution(
        id=uuid7(),
        session_id=session_id,
        number=number,
        said_at=AT + timedelta(seconds=number),
        person_id=speaker.id,
        kind="masalah",
        text="Sampah menumpuk di selokan setiap hujan, lalu airnya masuk ke rumah warga. " * 2,
    )
