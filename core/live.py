"""The one door: everything that anyone wants done in a session comes through ``LiveSession.perform``."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.actions import Action, Code, Decision, Moment, Refusal, refuse
from core.blobs import blob_digest
from core.changes import Changes, inverted, journaled, new_blobs
from core.clock import Clock
from core.history import REDO, UNDO, Entry, History, Mark
from core.identity import Id, uuid7
from core.ports import Ledger
from core.session import CreateSession, session_of
from core.signing import held_back
from core.state import SessionState

LAPTOP = "laptop"
"""The actor that this computer's own windows are, whoever sits before them."""


@dataclass(frozen=True, slots=True)
class Undo(Action):
    """Take back the newest act of the one who asks."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Undo is decided by the history of the session, which only the door sees."""
        return refuse(Code.NOTHING_TO_UNDO)


@dataclass(frozen=True, slots=True)
class Redo(Action):
    """Put back what the one who asks has taken back last."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Redo is decided by the history of the session, which only the door sees."""
        return refuse(Code.NOTHING_TO_REDO)


@dataclass(frozen=True, slots=True)
class Step:
    """One act as everyone is told of it, after it was committed.

    ``by`` lets the editor that made it keep its cursor. An act without a journal entry (a secret ballot) has the
    ``seq`` of the entry before it.
    """

    before: SessionState
    after: SessionState
    changes: Changes
    action: str
    by: str
    seq: int


Listener = Callable[[Step], None]


class LiveSession:
    """One session that is open, on one thread. The order is law: commit, then memory, then tell.

    Nothing that is not committed is ever shown: if the ledger raises ``LedgerProblem``, the state is what it was.
    """

    def __init__(self, session_id: Id, ledger: Ledger, clock: Clock, new_id: Callable[[], Id] = uuid7) -> None:
        self._ledger = ledger
        self._clock = clock
        self._new_id = new_id
        self._listeners: list[Listener] = []
        self._untold: deque[Step] = deque()
        self._state = ledger.load(session_id)

    @property
    def state(self) -> SessionState:
        """The session as it is committed."""
        return self._state

    @property
    def session_id(self) -> Id:
        """The id of the session."""
        return self._state.session_id

    @property
    def clock(self) -> Clock:
        """The clock by which the session runs."""
        return self._clock

    def tell(self, listener: Listener) -> None:
        """Tell ``listener`` every step from now on, in the order in which listeners asked."""
        self._listeners.append(listener)

    def stop_telling(self, listener: Listener) -> None:
        """Tell ``listener`` no more."""
        self._listeners.remove(listener)

    def can_undo(self, by: str) -> bool:
        """Whether ``Undo`` has something to take back for ``by``."""
        return self._history.can_undo(by)

    def can_redo(self, by: str) -> bool:
        """Whether ``Redo`` has something to put back for ``by``."""
        return self._history.can_redo(by)

    def perform(self, action: Action, by: str) -> Step | Refusal | None:
        """Do what ``action`` wishes; None if it is so already. Before there is a session, it is all that can be made.

        Raises:
            LedgerProblem: if it could not be kept; then nothing has changed.
        """
        if isinstance(action, Undo):
            return self._undo(by)
        if isinstance(action, Redo):
            return self._redo(by)
        if session_of(self._state) is None and not isinstance(action, CreateSession):
            return refuse(Code.NOT_FOUND)
        decision = action.decide(self._state, self._moment())
        if isinstance(decision, Refusal):
            return decision
        if not decision:
            return None
        blobs = action.blobs()
        held = self._held(decision, blobs)
        if held is not None:
            return held
        kind = type(action)
        return self._keep(decision, kind.__name__, by, blobs, barrier=kind.barrier, together=kind.runs_together)

    def _held(self, changes: Changes, blobs: Sequence[bytes] = ()) -> Refusal | None:
        """Why changes may not be kept now, whatever their rule says: the document stands still, or bytes are gone."""
        missing = new_blobs(changes) - frozenset(blob_digest(content) for content in blobs)
        if any(self._ledger.blob(digest) is None for digest in missing):
            return refuse(Code.FILE_GONE)
        return held_back(self._state, changes)

    def blob(self, digest: str) -> bytes | None:
        """The bytes of that SHA-256 (hex), kept with the records; None if they are not. Raises LedgerProblem."""
        return self._ledger.blob(digest)

    def _moment(self) -> Moment:
        session_id = self._state.session_id
        return Moment(self._clock.now(), self._new_id, self._ledger.box, lambda: self._ledger.head(session_id).digest)

    @cached_property
    def _history(self) -> History:
        session_id = self._state.session_id
        return History(self._ledger.marks(session_id), lambda seqs: self._ledger.entries(session_id, seqs))

    def _undo(self, by: str) -> Step | Refusal:
        return self._walk(by, UNDO, self._history.to_undo, self._history.continues_undo)

    def _redo(self, by: str) -> Step | Refusal:
        return self._walk(by, REDO, self._history.to_redo, self._history.continues_redo)

    def _walk(
        self,
        by: str,
        action: str,
        to_walk: Callable[[str], Entry | Refusal],
        continues: Callable[[Entry], bool],
    ) -> Step | Refusal:
        """Undo or redo one step: an act, and those that run together with it as far as they may be walked."""
        step: Step | None = None
        entry = to_walk(by)
        while not isinstance(entry, Refusal):
            changes = inverted(entry.changes) if action == UNDO else entry.changes
            held = self._held(changes)
            if held is not None:
                return held if step is None else step
            step = self._keep(changes, action, by, undoes=entry.seq)
            if not continues(entry):
                return step
            entry = to_walk(by)
        return entry if step is None else step

    def _keep(
        self,
        changes: Changes,
        action: str,
        by: str,
        blobs: Sequence[bytes] = (),
        *,
        barrier: bool = False,
        together: bool = False,
        undoes: int | None = None,
    ) -> Step:
        before = self._state
        after = before.apply(changes)
        if not journaled(changes):
            self._ledger.keep_unjournaled(changes)
            return self._tell(Step(before, after, changes, action, by, self._history.last_seq))
        entry = Entry(
            session_id=before.session_id,
            seq=self._history.last_seq + 1,
            at=self._clock.now(),
            monotonic_ns=self._clock.monotonic_ns(),
            by=by,
            action=action,
            barrier=barrier,
            together=together,
            undoes=undoes,
            changes=changes,
        )
        self._ledger.commit(entry, blobs)
        self._history.add(Mark.of(entry))
        return self._tell(Step(before, after, changes, action, by, entry.seq))

    def _tell(self, step: Step) -> Step:
        """Move on to the state after ``step`` and tell everyone. What a listener does is told when all have heard."""
        self._state = step.after
        self._untold.append(step)
        if len(self._untold) > 1:
            return step
        try:
            while self._untold:
                for listener in tuple(self._listeners):
                    listener(self._untold[0])
                self._untold.popleft()
        finally:
            self._untold.clear()
        return step
