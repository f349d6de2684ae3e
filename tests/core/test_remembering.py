"""Parts of views are made anew only when something they are made of has changed."""

from __future__ import annotations

from dataclasses import replace

from core.notes import Note, NoteKind
from core.people import Person, Sex
from core.remembering import Remembered
from core.state import SessionState
from tests.core.room import OPENED

NOTE = Note(id="n", session_id="s", kind=NoteKind.MODERATOR, text="Tanya.", noted_at=OPENED)
PERSON = Person(id="p", session_id="s", code="P01", name="Maryani", sex=Sex.FEMALE)


def test_only_the_named_tables_count_and_equal_values_are_the_same_object() -> None:
    made: list[SessionState] = []

    def texts(state: SessionState) -> tuple[str, ...]:
        made.append(state)
        return tuple(note.text for note in state.all(Note))

    remembered = Remembered(texts, Note)
    first = SessionState.of("s", [NOTE])
    value = remembered(first)
    assert remembered(first) is value
    assert len(made) == 1

    other_table = SessionState("s", {**first.tables, Person: {PERSON.id: PERSON}})
    assert remembered(other_table) is value
    assert len(made) == 1

    other_time = SessionState.of("s", [replace(NOTE, noted_at=OPENED.replace(hour=3))])
    assert remembered(other_time) is value
    assert len(made) == 2

    assert remembered(SessionState.of("s", [replace(NOTE, text="Lain.")])) == ("Lain.",)
    assert len(made) == 3

    assert remembered(SessionState("s")) == ()
    assert remembered(SessionState("other")) == ()
    assert len(made) == 5, "another session is looked at even if it is as empty"
