"""Finds that the program stood still (sleep, a closed lid, a stopped process) or that the system's clock was moved."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.clock import monotonic_source

LONGEST_TICK_S = 30.0
"""The program looks once a second; a longer silence than this is a gap."""

CLOCK_MOVED_S = 2.0
"""A correction of the clock by more than this is told; the time servers' small ones are not."""

_NS_PER_S = 1_000_000_000


class GapWatch(QObject):
    """Compares at each tick what two clocks say with what they said before.

    ``monotonic_ns`` counts sleep, ``wall_ns`` is the system's time since 1970. Signals: ``gap_found(seconds)`` and
    ``clock_moved(seconds)``, positive for a clock that was put forward.
    """

    gap_found = Signal(float)
    clock_moved = Signal(float)

    def __init__(
        self,
        monotonic_ns: Callable[[], int] | None = None,
        wall_ns: Callable[[], int] = time.time_ns,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._monotonic_ns = monotonic_source() if monotonic_ns is None else monotonic_ns
        self._wall_ns = wall_ns
        self._seen_ns: int | None = None
        self._offset_ns = 0

    def begin(self) -> None:
        """A session was opened: what was before it is no gap of its own."""
        self._seen_ns = self._monotonic_ns()
        self._offset_ns = self._wall_ns() - self._seen_ns

    def tick(self) -> None:
        """Look, about once a second while a session is open."""
        if self._seen_ns is None:
            self.begin()
            return
        now_ns = self._monotonic_ns()
        gap_s = (now_ns - self._seen_ns) / _NS_PER_S
        moved_s = (self._wall_ns() - now_ns - self._offset_ns) / _NS_PER_S
        self.begin()
        if gap_s > LONGEST_TICK_S:
            self.gap_found.emit(gap_s)
        if abs(moved_s) > CLOCK_MOVED_S:
            self.clock_moved.emit(moved_s)
