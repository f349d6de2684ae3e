"""Private prompts from the note-taker to the moderator: from the log line to the strip over the agenda, no farther."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.log import contributions
from core.notes import AddNote, NoteKind, notes
from ui.program import Program


def test_a_prompt_reaches_the_moderator_and_goes_when_heeded(live: Program) -> None:
    page, entries = live.window.live_page, len(contributions(live.bridge.state))
    heeded_before = len(notes(live.bridge.state, NoteKind.PROMPT))
    live.window.book.action("prompt").trigger()
    QTest.keyClicks(page.line.editor, "Q3 belum ditanyakan")
    wall = live.bridge.wall
    QTest.keyClick(page.line.editor, Qt.Key.Key_Return)
    written = notes(live.bridge.state, NoteKind.PROMPT)
    assert [note.text for note in written][heeded_before:] == ["Q3 belum ditanyakan"]
    assert len(contributions(live.bridge.state)) == entries
    assert page.line.text == ""
    assert live.bridge.wall is wall
    assert page.agenda.prompts.isVisible()
    for _ in written:
        QTest.mouseClick(page.agenda.prompts.done, Qt.MouseButton.LeftButton)
    assert notes(live.bridge.state, NoteKind.PROMPT) == []
    assert not page.agenda.prompts.isVisible()


def test_where_the_agenda_is_a_strip_prompts_stand_under_it(live: Program) -> None:
    page = live.window.live_page
    prompts = page.columns.prompts
    assert not prompts.isVisible()
    live.window.resize(1000, 700)
    live.bridge.perform(AddNote(NoteKind.PROMPT, "Q3 belum ditanyakan"))
    assert prompts.isVisible()
    while notes(live.bridge.state, NoteKind.PROMPT):
        QTest.mouseClick(prompts.done, Qt.MouseButton.LeftButton)
    assert not prompts.isVisible()
    live.bridge.undo()
    assert prompts.isVisible()
    live.window.resize(1366, 768)
    assert not prompts.isVisible()
    assert page.agenda.prompts.isVisible()


def test_words_in_the_line_become_the_prompt(live: Program) -> None:
    line = live.window.live_page.line
    line.focus()
    QTest.keyClicks(line.editor, "waktu hampir habis")
    for _ in range(2):
        live.window.book.action("prompt").trigger()
    assert line.text == "/ingatkan waktu hampir habis"
    QTest.keyClick(line.editor, Qt.Key.Key_Return)
    assert notes(live.bridge.state, NoteKind.PROMPT)[-1].text == "waktu hampir habis"


def test_a_prompt_without_words_is_refused_and_stays(live: Program, press: Callable[..., None]) -> None:
    live.window.book.action("prompt").trigger()
    press(Qt.Key.Key_Return)
    assert live.window.live_page.line.text == "/ingatkan "
    assert live.window.live_page.hints.sentence
