"""The program is killed while it works: ``tests.kill`` in its long form."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.kill.hunt import hunt
from tests.kill.test_kill_erasing import hunt_erasures
from tests.kill.test_kill_sealing import hunt_seals
from tests.kill.test_poll_kills import hunt_votes
from tests.long.report import Report


def run(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often."""
    report = Report("kills")
    found = hunt(count, folder, seed)
    report.counts.update(kills=found.kills, acts=found.acts, drafts=found.drafts, backups=found.backups)
    report.counts.update(_while(found.moments))
    report.wrong += found.lost + found.findings
    return report


def run_polls(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often while people vote."""
    report = Report("polls")
    with _told(report):
        moments, votes = hunt_votes(count, folder, seed)
        report.counts.update(kills=moments.total(), votes=votes, **_while(moments))
    return report


def run_seals(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often while a document is sealed."""
    report = Report("seals")
    with _told(report):
        moments = hunt_seals(count, folder, seed)
        report.counts.update(kills=moments.total(), **_while(moments))
    return report


def run_erasures(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often while somebody is erased."""
    report = Report("erasures")
    with _told(report):
        moments = hunt_erasures(count, folder, seed)
        report.counts.update(kills=moments.total(), **_while(moments))
    return report


def _while(moments: Counter[str]) -> dict[str, int]:
    return {f"killed while {moment}": times for moment, times in moments.items()}


@contextmanager
def _told(report: Report) -> Iterator[None]:
    """What these two find wrong they assert."""
    try:
        yield
    except AssertionError:
        report.wrong.append(traceback.format_exc())
