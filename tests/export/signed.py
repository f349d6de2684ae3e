"""The sample session with its signatures drawn: closed, frozen, signed through the door."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from core.clock import SimulatedClock
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.outcomes import signatories
from core.people import participants
from core.session import session_of
from core.signing import FreezeContent, Sign, SignAttendance, digest_to_sign
from core.strokes import Point, strokes_text
from tests.export.sample import ForgetfulLedger, sample_state

PAD = (1200, 500)


def scribble(number: int) -> str:
    """Something like a signature, another one for each number."""
    turns, tilt = 3 + number % 4, 0.6 + 0.1 * (number % 5)
    points = [
        Point(
            round(200 + 700 * step / 79),
            round(250 - 140 * tilt * math.sin(turns * 2 * math.pi * step / 79) * (1 - step / 160)),
            step * 12,
            round(500 + 400 * math.cos(step / 5)),
        )
        for step in range(80)
    ]
    return strokes_text([points, [Point(260, 380, 1200, 700), Point(860, 330, 1320, 300)]])


class SampleLedger(ForgetfulLedger):
    """Loads the sample."""

    def load(self, session_id: str):
        return sample_state()


def signed_session(signers: Sequence[int], *, attendance: bool = True) -> LiveSession:
    """The sample, signed by the signatories with those places (0 the first), and by all who attended."""
    state = sample_state()
    session = session_of(state)
    assert session is not None
    assert session.ended_at is not None
    clock = SimulatedClock(session.ended_at)
    live = LiveSession(state.session_id, SampleLedger(), clock, uuid7)
    acts = [FreezeContent()]
    digest = digest_to_sign(state, clock.now())
    acts += [
        Sign(one.id, scribble(place), *PAD, digest) for place, one in enumerate(signatories(state)) if place in signers
    ]
    if attendance:
        here = [person for person in participants(state) if person.arrived_at is not None]
        acts += [SignAttendance(person.id, scribble(place + 3), *PAD) for place, person in enumerate(here)]
    for act in acts:
        assert isinstance(live.perform(act, LAPTOP), Step), act
    return live


@cache
def signed_minutes(*signers: int, attendance: bool = True) -> Minutes:
    live = signed_session(signers, attendance=attendance)
    return minutes_of(live.state, "", live.clock.now())
