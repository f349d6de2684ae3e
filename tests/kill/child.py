"""The program that is killed: it performs acts as fast as it can and says after each that it is kept.

Run as a module it serves: for each line ``library<TAB>fifo<TAB>seed`` on stdin it starts a real process of its own (by
fork, so that starting costs nothing), whose stdout is the fifo, and prints ``started PID`` and, when it is gone,
``gone``.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from core.actions import Action
from core.clock import WallClock
from core.course import StartSession
from core.floor import EndFloor, GiveFloor, RaiseHand
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Redo, Step, Undo
from core.log import Contribution, LogContribution
from core.notes import AddNote, EditNote, Note, NoteKind
from core.people import AddPerson, MarkArrived, Person, Sex, participants
from core.ports import Draft
from core.session import CreateSession, Session
from db.library import SqliteLibrary, open_library

Chance = random.Random


def main(work: Callable[[str, Chance], None]) -> None:
    """Start one child after the other, as stdin asks; each does ``work``, which never ends."""
    for line in sys.stdin:
        library, fifo, seed = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            sys.stdin.close()
            os.dup2(os.open(fifo, os.O_WRONLY), 1)
            work(library, Chance(int(seed)))
        say("started", child)
        os.waitpid(child, 0)
        say("gone")


def work_until_killed(path: str, chance: Chance) -> None:
    """Open, perform some acts, back up at times, close, and begin again."""
    while True:
        say("opening")
        library = open_library(path, create=True)
        live = session_in(library)
        for _ in range(chance.randrange(1, 60)):
            act(live, library, chance)
        if chance.random() < 0.2:
            say("backing-up")
            library.backup()
        say("closing")
        library.close()


def say(*words: object) -> None:
    """Acknowledge: one line, written at once."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def announcer(stages: Sequence[str], chance: Chance) -> Callable[[str], None]:
    """Says each stage as it begins, from one that ``chance`` names on: that is when death begins to wait."""
    quiet = set(stages[: chance.randrange(len(stages))])

    def at(stage: str) -> None:
        if stage not in quiet:
            quiet.clear()
            say(stage)
            say(stage)

    return at


def session_in(library: SqliteLibrary) -> LiveSession:
    """The newest session, or a new one with people who have come."""
    known = library.sessions()
    if known and known[0].people >= 5:
        return LiveSession(known[0].session_id, library.ledger, WallClock())
    live = LiveSession(uuid7(), library.ledger, WallClock())
    now = datetime.now(UTC)
    plan = Session(title="Uji bunuh", planned_start_at=now, planned_end_at=now + timedelta(hours=2))
    perform(live, library, CreateSession(plan))
    perform(live, library, StartSession())
    for number in range(5):
        perform(live, library, AddPerson(Person(name=f"Orang {number}", sex=Sex.FEMALE)))
    for person in participants(live.state):
        perform(live, library, MarkArrived(person.id))
    return live


def act(live: LiveSession, library: SqliteLibrary, chance: Chance) -> None:
    """One act or draft at random."""
    chance.choice(ACTS)(live, library, chance)


def perform(live: LiveSession, library: SqliteLibrary, action: Action) -> None:
    """Perform, and acknowledge what was kept by the head of the journal."""
    if isinstance(live.perform(action, LAPTOP), Step):
        head = library.ledger.head(live.session_id)
        say("kept", live.session_id, head.seq, head.digest)


def _log(live: LiveSession, library: SqliteLibrary, chance: Chance) -> None:
    person = chance.choice(participants(live.state))
    text = "sampah menumpuk " * chance.randrange(1, 40)
    said = Contribution(person_id=person.id, kind="masalah", text=text, said_at=datetime.now(UTC))
    perform(live, library, LogContribution(said))


def _give_floor(live: LiveSession, library: SqliteLibrary, chance: Chance) -> None:
    person = chance.choice(participants(live.state))
    perform(live, library, chance.choice([GiveFloor(person.id), RaiseHand(person.id), EndFloor()]))


def _note(live: LiveSession, library: SqliteLibrary, chance: Chance) -> None:
    notes = list(live.state.all(Note))
    if notes and chance.random() < 0.5:
        perform(live, library, EditNote(chance.choice(notes).id, f"diubah {chance.random()}"))
    else:
        perform(live, library, AddNote(NoteKind.ATMOSPHERE, "hening " * chance.randrange(1, 400)))


def _take_back(live: LiveSession, library: SqliteLibrary, chance: Chance) -> None:
    perform(live, library, chance.choice([Undo(), Redo()]))


def _draft(live: LiveSession, library: SqliteLibrary, chance: Chance) -> None:
    at = datetime.now(UTC)
    library.ledger.keep_draft(Draft(live.session_id, "log_line", "samp", at))
    say("drafted", live.session_id, at.isoformat())


ACTS: list[Callable[[LiveSession, SqliteLibrary, Chance], None]] = [_log, _log, _give_floor, _note, _take_back, _draft]

if __name__ == "__main__":
    main(work_until_killed)
