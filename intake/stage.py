"""The stage on which a session file is played: the door, the simulated clock, and which of the file's codes is whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from core.actions import Action, Refusal
from core.changes import Record
from core.clock import SimulatedClock
from core.faults import refused_at
from core.identity import Id
from core.live import LAPTOP, LiveSession

R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class Stage:
    """Performs acts, and remembers the ids of what the file names by codes and numbers."""

    live: LiveSession
    clock: SimulatedClock
    start_at: datetime
    people: dict[str, Id] = field(default_factory=dict)
    officials: list[Id] = field(default_factory=list)
    items: dict[int, Id] = field(default_factory=dict)
    questions: dict[str, Id] = field(default_factory=dict)
    issues: dict[str, Id] = field(default_factory=dict)
    entries: dict[int, Id] = field(default_factory=dict)
    checks: dict[str, Id] = field(default_factory=dict)

    def at(self, seconds: float) -> datetime:
        """The moment that is ``seconds`` after the session's start."""
        return self.start_at + timedelta(seconds=seconds)

    def perform(self, place: str, action: Action) -> None:
        """Have the door do what the file says at ``place``, if it is not so already.

        Raises:
            FileFaults: if the door refuses.
        """
        step = self.live.perform(action, LAPTOP)
        if isinstance(step, Refusal):
            raise refused_at(place, step)

    def add(self, place: str, action: Action, kind: type[R]) -> Id:
        """Perform an act that adds a record of ``kind``, and return its id. Raises as ``perform`` does."""
        step = self.live.perform(action, LAPTOP)
        if isinstance(step, Refusal):
            raise refused_at(place, step)
        assert step is not None
        return next(
            change.after.id for change in step.changes if change.before is None and isinstance(change.after, kind)
        )

    def known(self, kind: type[R], record_id: Id) -> R:
        """The record of that id as it is now."""
        record = self.live.state.get(kind, record_id)
        assert record is not None
        return record
