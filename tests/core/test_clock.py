import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from core.clock import ZONES, Clock, ShiftedClock, SimulatedClock, WallClock, local, monotonic_source

START = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)
NAIVE = datetime(2026, 11, 11, 9, 0)  # noqa: DTZ001 - the point of the test
NS = 1_000_000_000


class Hands:
    """The system's two clocks, moved by hand (seconds)."""

    def __init__(self, wall_s: int, monotonic_s: int) -> None:
        self.wall_s = wall_s
        self.monotonic_s = monotonic_s

    def clock(self) -> WallClock:
        return WallClock(lambda: self.wall_s * NS, lambda: self.monotonic_s * NS)


def test_zones_are_fixed_offsets() -> None:
    assert {name: zone.utcoffset(None) for name, zone in ZONES.items()} == {
        "WIB": timedelta(hours=7),
        "WITA": timedelta(hours=8),
        "WIT": timedelta(hours=9),
    }


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 9), ("WITA", 10), ("WIT", 11)])
def test_local_moves_into_the_zone(zone: str, hour: int) -> None:
    at = local(START, zone)
    assert (at.hour, at.tzname()) == (hour, zone)
    assert at == START


def test_local_refuses_a_naive_moment_and_an_unknown_zone() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        local(NAIVE, "WIB")
    with pytest.raises(KeyError):
        local(START, "CET")


def test_wall_clock_counts_with_the_monotonic_clock_only() -> None:
    hands = Hands(wall_s=1_000_000, monotonic_s=50)
    clock = hands.clock()
    hands.wall_s += 3 * 3600 + 10
    hands.monotonic_s += 10
    assert clock.now() == datetime.fromtimestamp(1_000_010, UTC)
    assert clock.monotonic_ns() == 60 * NS
    assert clock.drift_s() == 3 * 3600


def test_wall_clock_takes_the_system_time_when_reanchored() -> None:
    hands = Hands(wall_s=1_000_000, monotonic_s=50)
    clock = hands.clock()
    hands.wall_s -= 7200
    assert clock.drift_s() == -7200
    clock.reanchor()
    assert clock.drift_s() == 0
    assert clock.now() == datetime.fromtimestamp(1_000_000 - 7200, UTC)


def test_wall_clock_is_the_real_time_in_utc() -> None:
    clock = WallClock()
    now = clock.now()
    assert now.utcoffset() == timedelta(0)
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)
    first = clock.monotonic_ns()
    assert clock.monotonic_ns() >= first


def test_the_monotonic_source_falls_back_by_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "clock_gettime_ns", lambda clock_id: clock_id, raising=False)
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 1, raising=False)
    assert monotonic_source()() == 7
    monkeypatch.delattr(time, "CLOCK_BOOTTIME")
    assert monotonic_source()() == 1
    monkeypatch.delattr(time, "CLOCK_MONOTONIC")
    assert monotonic_source() is time.monotonic_ns


def test_shifted_clock_shifts_the_moment_only() -> None:
    clock = SimulatedClock(START)
    shifted = ShiftedClock(clock, timedelta(minutes=-42))
    clock.advance(timedelta(seconds=3))
    assert shifted.now() == START + timedelta(seconds=3) - timedelta(minutes=42)
    assert shifted.monotonic_ns() == 3 * NS


def test_simulated_clock_moves_when_told() -> None:
    clock = SimulatedClock(START)
    assert (clock.now(), clock.monotonic_ns()) == (START, 0)
    clock.advance(timedelta(minutes=1, microseconds=5))
    assert clock.now() == START + timedelta(minutes=1, microseconds=5)
    assert clock.monotonic_ns() == 60 * NS + 5000
    clock.set(START + timedelta(hours=1))
    assert clock.monotonic_ns() == 3600 * NS


def test_simulated_clock_gives_utc_whatever_it_was_given() -> None:
    clock = SimulatedClock(START.astimezone(timezone(timedelta(hours=9))))
    assert clock.now() == START
    assert clock.now().tzinfo is UTC


def test_simulated_clock_never_goes_back() -> None:
    clock = SimulatedClock(START)
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="does not go back"):
        clock.set(START - timedelta(microseconds=1))
    assert clock.now() == START


def test_simulated_clock_refuses_naive_moments() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        SimulatedClock(NAIVE)
    with pytest.raises(ValueError, match="without a zone"):
        SimulatedClock(START).set(NAIVE)


def test_every_clock_is_a_clock() -> None:
    clocks: list[Clock] = [WallClock(), SimulatedClock(START), ShiftedClock(WallClock(), timedelta(0))]
    assert all(clock.now().tzinfo is not None for clock in clocks)
