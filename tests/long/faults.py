"""The nth write or sync fails with a full disk or an I/O error: nothing acknowledged is lost, each failure is told.

Run as a module under the shim it is the child: ``COUNT SEED FOLDER``.
"""

from __future__ import annotations

import errno
import json
import random
import sys
import tempfile
from pathlib import Path

from core.live import LAPTOP, LiveSession, Step
from core.ports import LedgerProblem
from db.library import SqliteLibrary, open_library
from tests.long.held import a_note, session_in
from tests.long.report import Report
from tests.long.shim import Shim, build, run_under

LONGEST_WAIT = 60
PER_LIBRARY = 40
ACTS = 12


def run(count: int, seed: int, folder: Path) -> Report:
    """Inject so many faults."""
    report = Report("faults")
    answer = json.loads(run_under(build(folder), "tests.long.faults", count, seed, folder).splitlines()[-1])
    report.counts.update(answer["counts"])
    report.wrong += answer["wrong"]
    return report


def main(count: int, seed: int, folder: Path) -> None:
    """The child."""
    chance, report = random.Random(seed), Report("faults")
    while report.counts["faults"] < count:
        place = Path(tempfile.mkdtemp(dir=folder))
        shim = Shim(place)
        _work_in(place / "library.fgd", shim, chance, min(PER_LIBRARY, count - report.counts["faults"]), report)
        report.progress(report.counts["faults"], count)
    sys.stdout.write(json.dumps({"counts": report.counts, "wrong": report.wrong}) + "\n")


def _work_in(path: Path, shim: Shim, chance: random.Random, faults: int, report: Report) -> None:
    library = open_library(path, create=True)
    live = session_in(library)
    done = 0
    while done < faults:
        code = chance.choice([errno.ENOSPC, errno.EIO])
        shim.fail(chance.randrange(LONGEST_WAIT), code, chance.choice([1, 1, 1, 2, 5]))
        told = _act_until_told(live, library, chance, report)
        fired = shim.mend()
        done += bool(fired)
        report.counts["faults"] += bool(fired)
        report.counts["told as " + (told or ("harmless" if fired else "not met"))] += 1
        if told and not fired:
            report.wrong.append(f"{path}: {told} without a fault")
        if chance.random() < 0.3:
            library, live = _opened_again(path, library, live, report)
        _compare(path, library, live, report)
    library.close()


def _act_until_told(live: LiveSession, library: SqliteLibrary, chance: random.Random, report: Report) -> str:
    """Perform acts until one is not kept; the problem, or "" if all were."""
    for _ in range(ACTS):
        before = live.state
        try:
            if chance.random() < 0.1:
                library.backup()
            report.counts["acts kept"] += isinstance(live.perform(a_note(chance), LAPTOP), Step)
        except LedgerProblem as problem:
            if live.state is not before:
                report.wrong.append("an act that was not kept is shown")
            return str(problem.problem)
    return ""


def _opened_again(
    path: Path, library: SqliteLibrary, live: LiveSession, report: Report
) -> tuple[SqliteLibrary, LiveSession]:
    library.close()
    again = open_library(path)
    if again.ledger.load(live.session_id) != live.state:
        report.wrong.append(f"{path}: opened again, it is not what was acknowledged")
    return again, session_in(again)


def _compare(path: Path, library: SqliteLibrary, live: LiveSession, report: Report) -> None:
    if library.ledger.load(live.session_id) != live.state:
        report.wrong.append(f"{path}: tables and memory differ")
    report.wrong += [f"{path}: {finding}" for finding in library.check()]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
