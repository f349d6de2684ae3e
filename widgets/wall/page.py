"""The surface of the wall: its lengths in fractions of the height, its type, and what changes on it by the second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from widgets.style import Look, font_of_px

MARGIN: Final = 1 / 15
TITLE: Final = 0.104
SUBTITLE: Final = 0.087
BODY: Final = 0.067
CAPTION: Final = 0.047
LEAST: Final = 0.042
"""Heights of type; nothing on the wall is smaller than the last."""

HEAD: Final = (0.033, 0.100)
STRIP: Final = (0.954, 0.013)
TOP, BOTTOM = 0.12, 0.935
"""Between these a scene has the wall for itself."""

_ONE_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip

Run = tuple[str, bool]
"""A piece of text, and whether it is bold."""


@dataclass(frozen=True)
class WallPage:
    """A wall of so many pixels in one look. `zoom` is how many times larger than usual words of scenes are, from 1."""

    width: float
    height: float
    look: Look
    zoom: float = 1.0

    def h(self, part: float) -> float:
        """Pixels of a fraction of the height."""
        return part * self.height

    def grown(self, part: float) -> float:
        """A height of type, larger by the zoom, in fractions: for words that can go on to another page."""
        return part * self.zoom

    def legible(self, part: float) -> float:
        """A height of type, in fractions: no smaller than the least that is read from the farthest seat.

        For words that have one place only: what is large enough already stays as it is.
        """
        return max(part, LEAST * self.zoom)

    @property
    def left(self) -> float:
        """The left margin."""
        return self.h(MARGIN)

    @property
    def right(self) -> float:
        """The right margin."""
        return self.width - self.h(MARGIN)

    def font(self, part: float, *, bold: bool = False) -> QFont:
        """Type of a height in fractions."""
        return QFont(_font(round(self.h(part)), bold))

    def text_width(self, text: str, part: float, *, bold: bool = False) -> float:
        """How wide a text is, in pixels."""
        return _text_width(text, round(self.h(part)), bold)

    def runs_width(self, runs: tuple[Run, ...], part: float) -> float:
        """How wide pieces of text are together, in pixels."""
        return sum(self.text_width(text, part, bold=bold) for text, bold in runs)

    def paint_runs(
        self, painter: QPainter, runs: tuple[Run, ...], part: float, box: QRectF, align: Qt.AlignmentFlag
    ) -> None:
        """Draw pieces of text after each other on one line, in the middle of the box's height."""
        width = self.runs_width(runs, part)
        x = box.left()
        if align & Qt.AlignmentFlag.AlignRight:
            x = box.right() - width
        elif align & Qt.AlignmentFlag.AlignHCenter:
            x = box.center().x() - width / 2
        for text, bold in runs:
            painter.setFont(_font(round(self.h(part)), bold))
            row = QRectF(x, box.top(), width + self.h(0.01), box.height())
            painter.drawText(row, _ONE_LINE, text)
            x += self.text_width(text, part, bold=bold)


@lru_cache(maxsize=128)
def _font(px: int, bold: bool) -> QFont:
    return font_of_px(px, bold=bold)


@lru_cache(maxsize=1024)
def _text_width(text: str, px: int, bold: bool) -> float:
    return QFontMetricsF(font_of_px(px, bold=bold)).horizontalAdvance(text)


class Live(Protocol):
    """A part of the wall that changes by the second; two that are equal look the same."""

    @property
    def box(self) -> QRectF:
        """Where it is drawn."""
        ...

    def paint(self, painter: QPainter, page: WallPage, dirty: QRectF) -> None:
        """Draw it over the still layer; nothing outside `dirty` is seen."""
        ...

    def changed_box(self, before: Live) -> QRectF:
        """What has to be painted again when this takes the place of `before`."""
        ...


@dataclass(frozen=True)
class LiveText:
    """A line of text that changes."""

    runs: tuple[Run, ...]
    part: float
    box: QRectF
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft

    def paint(self, painter: QPainter, page: WallPage, dirty: QRectF) -> None:
        """Draw the line."""
        painter.setPen(page.look.colour("text"))
        page.paint_runs(painter, self.runs, self.part, self.box, self.align)

    def changed_box(self, before: Live) -> QRectF:
        """The boxes of both."""
        return self.box.united(before.box)


@dataclass(frozen=True)
class LiveDigit(LiveText):
    """One sign of a row of digits, in its cell; `px` is the height of type in pixels."""

    px: float = 0.0

    @property
    def seen_box(self) -> QRectF:
        """What of the cell is inked: only the height of figures, with a pixel at each side."""
        half = 0.42 * self.px
        return QRectF(self.box.left() - 1, self.box.center().y() - half, self.box.width() + 2, 2 * half)

    def changed_box(self, before: Live) -> QRectF:
        """What is inked; a cell that moved has left its place, too."""
        return self.seen_box if before.box == self.box else self.box.united(before.box)


Lives = Mapping[str, Live]
"""What changes by the second, by names that stay the same."""


class Scene(Protocol):
    """One view laid out on one page size; it is asked again and again and never changes."""

    @property
    def pages(self) -> int:
        """How many pages it has, at least 1."""
        ...

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw what does not change by the second; `page_no` counts from 0."""
        ...

    def lives(self, now: datetime, page_no: int) -> Lives:
        """What changes by the second, as it is now."""
        ...


Part = tuple[object, QRectF]
"""What can be seen of a part of the still layer, as a value that is equal if it looks the same, and where it is."""

Parts = Mapping[str, Part]
"""The parts of a still layer, by names that stay the same."""


@runtime_checkable
class PartedScene(Scene, Protocol):
    """A scene that changes while it is shown, and can tell what of its still layer changed."""

    def parts(self, page_no: int) -> Parts:
        """Everything that is still on a page."""
        ...


def changed_parts(before: Parts, after: Parts) -> list[QRectF]:
    """Where two still layers of one page size differ."""
    same = {name for name in before.keys() & after.keys() if before[name] == after[name]}
    return [box for parts in (before, after) for name, (_, box) in parts.items() if name not in same]


def is_seen(painter: QPainter, box: QRectF) -> bool:
    """Whether anything in a box is painted: a painter may be clipped to what changed."""
    return not painter.hasClipping() or painter.clipRegion().intersects(box.toAlignedRect())


def digit_cells(
    page: WallPage, name: str, text: str, part: float, middle: QRectF, *, bold: bool
) -> dict[str, LiveDigit]:
    """Digits as one live part each, so that a tick repaints only those that changed."""
    x = middle.center().x() - sum(page.text_width(sign, part, bold=bold) for sign in text) / 2
    cells = {}
    for at, sign in enumerate(text):
        width = page.text_width(sign, part, bold=bold)
        box = QRectF(x, middle.top(), width, middle.height())
        cells[f"{name}{at}"] = LiveDigit(((sign, bold),), part, box, px=page.h(part))
        x += width
    return cells
