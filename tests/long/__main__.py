"""``uv run python -m tests.long NAME N [SEED]``: one harness in its long form, with progress and a report."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.long import backups, clock, damage, faults, journal, kills, monkey, powercut, soak, texts
from tests.long.report import Report

Harness = Callable[[int, int, Path], Report]

HARNESSES: dict[str, tuple[Harness, int]] = {
    "kills": (kills.run, 2000),
    "polls": (kills.run_polls, 2000),
    "seals": (kills.run_seals, 500),
    "erasures": (kills.run_erasures, 500),
    "powercut": (powercut.run, 30_000),
    "faults": (faults.run, 1500),
    "damaged": (damage.run, 2000),
    "journal": (journal.run, 1000),
    "monkey": (monkey.run, 1_000_000),
    "backups": (backups.run, 200),
    "clock": (clock.run, 200),
    "soak": (soak.run, 480),
    "texts": (texts.run, 10_000),
}
"""Each with the count of its long form."""


def main(arguments: list[str]) -> int:
    """0 if nothing is wrong, 1 if something is, 2 if it was not understood."""
    if not arguments or arguments[0] not in HARNESSES or not all(word.isdigit() for word in arguments[1:3]):
        lines = [f"  {name:<10} {count}" for name, (_, count) in HARNESSES.items()]
        sys.stderr.write(
            "\n".join(["python -m tests.long NAME [N] [SEED]; the names, and N if none is given:", *lines, ""])
        )
        return 2
    run, usual = HARNESSES[arguments[0]]
    count, seed = (*map(int, arguments[1:3]), *(usual, 1)[len(arguments[1:3]) :])
    with tempfile.TemporaryDirectory() as folder:
        report = run(count, seed, Path(folder))
    sys.stdout.write("\n".join([*report.lines(), ""]))
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
