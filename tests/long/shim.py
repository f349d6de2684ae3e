"""Builds and starts ``shim.c``, which fails and records what a child process writes."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("shim.c")


def available() -> bool:
    """Whether a shim can be built and loaded here."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def build(folder: Path) -> Path:
    """The shim as a library in ``folder``."""
    made = folder / "shim.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-D_FILE_OFFSET_BITS=32", "-o", str(made), str(SOURCE), "-ldl"]
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        command.remove("-D_FILE_OFFSET_BITS=32")
    subprocess.run(command, check=True)
    return made


def run_under(shim: Path, module: str, *arguments: object) -> str:
    """What a child that does ``module`` under the shim says on stdout."""
    environment = {**os.environ, "LD_PRELOAD": str(shim)}
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


class Shim:
    """The shim as the child sees it, over the files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._loaded = ctypes.CDLL(None)
        self._loaded.shim_watch(str(folder).encode())
        self._loaded.shim_fired.restype = ctypes.c_long

    def fail(self, nth: int, with_errno: int, times: int = 1) -> None:
        """Let the nth write, truncation or sync from now on fail (0: the next), and the next ``times`` - 1 too."""
        self._loaded.shim_fail(ctypes.c_long(nth), with_errno, ctypes.c_long(times))

    def mend(self) -> int:
        """Let nothing fail any more; how much has failed."""
        fired = int(self._loaded.shim_fired())
        self._loaded.shim_fail(ctypes.c_long(-1), 0, ctypes.c_long(0))
        return fired

    def record(self, path: Path) -> None:
        """Write everything down in a file."""
        self._loaded.shim_record(str(path).encode())

    def mark(self, number: int) -> None:
        """Write down that this was acknowledged now."""
        self._loaded.shim_mark(ctypes.c_longlong(number))
