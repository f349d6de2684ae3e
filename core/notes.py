"""Notes beside the log: the moderator's own, the atmosphere, and ideas parked for another day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Record, added, edited, removed
from core.identity import Id
from core.people import Person
from core.state import SessionState


class NoteKind(StrEnum):
    """Whom a note is for.

    MODERATOR notes are private, ATMOSPHERE notes go into the minutes, a PROMPT is the note-taker's private hint to the
    moderator and is gone when it was heeded.
    """

    MODERATOR = auto()
    ATMOSPHERE = auto()
    PROMPT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A note with the time at which it was begun."""

    kind: NoteKind
    text: str
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedIdea(Record):
    """An idea outside today's subject (gagasan parkir), from whom, and what is to become of it."""

    text: str
    person_id: Id | None = None
    follow_up: str = ""
    parked_at: datetime


def notes(state: SessionState, kind: NoteKind) -> list[Note]:
    """The notes of one kind, oldest first."""
    return sorted((note for note in state.all(Note) if note.kind is kind), key=lambda note: (note.noted_at, note.id))


def parked_ideas(state: SessionState) -> list[ParkedIdea]:
    """The parked ideas, oldest first."""
    return sorted(state.all(ParkedIdea), key=lambda idea: (idea.parked_at, idea.id))


@dataclass(frozen=True, slots=True)
class AddNote(Action):
    """Write a note."""

    kind: NoteKind
    text: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words."""
        note = checked(Note(kind=self.kind, text=self.text, noted_at=moment.now), "text")
        return note if isinstance(note, Refusal) else (added(as_new(note, state, moment)),)


@dataclass(frozen=True, slots=True)
class EditNote(Action):
    """Keep other words for a note. Edits within ten seconds are one step of undo."""

    runs_together = True

    note_id: Id
    text: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a note unknown; a note without words is removed."""
        note = state.get(Note, self.note_id)
        if note is None:
            return refuse(Code.NOT_FOUND)
        after = checked(replace(note, text=self.text))
        if isinstance(after, Refusal):
            return after
        if not after.text:
            return (removed(note),)
        return () if after == note else (edited(note, text=after.text),)


@dataclass(frozen=True, slots=True)
class DropNote(Action):
    """Take a note away; a prompt that was heeded goes the same way."""

    note_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a note unknown."""
        note = state.get(Note, self.note_id)
        return refuse(Code.NOT_FOUND) if note is None else (removed(note),)


@dataclass(frozen=True, slots=True)
class ParkIdea(Action):
    """Put an idea into the parking lot."""

    text: str
    person_id: Id | None = None
    follow_up: str = ""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words, and from somebody unknown."""
        if self.person_id is not None and state.get(Person, self.person_id) is None:
            return refuse(Code.NOT_FOUND)
        idea = checked(
            ParkedIdea(text=self.text, person_id=self.person_id, follow_up=self.follow_up, parked_at=moment.now),
            "text",
        )
        return idea if isinstance(idea, Refusal) else (added(as_new(idea, state, moment)),)


@dataclass(frozen=True, slots=True)
class DropIdea(Action):
    """Take an idea out of the parking lot."""

    idea_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an idea unknown."""
        idea = state.get(ParkedIdea, self.idea_id)
        return refuse(Code.NOT_FOUND) if idea is None else (removed(idea),)
