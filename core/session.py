"""The session as a whole: its particulars, its beginning and end, its pauses, its officials."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Changes, Record, added, edited, removed
from core.identity import Id
from core.session_list import Phase
from core.state import SessionState
from core.timing import Stretch

PAPERS = ("A4", "F4", "FOLIO")
"""The sheets that offices print on."""


class WallNames(StrEnum):
    """How people are named on the wall: in full, by salutation and first name, or by code."""

    FULL = auto()
    SHORT = auto()
    CODES = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """The particulars of one session; its ``id`` is the session's id.

    Sessions of the same ``programme`` (rangkaian) belong together. ``agreed_end_at`` is a later end that was agreed on
    when the session ran late.

    ``zone`` is "WIB", "WITA" or "WIT"; ``invited`` counts the people invited, the absent included; ``copies`` is the
    number of copies of the berita acara (rangkap); ``paper`` is "A4", "F4" or "FOLIO".
    """

    code: str = ""
    title: str
    theme: str = ""
    forum: str = ""
    place: str = ""
    kelurahan: str = ""
    kecamatan: str = ""
    city: str = ""
    province: str = ""
    postcode: str = ""
    office_address: str = ""
    organizer: str = ""
    programme: str = ""
    document_number: str = ""
    invitation_number: str = ""
    invited: int = 0
    copies: int = 2
    paper: str = "A4"
    planned_start_at: datetime
    planned_end_at: datetime
    agreed_end_at: datetime | None = None
    zone: str = "WIB"
    wall_names: WallNames = WallNames.SHORT
    fictional: bool = False
    phase: Phase = Phase.PREPARED
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Record):
    """A stretch of time in which neither the agenda nor anybody's turn runs."""

    started_at: datetime
    ended_at: datetime | None = None

    def claims(self) -> tuple[Hashable, ...]:
        """The floor, while the pause goes on."""
        return ("floor",) if self.ended_at is None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Official(Record):
    """An official who acknowledges the berita acara. ``nip`` is printed as written."""

    order: int = 0
    role: str = ""
    position: str = ""
    name: str
    nip: str = ""


def agreed_end(session: Session) -> datetime:
    """When the session is to end: as planned, or as was agreed when it ran late."""
    return session.agreed_end_at or session.planned_end_at


def session_of(state: SessionState) -> Session | None:
    """The session's own record, or None before it was created."""
    return state.get(Session, state.session_id)


def running(state: SessionState) -> Session | Refusal:
    """The session if it is running and not paused; what live acts ask first."""
    session = session_of(state)
    if session is None or session.phase is not Phase.RUNNING:
        return refuse(Code.SESSION_NOT_RUNNING)
    if open_pause(state) is not None:
        return refuse(Code.SESSION_PAUSED)
    return session


def open_pause(state: SessionState) -> Pause | None:
    """The pause that is going on."""
    return next((pause for pause in state.all(Pause) if pause.ended_at is None), None)


def pauses(state: SessionState) -> tuple[Stretch, ...]:
    """The pauses as stretches of time, oldest first."""
    taken = sorted(state.all(Pause), key=lambda pause: pause.started_at)
    return tuple(Stretch(pause.started_at, pause.ended_at) for pause in taken)


@dataclass(frozen=True, slots=True)
class CreateSession(Action):
    """Make the session itself, from wished-for particulars. Undo goes back to here and no further."""

    barrier = True

    session: Session

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if there is one already, if the title is empty or if it would end before it begins."""
        if session_of(state) is not None:
            return refuse(Code.SESSION_EXISTS)
        wished = replace(
            self.session,
            id=state.session_id,
            session_id=state.session_id,
            phase=Phase.PREPARED,
            agreed_end_at=None,
            started_at=None,
            ended_at=None,
        )
        session = _checked_particulars(wished)
        return session if isinstance(session, Refusal) else (added(session),)


@dataclass(frozen=True, slots=True)
class EditSession(Action):
    """Keep other particulars. Phase and true times are not among them: they follow from what happens.

    A later end that was agreed on holds as long as the planned end is not moved.
    """

    session: Session

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``CreateSession``, and if there is no session."""
        before = session_of(state)
        if before is None:
            return refuse(Code.NOT_FOUND)
        same_end = self.session.planned_end_at == before.planned_end_at
        wished = replace(
            self.session,
            id=before.id,
            session_id=before.id,
            agreed_end_at=before.agreed_end_at if same_end else None,
            phase=before.phase,
            started_at=before.started_at,
            ended_at=before.ended_at,
        )
        session = _checked_particulars(wished)
        if isinstance(session, Refusal):
            return session
        return () if session == before else (Change(before, session),)


def _checked_particulars(wished: Session) -> Session | Refusal:
    if wished.planned_end_at <= wished.planned_start_at:
        return refuse(Code.BAD_VALUE, field="planned_end_at")
    if wished.zone not in ("WIB", "WITA", "WIT"):
        return refuse(Code.BAD_VALUE, field="zone")
    if wished.paper not in PAPERS:
        return refuse(Code.BAD_VALUE, field="paper")
    if not 0 <= wished.invited <= 100_000:
        return refuse(Code.BAD_VALUE, field="invited")
    if not 1 <= wished.copies <= 100:
        return refuse(Code.BAD_VALUE, field="copies")
    return checked(wished, "title", longest=500)


@dataclass(frozen=True, slots=True)
class AddOfficial(Action):
    """Name an official who will acknowledge the berita acara."""

    official: Official

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a name."""
        official = checked(self.official, "name", longest=500)
        if isinstance(official, Refusal):
            return official
        last = max((other.order for other in state.all(Official)), default=0)
        return (added(as_new(replace(official, order=last + 1), state, moment)),)


@dataclass(frozen=True, slots=True)
class RemoveOfficial(Action):
    """Take an official off the berita acara."""

    official_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if there is none of that id, and for one who is to sign."""
        official = state.get(Official, self.official_id)
        if official is None:
            return refuse(Code.NOT_FOUND)
        if state.naming(official.id):
            return refuse(Code.IN_USE, name=official.name)
        return (removed(official),)


def pause_changes(state: SessionState, moment: Moment, started_at: datetime, ended_at: datetime | None) -> Changes:
    """A new pause of those times. One that is over is begun and ended in one act, since it had the floor meanwhile."""
    begun = as_new(Pause(started_at=started_at), state, moment)
    return (added(begun),) if ended_at is None else (added(begun), edited(begun, ended_at=ended_at))


@dataclass(frozen=True, slots=True)
class EndPause(Action):
    """Go on after a pause."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if nothing is paused."""
        pause = open_pause(state)
        return refuse(Code.NOT_PAUSED) if pause is None else (edited(pause, ended_at=moment.now),)
