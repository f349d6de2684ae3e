"""Render every state of every widget and page to PNG, for eyes: three themes, two sizes, text at 100 and 175 %.

    uv run python -m tools.gallery FOLDER [--only PART_OF_A_NAME]
    uv run python -m tools.gallery --check [--only PART_OF_A_NAME]

The second form makes no pictures: it looks for what `tools.checks` finds in all of them, and exits with 1 if that is
anything. States stand in modules `tools/gallery_*.py`, each with a dictionary `GALLERY` of name → `Entry`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from resources.themes import NAMES
from tools.checks.whole import watching
from widgets.style import apply_theme

SCALES = (1.0, 1.75)
LARGE = SCALES[-1]
NATURAL = (0, 0)
"""The size that a dialog or a menu takes by itself."""


@dataclass(frozen=True)
class Entry:
    """One state: what makes it, and the sizes in pixels in which it is looked at.

    `build` is called when theme and text size are set. `scales` are text sizes; `large_sizes` are those at 175 %, where
    they are not the same. `dear`: it takes a second and more, or is much like another one, and is looked at by
    `--check` alone. `settle` is called with the widget in its size, where something comes later than the next turn of
    the event loop.
    """

    build: Callable[[], QWidget]
    sizes: tuple[tuple[int, int], ...] = ((1366, 768), (1920, 1080))
    scales: tuple[float, ...] = SCALES
    settle: Callable[[QWidget], None] = field(default=lambda _widget: None)
    large_sizes: tuple[tuple[int, int], ...] = ()
    dear: bool = False

    def sizes_at(self, scale: float) -> tuple[tuple[int, int], ...]:
        """The sizes in which it is looked at with this text size."""
        if scale not in self.scales:
            return ()
        return self.large_sizes if self.large_sizes and scale == LARGE else self.sizes


def entries() -> Mapping[str, Entry]:
    """All states of all modules `tools/gallery_*.py`."""
    found: dict[str, Entry] = {}
    for path in sorted(Path(__file__).parent.glob("gallery_*.py")):
        found.update(importlib.import_module(f"tools.{path.stem}").GALLERY)
    return found


@contextmanager
def shown(entry: Entry, size: tuple[int, int]) -> Iterator[QWidget]:
    """The state in a size, shown and settled; closed and gone afterwards."""
    widget = entry.build()
    if size != NATURAL:
        widget.resize(QSize(*size))
    if isinstance(widget, QMenu):
        widget.popup(QPoint(0, 0))
    widget.show()
    QApplication.processEvents()
    entry.settle(widget)
    QApplication.processEvents()
    outermost = _outermost(widget)
    try:
        yield widget
    finally:
        widget.close()
        QApplication.processEvents()
        delete(outermost)


def delete(widget: QWidget) -> None:
    """Let a widget go now, if it is not gone by itself and does not say that it `stays`."""
    if isValid(widget) and not widget.property("stays"):
        QWidget.deleteLater(widget)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _outermost(widget: QWidget) -> QWidget:
    """The window behind a widget, or the widget if that window `stays`."""
    while (parent := widget.parentWidget()) is not None and not parent.window().property("stays"):
        widget = parent.window()
    return widget


@dataclass(frozen=True)
class Case:
    """A state as it is looked at once."""

    name: str
    theme: str
    scale: float
    size: tuple[int, int]

    def __str__(self) -> str:
        room = "" if self.size == NATURAL else f"-{self.size[0]}x{self.size[1]}"
        return f"{self.name}-{self.theme}-{self.scale:.0%}{room}"


def cases(only: str = "") -> Iterator[tuple[Case, Entry]]:
    """Every state whose name holds `only`, in every theme, text size and size, one look after the other."""
    for theme in NAMES:
        for scale in SCALES:
            for name, entry in entries().items():
                for size in entry.sizes_at(scale) if only in name else ():
                    yield Case(name, theme, scale, size), entry


def render(app: QApplication, folder: Path, only: str = "") -> Iterator[Path]:
    """Write the pictures whose name holds `only`, and give their paths."""
    for case, entry in _looked_at(app, only):
        with shown(entry, case.size) as widget:
            path = folder / f"{case}.png"
            widget.grab().save(str(path))
        yield path


def check(app: QApplication, only: str = "") -> Iterator[str]:
    """What is wrong in the states whose name holds `only`, one line each."""
    for case, entry in _looked_at(app, only):
        with watching() as watch, shown(entry, case.size) as widget:
            yield from (f"{case}: {fault}" for fault in watch.faults_of(widget))


def _looked_at(app: QApplication, only: str) -> Iterator[tuple[Case, Entry]]:
    look = None
    for case, entry in cases(only):
        if look != (case.theme, case.scale):
            look = (case.theme, case.scale)
            apply_theme(app, case.theme, case.scale, motion=False)
        yield case, entry


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, nargs="?", help="where the pictures go")
    parser.add_argument("--only", default="", help="only states whose name holds this")
    parser.add_argument("--check", action="store_true", help="say what is wrong instead")
    wanted = parser.parse_args()
    if wanted.check == (wanted.folder is not None):
        parser.error("either a folder or --check")
    qInstallMessageHandler(_no_chatter)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    if wanted.check:
        return 1 if sum(sys.stdout.write(line + "\n") for line in check(app, wanted.only)) else 0
    wanted.folder.mkdir(parents=True, exist_ok=True)
    count = sum(1 for _ in render(app, wanted.folder, wanted.only))
    sys.stdout.write(f"{count} pictures in {wanted.folder}\n")
    return 0


def _no_chatter(kind: QtMsgType, _context: object, text: str) -> None:
    """Pass on what Qt complains about, but for what the offscreen platform cannot do."""
    if kind is not QtMsgType.QtInfoMsg and "This plugin does not support" not in text:
        sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
