"""Render every state of every widget and page to PNG, for eyes: three themes, two sizes, text at 100 and 175 %.

    uv run python -m tools.gallery FOLDER [--only PART_OF_A_NAME]

States stand in modules `tools/gallery_*.py`, each with a dictionary `GALLERY` of name → `Entry`.
"""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from resources.themes import NAMES
from widgets.style import apply_theme

SCALES = (1.0, 1.75)


@dataclass(frozen=True)
class Entry:
    """One state: what makes it, and the sizes in pixels in which it is looked at.

    `build` is called when theme and text size are set. `scales` are text sizes. `settle` is called with the widget in
    its size, where something comes later than the next turn of the event loop.
    """

    build: Callable[[], QWidget]
    sizes: tuple[tuple[int, int], ...] = ((1366, 768), (1920, 1080))
    scales: tuple[float, ...] = SCALES
    settle: Callable[[QWidget], None] = field(default=lambda _widget: None)


def entries() -> Mapping[str, Entry]:
    """All states of all modules `tools/gallery_*.py`."""
    found: dict[str, Entry] = {}
    for path in sorted(Path(__file__).parent.glob("gallery_*.py")):
        found.update(importlib.import_module(f"tools.{path.stem}").GALLERY)
    return found


def render(app: QApplication, folder: Path, only: str = "") -> Iterator[Path]:
    """Write the pictures whose name holds `only`, and give their paths."""
    for theme in NAMES:
        for scale in SCALES:
            apply_theme(app, theme, scale, motion=False)
            for name, entry in entries().items():
                if only in name and scale in entry.scales:
                    yield from _pictures(app, folder, f"{name}-{theme}-{scale:.0%}", entry)


def _pictures(app: QApplication, folder: Path, name: str, entry: Entry) -> Iterator[Path]:
    for width, height in entry.sizes:
        widget = entry.build()
        widget.resize(QSize(width, height))
        widget.show()
        app.processEvents()
        entry.settle(widget)
        path = folder / f"{name}-{width}x{height}.png"
        widget.grab().save(str(path))
        widget.close()
        widget.deleteLater()
        yield path


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only states whose name holds this")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_no_chatter)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    count = sum(1 for _ in render(app, wanted.folder, wanted.only))
    print(f"{count} pictures in {wanted.folder}")


def _no_chatter(kind: QtMsgType, _context: object, text: str) -> None:
    """Pass on what Qt complains about, but for what the offscreen platform cannot do."""
    if kind is not QtMsgType.QtInfoMsg and "This plugin does not support" not in text:
        print(text)


if __name__ == "__main__":
    main()
