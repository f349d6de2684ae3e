"""Screens that come, go, swap and change while a session runs, on the display it is started on; prints what it saw.

    python -m tests.e2e.hot_plug EVENTS SEED FOLDER

The first line is ready to be read as JSON: the number of events, what was wrong, the acts that were kept meanwhile,
and the choice of a screen at the end. Monitors are made with `xrandr --setmonitor`.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.floor import EndFloor, GiveFloor
from main import services_for
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.program import Program
from ui.screens import QUIET_MS, ScreenIdentity

LAPTOP = "laptop"
SIZES = ((1024, 768), (1280, 720), (1920, 1080), (800, 600))
PLACES = {"beamer": (1400, 0), "tv": (1400, 1100)}
LOOK_MS, SETTLE_MS = 5, QUIET_MS + 150
WAIT_MS, LONGEST_MS = 50, 2000


def xrandr(*arguments: str) -> None:
    """Change the monitors of this display."""
    subprocess.run(["xrandr", *arguments], check=True, capture_output=True, timeout=20)


def set_monitor(
    name: str, size: tuple[int, int], place: tuple[int, int], output: str = "none", *, primary: bool = False
) -> None:
    """Plug a monitor in, or give it another size and place."""
    width, height = size
    geometry = f"{width}/{width // 4}x{height}/{height // 4}+{place[0]}+{place[1]}"
    xrandr("--setmonitor", f"*{name}" if primary else name, geometry, output)


@dataclass
class Room:
    """The monitors as they are, and what was seen of the wall."""

    program: Program
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    swapped: bool = False
    wrong: list[str] = field(default_factory=list)
    acts: int = 0
    unheard: int = 0

    def plug(self, name: str, size: tuple[int, int], *, primary: bool = False) -> None:
        """Plug a monitor in at its place, or change its size there."""
        if name in self.sizes:
            xrandr("--delmonitor", name)
        self.sizes[name] = size
        set_monitor(name, size, self.place_of(name), primary=primary)

    def unplug(self, name: str) -> None:
        """Pull a monitor out."""
        del self.sizes[name]
        xrandr("--delmonitor", name)

    def plug_laptop(self, size: tuple[int, int] = (1366, 768)) -> None:
        """Give the laptop's own screen a size; it is always at the left, and becomes primary."""
        xrandr("--delmonitor", LAPTOP)
        set_monitor(LAPTOP, size, (0, 0), "screen", primary=True)

    def swap(self) -> None:
        """Let the two others change places."""
        self.swapped = not self.swapped
        for name, size in list(self.sizes.items()):
            self.plug(name, size)

    def look(self) -> None:
        """The wall may not be seen on the laptop."""
        wall = self.program.projector
        laptops = [screen.geometry() for screen in QApplication.screens() if screen.name() == LAPTOP]
        if wall.isVisible() and any(wall.frameGeometry().intersects(laptop) for laptop in laptops):
            self.wrong.append(f"on the laptop: {wall.frameGeometry().getRect()}")

    def act(self) -> None:
        """Give the floor, or end it; each must be kept."""
        bridge = self.program.bridge
        person = self.program.window.live_page.seat_number(1 + self.acts % 4)
        wish = GiveFloor(person.person_id) if person is not None and self.acts % 2 == 0 else EndFloor()
        if bridge.perform(wish) is None:
            self.wrong.append(f"not kept: {wish}")
        self.acts += 1

    def check_settled(self, event: str) -> None:
        """When all is quiet the wall fills the chosen screen if that is there, and is nowhere on the laptop.

        Qt does not hear of everything that happens to a monitor without an output, which no real one is: such are
        plugged in again.
        """
        for name in list(self.sizes) if not self._has_qt_heard() else ():
            self.unheard += 1
            size = self.sizes[name]
            self.unplug(name)
            QTest.qWait(SETTLE_MS)
            self.plug(name, size)
            QTest.qWait(SETTLE_MS)
        wall, waited_ms = self.program.projector, 0
        while not self._is_where_it_belongs() and waited_ms < LONGEST_MS:
            QTest.qWait(WAIT_MS)
            waited_ms += WAIT_MS
        if not self._is_where_it_belongs():
            screens = [(screen.name(), screen.geometry().getRect()) for screen in QApplication.screens()]
            self.wrong.append(f"{event}: {wall.isVisible()} {wall.frameGeometry().getRect()}, screens {screens}")
        seen = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Lingkar – proyektor", "getwindowgeometry", "--shell"],
            check=False, capture_output=True, text=True, timeout=20,
        ).stdout  # fmt: skip
        found = dict(line.split("=") for line in seen.splitlines() if "=" in line)
        if found and int(found["X"]) < 1366 and int(found["Y"]) < 768:
            self.wrong.append(f"{event}: X has it at {found['X']}, {found['Y']}")

    def _has_qt_heard(self) -> bool:
        places = {screen.name(): screen.geometry().topLeft().toTuple() for screen in QApplication.screens()}
        return all(places.get(name) == self.place_of(name) for name in self.sizes)

    def place_of(self, name: str) -> tuple[int, int]:
        """Where a monitor is."""
        places = dict(zip(PLACES, reversed(PLACES.values()), strict=True)) if self.swapped else PLACES
        return places[name]

    def _is_where_it_belongs(self) -> bool:
        """On the chosen screen if that is there; else anywhere, as ``look`` has it."""
        wall = self.program.projector
        chosen = [QRect(screen.geometry()) for screen in QApplication.screens() if screen.name() == "beamer"]
        return not chosen or (wall.isVisible() and wall.frameGeometry() == chosen[0])


