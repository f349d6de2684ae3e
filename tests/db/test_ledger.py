"""One act is kept whole or not at all, and is read back as it was."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from core.changes import added, edited, removed
from core.history import Entry, Mark
from core.identity import uuid7
from core.log import Contribution
from core.notes import Note, NoteKind
from core.people import Person, Sex
from core.ports import Draft, JournalHead, LedgerProblem, Problem
from core.state import SessionState
from db.journal import linked
from db.ledger import RowMissing
from db.library import open_library

AT = datetime(2026, 11, 11, 2, 41, 7, 250, tzinfo=UTC)
SESSION = uuid7()


def note(text: str = "Tenang.") -> Note:
    return Note(id=uuid7(), session_id=SESSION, kind=NoteKind.MODERATOR, text=text, noted_at=AT)


def entry(seq: int, *changes, **values) -> Entry:
    usual = {"by": "laptop", "action": "AddNote", "barrier": False, "together": True, "undoes": None}
    return Entry(SESSION, seq, AT, 10**15 + seq, changes=changes, **(usual | values))


def test_what_was_committed_is_loaded(library) -> None:
    kept, edited_note, gone = note(), note(), note()
    library.ledger.commit(entry(1, added(kept), added(edited_note), added(gone)))
    library.ledger.commit(entry(2, edited(edited_note, text="Ramai."), removed(gone)))
    assert library.ledger.load(SESSION) == SessionState.of(SESSION, [kept, replace(edited_note, text="Ramai.")])


def test_a_record_may_change_twice_in_one_act(library) -> None:
    first = note("satu")
    second = replace(first, text="dua")
    third = replace(first, text="tiga")
    library.ledger.commit(entry(1, added(first), edited(first, text="dua"), edited(second, text="tiga")))
    assert library.ledger.load(SESSION).get(Note, first.id) == third


def test_a_session_without_records_is_empty(library) -> None:
    assert library.ledger.load(uuid7()).tables == {}
    assert library.ledger.head(uuid7()) == JournalHead(0, "")
    assert list(library.ledger.marks(uuid7())) == []


def test_the_order_of_changes_does_not_matter_to_foreign_keys(library) -> None:
    person = Person(id=uuid7(), session_id=SESSION, name="Maryani", sex=Sex.FEMALE)
    said = Contribution(id=uuid7(), session_id=SESSION, said_at=AT, person_id=person.id, kind="masalah", text="Banjir.")
    library.ledger.commit(entry(1, added(said), added(person)))
    assert library.ledger.load(SESSION).get(Contribution, said.id) == said


def test_an_act_that_names_an_unknown_record_is_a_bug_and_leaves_nothing(library) -> None:
    said = Contribution(id=uuid7(), session_id=SESSION, said_at=AT, person_id=uuid7(), kind="masalah", text="Banjir.")
    with pytest.raises(IntegrityError):
        library.ledger.commit(entry(1, added(note()), added(said)))
    assert_nothing_kept(library)


def test_a_change_of_a_row_that_is_not_there_is_a_bug_and_leaves_nothing(library) -> None:
    for change in (edited(note(), text="lain"), removed(note())):
        with pytest.raises(RowMissing):
            library.ledger.commit(entry(1, added(note()), change))
    assert_nothing_kept(library)


@pytest.mark.parametrize("seq", [0, 2])
def test_an_act_that_is_not_the_next_is_a_bug_and_leaves_nothing(library, seq: int) -> None:
    with pytest.raises(ValueError, match="after 0"):
        library.ledger.commit(entry(seq, added(note())))
    assert_nothing_kept(library)


def assert_nothing_kept(library) -> None:
    assert library.ledger.load(SESSION).tables == {}
    assert library.ledger.head(SESSION).seq == 0
    library.ledger.commit(entry(1, added(note())))


def test_entries_come_back_in_the_order_asked(library) -> None:
    written = [entry(seq, added(note(str(seq))), undoes=seq - 1 or None) for seq in range(1, 6)]
    for one in written:
        library.ledger.commit(one)
    assert library.ledger.marks(SESSION) == [Mark.of(one) for one in written]
    assert library.ledger.entries(SESSION, [4, 2]) == [written[3], written[1]]
    assert library.ledger.entries(SESSION, []) == []


def test_each_digest_is_linked_to_the_one_before(library, path) -> None:
    for seq in (1, 2):
        library.ledger.commit(entry(seq, added(note())))
    head = library.ledger.head(SESSION)
    library.close()
    rows = sqlite3.connect(path).execute("SELECT * FROM journal ORDER BY seq").fetchall()
    previous = ""
    for row in rows:
        *fields, digest, changes = row
        linkable = [*fields[:6], bool(fields[6]), bool(fields[7]), fields[8], changes]
        assert linked(previous, linkable) == digest
        previous = digest
    assert head == JournalHead(2, previous)
    assert len(previous) == 64


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET action = 'lain'",
        "DELETE FROM journal",
        "REPLACE INTO journal SELECT session_id, seq, at, monotonic_ns, 'lain', action, barrier, together, undoes,"
        " digest, changes FROM journal",
    ],
)
def test_the_journal_is_append_only(library, statement: str) -> None:
    library.ledger.commit(entry(1, added(note())))
    before = library.ledger.entries(SESSION, [1])
    with pytest.raises(IntegrityError, match="append-only"), library.file.writing() as connection:
        connection.exec_driver_sql(statement)
    assert library.ledger.entries(SESSION, [1]) == before


def test_the_head_is_known_after_reopening(library, path) -> None:
    library.ledger.commit(entry(1, added(note())))
    head = library.ledger.head(SESSION)
    library.close()
    again = open_library(path)
    assert again.ledger.head(SESSION) == head
    again.ledger.commit(entry(2, added(note())))
    assert again.check() == []
    again.close()


def test_a_draft_takes_the_place_of_the_one_in_its_slot(library) -> None:
    for text in ("Samp", "Sampah 🙂"):
        library.ledger.keep_draft(Draft(SESSION, "log_line", text, AT))
    library.ledger.keep_draft(Draft(SESSION, "note", "Hening", AT))
    assert library.ledger.drafts(SESSION) == [
        Draft(SESSION, "log_line", "Sampah 🙂", AT),
        Draft(SESSION, "note", "Hening", AT),
    ]
    library.ledger.keep_draft(Draft(SESSION, "note", "", AT))
    assert [draft.slot for draft in library.ledger.drafts(SESSION)] == ["log_line"]
    assert library.ledger.drafts(uuid7()) == []


@pytest.mark.parametrize(
    "damage",
    ["UPDATE note SET noted_at = '2026-11-1'", "UPDATE note SET kind = 'RAHASIA'", "UPDATE note SET text = X'FF'"],
)
def test_a_row_that_cannot_be_read_is_damage(library, damage: str) -> None:
    library.ledger.commit(entry(1, added(note())))
    with library.file.writing() as connection:
        connection.exec_driver_sql(damage.replace("X'FF'", "CAST(X'FF' AS TEXT)"))
    with pytest.raises(LedgerProblem) as caught:
        library.ledger.load(SESSION)
    assert caught.value.problem is Problem.DAMAGED
    assert library.check()
