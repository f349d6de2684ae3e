"""Bugs end up in one file, which the next start finds."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from ui.crash_log import KEPT_FILES, CrashLog, last_crash, mark_seen

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def log(tmp_path: Path, told: list[str]) -> Iterator[CrashLog]:
    log = CrashLog(tmp_path / "log", told.append)
    log.install()
    yield log
    log.close()


class Boom(Exception):
    pass


def raise_in(hook: object) -> None:
    try:
        raise Boom("the reason")
    except Boom as error:
        hook(type(error), error, error.__traceback__)


def test_an_exception_is_written_told_and_found(log: CrashLog, told: list[str]) -> None:
    raise_in(sys.excepthook)
    crash = last_crash(log.path.parent)
    assert crash is not None
    assert crash.summary.endswith("Boom: the reason")
    assert "raise_in" in crash.text
    assert len(told) == 1


def test_what_an_error_quotes_is_left_out(log: CrashLog) -> None:
    secret = "Ibu Sari dari RT 05"
    try:
        try:
            _ = {}[secret]
        except KeyError as error:
            raise ValueError(f"'{secret}' and \"{secret}\"\n{secret}\n    {secret}") from error
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    crash = last_crash(log.path.parent)
    assert crash is not None
    assert "Sari" not in crash.text
    assert "KeyError: '…'" in crash.text
    assert "ValueError: '…'" in crash.text
    assert "in test_what_an_error_quotes_is_left_out" in crash.text
    assert "_ = {}[secret]" in crash.text


def test_a_seen_crash_is_not_told_again(log: CrashLog) -> None:
    raise_in(sys.excepthook)
    log.close()
    crash = last_crash(log.path.parent)
    assert crash is not None
    mark_seen(crash)
    assert last_crash(log.path.parent) is None
    assert len(list(log.path.parent.iterdir())) == 1


def test_a_thread_and_an_unraisable_are_written(log: CrashLog, told: list[str]) -> None:
    class Rude:
        def __del__(self) -> None:
            raise Boom("in a finalizer")

    def work() -> None:
        raise Boom("in a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    Rude()
    assert ["in a thread" in told[0], "in a finalizer" in told[1]] == [True, True]
    crash = last_crash(log.path.parent)
    assert crash is not None
    assert crash.summary.endswith("Boom: in a finalizer")


def test_a_message_of_qt_is_written_but_is_no_crash(log: CrashLog) -> None:
    qWarning("a small complaint")
    assert "== qt warning" in log.path.read_text(encoding="utf-8")
    assert "a small complaint" in log.path.read_text(encoding="utf-8")
    assert last_crash(log.path.parent) is None


def test_ctrl_c_is_no_bug(log: CrashLog, told: list[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert last_crash(log.path.parent) is None


def test_a_run_without_bugs_leaves_no_file_and_gives_the_hooks_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    log = CrashLog(tmp_path)
    log.install()
    assert sys.excepthook != before[0]
    log.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert list(tmp_path.iterdir()) == []


def test_a_fatal_signal_is_found_by_the_next_start(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path; from ui.crash_log import CrashLog\n"
        "CrashLog(Path(sys.argv[1])).install(); os.kill(os.getpid(), signal.SIGSEGV)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    child = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=False)
    assert child.returncode != 0
    crash = last_crash(tmp_path)
    assert crash is not None
    assert crash.summary == "Fatal Python error: Segmentation fault"


def test_only_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT_FILES + 5):
        (tmp_path / f"2026010{number // 10}T00000{number % 10}.log").write_text("== exception\nold", encoding="utf-8")
    log = CrashLog(tmp_path)
    assert len(list(tmp_path.iterdir())) == KEPT_FILES
    assert log.path.exists()
    log.close()


def test_no_folder_is_no_crash(tmp_path: Path) -> None:
    assert last_crash(tmp_path / "missing") is None
