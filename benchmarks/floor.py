"""The table of ratios: everything is measured beside its floor, in the same run, because machines differ and drift.

A module ``bench_*.py`` of this folder has a function ``rows() -> list[Ratio]``; ``python -m benchmarks [NAME …]`` runs
them all, or those named, and prints one table.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line: the median times in milliseconds of the floor and of Lingkar, and the goal for their ratio.

    ``goal`` None: reported only. ``note`` says what else is worth knowing, such as the 99th percentile.
    """

    what: str
    floor_ms: float
    ours_ms: float
    goal: float | None
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor Lingkar takes."""
        return self.ours_ms / self.floor_ms

    @property
    def kept(self) -> bool:
        """Whether the goal is reached."""
        return self.goal is None or self.ratio <= self.goal


def side_by_side(
    floor: Callable[[], object], ours: Callable[[], object], *, times: int
) -> tuple[list[float], list[float]]:
    """Sorted times in milliseconds of both, run in turn so that drift meets both alike."""
    floor_ms: list[float] = []
    ours_ms: list[float] = []
    for _ in range(times):
        floor_ms.append(took_ms(floor))
        ours_ms.append(took_ms(ours))
    return sorted(floor_ms), sorted(ours_ms)


def took_ms(work: Callable[[], object]) -> float:
    """Milliseconds that one call takes, after the garbage of the calls before it is collected."""
    gc.collect()
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def median(sorted_ms: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(sorted_ms)


def p99(sorted_ms: Sequence[float]) -> float:
    """The one that 99 of 100 do not exceed."""
    return sorted_ms[min(len(sorted_ms) - 1, int(len(sorted_ms) * 0.99))]


def table(ratios: Sequence[Ratio]) -> str:
    """The ratios as a table for reading."""
    head = ("what", "floor", "ours", "ratio", "goal", "")
    lines = [head, *(_cells(ratio) for ratio in ratios)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        " | ".join(
            cell.ljust(width) if column in (0, 5) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(ratio: Ratio) -> tuple[str, str, str, str, str, str]:
    goal = "" if ratio.goal is None else f"≤ {ratio.goal:g}"
    missed = "" if ratio.kept else "MISSED "
    return (
        ratio.what,
        f"{ratio.floor_ms:.2f} ms",
        f"{ratio.ours_ms:.2f} ms",
        f"{ratio.ratio:.2f}",
        goal,
        f"{missed}{ratio.note}",
    )
