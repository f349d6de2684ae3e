"""What main.py puts together for the windows."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from core.clock import SimulatedClock
from core.floor import EndFloor
from core.live import LAPTOP, LiveSession, Step
from core.session import Phase, session_of
from main import services_for
from ui.services import clock_going_on_from

MINUTE_42 = timedelta(minutes=42)


def test_the_sample_runs_on_from_minute_42_in_its_own_time(tmp_path: Path) -> None:
    services = services_for(str(tmp_path / "library.fgd"))
    with closing(services.open_library(create=True)) as library:
        played = services.play_sample(library, MINUTE_42)
        wall = SimulatedClock(services.clock.now())
        live = LiveSession(played.session_id, library.ledger, clock_going_on_from(played.stopped_at, wall))
        session = session_of(live.state)
        assert session is not None
        assert (session.phase, session.fictional) == (Phase.RUNNING, True)
        assert live.clock.now() - session.planned_start_at == MINUTE_42
        wall.advance(timedelta(seconds=5))
        assert isinstance(live.perform(EndFloor(), LAPTOP), Step)
        (summary,) = library.sessions()
        assert summary.last_act_at == played.stopped_at + timedelta(seconds=5)
        assert library.check() == []


def test_two_samples_are_two_sessions(tmp_path: Path) -> None:
    services = services_for(str(tmp_path / "library.fgd"))
    with closing(services.open_library(create=True)) as library:
        one, other = services.play_sample(library), services.play_sample(library)
        assert {summary.session_id for summary in library.sessions()} == {one.session_id, other.session_id}
        assert {summary.phase for summary in library.sessions()} == {Phase.CLOSED}


def test_a_throwaway_library_is_empty_each_time() -> None:
    services = services_for(None)
    for _ in range(2):
        with services.throwaway() as library:
            assert library.sessions() == []
            services.play_sample(library)
            assert len(library.sessions()) == 1
