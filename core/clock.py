"""What time it is, injected: a real clock that never jumps, and a simulated one.

All moments are aware and in UTC; the three Indonesian zones have fixed offsets and no daylight saving,
so no time zone database is needed.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from types import MappingProxyType
from typing import Protocol

ZONES = MappingProxyType(
    {name: timezone(timedelta(hours=hours), name) for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))}
)
"""Western, central and eastern Indonesian time (Keputusan Presiden 41/1987)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NS_PER_S = 1_000_000_000


def local(at: datetime, zone: str) -> datetime:
    """Return the aware moment ``at`` in ``zone`` ("WIB", "WITA" or "WIT").

    Raises ValueError for a naive moment and KeyError for an unknown zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(ZONES[zone])


class Clock(Protocol):
    """Where the program asks for the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def monotonic_ns(self) -> int:
        """Return nanoseconds since an arbitrary start; never goes back."""
        ...


def monotonic_source() -> Callable[[], int]:
    """Return a monotonic clock in nanoseconds that goes on counting while the machine sleeps.

    Linux has CLOCK_BOOTTIME for this and macOS CLOCK_MONOTONIC; on Windows Python's monotonic clock
    counts sleep by itself.
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        clock_id: int | None = getattr(time, name, None)
        if clock_id is not None:
            return partial(time.clock_gettime_ns, clock_id)
    return time.monotonic_ns


class WallClock:
    """Wall time, anchored once to the monotonic clock.

    The system's time is read when the clock is made and when it is re-anchored; in between only the
    monotonic clock counts, so that a correction of the system's time makes nothing jump.
    """

    def __init__(
        self,
        wall_ns: Callable[[], int] = time.time_ns,
        monotonic_ns: Callable[[], int] | None = None,
    ) -> None:
        self._wall_ns = wall_ns
        self._monotonic_ns = monotonic_source() if monotonic_ns is None else monotonic_ns
        self.reanchor()

    def reanchor(self) -> None:
        """Take over the system's time as it is now."""
        self._offset_ns = self._wall_ns() - self._monotonic_ns()

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC, to the microsecond."""
        return _moment(self._own_ns())

    def monotonic_ns(self) -> int:
        """Return nanoseconds since an arbitrary start, sleep included."""
        return self._monotonic_ns()

    def drift_s(self) -> float:
        """Return system time minus own time in seconds: not near 0 after a correction of the clock."""
        return (self._wall_ns() - self._own_ns()) / _NS_PER_S

    def _own_ns(self) -> int:
        return self._offset_ns + self._monotonic_ns()


def _moment(since_epoch_ns: int) -> datetime:
    return _EPOCH + timedelta(microseconds=since_epoch_ns // 1000)


class ShiftedClock:
    """Another clock, shown earlier or later by a fixed shift (positive: later)."""

    def __init__(self, clock: Clock, shift: timedelta) -> None:
        self._clock = clock
        self._shift = shift

    def now(self) -> datetime:
        """Return the other clock's moment plus the shift."""
        return self._clock.now() + self._shift

    def monotonic_ns(self) -> int:
        """Return the other clock's monotonic time, unshifted."""
        return self._clock.monotonic_ns()


class SimulatedClock:
    """A clock that moves only when told: for tests and for playing a session file."""

    def __init__(self, start: datetime) -> None:
        """Start at the aware moment ``start``; raises ValueError if it is naive."""
        self._start = _as_utc(start)
        self._now = self._start

    def now(self) -> datetime:
        """Return the moment that was set last."""
        return self._now

    def monotonic_ns(self) -> int:
        """Return simulated nanoseconds since the start."""
        return (self._now - self._start) // timedelta(microseconds=1) * 1000

    def advance(self, by: timedelta) -> None:
        """Move on; raises ValueError if ``by`` is negative."""
        self.set(self._now + by)

    def set(self, at: datetime) -> None:
        """Move to the aware moment ``at``; raises ValueError if it is naive or lies before now."""
        moment = _as_utc(at)
        if moment < self._now:
            raise ValueError(f"a clock does not go back from {self._now} to {moment}")
        self._now = moment


def _as_utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return at.astimezone(UTC)
