"""Notes and parked ideas."""

from __future__ import annotations

import pytest

from core.actions import Action, Code
from core.notes import (
    AddNote,
    DropIdea,
    DropNote,
    EditNote,
    Note,
    NoteKind,
    ParkedIdea,
    ParkIdea,
    notes,
    parked_ideas,
)
from tests.core.room import RunningRoom


@pytest.mark.parametrize("kind", NoteKind)
def test_notes_keep_their_kind_and_order(kind: NoteKind) -> None:
    room = RunningRoom()
    first = room.add(AddNote(kind, " satu "), Note)
    second = room.add(AddNote(kind, "dua"), Note)
    others = [other for other in NoteKind if other is not kind]
    assert (first.text, first.noted_at) == ("satu", room.now - (second.noted_at - first.noted_at))
    assert notes(room.state, kind) == [first, second]
    assert [notes(room.state, other) for other in others] == [[], []]


def test_a_note_is_rewritten_and_goes_when_it_is_emptied() -> None:
    room = RunningRoom()
    note = room.add(AddNote(NoteKind.MODERATOR, "Tanya RT 03"), Note)
    room.do(EditNote(note.id, "Tanya RT 04 "))
    assert room.get(note).text == "Tanya RT 04"
    assert room.nothing(EditNote(note.id, "Tanya RT 04"))
    room.do(EditNote(note.id, "  "))
    assert notes(room.state, NoteKind.MODERATOR) == []
    room.undo()
    assert room.get(note).text == "Tanya RT 03", "edits within ten seconds are one step"


def test_a_note_is_dropped() -> None:
    room = RunningRoom()
    note = room.add(AddNote(NoteKind.PROMPT, "Ibu Wulan ingin bicara"), Note)
    room.do(DropNote(note.id))
    assert notes(room.state, NoteKind.PROMPT) == []
    assert room.refused(DropNote(note.id)) is Code.NOT_FOUND


def test_ideas_are_parked_with_or_without_a_name() -> None:
    room = RunningRoom()
    first = room.add(ParkIdea("Pasar malam", room.dimas.id, "bahas di Musrenbang"), ParkedIdea)
    second = room.add(ParkIdea("Taman baca"), ParkedIdea)
    assert (first.person_id, first.follow_up, second.person_id) == (room.dimas.id, "bahas di Musrenbang", None)
    assert parked_ideas(room.state) == [first, second]
    room.do(DropIdea(first.id))
    assert parked_ideas(room.state) == [second]


def test_what_is_refused() -> None:
    room = RunningRoom()
    note = room.add(AddNote(NoteKind.MODERATOR, "x"), Note)
    bad: list[tuple[Action, Code]] = [
        (AddNote(NoteKind.MODERATOR, " "), Code.EMPTY_TEXT),
        (EditNote("none", "x"), Code.NOT_FOUND),
        (EditNote(note.id, "\x00"), Code.BAD_TEXT),
        (ParkIdea(""), Code.EMPTY_TEXT),
        (ParkIdea("x", "nobody"), Code.NOT_FOUND),
        (DropIdea("none"), Code.NOT_FOUND),
    ]
    for action, code in bad:
        assert room.refused(action) is code
