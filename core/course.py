"""The course of a session: start, pause, resume after a stop, close. It moves session, agenda and floor together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, refuse
from core.agenda import items, move_to
from core.changes import edited, removed
from core.floor import end_turn, open_turn, queue
from core.polls import open_poll
from core.session import EndPause, Phase, open_pause, pause_changes, pauses, running, session_of
from core.state import SessionState


@dataclass(frozen=True, slots=True)
class StartSession(Action):
    """Begin: the running time counts from now, and the first item of the agenda is the current one."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if the session runs or is closed. Without an agenda it starts all the same."""
        session = session_of(state)
        if session is None:
            return refuse(Code.NOT_FOUND)
        if session.phase is Phase.RUNNING:
            return refuse(Code.SESSION_RUNNING)
        if session.phase is Phase.CLOSED:
            return refuse(Code.SESSION_CLOSED)
        first = next((item for item in items(state) if not item.skipped), None)
        return (edited(session, phase=Phase.RUNNING, started_at=moment.now), *move_to(state, moment, first))


@dataclass(frozen=True, slots=True)
class PauseSession(Action):
    """Take a break: agenda and floor stop, and the turn that is going on ends."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running."""
        session = running(state)
        if isinstance(session, Refusal):
            return session
        return (*end_turn(state, moment.now), *pause_changes(state, moment, moment.now, None))


@dataclass(frozen=True, slots=True)
class ResumeAfterStop(Action):
    """Go on with a session that stopped without being closed (crash, power cut, closed lid).

    ``stopped_at`` is when its last act was kept. ``as_break``: the gap is a pause, so the agenda shifts; otherwise
    it counts as time of discussion. Whoever spoke then has stopped speaking either way.
    """

    stopped_at: datetime
    as_break: bool

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running; a pause that was going on simply ends, and no gap is counted twice."""
        session = session_of(state)
        if session is None or session.phase is not Phase.RUNNING:
            return refuse(Code.SESSION_NOT_RUNNING)
        if open_pause(state) is not None:
            return EndPause().decide(state, moment)
        stopped_at = min(self.stopped_at, moment.now)
        turn = open_turn(state)
        ended = end_turn(state, stopped_at) if turn is not None and turn.started_at <= stopped_at else ()
        counted = any(pause.end is not None and pause.end > stopped_at for pause in pauses(state))
        if not self.as_break or counted or stopped_at == moment.now:
            return ended
        return (*ended, *pause_changes(state, moment, stopped_at, moment.now))


@dataclass(frozen=True, slots=True)
class CloseSession(Action):
    """End the session: floor, pause and agenda end now."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running, and while a poll is open."""
        session = session_of(state)
        if session is None or session.phase is not Phase.RUNNING:
            return refuse(Code.SESSION_NOT_RUNNING)
        if open_poll(state) is not None:
            return refuse(Code.POLL_STILL_OPEN)
        pause = open_pause(state)
        return (
            *end_turn(state, moment.now),
            *(removed(hand) for hand in queue(state)),
            *((edited(pause, ended_at=moment.now),) if pause is not None else ()),
            *move_to(state, moment, None),
            edited(session, phase=Phase.CLOSED, ended_at=moment.now),
        )
