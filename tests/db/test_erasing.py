"""Somebody is erased: from the records, the journal's values, drafts, old pages, the log of SQLite and the backups."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.actions import Code, refuse
from core.erasure import DuePerson, ErasePersonalData, ErasureRest, Ground, occurrences_of
from core.identity import random_id
from core.live import LAPTOP, LiveSession, Step, Undo
from core.log import Contribution, CorrectContribution, LogContribution
from core.minute_taking import minutes_of
from core.notes import AddNote, EditNote, Note, NoteKind
from core.people import AddPerson, Consent, Person, RecordConsent, RemovePerson, Sex
from core.photos import AddPhoto, Photo
from core.polls import DraftPoll, Poll
from core.ports import Draft, LedgerProblem, Problem
from core.voting import AnnulPoll, OpenPoll
from db.backup import backup_folder, backups_of
from db.erasing import is_erasing
from db.journal import Journal, erased_by
from db.ledger import CODECS
from db.library import SqliteLibrary, open_library, throwaway_library
from export.berita_acara import print_minutes
from tests.db.traces import files_naming, names

NAME = "Ningsih Wulandarë"
PARTS = ("Ningsih", "Wulandarë")
WITHDRAWN = (Ground.WITHDRAWN, "Data pribadi dihapus")


def act(live: LiveSession, action) -> Step:
    step = live.perform(action, LAPTOP)
    assert isinstance(step, Step), action
    return step


def add(live: LiveSession, action, kind):
    (record,) = [change.after for change in act(live, action).changes if isinstance(change.after, kind)]
    return record


@pytest.fixture
def live(library: SqliteLibrary, hold_session) -> LiveSession:
    """A session in which Ningsih is named in many places, in words that were changed since, and in two backups."""
    live = hold_session(library)
    theirs = add(live, AddPerson(Person(name=NAME, sex=Sex.FEMALE, age=41, rt="07", groups=("PKK",))), Person)
    twice = add(live, AddPerson(Person(name=NAME.upper(), sex=Sex.FEMALE)), Person)
    act(live, RemovePerson(twice.id))
    words = f'Kata "{NAME}"'
    said = Contribution(person_id=theirs.id, kind="usulan", text=words, said_at=live.clock.now())
    said = add(live, LogContribution(said), Contribution)
    act(live, CorrectContribution(replace(said, text=f"Kata Bu Ningsih,\n{'sampah ' * 500}")))
    note = add(live, AddNote(NoteKind.MODERATOR, "Wulandarë marah."), Note)
    library.backup()
    library.file.driver.execute("PRAGMA wal_checkpoint(PASSIVE)")
    act(live, EditNote(note.id, "Ada yang marah."))
    add(live, AddPhoto(b"\xff\xd8\xff photo", 40, 30, f"{PARTS[0]} di depan peta"), Photo)
    act(live, AddNote(NoteKind.ATMOSPHERE, "Dimas tenang."))
    library.ledger.keep_draft(Draft(live.session_id, "log_line", "P04: kata ningsih", live.clock.now()))
    library.backup()
    return live


def person(live: LiveSession) -> Person:
    return next(one for one in live.state.all(Person) if one.name == NAME)


def erase(live: LiveSession) -> Step:
    return act(live, ErasePersonalData(person(live).id, *WITHDRAWN, photo_ids=tuple(live.state.table(Photo))))


def test_nothing_of_the_name_is_left_in_any_file(library: SqliteLibrary, path: Path, live: LiveSession) -> None:
    folder = path.parent
    before = files_naming(folder, *PARTS)
    assert {path.name, f"{path.name}-wal"} <= before.keys()
    assert len([name for name in before if name.startswith(backup_folder(path).name)]) == 2
    others = {one.id: one for one in live.state.all(Person) if one.name != NAME}
    erased = person(live)
    erase(live)
    rest = library.finish_erasing()
    assert (rest.backups_dropped, rest.waiting, rest.set_aside) == (2, False, ())
    assert files_naming(folder, *PARTS) == {}
    assert library.check() == []
    assert [found for _, found in backups_of(path)] == [rest.backup]
    assert {one.id: one for one in live.state.all(Person) if one.id != erased.id} == others
    assert [draft.text for draft in library.ledger.drafts(live.session_id)] == ["P04: kata P04"]
    known = [one.name for one in library.known_people()]
    assert known
    assert NAME not in known
    library.close()
    assert files_naming(folder, *PARTS) == {}
    again = open_library(path)
    assert again.ledger.load(live.session_id) == live.state
    assert again.check() == []
    print_minutes(minutes_of(live.state, "", live.clock.now()), folder / "notula.pdf")
    assert files_naming(folder, *PARTS) == {}
    assert names((folder / "notula.pdf").read_bytes(), "P04") or erased.code == "P04"
    again.save_copy(folder / "salinan.fgd")
    assert files_naming(folder, *PARTS) == {}
    again.close()


def test_the_search_finds_what_is_packed(tmp_path: Path) -> None:
    packed = zlib.compress(f"BT ({NAME}) Tj".encode())
    for number, content in enumerate(
        (
            NAME.encode("utf-16-le"),
            json.dumps(NAME).encode(),
            b"%PDF stream\n" + packed,
            b64encode(b"%PDF" + bytes(90) + packed + bytes(90)),
        )
    ):
        (tmp_path / str(number)).write_bytes(content)
    assert len(files_naming(tmp_path, NAME)) == 4
    assert files_naming(tmp_path, "Nobody") == {}


def test_the_chain_holds_with_and_without_the_values(library: SqliteLibrary, live: LiveSession) -> None:
    head = library.ledger.head(live.session_id)
    erase(live)
    with library.file.reading() as connection:
        digests = [stored for _, stored in Journal(CODECS).links(connection, live.session_id)]
    assert head.digest == digests[head.seq - 1]
    assert library.ledger.head(live.session_id).digest == digests[-1]
    assert library.check() == []


def test_what_was_before_cannot_be_undone_and_what_comes_after_can(library: SqliteLibrary, live: LiveSession) -> None:
    erase(live)
    again = LiveSession(live.session_id, library.ledger, live.clock)
    assert again.perform(Undo(), LAPTOP) == refuse(Code.ERASED_SINCE)
    act(again, AddNote(NoteKind.MODERATOR, "Lain."))
    act(again, Undo())
    assert again.state == live.state
    assert library.check() == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("DELETE FROM personal_value WHERE seq = (SELECT max(seq) FROM personal_value)", "personal_missing"),
        ("INSERT INTO personal_value SELECT session_id, 1, '{gone}', 'aa', 'x' FROM journal LIMIT 1", "personal_left"),
        ("UPDATE person SET name = 'Ningsih' WHERE name = code", "tables_differ"),
    ],
)
def test_only_what_was_erased_may_be_missing(
    library: SqliteLibrary, path: Path, live: LiveSession, statement: str, code: str
) -> None:
    erase(live)
    (changes,) = library.file.driver.execute("SELECT changes FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    library.close()
    bare = sqlite3.connect(path)
    assert bare.execute(statement.format(gone=erased_by(changes)[0])).rowcount > 0
    bare.commit()
    bare.close()
    again = open_library(path)
    assert code in {finding.code for finding in again.check()}
    again.close()


def test_words_that_were_spared_keep_their_values(library: SqliteLibrary, live: LiveSession) -> None:
    note = add(live, AddNote(NoteKind.ATMOSPHERE, "minum ningsih"), Note)
    places = [one.place for one in occurrences_of(live.state, person(live)) if one.place.record_id == note.id]
    act(live, ErasePersonalData(person(live).id, *WITHDRAWN, spared=tuple(places)))
    assert library.check() == []
    assert live.state.get(Note, note.id) == note


def test_what_a_crash_left_is_cleared_at_the_next_opening(
    library: SqliteLibrary, path: Path, live: LiveSession
) -> None:
    backup = backups_of(path)[0][1]
    leftover = path.with_name(f".{path.name}.{random_id()}")
    leftover.write_bytes(backup.read_bytes())
    erase(live)
    assert is_erasing(library.file)
    shutil.copytree(path.parent, path.parent / "crashed")
    crashed = path.parent / "crashed" / path.name
    assert files_naming(crashed.parent, *PARTS) != {}
    again = open_library(crashed)
    assert not is_erasing(again.file)
    assert files_naming(crashed.parent, *PARTS) == {}
    assert again.finish_erasing() == ErasureRest()
    again.close()


def test_a_secret_poll_makes_it_wait(library: SqliteLibrary, hold_session, live: LiveSession, path: Path) -> None:
    other = hold_session(library, "FGD-02")
    poll = add(other, DraftPoll("consent_vote", "Setuju?", secret=True), Poll)
    act(other, OpenPoll(poll.id))
    erase(live)
    assert library.finish_erasing().waiting
    assert is_erasing(library.file)
    act(other, AnnulPoll(poll.id, "listrik padam"))
    assert library.finish_erasing().backups_dropped == 2
    assert files_naming(path.parent, *PARTS) == {}


def test_damaged_files_that_were_set_aside_are_named(library: SqliteLibrary, path: Path, live: LiveSession) -> None:
    aside = path.with_name(f"{path.stem}-damaged-20261101T000000000000Z{path.suffix}")
    aside.write_bytes(b"damaged")
    erase(live)
    assert library.finish_erasing().set_aside == (aside,)


def test_in_memory_there_are_no_backups(hold_session) -> None:
    library = throwaway_library()
    live = hold_session(library)
    act(live, ErasePersonalData(next(iter(live.state.table(Person))), *WITHDRAWN))
    assert library.finish_erasing() == ErasureRest()
    assert not is_erasing(library.file)
    assert library.check() == []
    library.close()


def test_who_was_to_be_kept_until_a_day_that_is_past(library: SqliteLibrary, live: LiveSession) -> None:
    first = person(live)
    given = {
        "take_part": True,
        "record_audio": True,
        "photo": True,
        "quote_by_name": True,
        "given_at": live.clock.now(),
    }
    act(live, RecordConsent(Consent(person_id=first.id, keep_until=date(2026, 1, 1), **given)))
    given["given_at"] += timedelta(seconds=1)
    act(live, RecordConsent(Consent(person_id=first.id, keep_until=date(2027, 1, 1), **given)))
    assert library.retention_over(date(2027, 1, 1)) == []
    (due,) = library.retention_over(date(2027, 1, 2))
    assert due == DuePerson(live.session_id, "FGD-01", first.id, first.code, NAME, date(2027, 1, 1))
    assert library.sessions_naming(NAME.upper(), but_not="another") == ["FGD-01"]
    assert library.sessions_naming(NAME, but_not=live.session_id) == []
    erase(live)
    assert library.retention_over(date(2027, 1, 2)) == []
    assert library.sessions_naming(NAME, but_not="another") == []


def test_a_journal_that_cannot_be_read_erases_nobody(library: SqliteLibrary, live: LiveSession) -> None:
    library.file.driver.execute("DROP TRIGGER personal_value_no_update")
    library.file.driver.execute("UPDATE personal_value SET value = '[' WHERE seq = 2")
    with pytest.raises(LedgerProblem) as caught:
        live.perform(ErasePersonalData(person(live).id, *WITHDRAWN), LAPTOP)
    assert caught.value.problem is Problem.DAMAGED
    assert not is_erasing(library.file)
    assert person(live).name == NAME
