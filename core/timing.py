"""How long things last: stretches of time, with pauses left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time; ``end`` None: it goes on."""

    start: datetime
    end: datetime | None = None


def lasted_s(stretches: Iterable[Stretch], pauses: Iterable[Stretch], now: datetime) -> float:
    """Seconds that ``stretches`` have lasted up to ``now``, without ``pauses``."""
    total = 0.0
    pauses = tuple(pauses)
    for stretch in stretches:
        end = stretch.end or now
        total += max(0.0, (end - stretch.start).total_seconds())
        for pause in pauses:
            overlap = (min(pause.end or now, end) - max(pause.start, stretch.start)).total_seconds()
            total -= max(0.0, overlap)
    return max(0.0, total)
