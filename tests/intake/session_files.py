"""Session files for tests: the sample with other values in it, and played in memory."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from core.changes import Changes
from core.clock import SimulatedClock
from core.history import Entry, Mark
from core.identity import Id, uuid7
from core.live import LiveSession
from core.ports import Draft, JournalHead
from core.state import SessionState
from intake.player import opening_of, play
from intake.session_file import session_file_of
from resources.samples import SAMPLE_SESSION
from tests.core.memory_box import MemoryBox

_SAMPLE = json.loads(SAMPLE_SESSION.read_text(encoding="utf-8"))
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def sample() -> dict[str, Any]:
    """The sample session's file, to be changed at will."""
    return copy.deepcopy(_SAMPLE)


def steps_of(place: str) -> list[int | str]:
    """The keys and indexes that "peserta[3].jk" names."""
    return [int(index) if index else key for index, key in _STEP.findall(place)]


def put(data: Any, place: str, value: object) -> None:
    """Write ``value`` at ``place``."""
    *path, last = steps_of(place)
    for step in path:
        data = data[step]
    data[last] = value


def drop(data: Any, place: str) -> None:
    """Take away what is at ``place``."""
    *path, last = steps_of(place)
    for step in path:
        data = data[step]
    del data[last]


class MemoryLedger:
    """A ledger that keeps nothing but in memory."""

    def __init__(self) -> None:
        self.journal: list[Entry] = []
        self.box = MemoryBox()

    def load(self, session_id: Id) -> SessionState:
        state = SessionState.of(session_id, [])
        for entry in self.journal:
            state = state.apply(entry.changes)
        return state

    def commit(self, entry: Entry, blobs: Sequence[bytes] = ()) -> None:
        self.journal.append(entry)

    def keep_unjournaled(self, changes: Changes) -> None:
        raise NotImplementedError

    def marks(self, session_id: Id) -> Sequence[Mark]:
        return [Mark.of(entry) for entry in self.journal]

    def entries(self, session_id: Id, seqs: Sequence[int]) -> Sequence[Entry]:
        return [self.journal[seq - 1] for seq in seqs]

    def head(self, session_id: Id) -> JournalHead:
        return JournalHead(len(self.journal), "")

    def keep_draft(self, draft: Draft) -> None:
        raise NotImplementedError

    def drafts(self, session_id: Id) -> Sequence[Draft]:
        return []


def played(data: Any, until: timedelta | None = None) -> LiveSession:
    """The session that a file's content gives, with its clock where the play stopped."""
    file = session_file_of(data)
    clock = SimulatedClock(opening_of(file))
    live = LiveSession(uuid7(), MemoryLedger(), clock)
    play(file, live, clock, until)
    return live
