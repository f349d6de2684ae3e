"""What the machine does to the library, by real causes, in the window: said at once, nothing lost, going on after."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.log import Contribution, contributions
from core.notes import AddNote, NoteKind
from db.backup import newest_good_backup
from db.library import open_library
from ui.dialogs.entry_dialog import EntryDialog
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the causes are made as Linux makes them")

NOBODY = 65534
WORDS = "Selokan di RT 05 tersumbat"
BIG = "hujan deras " * 300
AT_ONCE_S = 1.0


def say(program: Program, text: str) -> None:
    """Type an entry and send it."""
    line = program.window.live_page.line
    line.editor.setPlainText(text)
    line.editor.entered.emit()


def is_in_log(program: Program, text: str) -> bool:
    assert program.bridge.console is not None
    shown = any(row.text == text for row in program.bridge.console.log)
    kept = any(one.text == text for one in contributions(program.bridge.state))
    assert shown == kept
    return shown


def refused_and_kept_after(program: Program, words: str, mend: Callable[[], object]) -> None:
    """An entry is not kept and stays in the line, the sentence comes at once; then all is well and it is kept."""
    began = time.monotonic()
    say(program, WORDS)
    assert words in program.window.banner.text()
    assert not program.window.banner.isHidden()
    assert time.monotonic() - began < AT_ONCE_S
    assert program.window.live_page.line.text == WORDS
    assert not is_in_log(program, WORDS)
    mend()
    program.window.live_page.line.editor.entered.emit()
    assert is_in_log(program, WORDS)
    assert program.window.live_page.line.text == ""
    assert program.window.banner.isHidden()
    assert program.desk.library is not None
    assert program.desk.library.check() == []


def driver_of(program: Program) -> sqlite3.Connection:
    return program.desk.library.file.driver  # type: ignore[union-attr]


def test_a_file_that_may_not_grow(live: Program) -> None:
    driver = driver_of(live)
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(50):
        before = live.bridge.console
        if live.bridge.perform(AddNote(NoteKind.ATMOSPHERE, BIG)) is None:
            break
    assert "Diska penuh" in live.window.banner.text()
    assert live.bridge.console is before
    driver.execute("PRAGMA max_page_count = 1000000")
    assert live.bridge.perform(AddNote(NoteKind.ATMOSPHERE, BIG)) is not None
    assert live.window.banner.isHidden()


def test_a_file_that_was_renamed(live: Program, tmp_path: Path) -> None:
    path, away = tmp_path / "library.fgd", tmp_path / "elsewhere.fgd"
    path.rename(away)
    refused_and_kept_after(live, "dipindahkan atau diganti", lambda: away.rename(path))


def test_a_file_that_was_replaced_by_another(live: Program, tmp_path: Path) -> None:
    path, away = tmp_path / "library.fgd", tmp_path / "elsewhere.fgd"
    path.rename(away)
    shutil.copyfile(away, path)
    refused_and_kept_after(live, "dipindahkan atau diganti", lambda: away.replace(path))


def test_a_file_that_was_renamed_is_said_without_any_act(live: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path, away = tmp_path / "library.fgd", tmp_path / "elsewhere.fgd"
    path.rename(away)
    live.tick()
    assert "dipindahkan atau diganti" in live.window.banner.text()
    assert live.window.banner.act.text() == "Simpan salinan…"
    away.rename(path)
    live.tick()
    assert live.window.banner.isHidden()


def test_a_deleted_file_is_saved_as_a_copy(live: Program, tmp_path: Path) -> None:
    path = tmp_path / "library.fgd"
    path.unlink()
    say(live, WORDS)
    assert "dipindahkan atau diganti" in live.window.banner.text()
    assert live.desk.library is not None
    live.desk.library.save_copy(tmp_path / "salinan.fgd")
    copy = open_library(tmp_path / "salinan.fgd")
    assert copy.ledger.load(str(live.bridge.session_id)) == live.bridge.state
    copy.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three mebibytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@contextmanager
def program_on(
    path: Path, qtbot: QtBot, looks: Path, rights: Callable[[], AbstractContextManager[None]] = nullcontext
) -> Iterator[Program]:
    """The program, started with those rights on the library at ``path``."""
    from main import services_for

    look = Looks(QApplication.instance(), looks)  # type: ignore[arg-type]
    program = Program(services_for(str(path)), look, MainWindow())
    qtbot.addWidget(program.window)
    qtbot.addWidget(program.projector)
    program.window.show()
    with rights():
        program.start()
    try:
        yield program
    finally:
        program.end()
        look.end()


def test_a_disk_that_runs_full(small_disk: Path, sample_library: Path, qtbot: QtBot, tmp_path: Path) -> None:
    shutil.copyfile(sample_library, small_disk / "library.fgd")
    with program_on(small_disk / "library.fgd", qtbot, tmp_path / "settings.toml") as program:
        program.desk.choose(program.desk.sessions[0])
        filler = small_disk / "penuh"
        free = shutil.disk_usage(small_disk).free
        filler.write_bytes(bytes(free))
        refused_and_kept_after(program, "Diska penuh", filler.unlink)


def test_a_dialog_comes_back_with_what_was_typed(live: Program, tmp_path: Path) -> None:
    path, away = tmp_path / "library.fgd", tmp_path / "elsewhere.fgd"
    path.rename(away)
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, EntryDialog):
            seen.append("no dialog")
            return
        if not seen:
            dialog.text.setPlainText(WORDS)
        else:
            away.rename(path)
        seen.append(f"{dialog.text.toPlainText()}|{dialog.problem.text()}")
        if len(seen) < 2:
            QTimer.singleShot(0, answer)
        dialog.accept()

    QTimer.singleShot(0, answer)
    live.window.book.action("correct_entry").trigger()
    assert seen[0] == f"{WORDS}|"
    assert seen[1].startswith(f"{WORDS}|Berkas pustaka")
    assert live.bridge.state.table(Contribution)[live.window.live_page.selected_entry()].text == WORDS


def closed_by(program: Program) -> bool:
    event = QCloseEvent()
    program.window.closeEvent(event)
    return event.isAccepted()


def test_closing_with_something_not_kept_takes_a_second_time(live: Program, tmp_path: Path) -> None:
    path, away = tmp_path / "library.fgd", tmp_path / "elsewhere.fgd"
    path.rename(away)
    say(live, WORDS)
    assert not closed_by(live)
    assert "Tutup sekali lagi" in live.window.live_page.hints.sentence
    assert live.window.live_page.line.text == WORDS
    away.rename(path)
    live.window.live_page.line.editor.entered.emit()
    path.rename(away)
    say(live, WORDS)
    assert not closed_by(live), "what was kept meanwhile is no leave to lose more"
    assert closed_by(live)
    away.rename(path)


# At the start --------------------------------------------------------------------------------------------------------


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the computer can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    for place in (folder, *folder.rglob("*")):
        place.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def without_the_rights_of_root() -> Iterator[None]:
    """Root may write everywhere; nobody may not."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as driver:
        driver.execute("PRAGMA user_version = 9999")
    driver.close()


