"""The session as it was when an earlier version of its document was the current one, out of the journal."""

from __future__ import annotations

from core.changes import Change
from core.identity import Id
from core.ports import Ledger
from core.state import SessionState
from core.versions import Version, current_version


class HistoryErased(Exception):
    """Somebody was erased since, so what an earlier version said is not told any more."""


def state_of_version(ledger: Ledger, session_id: Id, number: int) -> SessionState:
    """The session at the end of the time of version ``number``, with the signatures that were on it then.

    Records that the journal does not tell of are not in it.

    Raises:
        LookupError: if there has been no such version.
        HistoryErased: if somebody was erased.
        LedgerProblem: if the journal cannot be read.
    """
    changes: list[Change] = []
    for entry in ledger.entries(session_id, [mark.seq for mark in ledger.marks(session_id)]):
        if any(_begins(change, number + 1) for change in entry.changes):
            break
        if entry.erased:
            raise HistoryErased
        changes += entry.changes
    state = SessionState(session_id).apply(tuple(changes))
    version = current_version(state)
    if version is None or version.number != number:
        raise LookupError(f"no version {number}")
    return state


def _begins(change: Change, number: int) -> bool:
    version = change.after
    return change.before is None and isinstance(version, Version) and version.number == number
