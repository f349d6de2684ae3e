"""From "Buat FGD baru" to the first vote on a real screen, by keys alone: nothing here touches the mouse."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, desktop, missing_tools, running, wait_for

ROOT = Path(__file__).parent.parent.parent
TITLE = "FGD Sampah RW 09"
PEOPLE = (
    "Nama,L/P,Unsur\nIbu Sari Dewi,P,PKK\nBapak Tono,L,RT/RW\n"
    "Ibu Ani,P,Posyandu\nBapak Udin,L,LPMK\nSdri. Rina,P,Pemuda\n"
)

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]


def asked_for_new(screen: Desktop) -> bool:
    """Whether the dialog is there; else its key is pressed (again: the window is painted before it takes keys)."""
    if "Buat FGD baru" in screen.active_title():
        return True
    screen.keys("ctrl+n")
    return False


def prepare(screen: Desktop, people: Path) -> None:
    """A new session with the people of a file."""
    wait_for("the dialog", lambda: asked_for_new(screen))
    screen.type(TITLE)
    screen.keys("Return")
    screen.wait_for_title(f"{TITLE} – Lingkar")
    screen.keys("ctrl+shift+o")
    screen.wait_for_title("Impor peserta")
    chooser = screen.window()
    screen.type(str(people))
    screen.keys("Return")
    wait_for("what was understood", lambda: screen.window() not in ("", chooser))
    screen.wait_for_title("Impor peserta")
    screen.keys("ctrl+Return")
    screen.wait_for_title(TITLE)


def begin(screen: Desktop) -> None:
    """The session is started, and everybody comes."""
    screen.keys("ctrl+m")
    for number in range(1, 6):
        screen.keys("ctrl+k")
        screen.wait_for_title("Cari kursi")
        screen.type(str(number))
        screen.keys("ctrl+h")
        screen.wait_for_title(TITLE)


def talk(screen: Desktop) -> None:
    """Two people speak; what they say becomes an issue each."""
    for seat, words in ((1, "Selokan penuh sampah"), (3, "Tidak ada bank sampah")):
        screen.keys(f"ctrl+{seat}", "F4")
        screen.type(words)
        screen.keys("Return", "ctrl+i")


def vote(screen: Desktop) -> None:
    """A poll is prepared and opened, and three people vote."""
    screen.keys("ctrl+u")
    screen.wait_for_title("Siapkan pemungutan suara")
    screen.type("Mana dahulu?")
    screen.keys("Return")
    screen.wait_for_title(TITLE)
    screen.keys("ctrl+shift+u")
    screen.wait_for_title("Buka pemungutan suara?")
    screen.keys("Return")
    screen.wait_for_title(TITLE)
    for number in (1, 2, 3):
        screen.keys(f"ctrl+{number}", "a", "b", "Return")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    kept = sqlite3.connect(path)
    try:
        return kept.execute(query).fetchall()
    finally:
        kept.close()


def test_a_session_is_made_prepared_begun_and_votes_by_keys_alone(tmp_path: Path) -> None:
    library, people = tmp_path / "library.fgd", tmp_path / "peserta.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    command = [sys.executable, str(ROOT / "main.py"), "--library", str(library)]
    with (
        desktop(tmp_path, "1366x768") as screen,
        (tmp_path / "program.log").open("wb") as log,
        running(command, screen.environment, log) as program,
    ):
        screen.wait_for_title("Lingkar")
        prepare(screen, people)
        begin(screen)
        talk(screen)
        vote(screen)
        screen.keys("ctrl+q")
        wait_for("the end", lambda: program.poll() is not None)
    assert (tmp_path / "program.log").read_text() == ""
    assert rows(library, "SELECT code, name FROM person WHERE arrived_at IS NOT NULL ORDER BY code") == [
        ("P01", "Sari Dewi"),
        ("P02", "Tono"),
        ("P03", "Ani"),
        ("P04", "Udin"),
        ("P05", "Rina"),
    ]
    assert rows(library, 'SELECT title FROM issue ORDER BY "order"') == [
        ("Selokan penuh sampah",),
        ("Tidak ada bank sampah",),
    ]
    assert rows(library, "SELECT phase, (SELECT count(*) FROM ballot) FROM poll") == [("open", 3)]
