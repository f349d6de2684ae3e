"""What an entry of the log said before it was corrected, as the journal tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.history import ERASING, REDO, UNDO, Entry, Mark
from core.identity import Id
from core.log import WORDING, Contribution, CorrectContribution, LogContribution


@dataclass(frozen=True, slots=True)
class Wording:
    """How an entry stood from ``at`` on, kept by the actor ``by``.

    ``taken_back``: this wording stands because a correction was undone. The words of one that named somebody who was
    erased are empty.
    """

    at: datetime
    by: str
    entry: Contribution
    taken_back: bool = False


def acts_on_wording(marks: Sequence[Mark]) -> list[int]:
    """The seqs of the acts that may have changed how an entry reads: logged, corrected, or one of these taken back, and
    somebody erased.
    """
    kinds = {LogContribution.__name__, CorrectContribution.__name__, ERASING}
    found: list[int] = []
    known: set[int] = set()
    for mark in marks:
        undone = mark.action in (UNDO, REDO) and mark.undoes in known
        if mark.action in kinds:
            known.add(mark.seq)
        if mark.action in kinds or undone:
            found.append(mark.seq)
    return found


def wordings_of(contribution_id: Id, acts: Iterable[Entry]) -> list[Wording]:
    """All wordings of one entry, oldest first, the one that stands now last; ``acts`` are oldest first."""
    found: list[Wording] = []
    for act in acts:
        for change in act.changes:
            before, after = change.before, change.after
            if not isinstance(after, Contribution) or after.id != contribution_id:
                continue
            if isinstance(before, Contribution) and _says(before) == _says(after):
                continue
            found.append(Wording(act.at, act.by, after, act.action == UNDO))
    return found


def _says(entry: Contribution) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in WORDING)
