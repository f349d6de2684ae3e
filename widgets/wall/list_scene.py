"""A list on the wall, one thing under the other with a mark before each: the issues, the action plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from core.views import ProjectorView
from resources.words import t
from widgets.fitted_text import FittedText, wrapped
from widgets.wall.frame import WallFrame
from widgets.wall.long_text import MOST_LINES, text_pages
from widgets.wall.page import BODY, BOTTOM, CAPTION, TOP, Lives, Run, WallPage

_FIRST, _GAP, _MARK = TOP + 0.035, 0.026, 0.085
_BESIDE_MARK = 0.035


@dataclass(frozen=True)
class ListRow:
    """One thing: its mark ("M1", "3"), its words, a smaller line below them, and a fact at the right end."""

    mark: str
    text: str
    detail: str = ""
    fact: str = ""


@dataclass(frozen=True)
class _Placed:
    """A piece of a row on its page, in pixels; a row that goes on has no mark again."""

    mark: str
    text: FittedText
    detail: FittedText
    fact: str
    top: float


class ListScene:
    """As many rows a page as there is room for, and seven lines at most. `fact` stands at the right of the head."""

    def __init__(
        self, page: WallPage, view: ProjectorView, title: str, rows: tuple[ListRow, ...], fact: str = ""
    ) -> None:
        self._page = page
        widest = max((page.text_width(row.mark, page.grown(BODY) * 0.72, bold=True) for row in rows), default=0.0)
        self._mark_width = max(page.h(page.grown(_MARK)), widest + page.h(0.03))
        self._fact_width = max(
            (page.text_width(row.fact, page.grown(CAPTION)) for row in rows if row.fact), default=0.0
        )
        self._pages = self._packed(rows)
        self._frames = [WallFrame(page, view, title, self._head_fact(fact, at)) for at in range(len(self._pages))]

    def _head_fact(self, fact: str, page_no: int) -> tuple[Run, ...]:
        """What is said at the right of the head, and which page of how many this is."""
        count = len(self._pages)
        place = t("{page} dari {n}", page=page_no + 1, n=count) if count > 1 else ""
        words = " · ".join(part for part in (fact, place) if part)
        return ((words, False),) if words else ()

    @property
    def pages(self) -> int:
        """How many pages all rows take."""
        return len(self._pages)

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw the rows of a page."""
        self._frames[page_no].paint(painter)
        for placed in self._pages[page_no]:
            self._paint_row(painter, placed)

    def lives(self, now: datetime, page_no: int) -> Lives:
        """The item's progress in the strip."""
        return self._frames[page_no].strip_lives(now)

    @property
    def _text_left(self) -> float:
        return self._page.left + self._mark_width + self._page.h(_BESIDE_MARK)

    @property
    def _text_width(self) -> float:
        beside = self._fact_width + self._page.h(0.03) if self._fact_width else 0.0
        return self._page.right - self._text_left - beside

    def _packed(self, rows: tuple[ListRow, ...]) -> list[list[_Placed]]:
        page, first = self._page, self._page.h(_FIRST)
        pages: list[list[_Placed]] = [[]]
        top, lines = first, 0
        for row in rows:
            for text, detail, mark in self._pieces(row):
                height = max(text.height + detail.height, page.h(page.grown(_MARK)))
                needed = len(text.lines) + len(detail.lines)
                if pages[-1] and (top + height > page.h(BOTTOM) or lines + needed > MOST_LINES):
                    pages.append([])
                    top, lines = first, 0
                pages[-1].append(_Placed(mark, text, detail, row.fact if mark else "", top))
                top, lines = top + height + page.h(_GAP), lines + needed
        return pages

    def _pieces(self, row: ListRow) -> list[tuple[FittedText, FittedText, str]]:
        """A row as it is, or, where it is longer than a page, in pieces of which the last has the detail."""
        page, width = self._page, self._text_width
        detail = FittedText(wrapped(row.detail, page.font(page.grown(CAPTION)), width), page.h(page.grown(CAPTION)))
        room = page.h(BOTTOM - _FIRST) - detail.height
        texts = text_pages(row.text, width, room, [page.h(page.grown(BODY))], most_lines=MOST_LINES - len(detail.lines))
        nothing = FittedText((), page.h(page.grown(CAPTION)))
        last = len(texts) - 1
        return [(text, detail if at == last else nothing, row.mark if at == 0 else "") for at, text in enumerate(texts)]

    def _paint_row(self, painter: QPainter, placed: _Placed) -> None:
        page = self._page
        if placed.mark:
            box = QRectF(page.left, placed.top, self._mark_width, page.h(page.grown(_MARK)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(page.look.colour("text"))
            painter.drawRoundedRect(box, page.h(0.012), page.h(0.012))
            painter.setPen(page.look.colour("surface"))
            painter.setFont(page.font(page.grown(BODY) * 0.72, bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, placed.mark)
        painter.setPen(page.look.colour("text"))
        x, width = self._text_left, self._text_width
        placed.text.paint(painter, QRectF(x, placed.top, width, placed.text.height))
        placed.detail.paint(painter, QRectF(x, placed.top + placed.text.height, width, placed.detail.height))
        if placed.fact:
            box = QRectF(x, placed.top, page.right - x, placed.text.px * placed.text.leading)
            page.paint_runs(painter, ((placed.fact, False),), page.grown(CAPTION), box, Qt.AlignmentFlag.AlignRight)
