"""A long day: the sample runs on for hours of its own time, far faster than real, in both windows.

Run as a module it is the child: ``MINUTES SEED FOLDER``. What grows is told in KiB of resident memory (Linux), and the
references to None, which a binding that loses them would let fall (docs/decisions).
"""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.long.report import Report

ROOT = Path(__file__).parents[2]
WARM_UP_MINUTES = 30
LARGEST_GROWTH_KIB = 20 * 1024
LARGEST_LOSS = 2_000
"""References to None may come and go with what is alive; one lost in each call would be a hundred times that."""


def run(count: int, seed: int, folder: Path) -> Report:
    """Let so many minutes of session time pass."""
    report = Report("soak")
    command = [sys.executable, "-m", "tests.long.soak", str(count), str(seed), str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        report.wrong.append(f"exit {done.returncode}")
        return report
    told = json.loads(done.stdout)
    report.counts.update({name: told[name] for name in ("minutes", "acts", "ticks", "KiB at first", "KiB of growth")})
    report.counts["references to None lost"] = max(0, told["lost"])
    if told["KiB of growth"] > LARGEST_GROWTH_KIB:
        report.wrong.append(f"memory grew by {told['KiB of growth']} KiB: {told['series']}")
    if told["lost"] > LARGEST_LOSS:
        report.wrong.append(f"{told['lost']} references to None were lost")
    report.wrong += told["found"]
    return report


class Day:
    """The program with its windows, and a clock that is told to go on."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from core.clock import SimulatedClock, WallClock
        from main import services_for
        from ui.looks import Looks
        from ui.main_window import MainWindow
        from ui.program import Program

        self.app = QApplication([])
        self.clock = SimulatedClock(WallClock().now())
        services = replace(services_for(str(folder / "soak.fgd")), clock=self.clock)
        self.program = Program(services, Looks(self.app, folder / "settings.toml"), MainWindow())
        self.program.window.show()
        self.program.start(demo=True)
        self.program.projector.show()
        self.acts = self.ticks = 0

    def minute(self, chance: random.Random) -> None:
        """Sixty ticks, and what people do in a minute."""
        from core.floor import EndFloor, GiveFloor, RaiseHand
        from core.log import Contribution, LogContribution
        from core.notes import AddNote, NoteKind
        from core.people import participants

        bridge = self.program.bridge
        people = [person.id for person in participants(bridge.live.state)]
        for second in range(60):
            self.clock.advance(timedelta(seconds=1))
            self.program.tick()
            self.ticks += 1
            if second % 15 == 0:
                one = chance.choice(people)
                said = Contribution(person_id=one, kind="usulan", text="saluran " * 12, said_at=self.clock.now())
                note = AddNote(NoteKind.ATMOSPHERE, "hening")
                acts = (GiveFloor(one), RaiseHand(one), EndFloor(), LogContribution(said), note)
                bridge.perform(chance.choices(acts, (8, 4, 4, 8, 1))[0])
                bridge.undo() if chance.random() < 0.5 else None
                self.acts += 1
            self.app.processEvents()


def resident_kib() -> int:
    """The memory of this process that is in use."""
    gc.collect()
    fields = Path("/proc/self/status").read_text(encoding="ascii").split("VmRSS:")[1].split()
    return int(fields[0])


def main(minutes: int, seed: int, folder: Path) -> None:
    """The child."""
    day, chance = Day(folder), random.Random(seed)
    series: list[int] = []
    references = 0
    for number in range(WARM_UP_MINUTES + minutes):
        if number == WARM_UP_MINUTES:
            series.append(resident_kib())
            references = sys.getrefcount(None)
        day.minute(chance)
        if number > WARM_UP_MINUTES and number % 30 == 0:
            series.append(resident_kib())
            sys.stderr.write(f"soak: minute {number - WARM_UP_MINUTES} of {minutes}, {series[-1]} KiB\n")
    series.append(resident_kib())
    lost = references - sys.getrefcount(None)
    found = [str(finding) for finding in day.program.desk.library.check()] if day.program.desk.library else ["closed"]
    day.program.end()
    told = {
        "minutes": minutes, "acts": day.acts, "ticks": day.ticks, "KiB at first": series[0],
        "KiB of growth": series[-1] - series[0], "series": series, "lost": lost, "found": found,
    }  # fmt: skip
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
