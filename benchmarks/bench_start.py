"""The start, from the process's first moment: the first painted window, and the list of sessions in it.

The floor is the same Python with an empty QMainWindow. On the screen that there is (Xvfb
will do), offscreen where there is none.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.floor import Ratio, median
from resources.samples import SAMPLE_SESSION

ROOT = Path(__file__).parent.parent
TIMES = 9

EMPTY = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QApplication.instance().quit()
app = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""

PAINTED = """
def done(self):
    tell()
MainWindow._on_painted = done
"""

LISTED = """
meant = HomePage.set_sessions
def done(self, sessions, *rest):
    meant(self, sessions, *rest)
    if sessions:
        application.QApplication.processEvents()
        tell()
HomePage.set_sessions = done
"""

OURS = """
import sys, time
from main import services_for
from ui import application
from ui.main_window import MainWindow
from ui.pages.home_page import HomePage
def tell():
    print(time.monotonic(), flush=True)
    application.QApplication.quit()
{done}
application.run(services_for(sys.argv[1]), demo=False)
"""


def rows() -> list[Ratio]:
    """First paint and list, each beside the empty window in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.fgd"
        for _ in range(3):
            play = ["main.py", "--library", str(library), "play", str(SAMPLE_SESSION)]
            subprocess.run([sys.executable, *play], cwd=ROOT, check=True, capture_output=True)
        bytecode = Path(folder) / "bytecode"
        empty = partial(started_ms, bytecode, EMPTY)
        painted = partial(started_ms, bytecode, OURS.format(done=PAINTED), str(library))
        listed = partial(started_ms, bytecode, OURS.format(done=LISTED), str(library))
        return [
            beside("start to the first paint", empty, painted, 1.5),
            beside("start to the listed sessions", empty, listed, 3.3),
        ]


def beside(what: str, floor: Callable[[], float], ours: Callable[[], float], goal: float) -> Ratio:
    """Both in turn, after one run of each that is not counted."""
    floor(), ours()
    pairs = [(floor(), ours()) for _ in range(TIMES)]
    return Ratio(what, median(sorted(one for one, _ in pairs)), median(sorted(other for _, other in pairs)), goal)


def started_ms(bytecode: Path, program: str, *arguments: str) -> float:
    """Milliseconds from before the process is made to the moment that it prints; modules are compiled already."""
    environment = dict(os.environ) if os.environ.get("DISPLAY") else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPYCACHEPREFIX"] = str(bytecode)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return (float(ran.stdout.split()[0]) - began) * 1000
