"""The real program on a real screen: the sample is opened, held, voted in, undone, exported; looked up afterwards."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from main import services_for
from tests.e2e.desktop import Desktop, desktop, missing_tools, running, wait_for
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program

ROOT = Path(__file__).parent.parent.parent
WIDTH, HEIGHT = 1366, 768
TITLE = "FGD Kader Pemberdayaan"

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]


@pytest.fixture
def place_of_seat_4(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> tuple[int, int]:
    """Where in a window of that size the disc of seat 4 is: read off a window that nobody sees."""
    looks = Looks(qapp, tmp_path / "other.toml")
    program = Program(services_for(str(tmp_path / "other.fgd")), looks, MainWindow())
    qtbot.addWidget(program.window)
    qtbot.addWidget(program.projector)
    program.window.resize(WIDTH, HEIGHT)
    program.window.show()
    program.start(demo=True)
    qapp.processEvents()
    button = next(one for one in program.window.live_page.circle.ring.buttons if one.seat.number == 4)
    point = button.mapTo(program.window, button.disc_centre())
    program.end()
    looks.end()
    return point.x(), point.y()


def open_sample(screen: Desktop) -> str:
    """Open the sample with its key, in a window of a known size; the window's id."""
    screen.wait_for_title("Lingkar")
    window = screen.window()
    screen.xdotool("windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
    screen.keys("ctrl+t")
    screen.wait_for_title(TITLE)
    return window


def log_three_lines(screen: Desktop) -> None:
    """Three entries: one as the floor has it, one with kind and speaker, one with an issue."""
    screen.keys("F4")
    screen.type("Entri pertama dari papan ketik")
    screen.keys("Return")
    screen.type("@p06 /usulan Entri kedua dengan jenis")
    screen.keys("Return")
    screen.type("#m1 Entri ketiga dengan isu")
    screen.keys("Return")


def vote(screen: Desktop) -> None:
    """Draft, open, two ballots by letters, close."""
    screen.keys("ctrl+u")
    screen.wait_for_title("Siapkan pemungutan suara")
    screen.type("Masalah mana dahulu?")
    screen.keys("Return")
    screen.wait_for_title(TITLE)
    screen.keys("ctrl+shift+u")
    screen.wait_for_title("Buka pemungutan suara?")
    screen.keys("Return")
    screen.wait_for_title(TITLE)
    screen.keys("ctrl+1", "a", "a", "b", "Return", "ctrl+2", "b", "Return")
    screen.keys("ctrl+shift+y")
    screen.wait_for_title("Tutup pemungutan suara?")
    screen.keys("Return")
    screen.wait_for_title(TITLE)


def export(screen: Desktop, path: Path) -> None:
    """Ask for the PDF and wait until it is there."""
    screen.keys("ctrl+e")
    screen.wait_for_title("Ekspor berita acara")
    screen.keys("ctrl+a")
    screen.type(str(path))
    screen.keys("Return")
    wait_for("the PDF", path.exists)
    screen.wait_for_title(TITLE)


def test_the_sample_from_first_key_to_pdf(tmp_path: Path, place_of_seat_4: tuple[int, int]) -> None:
    library, pdf = tmp_path / "library.fgd", tmp_path / "berita_acara.pdf"
    command = [sys.executable, str(ROOT / "main.py"), "--library", str(library)]
    with (
        desktop(tmp_path) as screen,
        (tmp_path / "program.log").open("wb") as log,
        running(command, screen.environment, log) as program,
    ):
        window = open_sample(screen)
        screen.keys("ctrl+3")
        screen.click(window, *place_of_seat_4)
        log_three_lines(screen)
        vote(screen)
        screen.keys("ctrl+5", "ctrl+z")
        export(screen, pdf)
        screen.keys("ctrl+q")
        assert program.wait(30) == 0
    assert (tmp_path / "program.log").read_text() == ""
    check_library(library)
    check_pdf(pdf)


def check_library(path: Path) -> None:
    """What was done stands in the tables and in the journal."""
    kept = sqlite3.connect(path)
    acts = [act for (act,) in kept.execute("SELECT action FROM journal ORDER BY seq")]
    seats = kept.execute(
        'SELECT seat."order" FROM turn JOIN seat ON seat.person_id = turn.person_id ORDER BY turn.started_at'
    ).fetchall()
    entries = kept.execute(
        "SELECT person.code, contribution.kind, contribution.text, issue.code FROM contribution"
        " JOIN person ON person.id = contribution.person_id"
        " LEFT JOIN issue ON issue.id = contribution.issue_id ORDER BY contribution.number"
    ).fetchall()
    ballots = kept.execute("SELECT count(*) FROM ballot").fetchone()
    kept.close()
    assert acts[-12:] == [
        "GiveFloor", "GiveFloor", "LogContribution", "LogContribution", "LogContribution",
        "DraftPoll", "OpenPoll", "CastBallot", "CastBallot", "ClosePoll", "GiveFloor", "Undo",
    ]  # fmt: skip
    assert seats[-2:] == [(3,), (4,)]
    first, second, third = entries[-3:]
    assert first[1:3] == ("pendapat", "Entri pertama dari papan ketik")
    assert second[:3] == ("P06", "usulan", "Entri kedua dengan jenis")
    assert third[2:] == ("Entri ketiga dengan isu", "M1")
    assert ballots == (2,)


def check_pdf(path: Path) -> None:
    """What was said and voted stands in the document."""
    text = " ".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())
    assert "Entri kedua dengan jenis" in text
    assert "Masalah mana dahulu?" in text
