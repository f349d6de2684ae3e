"""A session in a library, for harnesses: some people, and notes of random length."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from core.actions import Action
from core.clock import WallClock
from core.course import StartSession
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.notes import AddNote, NoteKind
from core.people import AddPerson, Person, Sex
from core.session import CreateSession, Session
from db.library import SqliteLibrary


def session_in(library: SqliteLibrary) -> LiveSession:
    """The session of the library, or a new one that runs."""
    known = library.sessions()
    if known:
        return LiveSession(known[0].session_id, library.ledger, WallClock())
    live, now = LiveSession(uuid7(), library.ledger, WallClock()), datetime.now(UTC)
    plan = Session(title="Uji keandalan", planned_start_at=now, planned_end_at=now + timedelta(hours=2))
    people = (AddPerson(Person(name=f"Orang {number}", sex=Sex.FEMALE)) for number in range(5))
    for action in (CreateSession(plan), StartSession(), *people):
        assert isinstance(live.perform(action, LAPTOP), Step)
    return live


def a_note(chance: random.Random) -> Action:
    """A note of up to 3,000 letters."""
    return AddNote(NoteKind.ATMOSPHERE, "hujan " * chance.randrange(1, 500))