AT_START: dict[str, tuple[Callable[[Path], object], str]] = {
    "read-only file": (lambda path: path.chmod(0o444), "hanya dapat dibaca"),
    "read-only folder": (lambda path: path.parent.chmod(0o555), "Folder tidak dapat ditulisi"),
    "unreadable file": (lambda path: path.chmod(0o000), "Pustaka hanya dapat dibaca"),
    "another kind of file": (lambda path: path.write_text("Halo, ini surat. " * 99), "Bukan pustaka Lingkar"),
    "a newer library": (_newer, "Lingkar yang lebih baru"),
    "cut in half": (lambda path: path.write_bytes(path.read_bytes()[:60_000]), "rusak"),
    "a folder that is gone": (lambda path: shutil.rmtree(path.parent), "Tidak ada di sana"),
}


@pytest.mark.parametrize("cause", AT_START)
def test_what_is_wrong_at_the_start_is_a_sentence_and_mended_by_another_try(
    cause: str, open_folder: Path, sample_library: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    make, words = AT_START[cause]
    folder = open_folder / "data"
    folder.mkdir()
    path = folder / "library.fgd"
    shutil.copyfile(sample_library, path)
    for place in (folder, path):
        if os.geteuid() == 0:
            os.chown(place, NOBODY, NOBODY)
    make(path)
    before = contents(folder)
    with program_on(path, qtbot, tmp_path / "settings.toml", without_the_rights_of_root) as program:
        assert words in program.window.banner.text()
        assert program.desk.library is None
        assert program.window.banner.act.text() == ("Pulihkan…" if words == "rusak" else "Coba lagi")
        assert contents(folder) == before
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)
        path.unlink(missing_ok=True)
        shutil.copyfile(sample_library, path)
        if words == "rusak":
            assert newest_good_backup(path) is None
            assert program.desk.open_library()
        else:
            program.window.banner.act.click()
        assert program.window.banner.isHidden()
        assert len(program.desk.sessions) == 1


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.glob("*")} if folder.exists() else {}


def test_the_line_takes_keys_while_nothing_can_be_kept(live: Program, tmp_path: Path) -> None:
    path, away = tmp_path / "library.fgd", tmp_path / "elsewhere.fgd"
    path.rename(away)
    editor = live.window.live_page.line.editor
    editor.setFocus()
    QTest.keyClicks(editor, "air naik lagi")
    live.window.live_page.line.keep_draft()
    assert editor.toPlainText() == "air naik lagi"
    assert not live.window.banner.isHidden()
    away.rename(path)
    live.window.live_page.line.keep_draft()
    assert [draft.text for draft in live.bridge.drafts()] == ["@P10 /pendapat air naik lagi"]
