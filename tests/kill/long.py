"""The long form of the kill test: ``python -m tests.kill.long [KILLS] [SEED]`` prints a report."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.kill.hunt import hunt


def main(arguments: list[str]) -> int:
    """0 if nothing was lost and nothing was found."""
    kills, seed = (*(int(word) for word in arguments), *(500, 1)[len(arguments) :])
    with tempfile.TemporaryDirectory() as folder:
        report = hunt(kills, Path(folder), seed)
    sys.stdout.write("\n".join([*report.lines(), ""]))
    return 1 if report.lost or report.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
