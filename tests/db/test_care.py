"""Copies of an open library, and what is done to a library that nobody has open."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.live import LAPTOP
from core.notes import AddNote, NoteKind
from core.ports import LedgerProblem, Problem
from db.backup import backup_folder
from db.care import FileCare
from db.library import open_library


def test_a_copy_is_one_file_that_opens(library, tmp_path: Path, hold_session) -> None:
    live = hold_session(library)
    target = tmp_path / "salinan.fgd"
    target.write_text("an older one")
    library.save_copy(target)
    live.perform(AddNote(NoteKind.ATMOSPHERE, "later"), LAPTOP)
    copy = open_library(target)
    assert [entry.seq for entry in copy.ledger.marks(live.session_id)] == [
        entry.seq for entry in library.ledger.marks(live.session_id)
    ][:-1]
    assert copy.check() == []
    copy.close()
    assert not target.with_name("salinan.fgd-wal").exists()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_folded_library_is_whole_without_its_log(library, path: Path, tmp_path: Path, hold_session) -> None:
    live = hold_session(library)
    library.fold()
    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    alone = tmp_path / "alone.fgd"
    alone.write_bytes(path.read_bytes())
    copy = open_library(alone)
    assert copy.ledger.load(live.session_id) == live.state
    copy.close()
    live.perform(AddNote(NoteKind.ATMOSPHERE, "later"), LAPTOP)
    path.rename(tmp_path / "elsewhere.fgd")
    with pytest.raises(LedgerProblem) as caught:
        library.fold()
    assert caught.value.problem is Problem.MOVED


def test_a_copy_of_a_library_that_was_moved(library, path: Path, tmp_path: Path, hold_session) -> None:
    live = hold_session(library)
    library.look()
    path.rename(tmp_path / "elsewhere.fgd")
    with pytest.raises(LedgerProblem) as caught:
        library.look()
    assert caught.value.problem is Problem.MOVED
    library.save_copy(tmp_path / "salinan.fgd")
    copy = open_library(tmp_path / "salinan.fgd")
    assert copy.ledger.load(live.session_id) == live.state
    copy.close()


def test_a_library_is_not_copied_over_itself(library, path: Path, hold_session) -> None:
    hold_session(library)
    with pytest.raises(LedgerProblem) as caught:
        library.save_copy(path)
    assert caught.value.problem is Problem.IN_USE
    assert library.check() == []


def test_a_copy_that_cannot_be_written_leaves_nothing(library, tmp_path: Path, hold_session) -> None:
    hold_session(library)
    with pytest.raises(LedgerProblem) as caught:
        library.save_copy(tmp_path / "none" / "salinan.fgd")
    assert caught.value.problem is Problem.NO_SUCH_PATH


def test_backups_have_dates_and_sizes(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    first = library.backup()
    live.perform(AddNote(NoteKind.ATMOSPHERE, "later"), LAPTOP)
    second = library.backup()
    found = FileCare(path).backups()
    assert [one.path for one in found] == [second, first]
    assert found[0].made_at > found[1].made_at
    assert all(one.size == one.path.stat().st_size > 0 for one in found)


def test_restoring_sets_the_library_aside(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    saved = library.backup()
    before = live.state
    live.perform(AddNote(NoteKind.ATMOSPHERE, "later"), LAPTOP)
    library.close()
    aside = FileCare(path).restore(saved)
    for place, state in ((path, before), (aside, live.state)):
        opened = open_library(place)
        assert opened.ledger.load(live.session_id) == state
        opened.close()


def test_a_library_set_aside_makes_room_for_an_empty_one(library, path: Path, hold_session) -> None:
    hold_session(library)
    library.close()
    damaged = path.read_bytes()[:5000]
    path.write_bytes(damaged)
    aside = FileCare(path).set_aside()
    assert aside.read_bytes() == damaged
    empty = open_library(path, create=True)
    assert empty.sessions() == []
    empty.close()


def test_nothing_that_people_said_stands_in_an_error(library) -> None:
    with pytest.raises(Exception, match="syntax error") as caught, library.file.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nothing VALUES (?)", ("Ibu Sari",))
    assert "Sari" not in str(caught.value)
    assert isinstance(caught.value.__cause__, sqlite3.Error)


def test_no_backups_is_an_empty_list(path: Path) -> None:
    assert FileCare(path).backups() == []
    assert not backup_folder(path).exists()
