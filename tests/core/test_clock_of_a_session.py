"""The time of a session whatever happens to the laptop's clock: midnight, jumps, sleep, restarts, zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Action, Refusal
from core.agenda import AddAgendaItem, AdvanceAgenda, AgendaItem, GoBackInAgenda, actual_s, items
from core.clock import Clock, ShiftedClock, WallClock, local
from core.console_view import ConsoleView
from core.course import PauseSession, ResumeAfterStop, StartSession
from core.floor import EndFloor, GiveFloor, Turn
from core.live import LAPTOP, LiveSession, Undo
from core.log import Contribution, LogContribution, contributions
from core.participation import talk_seconds
from core.people import AddPerson, MarkArrived, Person, Sex, participants
from core.session import CreateSession, EndPause, Session, pauses, session_of
from core.timing import Stretch, lasted_s
from core.views import Shown
from core.wall_view import WallView
from core.wording import clock_time_s
from tests.core.memory_box import MemoryBox
from tests.core.memory_ledger import MemoryLedger

NS = 1_000_000_000
EVE = datetime(2026, 12, 31, 16, 40, tzinfo=UTC)
"""23.40 WIB on the last day of the year; midnight has passed in WITA and WIT."""


class Laptop:
    """The two clocks of a laptop (nanoseconds) and the program that runs on it, until it is stopped."""

    def __init__(self, zone: str) -> None:
        self.wall_ns, self.monotonic_ns = int(EVE.timestamp()) * NS, 7 * NS
        self.ledger = MemoryLedger(MemoryBox())
        self.clock: Clock = self._clock()
        self.live = LiveSession("session", self.ledger, self.clock)
        self.do(
            CreateSession(
                Session(title="FGD", zone=zone, planned_start_at=EVE, planned_end_at=EVE + timedelta(hours=2))
            )
        )
        for number in range(3):
            self.do(AddPerson(Person(name=f"Warga {number}", sex=Sex.FEMALE)))
            self.do(AddAgendaItem(AgendaItem(title=f"Acara {number}", planned_s=600)))
        for person in participants(self.live.state):
            self.do(MarkArrived(person.id))
        self.do(StartSession())

    def _clock(self) -> Clock:
        return WallClock(lambda: self.wall_ns, lambda: self.monotonic_ns)

    @property
    def last_act_at(self) -> datetime:
        return self.ledger.marks("session")[-1].at

    def do(self, action: Action) -> None:
        self.live.perform(action, LAPTOP)

    def wait(self, seconds: float) -> None:
        """Time passes, also in sleep: the monotonic clock counts it."""
        self.wall_ns += round(seconds * NS)
        self.monotonic_ns += round(seconds * NS)

    def restart(self, *, as_break: bool) -> None:
        """The program is started anew; the session goes on at the laptop's time, but never before its last act."""
        clock, last = self._clock(), self.last_act_at
        self.clock = ShiftedClock(clock, last - clock.now()) if clock.now() < last else clock
        self.live = LiveSession("session", self.ledger, self.clock)
        self.do(ResumeAfterStop(last, as_break))


class Step(NamedTuple):
    """So many seconds pass, the laptop's clock is moved, then something is done."""

    waited: float
    moved: float
    act: str


STEPS = st.lists(
    st.builds(
        Step,
        waited=st.sampled_from((0, 0.25, 1, 59.5, 600, 3600)) | st.floats(0, 5000),
        moved=st.just(0.0) | st.sampled_from((-10_800.0, 10_800.0, -86_400.0, 1.0)) | st.floats(-90_000, 90_000),
        act=st.sampled_from(
            ("floor", "floor", "end", "pause", "go on", "next", "back", "log", "undo", "restart", "restart with break")
        ),
    ),
    max_size=25,
)


