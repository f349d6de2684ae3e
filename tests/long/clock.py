"""The system's clock jumps by hours and its zone changes while a session runs (libfaketime): the session's does not.

Run as a module under libfaketime it is the child: ``FILE SECONDS…`` moves the clock by each of them in turn.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from core.clock import WallClock
from core.live import LAPTOP, Step
from db.library import throwaway_library
from tests.long.held import a_note, session_in
from tests.long.report import Report

ROOT = Path(__file__).parents[2]
LIBRARY = "libfaketime.so.1"
ALLOWED_S = 0.5
JUMPS = (10_800, -10_800, 3600, -7200, 60, -60)


def library() -> Path | None:
    """Where libfaketime lies, if it is there."""
    return next(iter(sorted(Path("/usr/lib").glob(f"*/faketime/{LIBRARY}"))), None)


def run(count: int, seed: int, folder: Path) -> Report:
    """Jump so often."""
    report, faketime = Report("clock"), library()
    if faketime is None:
        report.wrong.append("libfaketime is not installed")
        return report
    control = folder / "faketime"
    control.write_text("+0")
    jumps = random.Random(seed).choices(JUMPS, k=count)
    environment = {
        **os.environ, "LD_PRELOAD": str(faketime), "FAKETIME_TIMESTAMP_FILE": str(control), "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.long.clock", str(control), *map(str, jumps)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answer = json.loads(done.stdout)
    report.counts["jumps"] = len(answer["errors"])
    report.counts["largest error, ms"] = round(max(answer["errors"], default=0) * 1000)
    report.counts["jumps that were found"] = answer["found"]
    report.wrong += [f"error of {error:.3f} s" for error in answer["errors"] if error >= ALLOWED_S]
    report.wrong += [] if answer["found"] == count else [f"{count - answer['found']} jumps were not found"]
    report.wrong += [] if answer["in order"] else ["acts are not in the order of their times"]
    return report


def main(control: Path, jumps: list[int]) -> None:
    """The child: an act after each jump."""
    clock, chance, offset = WallClock(), random.Random(1), 0
    held = throwaway_library()
    live = session_in(held)
    errors, found = [], 0
    for number, jump in enumerate(jumps):
        begun, at, drift = time.monotonic(), clock.now(), clock.drift_s()
        offset += jump
        control.write_text(f"{offset:+d}")
        os.environ["TZ"] = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")[number % 3]
        time.tzset()
        time.time()
        assert isinstance(live.perform(a_note(chance), LAPTOP), Step)
        found += abs(clock.drift_s() - drift - jump) < ALLOWED_S
        errors.append(abs((clock.now() - at).total_seconds() - (time.monotonic() - begun)))
    times = [mark.at for mark in held.ledger.marks(live.session_id)]
    held.close()
    sys.stdout.write(json.dumps({"errors": errors, "found": found, "in order": times == sorted(times)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]])
