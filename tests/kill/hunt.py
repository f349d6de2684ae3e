"""Kills the working program at random moments, and looks at what is left: every acknowledged act must be there."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from db.backup import backups_of
from db.library import open_library

ROOT = Path(__file__).parents[2]
KILLS_PER_LIBRARY = 10
LONGEST_LIFE_S = 0.12
LONGEST_START_S = 60.0
EARLY = 0.25
"""So many children may die while they open the library; the others live to say what comes next, however slow it is."""


@dataclass
class Report:
    """What a hunt found. ``lost`` and ``findings`` are empty if the program keeps its promise."""

    kills: int = 0
    acts: int = 0
    drafts: int = 0
    backups: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def lines(self) -> list[str]:
        """The report for reading."""
        moments = ", ".join(f"{moment} {times}" for moment, times in self.moments.most_common())
        return [
            f"kills               {self.kills}",
            f"acknowledged acts   {self.acts}, drafts {self.drafts}",
            f"backups looked at   {self.backups}",
            f"killed while        {moments}",
            f"lost                {len(self.lost)}",
            f"found by the check  {len(self.findings)}",
            f"seconds             {self.seconds:.1f}",
            *self.lost,
            *self.findings,
        ]


def hunt(kills: int, folder: Path, seed: int) -> Report:
    """Kill so many children, each at a moment of its own, and look at the library after each.

    The same ``seed`` gives the same acts and the same waiting times; the moment of death is up to the machine.
    """
    report, chance, began = Report(), random.Random(seed), time.monotonic()
    with nest_of("tests.kill.child") as nest:
        for number in range(kills):
            library = folder / f"library-{number // KILLS_PER_LIBRARY}.fgd"
            lines = life_and_death(nest, library, folder / f"fifo-{number}", chance)
            look_at(library, lines, report)
    report.seconds = time.monotonic() - began
    return report


@contextmanager
def nest_of(module: str) -> Iterator[subprocess.Popen[str]]:
    """The process from which children are forked that do what ``module`` says."""
    nest = subprocess.Popen(
        [sys.executable, "-m", module], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield nest
    finally:
        assert nest.stdin
        assert nest.stdout
        nest.stdin.close()
        nest.wait(timeout=60)
        nest.stdout.close()


def life_and_death(nest: subprocess.Popen[str], library: Path, fifo: Path, chance: random.Random) -> list[str]:
    """Start a child, kill it after a random time, and return what it had acknowledged."""
    assert nest.stdin
    assert nest.stdout
    os.mkfifo(fifo)
    nest.stdin.write(f"{library}\t{fifo}\t{chance.randrange(10**9)}\n")
    nest.stdin.flush()
    reading = os.open(fifo, os.O_RDONLY)
    word, child = nest.stdout.readline().split()
    assert word == "started"
    said, began, early = b"", time.monotonic(), chance.random() < EARLY
    while not early and said.count(b"\n") < 2:
        assert time.monotonic() - began < LONGEST_START_S, said
        said += _read(reading, until=time.monotonic() + 0.002)
    said += _read(reading, until=time.monotonic() + chance.uniform(0, LONGEST_LIFE_S))
    os.kill(int(child), signal.SIGKILL)
    said += _read(reading, until=None)
    os.close(reading)
    assert nest.stdout.readline() == "gone\n"
    return said.decode().split("\n")[:-1]  # without a line that was cut off


def _read(pipe: int, until: float | None) -> bytes:
    """Everything that comes through ``pipe`` up to that time, or to its end."""
    read = b""
    while until is None or time.monotonic() < until:
        wait = None if until is None else max(0.0, until - time.monotonic())
        if not select.select([pipe], [], [], wait)[0]:
            break
        chunk = os.read(pipe, 65536)
        if not chunk:
            assert until is None, f"the child died by itself: {read[-500:]!r}"
            break
        read += chunk
    return read


def look_at(path: Path, lines: list[str], report: Report) -> None:
    """Compare the library with what a dead child had said, and check it; add what is wrong to ``report``."""
    kept = [line.split()[1:] for line in lines if line.startswith("kept ")]
    drafted = [line.split()[1:] for line in lines if line.startswith("drafted ")]
    report.kills += 1
    report.acts += len(kept)
    report.drafts += len(drafted)
    report.moments[lines[-1].split()[0] if lines else "starting"] += 1
    if not path.exists():
        report.lost += [f"{path.name} with {len(kept)} acts"] if kept else []
        return
    library = open_library(path)
    try:
        report.lost += _lost_acts(library, kept) + _lost_drafts(library, drafted)
        report.findings += [f"{path.name}: {finding}" for finding in library.check()]
    finally:
        library.close()
    if report.moments["backing-up"] and backups_of(path):
        backup = open_library(backups_of(path)[0][1])
        report.findings += [f"backup of {path.name}: {finding}" for finding in backup.check()]
        report.backups += 1
        backup.close()


def _lost_acts(library, kept: list[list[str]]) -> list[str]:
    there: set[tuple[str, str, str]] = set()
    with library.file.reading() as connection:
        for row in connection.exec_driver_sql("SELECT session_id, seq, digest FROM journal"):
            there.add((row[0], str(row[1]), row[2]))
    return [f"act {act}" for act in kept if tuple(act) not in there]


def _lost_drafts(library, drafted: list[list[str]]) -> list[str]:
    if not drafted:
        return []
    session_id, at = drafted[-1]
    there = [draft.began_at.isoformat() for draft in library.ledger.drafts(session_id)]
    return [] if there and there[0] >= at else [f"draft of {at}, found {there}"]
