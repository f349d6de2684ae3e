"""The list of sessions that Beranda shows. It needs no rule of a session, so it can be read before all else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from core.identity import Id


class Phase(StrEnum):
    """How far a session is."""

    PREPARED = auto()
    RUNNING = auto()
    CLOSED = auto()


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One line of the list of sessions.

    ``people`` counts participants. ``last_act_at`` is the time (UTC) of its newest journal entry: where a session
    stopped that was not closed. Sessions of one ``programme`` (rangkaian) belong together.
    """

    session_id: Id
    code: str
    title: str
    place: str
    zone: str
    phase: Phase
    fictional: bool
    planned_start_at: datetime
    people: int
    contributions: int
    last_act_at: datetime
    programme: str = ""


def interrupted(sessions: Iterable[SessionSummary], open_id: Id | None = None) -> SessionSummary | None:
    """The first session that ran when the program stopped and is not the open one; None if there is none."""
    running = (one for one in sessions if one.phase is Phase.RUNNING)
    return next((one for one in running if one.session_id != open_id), None)
