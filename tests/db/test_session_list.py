"""The list of sessions that is read before the library is opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.library import SqliteLibrary, open_library
from db.session_list import peek_sessions


def test_it_is_the_list_of_the_library(library: SqliteLibrary, hold_session: Callable[..., object]) -> None:
    hold_session(library)
    hold_session(library, "FGD-02")
    listed = library.sessions()
    library.close()
    before = library.path.read_bytes(), sorted(library.path.parent.iterdir())

    assert peek_sessions(library.path) == listed
    assert {one.code for one in listed} == {"FGD-01", "FGD-02"}
    assert listed[0].people > 0
    assert (library.path.read_bytes(), sorted(library.path.parent.iterdir())) == before


def test_a_library_in_use_is_not_read(library: SqliteLibrary, hold_session: Callable[..., object]) -> None:
    hold_session(library)
    assert peek_sessions(library.path) == []


@pytest.mark.parametrize("content", [b"", b"no library", b"SQLite format 3\x00" + b"\x01" * 200])
def test_what_is_no_library_has_no_sessions(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.fgd").write_bytes(content)
    assert peek_sessions(tmp_path / "x.fgd") == []


def test_nor_has_what_is_not_there(tmp_path: Path) -> None:
    assert peek_sessions(tmp_path / "x.fgd") == []
    assert peek_sessions(tmp_path) == []
    assert peek_sessions("postgresql://anywhere/x") == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_library_is_left_to_its_opening(path: Path, hold_session: Callable[..., object]) -> None:
    library = open_library(path, create=True)
    hold_session(library)
    library.close()
    torn = shutil.copy(path, path.with_name("torn.fgd"))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    Path(torn).write_bytes(content)
    assert peek_sessions(torn) == []


def test_it_needs_no_sqlalchemy(library: SqliteLibrary) -> None:
    library.close()
    program = "import sys; from db.session_list import peek_sessions; peek_sessions(sys.argv[1]);"
    program += " print([m for m in ('sqlalchemy', 'core.minutes', 'core.actions') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program, str(library.path)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
