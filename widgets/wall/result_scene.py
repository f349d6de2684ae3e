"""The result of a poll on the wall: rank, label, bar and figure of each option; many options take several pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.views import ProjectorView, ResultRowView, ResultView
from resources.words import t, word
from widgets.fitted_text import LEADING, FittedText
from widgets.poll_words import has_answers, method_in_sentence, option_words
from widgets.wall.frame import WallFrame
from widgets.wall.long_text import MOST_LINES, text_pages
from widgets.wall.page import BODY, LEAST, SUBTITLE, Lives, WallPage
from widgets.wall.result_bar import CORNER, ResultBar

_FIRST_ROW, _LAST_ROW = 0.148, 0.94
_ROW, _BAR, _MOST_ROWS = 0.130, 0.0207, 6
_OUTCOME = 0.14
_BAR_LEFT, _BAR_RIGHT, _FIGURE = 0.2186, 0.226, 0.087


@dataclass(frozen=True)
class _Row:
    """One row with its place on its page, in pixels; of a label that is longer than a page, one page full of it."""

    row: ResultRowView
    label: FittedText
    top: float
    bar_top: float
    begins: bool
    ends: bool


class ResultScene:
    """The highest first; options that are level have the same rank, a bracket and the word "seri"."""

    def __init__(self, page: WallPage, view: ProjectorView, result: ResultView) -> None:
        self._page, self._result = page, result
        self._questions: tuple[FittedText, ...] = self._question_blocks() if has_answers(result.method) else ()
        self._pages = self._packed()
        title = t("Hasil {method}", method=method_in_sentence(result.method))
        self._frames = [WallFrame(page, view, title, self._fact(at), t("Hasil")) for at in range(self.pages)]

    @property
    def pages(self) -> int:
        """Six rows a page, fewer where labels are long; after answers a question that has no room over them."""
        return len(self._pages) + (0 if self._is_over_rows else len(self._questions))

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw the question, the rows of a page, or both."""
        self._frames[page_no].paint(painter)
        self._paint_question(painter, page_no if self._is_over_rows else page_no - len(self._pages))
        rows = self._rows_of(page_no)
        for placed in rows:
            self._paint_row(painter, placed)
        for group in _ties(rows):
            self._paint_bracket(painter, group)
        if has_answers(self._result.method) and rows:
            self._paint_outcome(painter, rows[-1].bar_top + self._page.h(0.09))

    def lives(self, now: datetime, page_no: int) -> Lives:
        """The bars, and the item's progress in the strip."""
        bars = {f"bar{at}": self._bar(placed) for at, placed in enumerate(self._rows_of(page_no)) if placed.ends}
        return {**self._frames[page_no].strip_lives(now), **bars}

    @property
    def _width(self) -> float:
        return self._page.right - self._page.left

    @property
    def _is_over_rows(self) -> bool:
        """Whether the question has room over the answers; else it has pages of its own."""
        taken = len(self._result.rows) * self._page.grown(_ROW) + _OUTCOME
        room = self._page.h(_LAST_ROW - _FIRST_ROW - taken)
        return len(self._questions) == 1 and self._questions[0].height <= room

    def _question_blocks(self) -> tuple[FittedText, ...]:
        page = self._page
        room = page.h(_LAST_ROW - _FIRST_ROW)
        return text_pages(
            self._result.question, self._width, room, [page.h(page.grown(BODY))], bold=True, leading=LEADING
        )

    def _rows_of(self, page_no: int) -> list[_Row]:
        return self._pages[page_no] if page_no < len(self._pages) else []

    def _fact(self, page_no: int) -> tuple[tuple[str, bool], ...]:
        words = t("{n} suara sah", n=self._result.valid)
        if self.pages > 1:
            words = f"{words} · {t('{page} dari {n}', page=page_no + 1, n=self.pages)}"
        return ((words, False),)

    def _packed(self) -> list[list[_Row]]:
        page = self._page
        pages: list[list[_Row]] = [[]]
        top, lines = page.h(_FIRST_ROW), 0
        if self._is_over_rows:
            top, lines = top + self._questions[0].height + page.h(0.02), len(self._questions[0].lines) + 1
        for row in self._result.rows:
            labels = self._labels(row)
            for at, label in enumerate(labels):
                height = page.h(page.grown(_ROW)) + (len(label.lines) - 1) * label.px * LEADING
                full = len(pages[-1]) == _MOST_ROWS or lines + len(label.lines) > MOST_LINES
                if pages[-1] and (full or top + height > page.h(_LAST_ROW)):
                    pages.append([])
                    top, lines = page.h(_FIRST_ROW), 0
                bar_top = top + label.height + page.h(0.004)
                pages[-1].append(_Row(row, label, top, bar_top, at == 0, at == len(labels) - 1))
                top, lines = top + height, lines + len(label.lines)
        return pages

    def _labels(self, row: ResultRowView) -> tuple[FittedText, ...]:
        page, words = self._page, option_words(self._result.method, row.label)
        width = self._bar_right - self._bar_left - (self._tie_width + page.h(0.03) if row.tied else 0)
        return text_pages(words, width, page.h(_LAST_ROW - _FIRST_ROW - _BAR), [page.h(page.grown(BODY))])

    @property
    def _bar_left(self) -> float:
        ranked = any(row.rank for row in self._result.rows)
        return self._page.h(_BAR_LEFT) if ranked else self._page.left

    @property
    def _bar_right(self) -> float:
        widest = max((self._page.text_width(row.value, _FIGURE, bold=True) for row in self._result.rows), default=0.0)
        return min(self._page.width - self._page.h(_BAR_RIGHT), self._page.right - widest - self._page.h(0.03))

    @property
    def _tie_width(self) -> float:
        return self._page.text_width(t("seri"), self._page.legible(LEAST), bold=True) + self._page.h(0.045)

    def _paint_question(self, painter: QPainter, block_no: int) -> None:
        if 0 <= block_no < len(self._questions):
            block, page = self._questions[block_no], self._page
            painter.setPen(page.look.colour("text"))
            block.paint(painter, QRectF(page.left, page.h(_FIRST_ROW), self._width, block.height))

    def _paint_row(self, painter: QPainter, placed: _Row) -> None:
        page, row, bar = self._page, placed.row, self._bar(placed).box
        painter.setPen(page.look.colour("text"))
        middle = QRectF(0, placed.top, page.width, bar.bottom() - placed.top)
        if row.rank and placed.begins:
            box = QRectF(page.left, middle.top(), page.h(0.093), middle.height())
            page.paint_runs(painter, ((str(row.rank), True),), _FIGURE, box, Qt.AlignmentFlag.AlignHCenter)
        placed.label.paint(painter, QRectF(bar.left(), placed.top, bar.width(), placed.label.height))
        if not placed.ends:
            return
        box = QRectF(bar.right(), middle.top(), page.right - bar.right(), middle.height())
        page.paint_runs(painter, ((row.value, True),), _FIGURE, box, Qt.AlignmentFlag.AlignRight)
        if row.tied:
            self._paint_tie(painter, bar.left() + placed.label.width + page.h(0.025), placed.top)
        self._paint_track(painter, bar)

    def _bar(self, placed: _Row) -> ResultBar:
        box = QRectF(self._bar_left, placed.bar_top, self._bar_right - self._bar_left, self._page.h(_BAR))
        return ResultBar(box, round(box.width() * min(max(placed.row.length, 0.0), 1.0)))

    def _paint_track(self, painter: QPainter, bar: QRectF) -> None:
        look, radius = self._page.look, self._page.h(CORNER)
        painter.setPen(QPen(look.colour("hairline"), self._page.h(0.003)) if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(bar, radius, radius)

    def _paint_tie(self, painter: QPainter, x: float, top: float) -> None:
        page = self._page
        size = page.legible(LEAST)
        box = QRectF(x, top + page.h(page.grown(BODY) * 0.61 - size * 0.643), self._tie_width, page.h(size * 1.286))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(page.look.colour("warn_fill"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(page.look.colour("on_warn"))
        painter.setFont(page.font(size, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, t("seri"))

    def _paint_bracket(self, painter: QPainter, group: list[_Row]) -> None:
        """A bracket over rows that are level."""
        page = self._page
        x, arm = page.h(0.174), page.h(0.02)
        top, bottom = group[0].top + page.h(0.005), group[-1].bar_top + page.h(_BAR)
        painter.setPen(QPen(page.look.colour("text"), page.h(0.005)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(x + arm, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + arm, bottom)])

    def _paint_outcome(self, painter: QPainter, top: float) -> None:
        """What was decided: accepted, not accepted, or level."""
        if self._result.carried is None and not self._result.tied:
            return
        code = "tied" if self._result.tied else "carried" if self._result.carried else "not_carried"
        painter.setPen(self._page.look.colour("text"))
        box = QRectF(self._page.left, top, self._width, self._page.h(0.13))
        runs = ((word("poll_outcome", code), True),)
        self._page.paint_runs(painter, runs, SUBTITLE, box, Qt.AlignmentFlag.AlignLeft)


def _ties(rows: list[_Row]) -> list[list[_Row]]:
    """Groups of neighbouring ranked rows that are level."""
    groups: list[list[_Row]] = []
    for placed in rows:
        if not placed.row.tied or not placed.row.rank:
            continue
        if groups and groups[-1][-1].row.rank == placed.row.rank:
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return groups
