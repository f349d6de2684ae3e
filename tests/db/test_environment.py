"""Full disks, failing writes and read-only places, by real causes: the right problem, and nothing half done."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from core.live import LAPTOP, Step
from core.notes import AddNote, Note, NoteKind
from core.ports import LedgerProblem, Problem
from db.library import open_library
from db.problems import SQLITE_PROBLEMS, problem_of, problems_at

NOBODY = 65534
LONG = AddNote(NoteKind.ATMOSPHERE, "hujan deras " * 300)
SHORT = AddNote(NoteKind.ATMOSPHERE, "hujan")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the causes are made as Linux makes them")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user of the computer can reach (pytest's own is for one user alone)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o755)
    shutil.rmtree(folder)


def in_a_child(work: Callable[[], str]) -> str:
    """What ``work`` returns in a child process that has lost root's rights to write everywhere."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other tests' threads; the child starts none
        child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            answer = work()
        except LedgerProblem as problem:
            answer = problem.problem.value
        except BaseException as error:
            answer = repr(error)
        os.write(writing, answer.encode()[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer


def closed_library(folder: Path, hold_session) -> Path:
    path = folder / "a.fgd"
    library = open_library(path, create=True)
    hold_session(library)
    library.close()
    if os.geteuid() == 0:
        for place in (folder, path):
            os.chown(place, NOBODY, NOBODY)
    return path


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


@pytest.mark.parametrize("create", [False, True])
def test_a_read_only_file(folder: Path, hold_session, create: bool) -> None:
    path = closed_library(folder, hold_session)
    path.chmod(0o444)
    before = snapshot(folder)
    assert in_a_child(lambda: str(open_library(path, create=create))) == Problem.READ_ONLY
    assert snapshot(folder) == before


def test_a_file_in_a_read_only_folder(folder: Path, hold_session) -> None:
    path = closed_library(folder, hold_session)
    folder.chmod(0o555)
    before = snapshot(folder)
    assert in_a_child(lambda: str(open_library(path))) == Problem.FOLDER_READ_ONLY
    assert snapshot(folder) == before


def test_a_new_file_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    assert in_a_child(lambda: str(open_library(folder / "a.fgd", create=True))) == Problem.FOLDER_READ_ONLY
    assert list(folder.iterdir()) == []


def test_a_file_that_may_not_be_read(folder: Path, hold_session) -> None:
    path = closed_library(folder, hold_session)
    path.chmod(0)
    assert in_a_child(lambda: str(open_library(path))) == Problem.READ_ONLY


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may forbid itself something")
def test_a_file_that_the_system_holds_fast(folder: Path, hold_session) -> None:
    path = closed_library(folder, hold_session)
    if subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode:
        pytest.skip("this file system knows no immutable files")
    try:
        with pytest.raises(LedgerProblem) as caught:
            open_library(path)
    finally:
        subprocess.run(["chattr", "-i", path], check=True)
    assert caught.value.problem is Problem.READ_ONLY


def test_a_write_that_fails_keeps_nothing_and_the_next_may_succeed(folder: Path, hold_session) -> None:
    path = closed_library(folder, hold_session)

    def work() -> str:
        library = open_library(path)
        live = hold_session(library)
        size = path.with_name("a.fgd-wal").stat().st_size
        before = live.state
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        problem = None
        try:
            live.perform(LONG, LAPTOP)
        except LedgerProblem as caught:
            problem = caught.problem
        assert problem is Problem.IO_ERROR, problem
        assert live.state is before
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        return _goes_on(library, live, before)

    assert in_a_child(work) == "goes on"


def test_a_full_disk_keeps_nothing_and_the_next_small_act_may_succeed(library, hold_session) -> None:
    live = hold_session(library)
    before = live.state
    pages = library.file.driver.execute("PRAGMA page_count").fetchone()[0]
    library.file.driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerProblem) as caught:
        live.perform(LONG, LAPTOP)
    assert caught.value.problem is Problem.DISK_FULL
    assert live.state is before
    library.file.driver.execute("PRAGMA max_page_count = 1000000")
    assert _goes_on(library, live, before) == "goes on"


def _goes_on(library, live, before) -> str:
    """After a problem the tables are as before, and the session goes on."""
    assert library.ledger.load(live.session_id) == before
    assert isinstance(live.perform(SHORT, LAPTOP), Step)
    assert library.ledger.load(live.session_id) == live.state
    assert library.check() == []
    library.close()
    return "goes on"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one mebibyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_runs_full(small_disk: Path, hold_session) -> None:
    library = open_library(small_disk / "a.fgd", create=True)
    live = hold_session(library)
    problem = None
    for _ in range(2000):
        before = live.state
        try:
            live.perform(LONG, LAPTOP)
        except LedgerProblem as caught:
            problem = caught.problem
            break
    assert problem is Problem.DISK_FULL
    assert live.state is before
    assert len(live.state.table(Note)) > 10
    assert library.ledger.load(live.session_id) == live.state
    with pytest.raises(LedgerProblem) as caught:
        library.backup()
    assert caught.value.problem is Problem.DISK_FULL
    assert list((small_disk / "a-backups").iterdir()) == []
    assert library.check() == []
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert _goes_on(library, live, before) == "goes on"


def test_a_new_library_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "penuh").write_bytes(bytes(1000 * 1024))
    with pytest.raises(LedgerProblem) as caught:
        open_library(small_disk / "a.fgd", create=True)
    assert caught.value.problem is Problem.DISK_FULL
    assert [file.name for file in small_disk.iterdir()] == ["penuh"]


