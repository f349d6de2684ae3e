"""Putting a finished document on the disk: all of it or nothing, and never over a good one."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.ports import LedgerProblem, Problem

STALE_AFTER_S = 600
"""After so many seconds a file that was being written is given up by whoever wrote it."""

_PROBLEMS = {
    errno.ENOSPC: Problem.DISK_FULL,
    errno.EDQUOT: Problem.DISK_FULL,
    errno.EROFS: Problem.FOLDER_READ_ONLY,
    errno.EACCES: Problem.FOLDER_READ_ONLY,
    errno.EPERM: Problem.FOLDER_READ_ONLY,
    errno.ENOENT: Problem.NO_SUCH_PATH,
    errno.ENOTDIR: Problem.NO_SUCH_PATH,
    errno.EISDIR: Problem.CANNOT_OPEN,
    errno.ENAMETOOLONG: Problem.CANNOT_OPEN,
}


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path``, make it durable, and put it in place with one rename.

    Raises:
        LedgerProblem: if that cannot be done; what was there before is untouched.
    """
    _replace(path, content, 0o666)


def replace_secret(path: Path, content: bytes) -> None:
    """As ``replace_file``, for a file that only its owner can read."""
    _replace(path, content, 0o600)


def _replace(path: Path, content: bytes, mode: int) -> None:
    with _problems_at(path):
        beside = _written_beside(path, content, mode)
        try:
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)


def remove_file(path: Path) -> None:
    """Take a file away, if it is there. Raises LedgerProblem if that cannot be done."""
    with _problems_at(path):
        path.unlink(missing_ok=True)


def make_secret_once(path: Path, content: bytes) -> None:
    """Keep ``content`` in a file that only its owner can read, in a folder of the same kind. A file that exists stays.

    Of two programs that do it at the same time, one wins, whole. Raises LedgerProblem if it cannot be done.
    """
    with _problems_at(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = _written_beside(path, content, 0o600)
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            if not path.exists():
                beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)


@contextmanager
def _problems_at(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem = _PROBLEMS.get(error.errno or 0, Problem.IO_ERROR)
        place = path if problem is Problem.CANNOT_OPEN else path.parent
        raise LedgerProblem(problem, str(place)) from error
    except ValueError as error:  # a NUL in the name
        raise LedgerProblem(Problem.CANNOT_OPEN, repr(str(path))) from error


def _sweep(path: Path) -> None:
    given_up = time.time() - STALE_AFTER_S
    with suppress(OSError):
        for left in path.parent.glob(f".{glob.escape(path.name[:40])}.*.part"):
            if left.stat().st_mtime < given_up:
                left.unlink(missing_ok=True)


def _written_beside(path: Path, content: bytes, mode: int) -> Path:
    """A durable file of ``content`` in the folder of ``path``, under a name that nobody else uses.

    What a crash left of earlier ones for the same path goes.
    """
    _sweep(path)
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _sync_folder(folder: Path) -> None:
    """Make the rename durable where folders can be synced at all (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # some network file systems cannot; the file itself is safe already
    finally:
        os.close(handle)
