"""A screen of its own with a window manager, and hands: Xvfb, openbox and xdotool."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

TOOLS = ("Xvfb", "openbox", "xdotool")
WAIT_S = 30.0
BETWEEN_LOOKS_S = 0.05
BETWEEN_KEYS_MS = 15


def missing_tools() -> list[str]:
    """The programs that are not installed here."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def wait_for(what: str, found: Callable[[], object]) -> None:
    """Look again and again until ``found`` is true; TimeoutError after half a minute."""
    end = time.monotonic() + WAIT_S
    while not found():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(BETWEEN_LOOKS_S)


@dataclass(frozen=True)
class Desktop:
    """One X display; what is typed goes to the window that has the keys."""

    environment: dict[str, str]

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool; "" if it found nothing."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=WAIT_S, check=False
        )
        return done.stdout.strip()

    def active_title(self) -> str:
        """The title of the window that has the keys."""
        return self.xdotool("getactivewindow", "getwindowname")

    def wait_for_title(self, part: str) -> None:
        """Wait until a window with these words in its title has the keys."""
        wait_for(f"{part!r}, but {self.active_title()!r} has the keys", lambda: part in self.active_title())

    def keys(self, *keys: str) -> None:
        """Press keys such as "ctrl+3" or "Return", one after the other."""
        for key in keys:
            self.xdotool("key", "--delay", str(BETWEEN_KEYS_MS), key)

    def type(self, text: str) -> None:
        """Type a text."""
        self.xdotool("type", "--delay", str(BETWEEN_KEYS_MS), text)

    def click(self, window: str, x: int, y: int) -> None:
        """Click at a place of a window."""
        self.xdotool("mousemove", "--window", window, str(x), str(y), "click", "1")

    def window(self) -> str:
        """The id of the window that has the keys."""
        return self.xdotool("getactivewindow")


def is_managed(environment: dict[str, str]) -> bool:
    """Whether there is a window manager yet: a window that is there before it may never get the keys."""
    asked = subprocess.run(["xdotool", "get_desktop"], env=environment, capture_output=True, check=False)
    return asked.returncode == 0


@contextmanager
def desktop(home: Path, size: str = "1400x900") -> Iterator[Desktop]:
    """Start a display with a window manager, and end both."""
    reading, writing = os.pipe()
    with (home / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stdout=log,
            stderr=log,
        )
        os.close(writing)
        manager: subprocess.Popen[bytes] | None = None
        try:
            with os.fdopen(reading) as pipe:
                display = f":{pipe.readline().strip()}"
            environment = {**os.environ, "DISPLAY": display, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
            environment.pop("WAYLAND_DISPLAY", None)
            manager = subprocess.Popen(["openbox", "--sm-disable"], env=environment, stdout=log, stderr=log)
            wait_for("the window manager", lambda: is_managed(environment))
            yield Desktop(environment)
        finally:
            for process in (manager, server):
                if process is not None:
                    process.terminate()
                    process.wait(WAIT_S)


@contextmanager
def running(command: list[str], environment: dict[str, str], log: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program; one that has not ended by itself is killed."""
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(WAIT_S)
