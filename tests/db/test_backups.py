"""Backups are verified, thinned, and good to go on with after any damage."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.live import LAPTOP
from core.notes import AddNote, NoteKind
from core.ports import Draft, LedgerProblem, Problem
from db.backup import (
    DAILY_FOR,
    NEWEST_KEPT,
    WEEKLY_FOR,
    backup_folder,
    backups_of,
    kept_times,
    newest_good_backup,
    restore,
)
from db.library import open_library
from db.making import TIME_STAMP, set_aside

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_backup_is_a_whole_library(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    saved = library.backup()
    assert saved is not None
    assert saved.parent == backup_folder(path)
    assert [file.name for file in saved.parent.iterdir()] == [saved.name]
    copy = open_library(saved)
    assert copy.ledger.load(live.session_id) == live.state
    assert copy.check() == []
    copy.close()


def test_there_is_no_backup_of_what_has_not_changed(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    assert library.backup() is not None
    assert library.backup() is None
    library.close()
    again = open_library(path)
    assert again.backup() is None
    again.ledger.keep_draft(Draft(live.session_id, "log_line", "Samp", NOW))
    assert again.backup() is not None
    again.close()
    assert len(backups_of(path)) == 2


def test_a_bad_newest_backup_is_made_anew(library, path: Path, hold_session) -> None:
    hold_session(library)
    saved = library.backup()
    saved.write_bytes(saved.read_bytes()[:5000])
    assert newest_good_backup(path) is None
    again = library.backup()
    assert again is not None
    assert newest_good_backup(path) == again


def test_other_files_in_the_folder_are_left_alone(library, path: Path, hold_session) -> None:
    hold_session(library)
    folder = backup_folder(path)
    folder.mkdir()
    (folder / "catatan.fgd").write_text("milik orang")
    library.backup()
    assert (folder / "catatan.fgd").read_text() == "milik orang"
    assert len(backups_of(path)) == 1


def test_old_backups_are_thinned(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    folder = backup_folder(path)
    folder.mkdir()
    long_ago = [NOW - timedelta(days=500, hours=hours) for hours in range(20)]
    for at in long_ago:
        (folder / f"{at.strftime(TIME_STAMP)}.fgd").write_bytes(b"")
    for number in range(NEWEST_KEPT):
        live.perform(AddNote(NoteKind.ATMOSPHERE, str(number)), LAPTOP)
        library.backup()
    times = [at for at, _ in backups_of(path)]
    assert len(times) == NEWEST_KEPT + len({(at.year, at.month) for at in long_ago})


@given(st.sets(st.integers(0, 800 * 24 * 60), min_size=1, max_size=150))
def test_what_is_kept(minutes_ago: set[int]) -> None:
    times = [NOW - timedelta(minutes=ago) for ago in minutes_ago]
    kept = kept_times(times, NOW)
    newest_first = sorted(times, reverse=True)
    assert kept <= set(times)
    assert set(newest_first[:NEWEST_KEPT]) <= kept
    assert {at.date() for at in kept if NOW - at <= DAILY_FOR} == {at.date() for at in times if NOW - at <= DAILY_FOR}
    old, old_kept = ([at for at in some if NOW - at > WEEKLY_FOR] for some in (times, kept))
    assert {(at.year, at.month) for at in old_kept} == {(at.year, at.month) for at in old}
    assert kept_times(kept, NOW) == kept


def cut(content: bytes) -> bytes:
    return content[: len(content) // 3]


def emptied(content: bytes) -> bytes:
    return b""


def overwritten(content: bytes) -> bytes:
    return b"\x00" * len(content)


def torn(content: bytes) -> bytes:
    return content[:4096] + b"\xa5" * 8192 + content[12288:]


def headless(content: bytes) -> bytes:
    return b"x" * 16 + content[16:]


@pytest.mark.parametrize("damage", [cut, emptied, overwritten, torn, headless], ids=lambda damage: damage.__name__)
def test_a_damaged_library_is_set_aside_and_its_backup_goes_on(
    library, path: Path, hold_session, damage: Callable[[bytes], bytes]
) -> None:
    live = hold_session(library)
    backup = library.backup()
    library.close()
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(LedgerProblem) as caught:
        open_library(path)
    if caught.value.problem is Problem.DAMAGED:
        assert caught.value.backup == str(backup)
    aside = restore(path, backup)
    assert aside.read_bytes() == damaged
    again = open_library(path)
    assert again.ledger.load(live.session_id) == live.state
    assert again.check() == []
    again.close()


def test_a_bad_backup_is_not_restored(library, path: Path, hold_session, tmp_path: Path) -> None:
    hold_session(library)
    library.close()
    before = path.read_bytes()
    bad = tmp_path / "bad.fgd"
    bad.write_bytes(before[:6000])
    with pytest.raises(LedgerProblem) as caught:
        restore(path, bad)
    assert (caught.value.problem, caught.value.place) == (Problem.DAMAGED, str(bad))
    assert path.read_bytes() == before


def test_a_library_is_set_aside_with_its_log(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    crashed = path.with_name("b.fgd")
    for suffix in ("", "-wal"):
        crashed.with_name(crashed.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    aside = set_aside(crashed)
    assert not crashed.exists()
    assert not crashed.with_name("b.fgd-wal").exists()
    again = open_library(aside)
    assert again.ledger.load(live.session_id) == live.state
    again.close()


def test_nothing_that_was_deleted_is_left_in_a_backup(library, hold_session) -> None:
    live = hold_session(library)
    library.ledger.keep_draft(Draft(live.session_id, "log_line", "RAHASIABESAR", NOW))
    library.ledger.keep_draft(Draft(live.session_id, "log_line", "", NOW))
    assert b"RAHASIABESAR" not in library.backup().read_bytes()
    library.close()
    assert b"RAHASIABESAR" not in library.path.read_bytes()


def test_a_backup_keeps_the_revision_and_the_id(library, hold_session) -> None:
    hold_session(library)
    with library.file.reading() as connection:
        ours = tuple(connection.exec_driver_sql("SELECT id, revision FROM library").one())
    bare = sqlite3.connect(library.backup())
    assert bare.execute("SELECT id, revision FROM library").fetchone() == ours
    bare.close()
