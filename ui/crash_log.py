"""The one place where bugs end up: exceptions nobody caught, fatal signals, and what Qt complains about.

Each run of the window has a file of its own in the log folder. A run that went well leaves none behind;
the next start finds what a crash left (`last_crash`). What an error says may be a name or somebody's words, so it is
not written: only its type, the places in the program with their lines, and what the language or the system itself says
(`saying_of`). Places are named without the folders of this computer, in which its user's name may stand.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

KEPT_FILES = 10
LONGEST_MESSAGE = 300
LONGEST_CHAIN = 8
ROOT = Path(__file__).parents[1]
_QUOTED = re.compile(r"""(["'“‘]).*["'”’]""")
_PATH = re.compile(r"\S*[/\\]\S*")
_FILE = re.compile(r'File "([^"]*)"')
NEW, SEEN = ".log", ".seen.log"
_CRASH_SIGNS = ("== exception", "== thread", "== unraisable", "== qt fatal", "Fatal Python error", "Windows fatal")
_QT_KINDS = {
    QtMsgType.QtDebugMsg: "qt debug",
    QtMsgType.QtInfoMsg: "qt info",
    QtMsgType.QtWarningMsg: "qt warning",
    QtMsgType.QtCriticalMsg: "qt critical",
    QtMsgType.QtFatalMsg: "qt fatal",
}


@dataclass(frozen=True, slots=True)
class Crash:
    """What an earlier run left: when its file was last written (UTC), one line, the whole text, the file."""

    at: datetime
    summary: str
    text: str
    path: Path


def last_crash(folder: Path) -> Crash | None:
    """The newest crash that has not been shown yet, or None. Files that cannot be read count as none."""
    for path in sorted(_files(folder), reverse=True):
        if path.name.endswith(SEEN):
            continue
        with contextlib.suppress(OSError):
            read = path.read_text(encoding="utf-8", errors="replace")
            text = _FILE.sub(lambda found: f'File "{place_of(found[1])}"', read)
            lines = text.splitlines()
            if any(line.startswith(_CRASH_SIGNS) for line in lines):
                at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                return Crash(at, _summary(lines), text, path)
    return None


def mark_seen(crash: Crash) -> None:
    """Do not tell of this crash again; its file stays until newer ones push it out."""
    with contextlib.suppress(OSError):
        crash.path.rename(crash.path.with_name(crash.path.name.removesuffix(NEW) + SEEN))


class CrashLog:
    """Collects the bugs of this run. `install` once, early; `close` when the program ends as it should.

    `told` is called with the text of each exception, on the thread where it happened: a window passes
    the emit of a signal, so that its dialog opens on the GUI thread.
    """

    def __init__(self, folder: Path, told: Callable[[str], None] | None = None) -> None:
        self.told = told
        folder.mkdir(parents=True, exist_ok=True)
        started = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
        self.path = folder / f"{started}-{os.getpid()}{NEW}"
        self._file: IO[str] = self.path.open("w", encoding="utf-8", errors="backslashreplace", buffering=1)
        self._lock = threading.RLock()
        self._restore: list[Callable[[], object]] = []
        for path in sorted(_files(folder))[:-KEPT_FILES]:
            with contextlib.suppress(OSError):
                path.unlink()

    def install(self) -> None:
        """Take over the hooks of Python and the messages of Qt; each is passed on as before."""
        old_hook, old_thread, old_raise = sys.excepthook, threading.excepthook, sys.unraisablehook
        fault_was_on = faulthandler.is_enabled()
        faulthandler.enable(self._file, all_threads=True)
        old_qt = qInstallMessageHandler(self._on_qt_message)
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

        def restore() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = old_hook, old_thread, old_raise
            qInstallMessageHandler(old_qt)
            faulthandler.disable()
            if fault_was_on:
                faulthandler.enable()

        self._restore.append(restore)

    def close(self) -> None:
        """Give the hooks back; an empty file goes."""
        while self._restore:
            self._restore.pop()()
        self._file.close()
        with contextlib.suppress(OSError):
            if self.path.stat().st_size == 0:
                self.path.unlink()

    def write(self, kind: str, text: str) -> None:
        """Add one entry: a line with time (UTC) and kind, then the text. Never raises."""
        with contextlib.suppress(OSError, ValueError), self._lock:
            self._file.write(f"== {kind} {datetime.now(UTC).isoformat(timespec='milliseconds')}\n{text.rstrip()}\n")

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self._tell("exception", report_of(error))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self._tell("thread", report_of(args.exc_value))

    def _on_unraisable(self, unraisable: Any) -> None:
        error = unraisable.exc_value
        self._tell("unraisable", report_of(error) if error is not None else unraisable.exc_type.__name__)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        with contextlib.suppress(Exception):
            self.write(_QT_KINDS[kind], _PATH.sub("…", _QUOTED.sub("'…'", message))[:LONGEST_MESSAGE])
            print(message, file=sys.stderr)  # noqa: T201 (what Qt would have done)

    def _tell(self, kind: str, text: str) -> None:
        self.write(kind, text)
        with contextlib.suppress(OSError, ValueError):
            print(text, file=sys.stderr)  # noqa: T201 (a session's own log may keep it: nothing else is said there)
        if self.told is not None:
            with contextlib.suppress(Exception):
                self.told(text)


def report_of(error: BaseException) -> str:
    """Types, places and lines of the program of an error and of those that led to it, the first one first."""
    chain: list[BaseException] = []
    before: BaseException | None = error
    while before is not None and before not in chain and len(chain) < LONGEST_CHAIN:
        chain.append(before)
        before = before.__cause__ or (None if before.__suppress_context__ else before.__context__)
    return "\n\n".join(_one_report(one) for one in reversed(chain))


def _one_report(error: BaseException) -> str:
    lines = ["Traceback (most recent call last):"]
    for frame in traceback.extract_tb(error.__traceback__):
        lines += [f'  File "{place_of(frame.filename)}", line {frame.lineno}, in {frame.name}', f"    {frame.line}"]
    kind, saying = type(error), saying_of(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return "\n".join([*lines, f"{name}: {saying}" if saying else name])


def saying_of(error: BaseException) -> str:
    """What can be told of an error's message without telling what somebody typed: names in the program, numbers and
    sentences of the system, codes.
    """
    if isinstance(error, (AttributeError, NameError, ImportError)):
        return error.name or ""
    if isinstance(error, OSError):
        return error.strerror or ""
    return getattr(error, "sqlite_errorname", "")


def place_of(filename: str) -> str:
    """A file of the program, or of what it uses, without the folders of this computer."""
    path = Path(filename)
    if path.is_relative_to(ROOT) and ".venv" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return "/".join(parts[-2:])


def _files(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{NEW}")) if folder.is_dir() else []


def _summary(lines: list[str]) -> str:
    """The line that says most: the last one of the last traceback, or the fatal error itself."""
    fatal = [line for line in lines if line.startswith(("Fatal Python error", "Windows fatal"))]
    if fatal:
        return fatal[-1]
    start = max(number for number, line in enumerate(lines) if line.startswith(_CRASH_SIGNS))
    after = lines[start + 1 :]
    end = next((number for number, line in enumerate(after) if line.startswith("== ")), len(after))
    return after[end - 1] if end else lines[start]
