"""The library on the desk: opening it, listing its sessions, and which of them is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.clock import Clock
from core.identity import Id, uuid7
from core.ports import LedgerProblem, Library, LibraryCare
from core.session import CreateSession, Session
from core.session_list import SessionSummary, interrupted
from ui.bridge import Bridge
from ui.services import Services, clock_going_on_from, clock_of

SAMPLE_MINUTE = timedelta(minutes=42)
"""The running time at which the sample session is handed over."""


CLOCK_BEHIND_S = 2.0
"""A clock that is behind by more than this is told."""


class Desk(QObject):
    """Opens the library and one session of it.

    Signals: ``sessions_changed`` (ask ``sessions`` again), ``chosen(SessionSummary)`` (somebody wants to see that
    session), ``failed(LedgerProblem)`` when the library or a session could not be opened or read; ``found_again`` when
    the file of the library, which had been moved, is back; ``clock_behind(seconds)`` when a session was opened whose
    last act lies so far after what the laptop's clock says.
    """

    sessions_changed = Signal()
    chosen = Signal(object)
    failed = Signal(object)
    found_again = Signal()
    clock_behind = Signal(float)

    def __init__(self, services: Services, bridge: Bridge) -> None:
        super().__init__()
        self.services = services
        self.bridge = bridge
        self._library: Library | None = None
        self._lost = False
        self.problem: LedgerProblem | None = None
        self._sessions: tuple[SessionSummary, ...] = ()
        bridge.closed.connect(self.read_sessions)

    @property
    def library(self) -> Library | None:
        """The library; None before it was opened, or if it cannot be."""
        return self._library

    @property
    def sessions(self) -> Sequence[SessionSummary]:
        """All sessions as they were when they were read last, the one touched last first."""
        return self._sessions

    def open_library(self) -> bool:
        """Open the library; whether that went well."""
        self.problem, self._lost = None, False
        try:
            self._library = self.services.open_library(create=True)
        except LedgerProblem as problem:
            self.problem = problem
            self.failed.emit(problem)
            return False
        self.read_sessions()
        return True

    def look(self) -> None:
        """See whether the library is still where it was; told at once, not only at the next act."""
        if self._library is None:
            return
        was_lost, self._lost = self._lost, False
        try:
            self._library.look()
        except LedgerProblem as problem:
            self._lost = True
            if not was_lost:
                self.bridge.not_kept.emit(problem)
            return
        if was_lost:
            self.found_again.emit()

    def restore(self, backup: Path) -> Path | None:
        """Go on with a backup; the library is set aside. Where that is now, or None if it could not be done."""
        return self._exchange(lambda care: care.restore(backup))

    def start_empty(self) -> Path | None:
        """Go on with an empty library; the one there is set aside. Where that is now, or None as above."""
        return self._exchange(lambda care: care.set_aside())

    def _exchange(self, act: Callable[[LibraryCare], Path]) -> Path | None:
        """Do something with the file of the library while it is closed, then open what is there."""
        with suppress(LedgerProblem):  # it is closed all the same, and what could not be folded in is kept beside it
            self.close()
        try:
            aside = act(self.services.care())
        except LedgerProblem as problem:
            self.open_library()
            self.failed.emit(problem)
            return None
        self.open_library()
        return aside

    def read_sessions(self) -> None:
        """Read the list of sessions anew."""
        if self._library is None:
            return
        try:
            self._sessions = tuple(self._library.sessions())
        except LedgerProblem as problem:
            self.failed.emit(problem)
            return
        self.sessions_changed.emit()

    def interrupted(self) -> SessionSummary | None:
        """The session that ran when the program stopped, if there is one; it is not the open one."""
        return interrupted(self._sessions, self.bridge.session_id)

    def choose(self, summary: SessionSummary) -> None:
        """Tell that somebody wants to see a session of the list."""
        self.chosen.emit(summary)

    def open_session(self, summary: SessionSummary) -> bool:
        """Open a session of the list at its own time (``ui.services.clock_of``)."""
        clock = clock_of(summary, self.services.clock)
        if not self._open(summary.session_id, clock, summary.last_act_at):
            return False
        behind_s = (clock.now() - self.services.clock.now()).total_seconds()
        if not summary.fictional and behind_s > CLOCK_BEHIND_S:
            self.clock_behind.emit(behind_s)
        return True

    def start_sample(self) -> bool:
        """Play the sample session to its minute 42 and open it, running; a library that is not open is tried again."""
        if self._library is None and not self.open_library():
            return False
        assert self._library is not None
        try:
            played = self.services.play_sample(self._library, SAMPLE_MINUTE)
        except LedgerProblem as problem:
            self.failed.emit(problem)
            return False
        clock = clock_going_on_from(played.stopped_at, self.services.clock)
        return self._open(played.session_id, clock, played.stopped_at)

    def create_session(self, session: Session) -> bool:
        """Make a new session and open it; if it is refused or cannot be kept, no session is open."""
        if self._open(uuid7(), self.services.clock, None) and self.bridge.perform(CreateSession(session)) is not None:
            return True
        self.bridge.close()
        return False

    def close(self) -> None:
        """Give the library back."""
        self.bridge.close()
        library, self._library = self._library, None
        if library is not None:
            library.close()

    def _open(self, session_id: Id, clock: Clock, kept_at: datetime | None) -> bool:
        if self._library is None and not self.open_library():
            return False
        assert self._library is not None
        try:
            self.bridge.open(session_id, self._library.ledger, clock, kept_at)
        except LedgerProblem as problem:
            self.failed.emit(problem)
            return False
        return True
