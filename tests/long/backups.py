"""The program is killed while it makes backups: each file that has the name of a backup is a whole library."""

from __future__ import annotations

import random
from pathlib import Path

from core.ports import LedgerProblem
from db.backup import backup_folder, backups_of, restore
from db.library import open_library
from tests.kill.hunt import life_and_death, nest_of
from tests.long.report import Report

KILLS_PER_LIBRARY = 10


def run(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often, and look at all backups after each kill."""
    report, chance = Report("backups"), random.Random(seed)
    with nest_of("tests.kill.backup_child") as nest:
        for number in range(count):
            library = folder / f"library-{number // KILLS_PER_LIBRARY}.fgd"
            lines = life_and_death(nest, library, folder / f"fifo-{number}", chance)
            report.counts["kills"] += 1
            report.counts[f"killed while {lines[-1].split()[0] if lines else 'starting'}"] += 1
            if library.exists():
                told = [line.split()[1] for line in lines if line.startswith("backed-up ")]
                _look_at_backups(library, told, report)
            report.progress(number, count)
    return report


def _look_at_backups(library: Path, told: list[str], report: Report) -> None:
    there = backups_of(library)
    names = {path.name for _, path in there}
    if told and told[-1] not in names:
        report.wrong.append(f"{library.name}: {told[-1]} was told of and is not there")
    for _, path in there:
        found = _findings(path)
        report.counts["backups looked at"] += 1
        report.wrong += [f"{library.name}, {path.name}: {finding}" for finding in found]
    if there:
        _go_on_with(there[0][1], library, report)
    left = [path.name for path in backup_folder(library).glob(".*")] if there else []
    report.counts["unfinished copies left for the next start"] += len(left)


def _findings(path: Path) -> list[str]:
    """What is wrong with a backup. A copy is opened: opening keeps the file for itself, and gives it back."""
    try:
        library = open_library(path)
    except LedgerProblem as problem:
        return [str(problem)]
    try:
        return [str(finding) for finding in library.check()]
    finally:
        library.close()


def _go_on_with(backup: Path, library: Path, report: Report) -> None:
    """Restore the newest backup in another place."""
    other = library.with_name("restored.fgd")
    other.write_bytes(b"damaged")
    aside = restore(other, backup)
    report.wrong += [f"restored from {backup.name}: {finding}" for finding in _findings(other)]
    report.counts["backups restored"] += 1
    aside.unlink()
