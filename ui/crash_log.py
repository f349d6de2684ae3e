"""The one place where bugs end up: exceptions nobody caught, fatal signals, and what Qt complains about.

Each run of the window has a file of its own in the log folder. A run that went well leaves none behind;
the next start finds what a crash left (`last_crash`). Tracebacks are written without the values of
variables, and what an error quotes is left out, since it may be a name or somebody's words.
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
_PROGRAM_LINES = ("  File ", "    ", "  [Previous line repeated")
_BETWEEN = ("Traceback (", "During handling of", "The above exception")
_QUOTED = re.compile(r"""(["'“‘]).*["'”’]""")
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
            text = path.read_text(encoding="utf-8", errors="replace")
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
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception):
            self._tell("exception", report_of(kind, error, trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(args)
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self._tell("thread", report_of(args.exc_type, args.exc_value, args.exc_traceback))

    def _on_unraisable(self, unraisable: Any) -> None:
        sys.__unraisablehook__(unraisable)
        error = unraisable.exc_value
        text = report_of(type(error), error, error.__traceback__) if error is not None else str(unraisable.exc_type)
        self._tell("unraisable", text)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        with contextlib.suppress(Exception):
            self.write(_QT_KINDS[kind], message)
            print(message, file=sys.stderr)  # noqa: T201 (what Qt would have done)

    def _tell(self, kind: str, text: str) -> None:
        self.write(kind, text)
        if self.told is not None:
            with contextlib.suppress(Exception):
                self.told(text)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A traceback with the lines of the program, but without what the messages of errors quote.

    Of a message of several lines only the first is kept: the others are data.
    """
    kept: list[str] = []
    in_message = False
    for line in "".join(traceback.format_exception(kind, error, trace)).splitlines():
        is_data = in_message and line.startswith("    ")
        if not line or (line.startswith(_PROGRAM_LINES) and not is_data):
            in_message = False
            kept.append(line)
        elif not in_message:
            in_message = not line.startswith(_BETWEEN)
            kept.append(line if not in_message else _QUOTED.sub("'…'", line)[:LONGEST_MESSAGE])
    return "\n".join(kept)


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