def take(laptop: Laptop, step: Step, number: int) -> None:
    laptop.wait(step.waited)
    laptop.wall_ns += round(step.moved * NS)
    people = participants(laptop.live.state)
    one = people[number % len(people)].id
    said = Contribution(said_at=laptop.clock.now(), person_id=one, kind="pendapat", text="Ya.")
    acts: dict[str, Action] = {
        "floor": GiveFloor(one),
        "end": EndFloor(),
        "pause": PauseSession(),
        "go on": EndPause(),
        "next": AdvanceAgenda(),
        "back": GoBackInAgenda(),
        "log": LogContribution(said),
        "undo": Undo(),
    }
    if step.act in acts:
        laptop.do(acts[step.act])
    else:
        laptop.restart(as_break=step.act == "restart with break")


@given(steps=STEPS, zone=st.sampled_from(("WIB", "WITA", "WIT")))
def test_time_never_goes_back_and_nobody_speaks_longer_than_the_session_runs(steps: list[Step], zone: str) -> None:
    laptop = Laptop(zone)
    last = laptop.last_act_at
    for number, step in enumerate(steps):
        take(laptop, step, number)
        now, state = laptop.clock.now(), laptop.live.state
        session = session_of(state)
        assert session is not None
        if session.started_at is None:  # its start was taken back
            return
        assert last <= laptop.last_act_at <= now
        last = laptop.last_act_at
        turns = [Stretch(turn.started_at, turn.ended_at) for turn in state.all(Turn)]
        running_s = lasted_s([Stretch(session.started_at)], pauses(state), now)
        assert all(session.started_at <= turn.start <= (turn.end or now) for turn in turns)
        spoken_s = sum(((turn.end or now) - turn.start).total_seconds() for turn in turns)
        assert spoken_s <= running_s + 1e-3
        assert sum(talk_seconds(state, now).values()) <= running_s + 0.5 * len(turns) + 1e-3
        assert sum(actual_s(state, item.id, now) for item in items(state)) <= running_s + 1e-3
        assert_all_surfaces_agree(laptop, now, running_s)


def assert_all_surfaces_agree(laptop: Laptop, now: datetime, running_s: float) -> None:
    """Console and wall show one running time and one time of each entry."""
    state = laptop.live.state
    console, wall = ConsoleView()(state), WallView()(state, Shown(), None)
    assert console.agenda.running_s(now) == wall.agenda.running_s(now) == pytest.approx(running_s)
    assert (console.head.zone, console.agenda.remaining_s(now)) == (wall.zone, wall.agenda.remaining_s(now))
    times = [clock_time_s(entry.said_at, wall.zone) for entry in contributions(state)]
    assert [row.time for row in console.log] == times


@given(moved=st.floats(-90_000, 90_000), waited=st.floats(0, 5000))
def test_moving_the_clock_of_the_laptop_moves_nothing_in_a_session(moved: float, waited: float) -> None:
    laptop = Laptop("WIB")
    began = laptop.clock.now()
    laptop.wait(waited)
    laptop.wall_ns += round(moved * NS)
    assert (laptop.clock.now() - began).total_seconds() == pytest.approx(waited, abs=1e-5)


def test_a_turn_over_midnight_and_the_new_year_lasts_as_long_as_it_lasts() -> None:
    laptop = Laptop("WIB")
    one = participants(laptop.live.state)[0].id
    laptop.do(GiveFloor(one))
    laptop.wait(1800)
    laptop.do(EndFloor())
    (turn,) = laptop.live.state.all(Turn)
    assert turn.ended_at is not None
    assert turn.ended_at - turn.started_at == timedelta(minutes=30)
    assert (local(turn.started_at, "WIB").year, local(turn.ended_at, "WIB").year) == (2026, 2027)
    assert clock_time_s(turn.ended_at, "WIB") == "00.10.00"


def test_a_restart_behind_the_last_act_refuses_nothing() -> None:
    laptop = Laptop("WIB")
    laptop.do(GiveFloor(participants(laptop.live.state)[0].id))
    laptop.wait(60)
    laptop.do(PauseSession())
    laptop.wall_ns -= 10_800 * NS
    laptop.restart(as_break=True)
    assert laptop.clock.now() == laptop.last_act_at
    laptop.wait(30)
    assert not isinstance(laptop.live.perform(GiveFloor(participants(laptop.live.state)[1].id), LAPTOP), Refusal)
    assert laptop.clock.now() == EVE + timedelta(seconds=90)
