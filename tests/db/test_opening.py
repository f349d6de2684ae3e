"""What a library may be met with when it is opened: the right problem each, and every byte as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.identity import random_id, uuid7
from core.ports import LedgerProblem, Problem
from db.backup import backup_folder
from db.header import APPLICATION_ID
from db.library import open_library
from db.location import default_path
from db.migrations import current_version

ROOT = Path(__file__).parents[2]


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def refused(path: Path | str, *, create: bool = False) -> LedgerProblem:
    with pytest.raises(LedgerProblem) as caught:
        open_library(path, create=create)
    return caught.value


def refused_untouched(path: Path, *, create: bool = False) -> LedgerProblem:
    before = files_in(path.parent)
    problem = refused(path, create=create)
    assert files_in(path.parent) == before
    return problem


@pytest.fixture
def closed(library, path: Path, hold_session) -> Path:
    """A library with a session in it, closed."""
    hold_session(library)
    library.close()
    return path


def test_a_format_of_the_schema_that_does_not_exist_is_damage(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[47] = 9  # SQLite file format, 1.3.11 "Schema format number"
    closed.write_bytes(content)
    assert refused_untouched(closed).problem is Problem.DAMAGED


@pytest.mark.parametrize(
    ("old", "new"), [("planned_start_at", "planned_start_az"), ("CREATE TABLE pause", "CREATE TABLE pausf")]
)
def test_a_damaged_description_of_a_table_is_damage(closed: Path, old: str, new: str) -> None:
    content = closed.read_bytes()
    assert old.encode() in content
    closed.write_bytes(content.replace(old.encode(), new.encode()))
    assert refused_untouched(closed).problem is Problem.DAMAGED


def test_a_new_library_is_one_file_that_says_what_it_is(library, path: Path) -> None:
    library.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    bare = sqlite3.connect(path)
    assert bare.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert bare.execute("PRAGMA user_version").fetchone() == (current_version(),)
    assert bare.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    bare.close()


def test_an_open_library_loses_no_act_in_a_power_cut(library, path: Path) -> None:
    with library.file.writing() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "recursive_triggers")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "secure_delete": 1,
        "recursive_triggers": 1,
    }


def test_closing_leaves_one_file_with_everything_in_it(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    assert (path.parent / f"{path.name}-wal").exists()
    library.close()
    library.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    again = open_library(path)
    assert again.ledger.load(live.session_id) == live.state
    again.close()


@pytest.mark.parametrize("create", [False, True])
def test_no_such_folder(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "tidak ada" / "a.fgd"
    assert refused(path, create=create).problem is Problem.NO_SUCH_PATH
    assert list(tmp_path.iterdir()) == []


def test_no_such_file_makes_nothing_unless_asked(tmp_path: Path) -> None:
    problem = refused(tmp_path / "a.fgd")
    assert (problem.problem, problem.place) == (Problem.NO_SUCH_PATH, str(tmp_path / "a.fgd"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "a.fgd", create=True).problem is Problem.NO_SUCH_PATH


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    "content", [b"", b"halo", b"%PDF-1.7\n" + b"x" * 5000, bytes(4096), bytes(range(256)) * 64], ids=len
)
def test_another_kind_of_file(path: Path, content: bytes, create: bool) -> None:
    path.write_bytes(content)
    assert refused_untouched(path, create=create).problem is Problem.NOT_A_LIBRARY


def test_a_folder(tmp_path: Path) -> None:
    assert refused_untouched(tmp_path).problem is Problem.NOT_A_LIBRARY


def test_the_database_of_another_program(path: Path) -> None:
    bare = sqlite3.connect(path)
    bare.execute("CREATE TABLE session (id TEXT)")
    bare.execute("PRAGMA user_version = 1")
    bare.commit()
    bare.close()
    assert refused_untouched(path).problem is Problem.NOT_A_LIBRARY


def test_a_library_of_a_newer_program(closed: Path) -> None:
    bare = sqlite3.connect(closed)
    bare.execute(f"PRAGMA user_version = {current_version() + 1}")
    bare.execute("ALTER TABLE session RENAME TO sesi")
    bare.commit()
    bare.close()
    assert refused_untouched(closed).problem is Problem.NEWER


def cut_in_half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_to_half_a_header(content: bytes) -> bytes:
    return content[:50]


def without_its_first_words(content: bytes) -> bytes:
    return bytes(16) + content[16:]


def with_a_torn_page(content: bytes) -> bytes:
    return content[:4096] + b"\xa5" * 4096 + content[8192:]


def without_its_version(content: bytes) -> bytes:
    return content[:60] + bytes(4) + content[64:]


DAMAGES = [cut_in_half, cut_to_half_a_header, without_its_first_words, with_a_torn_page, without_its_version]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_library(closed: Path, damage: Callable[[bytes], bytes]) -> None:
    closed.write_bytes(damage(closed.read_bytes()))
    problem = refused_untouched(closed)
    assert (problem.problem, problem.place, problem.backup) == (Problem.DAMAGED, str(closed), "")


def test_a_library_that_this_program_has_open(library, path: Path) -> None:
    assert refused(path).problem is Problem.IN_USE
    link = path.with_name("tautan.fgd")
    link.symlink_to(path)
    assert refused(link).problem is Problem.IN_USE
    assert opened_by_another_program(path) == "in_use"


def test_a_library_that_another_program_has_open(library, path: Path, hold_session) -> None:
    assert opened_by_another_program(path) == "in_use"
    live = hold_session(library)
    assert opened_by_another_program(path) == "in_use"
    assert library.ledger.load(live.session_id) == live.state
    library.close()
    assert opened_by_another_program(path) == "1"


def opened_by_another_program(path: Path) -> str:
    """What another program gets: a problem, or how many sessions it finds."""
    code = (
        "import sys; from core.ports import LedgerProblem; from db.library import open_library\n"
        "try:\n"
        "    library = open_library(sys.argv[1]); print(len(library.sessions())); library.close()\n"
        "except LedgerProblem as problem: print(problem.problem.value)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_a_refused_library_can_be_opened_later(closed: Path) -> None:
    sound = closed.read_bytes()
    closed.write_bytes(cut_in_half(sound))
    assert refused(closed).problem is Problem.DAMAGED
    closed.write_bytes(sound)
    open_library(closed).close()


def copied_as_after_a_crash(library_path: Path, folder: Path) -> Path:
    """The file and its log as they are while the library is open."""
    folder.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(library_path.with_name(library_path.name + suffix), folder / f"a.fgd{suffix}")
    return folder / "a.fgd"


def test_a_library_that_was_not_closed_has_every_act(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    crashed = copied_as_after_a_crash(path, path.parent / "crash")
    again = open_library(crashed)
    assert again.ledger.load(live.session_id) == live.state
    assert again.check() == []
    again.close()
    assert [file.name for file in crashed.parent.iterdir()] == ["a.fgd"]


def test_the_log_of_another_library_is_not_taken_for_its_own(library, path: Path, hold_session) -> None:
    hold_session(library)
    crashed = copied_as_after_a_crash(path, path.parent / "crash")
    other = open_library(path.parent / "other.fgd", create=True)
    hold_session(other)
    shutil.copy(other.path.with_name("other.fgd-wal"), crashed.with_name("a.fgd-wal"))
    other.close()
    before = files_in(crashed.parent)
    assert refused(crashed).problem is Problem.DAMAGED
    after = files_in(crashed.parent)
    assert {name: after[name] for name in before} == before


def test_a_library_that_died_while_its_log_was_folded_in_is_read_with_the_log(library, path, hold_session) -> None:
    live = hold_session(library)
    page_size = library.file.driver.execute("PRAGMA page_size").fetchone()[0]
    page = library.file.driver.execute("SELECT rootpage FROM sqlite_master WHERE name = 'library'").fetchone()[0]
    crashed = copied_as_after_a_crash(path, path.parent / "crash")
    content = bytearray(crashed.read_bytes())
    content[(page - 1) * page_size : page * page_size] = b"\xa5" * page_size  # half written; the log has it whole
    crashed.write_bytes(content)
    again = open_library(crashed)
    assert again.ledger.load(live.session_id) == live.state
    assert again.check() == []
    again.close()


def test_an_older_log_of_the_same_library_is_not_taken(library, path: Path, hold_session) -> None:
    hold_session(library)
    crashed = copied_as_after_a_crash(path, path.parent / "crash")
    hold_session(library)
    library.close()
    shutil.copy(path, crashed)
    assert refused(crashed).problem is Problem.DAMAGED


@pytest.mark.parametrize("url", ["postgresql://user:secret@host/db", "sqlite://", "sqlite:///", "mysql+x://h/d"])
def test_other_urls_are_refused_without_their_passwords(url: str) -> None:
    problem = refused(url)
    assert problem.problem is Problem.NOT_SUPPORTED
    assert "secret" not in problem.place


def test_a_library_is_named_by_a_url_too(closed: Path) -> None:
    library = open_library(f"sqlite:///{closed}")
    assert library.location == str(closed)
    library.close()


def test_a_relative_path(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(closed.parent)
    library = open_library(closed.name)
    assert len(library.sessions()) == 1
    library.close()


def test_the_users_own_library_is_made_with_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    assert refused(default_path()).problem is Problem.NO_SUCH_PATH
    library = open_library(create=True)
    assert library.path == default_path()
    assert tmp_path in library.path.parents
    library.close()


def test_an_act_is_not_kept_in_a_file_that_was_moved(library, path: Path, hold_session) -> None:
    live = hold_session(library)
    path.rename(path.with_name("dipindah.fgd"))
    for act in (lambda: library.ledger.head(live.session_id), library.sessions):
        with pytest.raises(LedgerProblem) as caught:
            act()
        assert caught.value.problem is Problem.MOVED
    saved = library.backup()
    assert saved is not None
    library.close()
    again = open_library(saved)
    assert again.ledger.load(live.session_id) == live.state
    again.close()


def test_closing_leaves_the_file_alone_that_took_the_place(library, path: Path, tmp_path: Path, hold_session) -> None:
    hold_session(library)
    path.replace(tmp_path / "dipindah.fgd")
    other = open_library(path, create=True)
    hold_session(other)
    assert refused(path).problem is Problem.IN_USE
    library.close()
    assert len(other.sessions()) == 1
    other.close()
    again = open_library(path)
    assert again.check() == []
    again.close()


def test_find_by_id_beginning_and_code(library, hold_session) -> None:
    first, second = hold_session(library, "FGD-É01"), hold_session(library, "FGD-02")
    for live, code in ((first, "fgd-é01"), (second, " FGD-02 ")):
        assert library.find(live.session_id) == live.session_id
        assert library.find(live.session_id.upper()[:-1]) == live.session_id
        assert library.find(code) == live.session_id
    for text, problem in (
        (first.session_id[:8], Problem.AMBIGUOUS_SESSION),
        ("FGD", Problem.NO_SUCH_SESSION),
        ("", Problem.NO_SUCH_SESSION),
        (uuid7(), Problem.NO_SUCH_SESSION),
    ):
        with pytest.raises(LedgerProblem) as caught:
            library.find(text)
        assert (caught.value.problem, caught.value.place) == (problem, text)


def test_sessions_are_listed_the_one_touched_last_first(library, hold_session) -> None:
    assert list(library.sessions()) == []
    first, second = hold_session(library, "FGD-01"), hold_session(library, "FGD-02")
    (newest, oldest) = library.sessions()
    assert {newest.session_id, oldest.session_id} == {first.session_id, second.session_id}
    assert (newest.people, newest.contributions, newest.phase.value) == (3, 1, "running")
    assert newest.last_act_at == second.clock.now()


def test_what_a_crash_left_of_files_being_made_is_swept(path: Path) -> None:
    backups = backup_folder(path)
    backups.mkdir()
    left = [
        path.with_name(f".{path.name}.{random_id()}"),
        backups / f".20261111T020000000000Z.fgd.{random_id()}-journal",
    ]
    young, other = path.with_name(f".{path.name}.{random_id()}"), path.with_name(f".{path.name}.mine")
    for one in (*left, young, other):
        one.write_bytes(b"half")
    for one in (*left, other):
        os.utime(one, (0, 0))
    open_library(path, create=True).close()
    assert not any(one.exists() for one in left)
    assert young.exists()
    assert other.exists()
