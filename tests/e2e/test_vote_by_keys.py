"""A vote on a real screen by keys alone: ten people at their seats within 45 seconds, then one in the booth."""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, desktop, missing_tools, running, wait_for

ROOT = Path(__file__).parent.parent.parent
TITLE = "FGD Kader Pemberdayaan"
MOST_S = 45
TABS_TO_SECRET = 9

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]


def confirm(screen: Desktop, key: str, title: str) -> None:
    """Ask for something by its key, and say yes."""
    screen.keys(key)
    screen.wait_for_title(title)
    screen.keys("Return")
    screen.wait_for_title(TITLE)


def draft(screen: Desktop, question: str, *, secret: bool = False) -> None:
    """Prepare a dot vote among the issues."""
    screen.keys("ctrl+u")
    screen.wait_for_title("Siapkan pemungutan suara")
    screen.type(question)
    if secret:
        screen.keys(*["Tab"] * TABS_TO_SECRET, "space")
    screen.keys("Return")
    screen.wait_for_title(TITLE)


def figures(path: Path) -> tuple[list[tuple[str, int]], int, int]:
    """Phase and secrecy of each poll, the open ballots, and the lists of secret polls that stand in the library."""
    kept = sqlite3.connect(path)
    polls = kept.execute('SELECT phase, secret FROM poll ORDER BY "order"').fetchall()
    ballots = kept.execute("SELECT count(*) FROM ballot").fetchone()[0]
    lists = kept.execute("SELECT count(*) FROM ballot_list").fetchone()[0]
    kept.close()
    return polls, ballots, lists


def test_ten_people_vote_by_keys_and_one_in_the_booth(tmp_path: Path) -> None:
    library = tmp_path / "library.fgd"
    command = [sys.executable, str(ROOT / "main.py"), "--library", str(library)]
    with (
        desktop(tmp_path) as screen,
        (tmp_path / "program.log").open("wb") as log,
        running(command, screen.environment, log) as program,
    ):
        screen.wait_for_title("Lingkar")
        screen.keys("ctrl+t")
        screen.wait_for_title(TITLE)
        draft(screen, "Masalah mana dahulu?")
        began = time.monotonic()
        confirm(screen, "ctrl+shift+u", "Buka pemungutan suara?")
        for number in range(1, 11):
            screen.keys(f"ctrl+{number % 10}", "a", "a", "b", "Return")
        confirm(screen, "ctrl+shift+y", "Tutup pemungutan suara?")
        assert time.monotonic() - began < MOST_S
        draft(screen, "Siapa ketua kelompok?", secret=True)
        confirm(screen, "ctrl+shift+u", "Buka pemungutan suara?")
        screen.keys("ctrl+4")
        screen.wait_for_title("Bilik suara")
        screen.keys("Return", "b", "b", "a", "Return", "Return", "Escape")
        screen.wait_for_title(TITLE)
        confirm(screen, "ctrl+shift+y", "Tutup pemungutan suara?")
        screen.keys("ctrl+q")
        wait_for("the end", lambda: program.poll() is not None)
    assert (tmp_path / "program.log").read_text() == ""
    assert figures(library) == ([("closed", 0), ("closed", 1)], 10, 1)