def run(events: int, seed: int, folder: Path) -> Room:
    """Let so many things happen to the screens while the sample session runs."""
    set_monitor(LAPTOP, (1366, 768), (0, 0), "screen", primary=True)
    app = QApplication([])
    chance = random.Random(seed)
    looks = Looks(app, folder / "settings.toml")
    program = Program(services_for(str(folder / "library.fgd")), looks, MainWindow())
    room = Room(program)
    room.plug("beamer", SIZES[0])
    program.window.show()
    program.start(demo=True)
    QTest.qWait(SETTLE_MS)
    program.projector.appear()
    QTest.qWait(SETTLE_MS)
    looking = QTimer()
    looking.timeout.connect(room.look)
    looking.start(LOOK_MS)
    for at in range(events):
        event = _happen(room, chance)
        room.act()
        QTest.qWait(SETTLE_MS if at % 3 else chance.randrange(0, QUIET_MS))
        if at % 3:
            room.check_settled(event)
    looking.stop()
    program.end()
    looks.keep()
    return room


def _happen(room: Room, chance: random.Random) -> str:
    """One thing, drawn by lot among those that can happen now."""
    there = sorted(room.sizes)
    away = sorted(PLACES.keys() - room.sizes.keys())
    usual = ["swap", "resolution", "laptop"] + ["primary"] * bool(there)
    what = chance.choice(["plug"] * 3 * bool(away) + ["unplug"] * 2 * bool(there) + usual)
    match what:
        case "plug":
            room.plug(chance.choice(away), chance.choice(SIZES))
        case "unplug":
            room.unplug(chance.choice(there))
        case "resolution" if there:
            room.plug(chance.choice(there), chance.choice(SIZES))
        case "primary":
            name = chance.choice(there)
            room.plug(name, room.sizes[name], primary=True)
        case "laptop":
            room.plug_laptop(chance.choice([(1366, 768), (1280, 720)]))
        case _:
            room.swap()
    return what


def main() -> None:
    """Run from the command line."""
    events, seed, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    room = run(events, seed, folder)
    chosen = ScreenIdentity.read(room.program.looks.settings.projector_screen)
    kept = (folder / "settings.toml").read_text(encoding="utf-8")
    told = {
        "events": events,
        "wrong": room.wrong,
        "acts": room.acts,
        "unheard": room.unheard,
        "chosen": chosen.name if chosen else "",
        "kept": kept,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
