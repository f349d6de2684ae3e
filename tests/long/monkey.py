"""Random keys, clicks and texts in the whole program, one process for each seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.long.report import Report

ROOT = Path(__file__).parents[2]
STEPS = 4000
LONGEST_S = 600


def run(count: int, seed: int, folder: Path, steps: int = STEPS) -> Report:
    """So many events, ``steps`` to a seed, the first of which is ``seed``."""
    report = Report("monkey")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for number in range(-(-count // steps)):
        command = [sys.executable, "tests/ui/monkey.py", str(seed + number), str(steps), str(folder)]
        try:
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST_S
            )
        except subprocess.TimeoutExpired:
            report.wrong.append(f"seed {seed + number}: no end after {LONGEST_S} s")
            continue
        report.counts["seeds"] += 1
        report.counts["events"] += steps
        if done.returncode:
            report.wrong.append(f"seed {seed + number}: exit {done.returncode}\n{done.stdout}{done.stderr[-3000:]}")
        report.progress(number * steps, count)
    return report
