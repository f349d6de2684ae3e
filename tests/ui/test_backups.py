"""Backups in the window: made by themselves, listed, restored; copies; and ways out of a damaged library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from core.course import CloseSession
from core.notes import AddNote, Note, NoteKind
from core.ports import LedgerProblem, PlaceRisk, Problem
from db.backup import backups_of
from db.library import open_library
from ui.backup_rounds import EVERY_MS, QUIET_MS
from ui.dialogs.backups_dialog import BackupsDialog, RescueDialog, size_words
from ui.library_handlers import LibraryHandlers
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program
from ui.services import Services

InDialog = Callable[[str, Callable[[QDialog], None]], None]


def agree_in_next(steps: list[Callable[[QDialog], None]]) -> list[BaseException]:
    """Do each step in the dialog that is open then, one after the other; what goes wrong is in the list."""
    errors: list[BaseException] = []

    def act(step: Callable[[QDialog], None]) -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, QDialog)
            step(dialog)
        except BaseException as error:
            errors.append(error)
            if isinstance(dialog, QDialog):
                dialog.reject()

    def run_first() -> None:
        step = steps.pop(0)
        if steps:
            QTimer.singleShot(0, run_first)
        act(step)

    QTimer.singleShot(0, run_first)
    return errors


def test_a_backup_is_made_when_a_session_ends(live: Program, qtbot: QtBot, tmp_path: Path) -> None:
    assert backups_of(tmp_path / "library.fgd") == []
    assert live.bridge.perform(CloseSession()) is not None
    qtbot.waitUntil(lambda: len(backups_of(tmp_path / "library.fgd")) == 1)


def test_a_backup_is_made_every_ten_minutes(live: Program, tmp_path: Path) -> None:
    assert EVERY_MS == 600_000
    assert live.backups._round.isActive()
    assert live.backups._round.interval() == EVERY_MS
    live.backups._round.timeout.emit()
    live.backups._round.timeout.emit()
    assert len(backups_of(tmp_path / "library.fgd")) == 1, "nothing had changed"
    live.bridge.perform(AddNote(NoteKind.MODERATOR, "berubah"))
    live.backups._round.timeout.emit()
    assert len(backups_of(tmp_path / "library.fgd")) == 2


def test_the_log_is_folded_in_when_nothing_is_done(live: Program, tmp_path: Path) -> None:
    log = tmp_path / "library.fgd-wal"
    live.bridge.perform(AddNote(NoteKind.MODERATOR, "berubah"))
    assert log.stat().st_size > 0
    assert live.backups._quiet.isActive()
    assert live.backups._quiet.interval() == QUIET_MS
    live.backups._quiet.timeout.emit()
    assert log.stat().st_size == 0
    live.bridge.perform(AddNote(NoteKind.MODERATOR, "lagi"))
    (tmp_path / "library.fgd").rename(tmp_path / "elsewhere.fgd")
    live.backups.fold()
    assert log.stat().st_size > 0, "what was moved away is left as it is"


def test_a_backup_that_cannot_be_made_is_said(live: Program, tmp_path: Path) -> None:
    (tmp_path / "library-backups").write_text("in the way")
    live.backups.make()
    assert "Cadangan tidak dapat dibuat" in live.window.live_page.hints.sentence


def test_a_backup_is_chosen_and_restored(live: Program, in_dialog: InDialog, tmp_path: Path) -> None:
    live.backups.make()
    live.bridge.perform(AddNote(NoteKind.MODERATOR, "sesudah cadangan"))
    shown: list[str] = []
    session_id = live.bridge.session_id

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        shown.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        errors.extend(agree_in_next([lambda confirm: confirm.accept()]))
        dialog.accept_button.click()

    errors: list[BaseException] = []
    in_dialog("backups", choose)
    assert errors == []
    assert len(shown) == 1
    assert "·" in shown[0]
    assert live.desk.library is not None
    notes = live.desk.library.ledger.load(str(session_id)).all(Note)
    assert "sesudah cadangan" not in [note.text for note in notes]
    aside = next(tmp_path.glob("library-damaged-*.fgd"))
    assert aside.name in live.window.status
    old = open_library(aside)
    assert "sesudah cadangan" in [note.text for note in old.ledger.load(str(session_id)).all(Note)]
    old.close()


def test_a_copy_is_saved_where_one_says(live: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "salinan"), ""))
    live.window.book.action("save_copy").trigger()
    copy = open_library(tmp_path / "salinan.fgd")
    assert copy.ledger.load(str(live.bridge.session_id)) == live.bridge.state
    copy.close()
    assert "salinan.fgd" in live.window.live_page.hints.sentence


@pytest.mark.parametrize(("size", "words"), [(1, "1 KB"), (312 * 1024, "312 KB"), (1_300_000, "1,2 MB")])
def test_sizes_are_for_reading(size: int, words: str) -> None:
    assert size_words(size) == words


@pytest.fixture
def started(qtbot: QtBot, qapp: QApplication, services: Services, tmp_path: Path):
    """Starts the program on what lies there, and ends it."""
    made: list[tuple[Program, Looks]] = []

    def start() -> Program:
        looks = Looks(qapp, tmp_path / "settings.toml")
        program = Program(services, looks, MainWindow())
        qtbot.addWidget(program.window)
        qtbot.addWidget(program.projector)
        program.window.show()
        program.start()
        made.append((program, looks))
        return program

    yield start
    for program, looks in made:
        program.end()
        looks.end()


def damage(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[:16] = bytes(16)
    path.write_bytes(content)
    return bytes(content)


@pytest.fixture
def damaged(sample_library: Path, tmp_path: Path) -> Path:
    """A library whose beginning is overwritten, with a good backup of it."""
    path = tmp_path / "library.fgd"
    path.write_bytes(sample_library.read_bytes())
    library = open_library(path)
    library.backup()
    library.close()
    damage(path)
    return path


def test_a_damaged_library_is_set_aside_for_its_backup(damaged: Path, started: Callable[[], Program]) -> None:
    content = damaged.read_bytes()
    program = started()
    assert program.desk.library is None
    assert "rusak" in program.window.banner.text()
    assert program.window.banner.act.text() == "Pulihkan…"

    def restore(dialog: QDialog) -> None:
        assert isinstance(dialog, RescueDialog)
        assert dialog.list.count() == 1
        dialog.accept_button.click()

    errors = agree_in_next([restore])
    QTest.mouseClick(program.window.banner.act, Qt.MouseButton.LeftButton)
    assert errors == []
    assert [one.fictional for one in program.desk.sessions] == [True]
    assert program.window.banner.isHidden()
    assert next(damaged.parent.glob("library-damaged-*.fgd")).read_bytes() == content


def test_a_damaged_library_is_set_aside_for_an_empty_one(damaged: Path, started: Callable[[], Program]) -> None:
    for _, backup in backups_of(damaged):
        backup.unlink()
    program = started()

    def begin_anew(dialog: QDialog) -> None:
        assert isinstance(dialog, RescueDialog)
        assert not dialog.accept_button.isEnabled()
        dialog.empty.click()

    errors = agree_in_next([begin_anew])
    program.window.banner.act.click()
    assert errors == []
    assert list(program.desk.sessions) == []
    assert program.desk.library is not None
    assert len(list(damaged.parent.glob("library-damaged-*.fgd"))) == 1


def test_leaving_the_question_leaves_the_file(damaged: Path, started: Callable[[], Program]) -> None:
    content = damaged.read_bytes()
    program = started()
    errors = agree_in_next([lambda dialog: dialog.reject()])
    program.window.banner.act.click()
    assert errors == []
    assert program.desk.library is None
    assert damaged.read_bytes() == content


def test_a_library_that_another_program_has_open_is_tried_again(
    sample_library: Path, tmp_path: Path, started: Callable[[], Program]
) -> None:
    import subprocess
    import sys

    path = tmp_path / "library.fgd"
    path.write_bytes(sample_library.read_bytes())
    lines = ("import sys", "from db.library import open_library", "library = open_library(sys.argv[1])")
    code = "\n".join([*lines, "print('open', flush=True)", "input()", "library.close()"])
    root = Path(__file__).parents[2]
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    program = started()
    assert "sudah dibuka di jendela lain" in program.window.banner.text()
    assert program.window.banner.act.text() == "Coba lagi"
    other.communicate("\n", timeout=20)
    program.window.banner.act.click()
    assert program.window.banner.isHidden()
    assert len(program.desk.sessions) == 1


def test_a_threatened_place_is_said_on_the_first_page(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program.window.home_page.place_warning.isHidden()
    library = program.desk.library
    assert library is not None
    monkeypatch.setattr(type(library), "risk", PlaceRisk.SYNCED)
    program.desk.read_sessions()
    assert not program.window.home_page.place_warning.isHidden()
    assert "disinkronkan" in program.window.home_page.place_warning.text()


def test_backups_that_cannot_be_listed_are_a_sentence(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise LedgerProblem(Problem.NOT_SUPPORTED, "postgresql")

    monkeypatch.setattr(program.window, "tell", told := [].append)
    handlers = next(iter(program.window.findChildren(LibraryHandlers)))
    monkeypatch.setattr(handlers._desk, "services", type("S", (), {"care": staticmethod(refuse)}))
    handlers.show_backups()
    assert told.__self__ == ["Belum didukung: postgresql"]


def test_sessions_are_taken_from_a_copy(
    program: Program, sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "salinan.fgd"
    copy.write_bytes(sample_library.read_bytes())
    chosen = [("", ""), (str(copy), ""), (str(tmp_path / "none.fgd"), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: chosen.pop(0))
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        told.append(" ".join(one.text() for one in dialog.findChildren(QLabel)))
        dialog.accept()

    program.window.book.action("take_sessions").trigger()
    assert program.desk.sessions == ()
    for _ in range(2):
        errors = agree_in_next([read])
        program.window.book.action("take_sessions").trigger()
        assert errors == []
    assert "diambil" in told[0]
    assert "none.fgd" in told[1]
    assert len(program.desk.sessions) == 1
