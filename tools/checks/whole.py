"""All checks over one window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from tools.checks.contrast import faint
from tools.checks.overlap import overlaps
from tools.checks.painted import PaintedTexts, painted_texts
from tools.checks.reach import unreachable
from tools.checks.room import cut_off
from tools.checks.texts import texts_of
from widgets.seat_ring import SeatRing


class Watch:
    """Sees what is painted from the making of a window on, and says what is wrong with it."""

    def __init__(self, painted: PaintedTexts) -> None:
        self._painted = painted

    def faults_of(self, window: QWidget) -> list[str]:
        """What is wrong with a window that is shown, one sentence each, none twice."""
        picture = self._paint_anew(window)
        texts = texts_of(window, self._painted)
        found = [*cut_off(window, texts), *overlaps(texts), *faint(picture, texts), *unreachable(window)]
        return list(dict.fromkeys(found))

    def _paint_anew(self, window: QWidget) -> QImage:
        """Everything is painted once more; what the circle keeps as a picture is made anew."""
        for _ in range(2):  # a change of size is settled in two turns
            QApplication.processEvents()
        self._painted.forget_widgets()
        for ring in window.findChildren(SeatRing):
            QApplication.sendEvent(ring, QResizeEvent(ring.size(), ring.size()))
        return window.grab().toImage()


@contextmanager
def watching() -> Iterator[Watch]:
    """Make and check windows inside the block."""
    with painted_texts() as painted:
        yield Watch(painted)
