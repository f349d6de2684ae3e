"""The program is killed while it works: ``tests.kill`` in its long form."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.kill.hunt import hunt
from tests.long.report import Report

ROOT = Path(__file__).parents[2]


def run(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often."""
    report = Report("kills")
    found = hunt(count, folder, seed)
    report.counts.update(kills=found.kills, acts=found.acts, drafts=found.drafts, backups=found.backups)
    report.counts.update({f"killed while {moment}": times for moment, times in found.moments.items()})
    report.wrong += found.lost + found.findings
    return report


def run_polls(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often while people vote (the count is a multiple of 200)."""
    return _tested("polls", "tests/kill/test_poll_kills.py", 200, count, seed, folder)


def run_seals(count: int, seed: int, folder: Path) -> Report:
    """Kill it so often while a document is sealed (the count is a multiple of 50)."""
    return _tested("seals", "tests/kill/test_kill_sealing.py", 50, count, seed, folder)


def _tested(name: str, test: str, kills: int, count: int, _seed: int, folder: Path) -> Report:
    report = Report(name)
    environment = {**os.environ, "LINGKAR_LONG": "1"}
    for number in range(max(1, count // kills)):
        command = [sys.executable, "-m", "pytest", "-q", "-x", f"--basetemp={folder / str(number)}", test]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        report.counts["kills"] += kills
        if done.returncode:
            report.wrong.append(done.stdout[-3000:])
        report.progress(number * kills, count)
    return report
