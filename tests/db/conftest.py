"""A library in a folder of its own, and a session in it that was performed through the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.clock import SimulatedClock
from core.course import StartSession
from core.floor import GiveFloor, RaiseHand
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step, Undo
from core.log import Contribution, LogContribution
from core.notes import AddNote, NoteKind
from core.people import AddPerson, MarkArrived, Person, Sex, participants
from core.session import CreateSession, Session
from db.library import SqliteLibrary, open_library

START = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library of this test lies."""
    return tmp_path / "uji coba #1.fgd"


@pytest.fixture
def library(path: Path) -> Iterator[SqliteLibrary]:
    """An open library without sessions."""
    library = open_library(path, create=True)
    yield library
    library.close()


@pytest.fixture
def hold_session() -> Callable[..., LiveSession]:
    """Holds a short session in a library, with one act undone, and returns it."""
    return _hold_session


def _hold_session(library: SqliteLibrary, code: str = "FGD-01") -> LiveSession:
    clock = SimulatedClock(START)
    live = LiveSession(uuid7(), library.ledger, clock)

    def act(action) -> None:
        clock.advance(timedelta(seconds=20))
        assert isinstance(live.perform(action, LAPTOP), Step), action

    act(
        CreateSession(
            Session(
                code=code,
                title="Sampah di Kelurahan Tirtawana",
                place="Balai RW 02",
                planned_start_at=START,
                planned_end_at=START + timedelta(hours=2),
            )
        )
    )
    for name in ("Maryani", "Dimas", "Zé “Ö” 🙂"):
        act(AddPerson(Person(name=name, sex=Sex.FEMALE, groups=("PKK", "RT 03"))))
    for person in participants(live.state):
        act(MarkArrived(person.id))
    act(StartSession())
    first, second, third = participants(live.state)
    act(GiveFloor(first.id))
    act(RaiseHand(second.id))
    act(LogContribution(Contribution(person_id=first.id, kind="masalah", text="Sampah menumpuk.", said_at=clock.now())))
    act(AddNote(NoteKind.ATMOSPHERE, "Hening sejenak."))
    act(GiveFloor(third.id))
    act(Undo())
    return live
