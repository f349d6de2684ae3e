"""The sample session as minutes: played through the door into a ledger that keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from core.clock import SimulatedClock
from core.history import Entry, Mark
from core.identity import Id, uuid7
from core.live import LiveSession
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.ports import Draft, JournalHead
from core.secrecy import BallotBox
from core.state import SessionState
from intake.player import opening_of, play
from intake.session_file import read_session_file

SAMPLE = Path(__file__).parent.parent.parent / "resources" / "samples" / "sample_session.json"
HEAD = "7f3a9c21e80b44d01a6e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071829304"


@dataclass
class ForgetfulLedger:
    """A ledger for one session that remembers marks only."""

    kept: list[Entry] = field(default_factory=list)
    box: BallotBox | None = None

    def load(self, session_id: Id) -> SessionState:
        return SessionState(session_id)

    def commit(self, entry: Entry, blobs: Sequence[bytes] = ()) -> None:
        self.kept.append(entry)

    def blob(self, digest: str) -> bytes | None:
        return None

    def marks(self, session_id: Id) -> Sequence[Mark]:
        return []

    def entries(self, session_id: Id, seqs: Sequence[int]) -> Sequence[Entry]:
        return [entry for entry in self.kept if entry.seq in seqs]

    def head(self, session_id: Id) -> JournalHead:
        return JournalHead(0, "")

    def keep_draft(self, draft: Draft) -> None:
        return

    def drafts(self, session_id: Id) -> Sequence[Draft]:
        return []


@cache
def sample_state() -> SessionState:
    file = read_session_file(SAMPLE)
    clock = SimulatedClock(opening_of(file))
    live = LiveSession(uuid7(), ForgetfulLedger(), clock)
    play(file, live, clock)
    return live.state


@cache
def sample_minutes() -> Minutes:
    from core.session import session_of

    session = session_of(sample_state())
    assert session is not None
    assert session.ended_at is not None
    return minutes_of(sample_state(), HEAD, session.ended_at)
