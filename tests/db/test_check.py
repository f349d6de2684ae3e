"""The check finds what SQLite does not see."""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from core.course import CloseSession
from core.live import LAPTOP, Step
from core.ports import LedgerProblem
from core.scans import KeepScan
from core.signing import FreezeContent, SealVersion
from core.versions import versions
from db.journal import linked
from db.library import open_library


def altered(path: Path, *statements: str) -> list[str]:
    """The codes that are found after somebody has altered the file past Lingkar."""
    bare = sqlite3.connect(path)
    bare.execute("DROP TRIGGER journal_no_update")
    bare.execute("DROP TRIGGER journal_no_delete")
    bare.execute("DROP TRIGGER personal_value_no_update")
    bare.close()
    return altered_again(path, *statements)


def altered_again(path: Path, *statements: str) -> list[str]:
    """As ``altered``, in a file whose triggers are gone or do not matter."""
    bare = sqlite3.connect(path)
    for statement in statements:
        assert bare.execute(statement).rowcount > 0, statement
    bare.commit()
    bare.close()
    library = open_library(path)
    found = library.check()
    library.close()
    assert all(finding.place for finding in found)
    return [finding.code for finding in found]


@pytest.fixture
def kept(library, path: Path, hold_session) -> Path:
    hold_session(library)
    hold_session(library)
    assert library.check() == []
    library.close()
    return path


def test_nothing_is_found_where_nothing_is_wrong(kept: Path) -> None:
    library = open_library(kept)
    assert library.check() == []
    library.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE note SET text = 'lain' WHERE id = (SELECT min(id) FROM note)", "tables_differ"),
        ("DELETE FROM note WHERE id = (SELECT min(id) FROM note)", "tables_differ"),
        ("UPDATE person SET arrived_at = NULL WHERE id = (SELECT min(id) FROM person)", "tables_differ"),
        ("UPDATE journal SET changes = replace(changes, 'masalah', 'usulan') WHERE seq = 11", "journal_chain"),
        (
            "UPDATE personal_value SET value = replace(value, 'menumpuk', 'berkurang') WHERE seq = 11",
            "personal_changed",
        ),
        ("UPDATE personal_value SET salt = replace(salt, substr(salt, 1, 1), 'x') WHERE seq = 11", "personal_changed"),
        ("UPDATE personal_value SET value = '[' WHERE seq = 11", "journal_unreadable"),
        ("DELETE FROM personal_value WHERE seq = 11", "personal_missing"),
        ("UPDATE personal_value SET seq = 10 WHERE seq = 11", "personal_missing"),
        ("INSERT INTO personal_value VALUES ('nobody', 1, 'x', 'x', 'x')", "personal_left"),
        ("UPDATE journal SET at = replace(at, 'T02', 'T03') WHERE seq = 3", "journal_chain"),
        ("UPDATE journal SET barrier = 1 - barrier WHERE seq = 3", "journal_chain"),
        ("UPDATE journal SET barrier = 7 WHERE seq = 3", "journal_chain"),
        ("UPDATE journal SET digest = replace(digest, '0', '1') WHERE seq = 3", "journal_chain"),
        ("DELETE FROM journal WHERE seq = 3", "journal_gap"),
        ("DELETE FROM journal WHERE seq = 1", "journal_gap"),
        ("UPDATE note SET noted_at = 'kemarin'", "rows_unreadable"),
        ("UPDATE note SET text = CAST(X'FF' AS TEXT)", "rows_unreadable"),
        ("UPDATE contribution SET person_id = 'x'", "foreign_keys"),
        ("INSERT INTO absentee SELECT id, 'tanpa jurnal', text, '', '' FROM note LIMIT 1", "tables_differ"),
    ],
)
def test_what_was_altered_is_found(kept: Path, statement: str, code: str) -> None:
    assert code in altered(kept, statement)


def test_a_journal_whose_end_was_cut_off_is_found_by_the_tables(kept: Path) -> None:
    codes = altered(kept, "DELETE FROM journal WHERE seq > 11")
    assert set(codes) == {"tables_differ", "personal_left"}


def told_anew(path: Path, edit: Callable[[int, str], str]) -> str:
    """Edit the journal of the newest session (seq and changes to changes) and link it anew; the id of the session."""
    library = open_library(path)
    session = library.sessions()[0].session_id
    library.close()
    bare = sqlite3.connect(path)
    bare.execute("DROP TRIGGER journal_no_update")
    rows = bare.execute("SELECT * FROM journal WHERE session_id = ? ORDER BY seq", (session,)).fetchall()
    digest = ""
    for row in rows:
        *fields, _, changes = row
        changes = edit(fields[1], changes)
        digest = linked(digest, [*fields[:6], bool(fields[6]), bool(fields[7]), fields[8], changes])
        bare.execute(
            "UPDATE journal SET changes = ?, digest = ? WHERE session_id = ? AND seq = ?",
            (changes, digest, session, fields[1]),
        )
    bare.commit()
    bare.close()
    return session


def test_a_journal_that_was_linked_anew_to_another_story_is_found(kept: Path) -> None:
    told_anew(kept, lambda _, changes: changes.replace('"kind":"masalah"', '"kind":"usulan"'))
    library = open_library(kept)
    assert {finding.code for finding in library.check()} == {"tables_differ"}
    library.close()


@pytest.mark.parametrize(
    "text", ["[", "7", "[7]", "[{}]", '[{"record": "Hantu", "before": null, "after": {}}]', '[{"erased": 7}]']
)
def test_a_journal_that_cannot_be_read_is_found(kept: Path, text: str) -> None:
    session = told_anew(kept, lambda seq, changes: text if seq == 1 else changes)
    library = open_library(kept)
    assert [finding.code for finding in library.check()] == ["journal_unreadable"]
    if "erased" not in text:
        with pytest.raises(LedgerProblem):
            library.ledger.entries(session, [1])
    library.close()


def test_a_sealed_version_without_its_own_file_is_found(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    for act in (CloseSession(), FreezeContent()):
        assert isinstance(live.perform(act, LAPTOP), Step)
    (version,) = versions(live.state)
    content = b64encode(b"%PDF-1.7 sealed").decode()
    assert isinstance(live.perform(SealVersion(version.id, content, ()), LAPTOP), Step)
    assert isinstance(live.perform(KeepScan(version.id, "kertas.pdf", b"%PDF-1.7 paper"), LAPTOP), Step)
    assert library.check() == []
    library.close()
    other = b64encode(b"%PDF-1.7 another").decode()
    assert altered(path, f"UPDATE sealed_file SET content = '{other}'") == ["sealed_file"]
    for statement in ("UPDATE sealed_file SET content = '?'", "DELETE FROM sealed_file"):
        assert altered_again(path, statement) == ["sealed_file"]
    assert altered_again(path, "UPDATE blob SET content = x'25504446'") == ["sealed_file", "blob"]
