"""Opening a session to act in it without a window. No Qt here."""

from __future__ import annotations

from core.identity import Id
from core.live import LiveSession
from core.ports import Library
from ui.services import Services, clock_of


def opened(library: Library, services: Services, session_id: Id) -> LiveSession:
    """A session of the library; a fictional one goes on at its own time. Raises LedgerProblem."""
    summary = next(one for one in library.sessions() if one.session_id == session_id)
    return LiveSession(session_id, library.ledger, clock_of(summary, services.clock))
