"""Texts of any kind through the door into a library, onto the screen, and into the document.

What the door refuses must be what it says it refuses. What it takes must be read back the same after a restart, be
shown as it is by a label, and stand in the PDF letter by letter, or be marked there. No text may open a file or a
connection.
"""

from __future__ import annotations

import os
import random
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel

from core.actions import Code, Refusal
from core.agenda import AddAgendaItem, AgendaItem
from core.clock import SimulatedClock
from core.course import StartSession
from core.identity import uuid7
from core.issues import AddIssue, Issue
from core.live import LAPTOP, LiveSession
from core.log import Contribution, LogContribution, contributions
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.people import AddPerson, Person, Sex
from core.seating import TakeSeat
from core.session import CreateSession
from db.library import open_library
from export import style
from export.berita_acara import minutes_pdf
from export.right_to_left import stretches
from tests.core.room import OPENED, particulars
from tests.export.pdf_reading import text_of, without_blanks
from tests.long.report import Report
from widgets.follow_look import label

BATCH = 100
_HOSTILE = (
    '<img src="/etc/hostname"/>', '<a href="http://127.0.0.1:9/">x</a>', "<para><b>", "</para>", "&#x41;&lt;&amp;",
    "<font name='x'>", "<onDraw name='x'/>", "<evalString>1</evalString>", "{nama} {0} %s %(a)s", "=cmd|' /C x'!A0",
    "'; DROP TABLE person; --", "\u202eterbalik\u202c", "السلام عليكم", "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ", "🙂👩‍👩‍👧", "e\u0301" * 40, "W" * 200,
    "नमस्ते", "שלום (עולם) 12", "\u0000", "\ud800", "baris\nbaris\r\nbaris", "\t", "a\u200db",
)  # fmt: skip
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzéèüçñ ABC.,;:!?-–—'\"()",
    "<>&\"'/=;#{}%\\|`",
    "".join(map(chr, range(0x600, 0x6FF))),
    "".join(map(chr, range(0xA980, 0xA9E0))),
    "".join(map(chr, range(0x20, 0x2FF))),
)


def run(count: int, seed: int, folder: Path) -> Report:
    """So many texts, a hundred to a session."""
    report = Report("texts")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    chance = random.Random(seed)
    with _watched(report) as watch:
        for start in range(0, count, BATCH):
            texts = [_text(chance) for _ in range(min(BATCH, count - start))]
            path = folder / f"texts-{start}.fgd"
            _through_a_library(texts, path, report, watch)
            path.unlink()
            report.progress(start, count)
    assert application is not None
    return report


def _text(chance: random.Random) -> str:
    way = chance.randrange(6)
    if way == 0:
        return chance.choice(_HOSTILE)
    if way == 1:
        return "".join(chance.choices(_HOSTILE, k=3))
    if way == 2:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 40)))
    if way == 3:
        return "".join(chance.choice(_ALPHABETS[0]) for _ in range(chance.randrange(1, 400)))
    return "".join(chance.choices("".join(chance.sample(_ALPHABETS, 2)), k=chance.randrange(1, 60)))


class Watch:
    """Which files and connections something opens, while it is looked at."""

    def __init__(self) -> None:
        self.looking = False
        self.seen: list[str] = []

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """What Python tells of (``sys.addaudithook``)."""
        if not self.looking:
            return
        if event == "open" and not str(arguments[0]).endswith((".py", ".pyc")) and isinstance(arguments[0], str):
            self.seen.append(f"open {arguments[0]}")
        elif event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
            self.seen.append(f"{event} {arguments}")


_WATCH = Watch()
_HEARING: list[bool] = []


@contextmanager
def _watched(report: Report) -> Iterator[Watch]:
    """An audit hook cannot be taken away again, so there is one for the process."""
    if not _HEARING:
        sys.addaudithook(_WATCH.hear)
        _HEARING.append(True)
    _WATCH.seen.clear()
    yield _WATCH
    report.wrong += _WATCH.seen


def _through_a_library(texts: list[str], path: Path, report: Report, watch: Watch) -> None:
    library = open_library(path, create=True)
    live = LiveSession(uuid7(), library.ledger, SimulatedClock(OPENED))
    live.perform(CreateSession(particulars()), LAPTOP)
    live.perform(AddPerson(Person(name="Maryani", sex=Sex.FEMALE)), LAPTOP)
    live.perform(AddAgendaItem(AgendaItem(title="Penggalian", planned_s=600)), LAPTOP)
    (speaker,) = live.state.all(Person)
    live.perform(TakeSeat(speaker.id), LAPTOP)
    live.perform(StartSession(), LAPTOP)
    taken = [text for text in texts if _is_taken(text, speaker.id, live, report)]
    session_id = live.session_id
    library.close()
    library = open_library(path)
    state = library.ledger.load(session_id)
    library.close()
    kept = [entry.text for entry in contributions(state)]
    if kept != [_trimmed(text) for text in taken]:
        report.wrong.append("a text is not kept as it was typed")
    _on_the_screen(kept, report)
    look_into_the_document(minutes_of(state, "", OPENED), kept, report, watch)


def _is_taken(text: str, speaker_id: str, live: LiveSession, report: Report) -> bool:
    said = Contribution(person_id=speaker_id, kind="masalah", text=text, said_at=live.clock.now())
    answer = live.perform(LogContribution(said), LAPTOP)
    live.perform(AddIssue(Issue(title=text)), LAPTOP)
    if not isinstance(answer, Refusal):
        report.counts["taken"] += 1
        return True
    report.counts[f"refused: {answer.code}"] += 1
    controls = any(
        unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text.replace("\r\n", "")
    )
    if not (answer.code is Code.EMPTY_TEXT and not text.strip()) and not (answer.code is Code.BAD_TEXT and controls):
        report.wrong.append(f"refused as {answer.code}: {text!r}")
    return False


def _trimmed(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _on_the_screen(texts: list[str], report: Report) -> None:
    shown: QLabel = label(wraps=True)
    for text in texts:
        shown.setText(text)
        if shown.text() != text or shown.grab().isNull():
            report.wrong.append(f"on the screen: {text!r}")


def look_into_the_document(minutes: Minutes, texts: list[str], report: Report, watch: Watch) -> None:
    """Look for every text in the document of ``minutes``."""
    style.load_fonts()
    style.load_more_fonts()
    minutes_pdf(replace(minutes, log=minutes.log[:1], issues=()))  # what is imported late is imported now
    watch.looking = True
    try:
        content, _ = minutes_pdf(minutes)
    finally:
        watch.looking = False
    read = without_blanks(text_of(content))
    for text in texts:
        if any(is_turned for _, is_turned in stretches(text)):
            report.counts["from right to left, not compared letter by letter"] += 1
            continue
        cleaner = style.document_text()
        expected = without_blanks(cleaner.markup(text).words.replace("\N{NO-BREAK SPACE}", " "))
        report.counts["signs marked"] += cleaner.missing
        if _lasting(expected) not in _lasting(read):
            report.wrong.append(f"in the document: {text!r}")


def _lasting(text: str) -> str:
    """What a reader of PDF gives back: ligatures and marks are put together in more than one way."""
    return unicodedata.normalize("NFKD", text)