def test_a_new_library_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_library(tmp_path / "a.fgd", create=True).close()
    assert stat.S_IMODE((tmp_path / "a.fgd").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", sorted(SQLITE_PROBLEMS))
def test_every_name_of_sqlite_leads_to_its_problem(name: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = name
    wrapped = OperationalError("SELECT 1", None, error)
    assert problem_of(error) == problem_of(wrapped) == SQLITE_PROBLEMS[name]


def test_a_message_that_python_cannot_read_is_damage() -> None:
    assert problem_of(UnicodeDecodeError("utf-8", b"malformed \xa9", 10, 11, "invalid start byte")) is Problem.DAMAGED


def test_a_key_that_is_described_otherwise_than_others_refer_to_it_is_damage(tmp_path: Path) -> None:
    driver = sqlite3.connect(tmp_path / "x.db")
    driver.executescript(
        "PRAGMA foreign_keys = ON; CREATE TABLE poll (id TEXT);"
        "CREATE TABLE receipt (poll_id TEXT REFERENCES poll (id));"
    )
    with pytest.raises(LedgerProblem) as met, problems_at(tmp_path):
        driver.execute("INSERT INTO receipt VALUES ('a')")
    driver.close()
    assert met.value.problem is Problem.DAMAGED


def test_an_extended_name_counts_as_its_family() -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    assert problem_of(error) is Problem.IO_ERROR


@pytest.mark.parametrize("name", ["SQLITE_ERROR", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_MISUSE", ""])
def test_everything_else_is_a_bug(name: str, tmp_path: Path) -> None:
    error = sqlite3.OperationalError("x")
    if name:
        error.sqlite_errorname = name
    with pytest.raises(sqlite3.OperationalError), problems_at(tmp_path):
        raise error
    assert problem_of(ValueError()) is None


@pytest.mark.parametrize(
    ("code", "problem"),
    [(errno.ENOSPC, Problem.DISK_FULL), (errno.EROFS, Problem.READ_ONLY), (errno.EIO, Problem.IO_ERROR)],
)
def test_errors_of_the_system(code: int, problem: Problem, tmp_path: Path) -> None:
    with pytest.raises(LedgerProblem) as caught, problems_at(tmp_path / "a.fgd"):
        raise OSError(code, "x")
    assert (caught.value.problem, caught.value.place) == (problem, str(tmp_path / "a.fgd"))
