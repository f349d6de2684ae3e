"""What was done in a session, and what of it can be undone by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.actions import Code, Refusal, refuse
from core.changes import Changes, depend, touched_ids
from core.identity import Id

TOGETHER = timedelta(seconds=10)
"""Acts that run together are one step of undo if no more time lies between one and the next."""

UNDO, REDO = "Undo", "Redo"

ERASING = "ErasePersonalData"
"""The act that erases somebody (``core.erasure``): what the journal told of them before it is gone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal: an act as it was done.

    ``seq`` counts from 1 within the session and is the order of things; ``at`` is the wall clock (UTC) and
    ``monotonic_ns`` the monotonic one. ``by`` is the actor, that is the surface (this laptop, a phone, the
    note-taker's page). ``undoes`` is the seq of the act that this entry takes back (``action`` "Undo") or puts
    back (``action`` "Redo"). ``erased``: what may tell of a person is gone from it, and empty in ``changes``.
    """

    session_id: Id
    seq: int
    at: datetime
    monotonic_ns: int
    by: str
    action: str
    barrier: bool
    together: bool
    undoes: int | None
    changes: Changes
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry without its changes: as much as the order of undo needs."""

    seq: int
    at: datetime
    by: str
    action: str
    barrier: bool
    together: bool
    undoes: int | None

    @classmethod
    def of(cls, entry: Entry) -> Mark:
        """The mark that ``entry`` leaves."""
        return cls(entry.seq, entry.at, entry.by, entry.action, entry.barrier, entry.together, entry.undoes)


class History:
    """The marks of a session's journal, oldest first, and the order of undo and redo that follows from them.

    ``read`` gives the full entries of some seqs; it is asked only for those that undo must look at.
    """

    def __init__(self, marks: Sequence[Mark], read: Callable[[Sequence[int]], Sequence[Entry]]) -> None:
        self._marks: list[Mark] = []
        self._by_seq: dict[int, Mark] = {}
        self._stacks: dict[str, tuple[list[int], list[int]]] = {}
        self._read = read
        self._erased_at = 0
        for mark in marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        """Take one more mark; marks come in the order of their seq."""
        done, undone = self._stacks.setdefault(mark.by, ([], []))
        self._marks.append(mark)
        self._by_seq[mark.seq] = mark
        if mark.action == ERASING:
            self._erased_at = mark.seq
        if mark.undoes is None:
            done.append(mark.seq)
            undone.clear()
        elif mark.action == UNDO:
            done.remove(mark.undoes)
            undone.append(mark.undoes)
        else:
            undone.remove(mark.undoes)
            done.append(mark.undoes)

    @property
    def last_seq(self) -> int:
        """The seq of the newest entry, 0 if there is none."""
        return self._marks[-1].seq if self._marks else 0

    def can_undo(self, by: str) -> bool:
        """Whether ``by`` has an act that is no barrier to take back."""
        done = self._stacks.get(by, ([], []))[0]
        return bool(done) and done[-1] > self._erased_at and not self._by_seq[done[-1]].barrier

    def can_redo(self, by: str) -> bool:
        """Whether ``by`` has taken back an act and done nothing since."""
        undone = self._stacks.get(by, ([], []))[1]
        return bool(undone) and undone[-1] > self._erased_at

    def to_undo(self, by: str) -> Entry | Refusal:
        """The newest act of ``by`` that stands, if it may be taken back.

        Refused: NOTHING_TO_UNDO; ERASED_SINCE if somebody was erased; CANNOT_BE_UNDONE if it is a barrier;
        LATER_ACT_DEPENDS if somebody else's later act that still stands depends on it, or it on that one
        (``core.changes.depend``).
        """
        done = self._stacks.get(by, ([], []))[0]
        if not done:
            return refuse(Code.NOTHING_TO_UNDO)
        if done[-1] <= self._erased_at:
            return refuse(Code.ERASED_SINCE)
        mark = self._by_seq[done[-1]]
        if mark.barrier:
            return refuse(Code.CANNOT_BE_UNDONE)
        return self._unless_later_acts_depend(mark.seq, after=mark.seq)

    def to_redo(self, by: str) -> Entry | Refusal:
        """The act of ``by`` that was taken back last, if it may be put back.

        Refused: NOTHING_TO_REDO; ERASED_SINCE if somebody was erased; LATER_ACT_DEPENDS if an act that was done or
        taken back since depends on it, or it on that one.
        """
        undone = self._stacks.get(by, ([], []))[1]
        if not undone:
            return refuse(Code.NOTHING_TO_REDO)
        if undone[-1] <= self._erased_at:
            return refuse(Code.ERASED_SINCE)
        taken_back = next(mark.seq for mark in reversed(self._marks) if mark.undoes == undone[-1])
        return self._unless_later_acts_depend(undone[-1], after=taken_back)

    def continues_undo(self, entry: Entry) -> bool:
        """Whether the act that would be undone next is one step with ``entry``, which was just undone."""
        done = self._stacks[entry.by][0]
        return self.can_undo(entry.by) and self._runs_together(self._by_seq[done[-1]], entry)

    def continues_redo(self, entry: Entry) -> bool:
        """Whether the act that would be redone next is one step with ``entry``, which was just redone."""
        undone = self._stacks[entry.by][1]
        return self.can_redo(entry.by) and self._runs_together(self._by_seq[undone[-1]], entry)

    def _runs_together(self, mark: Mark, entry: Entry) -> bool:
        return (
            mark.together
            and mark.action == entry.action
            and abs(entry.at - mark.at) <= TOGETHER
            and touched_ids(self._entry(mark.seq).changes) == touched_ids(entry.changes)
        )

    def _unless_later_acts_depend(self, seq: int, *, after: int) -> Entry | Refusal:
        entry = self._entry(seq)
        if entry.erased:
            return refuse(Code.ERASED_SINCE)
        if any(depend(other.changes, entry.changes) for other in self._read(self._changed_since(after))):
            return refuse(Code.LATER_ACT_DEPENDS)
        return entry

    def _changed_since(self, seq: int) -> list[int]:
        """The acts that stand now and did not after ``seq``, or the other way round: done or taken back or put back."""
        changed: set[int] = set()
        for mark in self._marks[self._index_after(seq) :]:
            changed ^= {mark.seq if mark.undoes is None else mark.undoes}
        return sorted(changed)

    def _index_after(self, seq: int) -> int:
        """Where in the list the first mark newer than ``seq`` stands: seqs count from 1 without a gap."""
        return seq - self._marks[0].seq + 1

    def _entry(self, seq: int) -> Entry:
        return self._read([seq])[0]
