"""Putting a document on the disk: whole or not at all, and a sentence for what stood in the way."""

from __future__ import annotations

import errno
import os
import resource
import sys
from pathlib import Path

import pytest

from core.ports import LedgerProblem, Problem
from export.file import replace_file


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ba.pdf"
    replace_file(path, b"satu")
    replace_file(path, b"dua")
    assert path.read_bytes() == b"dua"
    assert names_in(tmp_path) == ["ba.pdf"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("tidak/ada/ba.pdf", Problem.NO_SUCH_PATH),
        ("berkas/ba.pdf", Problem.NO_SUCH_PATH),
        ("folder", Problem.CANNOT_OPEN),
        ("a\0b.pdf", Problem.CANNOT_OPEN),
    ],
)
def test_paths_that_cannot_be_written(tmp_path: Path, name: str, problem: Problem) -> None:
    (tmp_path / "berkas").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(LedgerProblem) as raised:
        replace_file(tmp_path / name, b"isi")
    assert raised.value.problem is problem
    assert raised.value.place
    assert sorted(names_in(tmp_path)) == ["berkas", "folder"]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.DISK_FULL),
        (errno.EDQUOT, Problem.DISK_FULL),
        (errno.EROFS, Problem.FOLDER_READ_ONLY),
        (errno.EACCES, Problem.FOLDER_READ_ONLY),
        (errno.EIO, Problem.IO_ERROR),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync"])
def test_what_the_disk_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: Problem, step: str
) -> None:
    path = tmp_path / "ba.pdf"
    path.write_bytes(b"lama")

    def fail(*arguments: object, **more: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(LedgerProblem) as raised:
        replace_file(path, b"baru")
    monkeypatch.undo()
    assert raised.value.problem is problem
    assert path.read_bytes() == b"lama"
    assert names_in(tmp_path) == ["ba.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_write_that_stops_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ba.pdf"
    path.write_bytes(b"lama")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(LedgerProblem):
            replace_file(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert path.read_bytes() == b"lama"
    assert names_in(tmp_path) == ["ba.pdf"]


def test_what_a_crash_left_of_the_same_file_goes(tmp_path: Path) -> None:
    path = tmp_path / "ba [1].pdf"
    left, young, other = (
        tmp_path / name for name in (f".{path.name}.ab12.part", f".{path.name}.cd34.part", ".x.ab.part")
    )
    for one in (left, young, other):
        one.write_bytes(b"half")
    for one in (left, other):
        os.utime(one, (0, 0))
    replace_file(path, b"whole")
    assert [one.exists() for one in (left, young, other)] == [False, True, True]
    assert path.read_bytes() == b"whole"
