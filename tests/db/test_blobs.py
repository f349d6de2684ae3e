"""Bytes beside the tables: kept with the act, once each, carried along, checked, swept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from core.blobs import blob_digest
from core.live import LAPTOP, LiveSession, Redo, Refusal, Step, Undo
from core.photos import AddPhoto, Photo, RemovePhoto, photos
from core.ports import LedgerProblem, Problem
from db.copying import copy_session
from db.library import SqliteLibrary, open_library

JPEG = b"\xff\xd8\xff\xe0 the map" * 100
DIGEST = blob_digest(JPEG)


def take_photo(live: LiveSession, content: bytes = JPEG) -> Photo:
    assert isinstance(live.perform(AddPhoto(content, 40, 30, "Peta"), LAPTOP), Step)
    return photos(live.state)[-1]


def count(library: SqliteLibrary) -> int:
    return library.file.driver.execute("SELECT count(*) FROM blob").fetchone()[0]


def test_a_photo_is_there_after_the_library_was_closed(library: SqliteLibrary, path: Path, hold_session) -> None:
    live = hold_session(library)
    photo = take_photo(live)
    take_photo(live)
    assert count(library) == 1
    assert library.check() == []
    library.close()
    library.close()
    again = open_library(path)
    assert again.ledger.blob(photo.blob) == JPEG
    assert again.ledger.blob("0" * 64) is None
    assert again.ledger.load(live.session_id) == live.state
    again.close()


def test_no_byte_of_a_photo_is_in_the_journal(library: SqliteLibrary, hold_session) -> None:
    live = hold_session(library)
    take_photo(live)
    (text,) = library.file.driver.execute("SELECT changes FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    (value,) = library.file.driver.execute("SELECT value FROM personal_value ORDER BY seq DESC LIMIT 1").fetchone()
    assert DIGEST in value
    assert DIGEST not in text
    assert len(text) + len(value) < 800


def test_an_act_that_is_not_kept_leaves_no_bytes(library: SqliteLibrary, hold_session) -> None:
    live = hold_session(library)
    pages = library.file.driver.execute("PRAGMA page_count").fetchone()[0]
    library.file.driver.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(LedgerProblem) as caught:
        live.perform(AddPhoto(JPEG + bytes(50_000), 40, 30), LAPTOP)
    assert caught.value.problem is Problem.DISK_FULL
    library.file.driver.execute("PRAGMA max_page_count = 1000000")
    assert (count(library), photos(live.state)) == (0, [])


def test_bytes_go_when_nothing_names_them_any_more(library: SqliteLibrary, path: Path, hold_session) -> None:
    live = hold_session(library)
    removed = take_photo(live, JPEG + b"other")
    take_photo(live)
    assert isinstance(live.perform(RemovePhoto(removed.id), LAPTOP), Step)
    assert isinstance(live.perform(Undo(), LAPTOP), Step)
    assert isinstance(live.perform(Redo(), LAPTOP), Step)
    assert count(library) == 2
    library.close()
    assert JPEG + b"other" not in path.read_bytes()
    again = open_library(path)
    assert count(again) == 1
    back = LiveSession(live.session_id, again.ledger, live.clock)
    assert isinstance(back.perform(Undo(), LAPTOP), Refusal)
    assert again.check() == []
    again.close()


def test_what_a_kept_text_names_stays(library: SqliteLibrary, path: Path) -> None:
    digest = library.keep_blob(JPEG)
    library.keep_blob(b"nobody's")
    library.keep("office", f'{{"logo": "{digest}"}}')
    library.close()
    again = open_library(path)
    assert again.ledger.blob(digest) == JPEG
    assert count(again) == 1
    again.keep("office", "")
    again.close()
    last = open_library(path)
    assert count(last) == 0
    last.close()


def test_copies_and_backups_carry_the_bytes(library: SqliteLibrary, tmp_path: Path, hold_session) -> None:
    live, other = hold_session(library), hold_session(library, "FGD-02")
    take_photo(live)
    take_photo(other, JPEG + b"other")
    target = open_library(tmp_path / "stick.fgd", create=True)
    copy_session(library, target, live.session_id)
    assert (target.ledger.blob(DIGEST), count(target)) == (JPEG, 1)
    assert target.check() == []
    target.close()
    backup = library.backup()
    assert backup is not None
    assert library.backup() is None
    restored = open_library(backup)
    assert restored.ledger.blob(DIGEST) == JPEG
    restored.close()


@pytest.mark.parametrize("statement", ["DELETE FROM blob", "UPDATE blob SET content = x'00'"])
def test_bytes_that_are_lost_or_altered_are_found(library, path: Path, hold_session, statement: str) -> None:
    photo = take_photo(hold_session(library))
    library.close()
    bare = sqlite3.connect(path)
    bare.execute(statement)
    bare.commit()
    bare.close()
    again = open_library(path)
    assert [(one.code, one.place.endswith(f"Photo {photo.id}")) for one in again.check()] == [("blob", True)]
    again.close()
