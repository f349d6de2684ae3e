"""A session goes from one library to another, whole, once, with the same head of its journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.erasure import ErasePersonalData, Ground
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step, Undo
from core.notes import AddNote, NoteKind
from core.people import Person
from core.ports import LedgerProblem, Problem, Taken
from db.backup import backups_of
from db.copying import copy_session
from db.erasing import is_erasing
from db.library import SqliteLibrary, open_library
from tests.db.traces import names


@pytest.fixture
def target(tmp_path: Path):
    library = open_library(tmp_path / "target.fgd", create=True)
    yield library
    library.close()


def test_a_session_is_copied_with_its_journal(library: SqliteLibrary, target: SqliteLibrary, hold_session) -> None:
    live, other = hold_session(library), hold_session(library)
    assert copy_session(library, target, live.session_id) is Taken.NEW
    assert target.ledger.load(live.session_id) == live.state
    assert target.ledger.head(live.session_id) == library.ledger.head(live.session_id)
    assert target.ledger.marks(live.session_id) == library.ledger.marks(live.session_id)
    assert target.ledger.load(other.session_id).tables == {}
    assert target.check() == []


def test_copying_again_changes_nothing(library: SqliteLibrary, target: SqliteLibrary, hold_session) -> None:
    live = hold_session(library)
    copy_session(library, target, live.session_id)
    there = LiveSession(live.session_id, target.ledger, live.clock)
    assert isinstance(there.perform(Undo(), LAPTOP), Step)
    assert copy_session(library, target, live.session_id) is Taken.KNOWN
    assert target.ledger.load(live.session_id) == there.state


def test_a_session_that_is_not_there(library: SqliteLibrary, target: SqliteLibrary) -> None:
    with pytest.raises(LedgerProblem) as caught:
        copy_session(library, target, uuid7())
    assert caught.value.problem is Problem.NO_SUCH_SESSION


def test_a_copy_that_fails_leaves_nothing(library: SqliteLibrary, target: SqliteLibrary, hold_session) -> None:
    live = hold_session(library)
    pages = target.file.driver.execute("PRAGMA page_count").fetchone()[0]
    target.file.driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerProblem) as caught:
        copy_session(library, target, live.session_id)
    assert caught.value.problem is Problem.DISK_FULL
    target.file.driver.execute("PRAGMA max_page_count = 1000000")
    assert list(target.sessions()) == []
    assert target.ledger.head(live.session_id).seq == 0
    assert copy_session(library, target, live.session_id) is Taken.NEW


def go_on(live: LiveSession, words: str) -> None:
    assert isinstance(live.perform(AddNote(NoteKind.MODERATOR, words), LAPTOP), Step)


def test_an_older_copy_is_brought_up_to_date(library: SqliteLibrary, target: SqliteLibrary, hold_session) -> None:
    live, other = hold_session(library), hold_session(target)
    copy_session(library, target, live.session_id)
    target.backup()
    go_on(live, "di rumah")
    assert copy_session(library, target, live.session_id) is Taken.UPDATED
    assert len(backups_of(target.path)) == 1
    assert not is_erasing(target.file)
    assert target.ledger.load(live.session_id) == live.state
    assert target.ledger.load(other.session_id) == other.state
    assert target.ledger.head(live.session_id) == library.ledger.head(live.session_id)
    assert target.check() == []
    assert copy_session(library, target, live.session_id) is Taken.KNOWN


def test_two_that_went_on_differently_stay_as_they_are(
    library: SqliteLibrary, target: SqliteLibrary, hold_session
) -> None:
    live = hold_session(library)
    copy_session(library, target, live.session_id)
    there = LiveSession(live.session_id, target.ledger, live.clock)
    go_on(live, "di sini")
    go_on(there, "di sana")
    go_on(there, "lagi")
    for one, other in ((library, target), (target, library)):
        assert copy_session(one, other, live.session_id) is Taken.DIFFERENT
    assert library.ledger.load(live.session_id) == live.state
    assert target.ledger.load(live.session_id) == there.state


def test_who_was_erased_in_one_copy_is_erased_in_the_other_and_never_comes_back(
    library: SqliteLibrary, target: SqliteLibrary, hold_session, tmp_path: Path
) -> None:
    live = hold_session(library)
    copy_session(library, target, live.session_id)
    target.backup()
    name = next(person for person in live.state.all(Person) if person.name == "Maryani")
    assert isinstance(live.perform(ErasePersonalData(name.id, Ground.WITHDRAWN, "dihapus"), LAPTOP), Step)
    assert "Maryani" in {one.name for one in target.known_people()}
    assert copy_session(target, library, live.session_id) is Taken.KNOWN
    assert copy_session(library, target, live.session_id) is Taken.UPDATED
    assert target.check() == []
    files = [target.path, target.path.with_name("target.fgd-wal"), *(path for _, path in backups_of(target.path))]
    assert [path for path in files if names(path.read_bytes(), "Maryani")] == []
