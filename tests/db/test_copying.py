"""A session goes from one library to another, whole, once, with the same head of its journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step, Undo
from core.ports import LedgerProblem, Problem
from db.copying import copy_session
from db.library import SqliteLibrary, open_library


@pytest.fixture
def target(tmp_path: Path):
    library = open_library(tmp_path / "target.fgd", create=True)
    yield library
    library.close()


def test_a_session_is_copied_with_its_journal(library: SqliteLibrary, target: SqliteLibrary, hold_session) -> None:
    live, other = hold_session(library), hold_session(library)
    assert copy_session(library, target, live.session_id) is True
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
    assert copy_session(library, target, live.session_id) is False
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
    assert copy_session(library, target, live.session_id) is True
