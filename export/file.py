"""Putting a finished document on the disk: all of it or nothing, and never over a good one."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from core.ports import LedgerProblem, Problem

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
    try:
        _replace(path, content)
    except OSError as error:
        problem = _PROBLEMS.get(error.errno or 0, Problem.IO_ERROR)
        place = path if problem is Problem.CANNOT_OPEN else path.parent
        raise LedgerProblem(problem, str(place)) from error
    except ValueError as error:  # a NUL in the name
        raise LedgerProblem(Problem.CANNOT_OPEN, repr(str(path))) from error


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


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
