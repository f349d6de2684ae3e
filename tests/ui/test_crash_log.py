"""Bugs end up in one file, which the next start finds."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from ui.crash_log import KEPT_FILES, CrashLog, last_crash, mark_seen, place_of, report_of

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
    assert crash.summary.endswith("test_crash_log.Boom")
    assert "the reason" not in log.path.read_text(encoding="utf-8").replace('Boom("the reason")', "")
    assert "raise_in" in crash.text
    assert len(told) == 1


SECRET = "Ibu Sari dari RT 05"


def no_key(words: str) -> object:
    return {}[words]


def no_file(words: str) -> object:
    return Path(words).read_text(encoding="utf-8")


def no_name(words: str) -> object:
    return words.absent  # type: ignore[attr-defined]


def unquoted(words: str) -> object:
    raise ValueError(f"nothing in quotes: {words}\n{words}\n    {words}")


def not_encoded(words: str) -> object:
    return f"{words}é".encode("ascii")


def noted(words: str) -> object:
    error = Boom(words)
    error.add_note(words)
    raise error


class Named(Exception):
    def __str__(self) -> str:
        return SECRET


def self_named(words: str) -> object:
    raise Named(words)


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        (no_key, "KeyError"),
        (no_file, "FileNotFoundError: No such file or directory"),
        (no_name, "AttributeError: absent"),
        (unquoted, "ValueError"),
        (not_encoded, "UnicodeEncodeError"),
        (noted, f"{__name__}.Boom"),
        (self_named, f"{__name__}.Named"),
    ],
)
def test_nothing_that_people_typed_is_written(
    log: CrashLog, capsys: pytest.CaptureFixture[str], fails: Callable[[str], object], said: str
) -> None:
    try:
        try:
            fails(SECRET)
        except Exception as error:
            raise Boom(SECRET) from error
    except Boom as error:
        sys.excepthook(type(error), error, error.__traceback__)
    crash = last_crash(log.path.parent)
    assert crash is not None
    for text in (crash.text, log.path.read_text(encoding="utf-8"), "".join(capsys.readouterr())):
        assert "Sari" not in text
        assert "dari RT" not in text
        assert f"\n{said}\n" in text
        assert f"in {fails.__name__}" in text
        assert str(ROOT) not in text


def test_an_error_that_led_to_itself_ends() -> None:
    one, other = Boom("a"), Boom("b")
    one.__cause__, other.__cause__ = other, one
    assert report_of(one).count("Boom") == 2


@pytest.mark.parametrize(
    ("filename", "place"),
    [
        (str(ROOT / "ui" / "desk.py"), "ui/desk.py"),
        ("/home/sari/.venv/lib/python3.11/site-packages/PySide6/x.py", "PySide6/x.py"),
        ("/home/sari/lib/python3.11/json/decoder.py", "json/decoder.py"),
        ("<string>", "<string>"),
    ],
)
def test_places_are_named_without_this_computer(filename: str, place: str) -> None:
    assert place_of(filename) == place


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
    assert ["in work" in told[0], "in __del__" in told[1]] == [True, True]
    crash = last_crash(log.path.parent)
    assert crash is not None
    assert crash.summary.endswith("Boom")


def test_a_message_of_qt_is_written_but_is_no_crash(log: CrashLog) -> None:
    qWarning("a small complaint about 'Bu Sari' in /home/sari/Sari.png")
    assert "== qt warning" in log.path.read_text(encoding="utf-8")
    assert "a small complaint about" in log.path.read_text(encoding="utf-8")
    assert "sari" not in log.path.read_text(encoding="utf-8").casefold()
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
