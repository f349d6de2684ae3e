"""Notes by key: the moderator's own, of the atmosphere, and parked ideas with whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.floor import GiveFloor
from core.notes import NoteKind, notes, parked_ideas
from ui.program import Program


def type_here(words: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("command", "kind"), [("note", NoteKind.MODERATOR), ("atmosphere", NoteKind.ATMOSPHERE)])
def test_a_note_is_begun_by_key_and_has_its_time(live: Program, command: str, kind: NoteKind) -> None:
    live.window.book.action(command).trigger()
    type_here("Suasana menghangat")
    note = notes(live.bridge.state, kind)[-1]
    assert (note.text, note.noted_at) == ("Suasana menghangat", live.bridge.now())


def test_a_parked_idea_is_whose_floor_it_is(live: Program, press: Callable[..., None]) -> None:
    assert live.bridge.console is not None
    seat = live.bridge.console.circle.seats[1]
    live.bridge.perform(GiveFloor(seat.person_id))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    type_here("Koperasi warga")
    idea = parked_ideas(live.bridge.state)[-1]
    assert (idea.text, idea.person_id) == ("Koperasi warga", seat.person_id)
