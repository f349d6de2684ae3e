"""What stands around every scene: the head line, the agenda as a strip, and the mark of an invented session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.views import AgendaView, ItemState, ProjectorView
from resources.words import t
from widgets.fitted_text import LEADING, FittedText, first_words, fitted
from widgets.wall.page import HEAD, LEAST, STRIP, TOP, Live, Lives, LiveText, Part, Run, WallPage, digit_cells, is_seen

HEAD_TYPE = 0.044
_GAP = 0.0072
_HIGHEST_HEAD = 0.115
"""So high, at most, is a head line; its middle is that of the band."""


@dataclass(frozen=True)
class LiveProgress:
    """How far the current item's segment of the strip is filled, in whole pixels."""

    box: QRectF
    filled: int

    def paint(self, painter: QPainter, page: WallPage, dirty: QRectF) -> None:
        """Draw the filled part."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(page.look.colour("accent"))
        radius = self.box.height() / 2
        painter.save()
        painter.setClipRect(QRectF(self.box.left(), self.box.top(), self.filled, self.box.height()))
        painter.drawRoundedRect(self.box, radius, radius)
        painter.restore()

    def changed_box(self, before: Live) -> QRectF:
        """Only what was filled since."""
        if not isinstance(before, LiveProgress) or before.box != self.box:
            return self.box.united(before.box)
        low, high = sorted((self.filled, before.filled))
        return QRectF(self.box.left() + low - 1, self.box.top(), high - low + 2, self.box.height())


class WallFrame:
    """Head and strip of one view. `fact` is the still words at the right end of the head; live ones are the scene's.

    `short` is what the title gives way to where not all of it has room.
    """

    def __init__(
        self, page: WallPage, view: ProjectorView, title: str, fact: tuple[Run, ...] = (), short: str = ""
    ) -> None:
        self._page, self._view, self._fact = page, view, fact
        item = view.agenda.current
        self._number = item.number if item is not None else None
        self._title, self._short = title, short
        self._fact_runs: tuple[Run, ...] = ()
        self._fact_lives: Lives = {}

    @property
    def part(self) -> Part:
        """All of it that is still."""
        items = tuple((item.state, item.planned_s) for item in self._view.agenda.items)
        seen = (self._title, self._short, self._number, self._fact, self._view.fictional, items)
        return seen, QRectF(0, 0, self._page.width, self._page.height)

    @property
    def _type(self) -> float:
        return self._page.legible(HEAD_TYPE)

    @property
    def _least(self) -> float:
        return self._page.legible(LEAST)

    @property
    def fact_box(self) -> QRectF:
        """The line at the right end of the head."""
        page = self._page
        return QRectF(page.width / 2, page.h(HEAD[0]), page.right - page.width / 2, page.h(HEAD[1] - HEAD[0]))

    def paint(self, painter: QPainter, fact_width: float = 0.0) -> None:
        """Draw everything; `fact_width` is kept free for a live fact."""
        page = self._page
        painter.fillRect(QRectF(0, 0, page.width, page.height), page.look.colour("surface"))
        if not is_seen(painter, QRectF(0, 0, page.width, page.h(TOP))):
            self._paint_strip(painter)
            return
        painter.setPen(page.look.colour("text"))
        page.paint_runs(painter, self._fact, self._type, self.fact_box, Qt.AlignmentFlag.AlignRight)
        free_to = page.right - max(fact_width, page.runs_width(self._fact, self._type)) - page.h(0.03)
        if self._view.fictional:
            free_to = self._paint_fictional(painter, free_to) - page.h(0.03)
        self._paint_title(painter, free_to)
        self._paint_strip(painter)

    def fact_lives(self, runs: tuple[Run, ...]) -> Lives:
        """A fact that changes by the second: bold runs are times, of which only the changed figures are painted."""
        if runs != self._fact_runs:
            self._fact_runs, self._fact_lives = runs, self._laid_out_fact(runs)
        return self._fact_lives

    def _laid_out_fact(self, runs: tuple[Run, ...]) -> Lives:
        page, box = self._page, self.fact_box
        x = page.right - page.runs_width(runs, self._type)
        found: dict[str, Live] = {}
        for at, (text, bold) in enumerate(runs):
            width = page.text_width(text, self._type, bold=bold)
            place = QRectF(x, box.top(), width, box.height())
            if bold:
                found.update(digit_cells(page, f"fact{at}.", text, self._type, place, bold=True))
            elif text:
                found[f"fact{at}"] = LiveText(((text, False),), self._type, place)
            x += width
        return found

    def strip_lives(self, now: datetime) -> Lives:
        """How far the current item is."""
        agenda, box = self._view.agenda, self._current_box
        left = agenda.remaining_s(now)
        if agenda.current is None or left is None or box is None:
            return {}
        part = 1 - max(0.0, left) / max(agenda.current.budget_s, 1)
        return {"progress": LiveProgress(box, round(box.width() * min(max(part, 0.0), 1.0)))}

    def _paint_title(self, painter: QPainter, free_to: float) -> None:
        page, x = self._page, self._page.left
        top, height = page.h(HEAD[0]), page.h(HEAD[1] - HEAD[0])
        if self._number is not None:
            side = page.h(0.059 * self._least / LEAST)
            disc = QRectF(x, top + (height - side) / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(page.look.colour("text"))
            painter.drawEllipse(disc)
            painter.setPen(page.look.colour("surface"))
            painter.setFont(page.font(self._least, bold=True))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
            x = disc.right() + page.h(0.025)
        block = self._title_block(free_to - x)
        painter.setPen(page.look.colour("text"))
        middle = top + height / 2 - block.height / 2
        block.paint(painter, QRectF(x, middle, free_to - x, block.height))

    def _title_block(self, width: float) -> FittedText:
        """One line, else as many of the least size as have room (two, but for far rooms), else as many whole words."""
        page, px = self._page, self._page.h(self._least)
        sizes = (page.h(self._type), px)
        for title in filter(None, (self._title, self._short)):
            whole = fitted(title, width, page.h(_HIGHEST_HEAD), sizes, bold=True, most_lines=1)
            if whole is not None:
                return whole
        most = max(1, int(page.h(_HIGHEST_HEAD) / (px * LEADING)))
        start = self._short or self._title
        return FittedText(first_words(start, page.font(self._least, bold=True), width, most), px, True)

    def _paint_fictional(self, painter: QPainter, right: float) -> float:
        """The mark that this session is invented; answers with its left edge."""
        page, mark = self._page, t("CONTOH")
        width = page.text_width(mark, self._least, bold=True) + page.h(0.03)
        height = page.h(0.058 * self._least / LEAST)
        middle = page.h(sum(HEAD) / 2)
        box = QRectF(right - width, middle - height / 2, width, height)
        painter.setBrush(page.look.colour("warn_fill"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, page.h(0.01), page.h(0.01))
        painter.setPen(page.look.colour("on_warn"))
        painter.setFont(page.font(self._least, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)
        return box.left()

    def _paint_strip(self, painter: QPainter) -> None:
        look = self._page.look
        for item, box in zip(self._view.agenda.items, self._boxes, strict=True):
            done = item.state in (ItemState.DONE, ItemState.SKIPPED)
            painter.setPen(QPen(look.colour("text"), 1) if look.high_contrast and not done else Qt.PenStyle.NoPen)
            quiet = "surface" if look.high_contrast else "hairline"
            painter.setBrush(look.colour("text_soft" if done else quiet))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    @cached_property
    def _boxes(self) -> Sequence[QRectF]:
        return strip_boxes(self._page, self._view.agenda)

    @cached_property
    def _current_box(self) -> QRectF | None:
        for item, box in zip(self._view.agenda.items, self._boxes, strict=True):
            if item.state is ItemState.CURRENT:
                return box
        return None


def strip_boxes(page: WallPage, agenda: AgendaView) -> Sequence[QRectF]:
    """One box per item, as wide as its planned minutes; the current one is taller."""
    planned = [max(item.planned_s, 60) for item in agenda.items]
    gap = min(page.h(_GAP), (page.right - page.left) / (4 * max(len(planned), 1)))
    free = page.right - page.left - gap * (len(planned) - 1)
    x, boxes = page.left, []
    for item, seconds in zip(agenda.items, planned, strict=True):
        width = free * seconds / sum(planned)
        taller = page.h(0.004) if item.state is ItemState.CURRENT else 0.0
        boxes.append(QRectF(x, page.h(STRIP[0]) - taller, width, page.h(STRIP[1]) + 2 * taller))
        x += width + gap
    return boxes
