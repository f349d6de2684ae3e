"""An open poll on the wall: how many have voted, the question, the rule of the method; then the options."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from core.views import OptionView, ProjectorView, WallTurnout
from resources.words import t
from widgets.fitted_text import FittedText, paged, wrapped
from widgets.poll_words import has_answers, how_to_vote, method_in_sentence
from widgets.wall.clock_scene import column_box, ring_box
from widgets.wall.frame import WallFrame
from widgets.wall.page import BODY, BOTTOM, SUBTITLE, TOP, Lives, WallPage

_RING_WIDTH, _GAP_DEGREES = 0.056, 4.5
_MOST_SEGMENTS = 40
_BESIDE_LETTER = 0.13


class VoteScene:
    """The ring has one segment per voter, filled clockwise by how many have voted: never by seat, never by choice."""

    def __init__(self, page: WallPage, view: ProjectorView, turnout: WallTurnout) -> None:
        self._page, self._turnout = page, turnout
        method = method_in_sentence(turnout.method)
        fact = t("{method}, rahasia", method=method) if turnout.secret else t("{method}, terbuka", method=method)
        self._frame = WallFrame(page, view, t("Suara yang sudah masuk"), ((fact, False),))
        sizes = [page.h(part) for part in (SUBTITLE, 0.075, BODY)]
        self._questions = paged(turnout.question, column_box(page).width(), page.h(0.46), sizes, bold=True)
        self._options = _option_pages(page, turnout)

    @property
    def pages(self) -> int:
        """The question first, then the options."""
        return len(self._questions) + len(self._options)

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw everything; nothing here changes by the second but the strip."""
        self._frame.paint(painter)
        if page_no < len(self._questions):
            self._paint_ring(painter)
            self._paint_figures(painter)
            self._paint_question(painter, self._questions[page_no])
        else:
            self._paint_options(painter, self._options[page_no - len(self._questions)])

    def lives(self, now: datetime, page_no: int) -> Lives:
        """The item's progress in the strip."""
        return self._frame.strip_lives(now)

    def _paint_ring(self, painter: QPainter) -> None:
        look, page, count = self._page.look, self._page, self._turnout.eligible
        plain = count > _MOST_SEGMENTS or count == 0
        gap = 0.0 if plain else min(_GAP_DEGREES, 120 / count)
        span = 360.0 / (1 if plain else count)
        for at in range(1 if plain else count):
            filled = not plain and at < self._turnout.voted
            painter.setPen(Qt.PenStyle.NoPen if filled else QPen(look.colour("text_soft"), page.h(0.004)))
            painter.setBrush(look.colour("accent") if filled else Qt.BrushStyle.NoBrush)
            painter.drawPath(self._segment(at * span + gap / 2, span - gap))
        if plain and count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawPath(self._segment(0, 360.0 * self._turnout.voted / count))

    def _segment(self, start: float, span: float) -> QPainterPath:
        """A piece of the ring; degrees clockwise from 12 o'clock."""
        outer = ring_box(self._page)
        width = outer.width() * _RING_WIDTH / 0.785
        inner = outer.adjusted(width, width, -width, -width)
        path = QPainterPath()
        path.arcMoveTo(outer, 90 - start)
        path.arcTo(outer, 90 - start, -span)
        path.arcTo(inner, 90 - start - span, span)
        path.closeSubpath()
        return path

    def _paint_figures(self, painter: QPainter) -> None:
        page, box = self._page, ring_box(self._page)
        scale = box.width() / page.h(0.785)
        voted = str(self._turnout.voted)
        part = 0.37 * scale * min(1.0, box.width() * 0.7 / page.text_width(voted, 0.37 * scale, bold=True))
        painter.setPen(page.look.colour("text"))
        figure = QRectF(box.left(), box.center().y() - box.height() * 0.36, box.width(), box.height() * 0.56)
        page.paint_runs(painter, ((voted, True),), part, figure, Qt.AlignmentFlag.AlignHCenter)
        rest = t("dari {n}", n=self._turnout.eligible)
        below = QRectF(box.left(), box.center().y() + box.height() * 0.16, box.width(), page.h(0.1))
        page.paint_runs(painter, ((rest, False),), 0.081 * scale, below, Qt.AlignmentFlag.AlignHCenter)

    def _paint_question(self, painter: QPainter, question: FittedText) -> None:
        page, column = self._page, column_box(self._page)
        rule = self._rule_lines(column.width())
        height = question.height + page.h(0.1) + sum(block.height for block in rule)
        y = max(column.top(), page.h(0.52) - height / 2)
        painter.setPen(page.look.colour("text"))
        question.paint(painter, QRectF(column.left(), y, column.width(), question.height))
        y += question.height + page.h(0.04)
        painter.setPen(QPen(page.look.colour("hairline"), page.h(0.004)))
        painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y))
        y += page.h(0.045)
        for at, block in enumerate(rule):
            painter.setPen(page.look.colour("text"))
            x = column.left() + (self._paint_dots(painter, column.left(), y, block.px) if at == 0 else 0.0)
            block.paint(painter, QRectF(x, y, column.right() - x, block.height))
            y += block.height

    def _dots_width(self, px: float) -> float:
        return self._turnout.dots * px * 0.82 if 0 < self._turnout.dots <= 5 else 0.0

    def _paint_dots(self, painter: QPainter, x: float, y: float, px: float) -> float:
        """As many dots as each person has, before the words; answers with their width."""
        width = self._dots_width(px)
        if not width:
            return 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._page.look.colour("text"))
        for at in range(self._turnout.dots):
            painter.drawEllipse(QPointF(x + px * (0.3 + 0.68 * at), y + px * 0.66), px * 0.23, px * 0.23)
        painter.setPen(self._page.look.colour("text"))
        return width

    def _rule_lines(self, width: float) -> list[FittedText]:
        """The rule of the method in one large and one smaller sentence."""
        page, turnout = self._page, self._turnout
        large, small = how_to_vote(turnout.method, turnout.dots, turnout.cap)
        first = width - self._dots_width(page.h(0.07))
        return [
            FittedText(wrapped(text, page.font(part), room), page.h(part))
            for text, part, room in ((large, 0.07, first), (small, 0.05, width))
            if text
        ]

    def _paint_options(self, painter: QPainter, options: list[tuple[OptionView, FittedText]]) -> None:
        page, y = self._page, self._page.h(TOP + 0.04)
        for option, block in options:
            side = page.h(0.085)
            box = QRectF(page.left, y, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(page.look.colour("text"))
            painter.drawRoundedRect(box, page.h(0.012), page.h(0.012))
            painter.setPen(page.look.colour("surface"))
            painter.setFont(page.font(0.05, bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, option.letter)
            painter.setPen(page.look.colour("text"))
            x = page.left + page.h(_BESIDE_LETTER)
            block.paint(painter, QRectF(x, y, page.right - x, block.height))
            y += max(block.height, side) + page.h(0.025)


def _option_pages(page: WallPage, turnout: WallTurnout) -> list[list[tuple[OptionView, FittedText]]]:
    """The options over as many pages as they need; none where they are answers, which the rule says."""
    if has_answers(turnout.method):
        return []
    width = page.right - page.left - page.h(_BESIDE_LETTER)
    pages: list[list[tuple[OptionView, FittedText]]] = []
    room = 0.0
    for option in turnout.options:
        block = FittedText(wrapped(option.label, page.font(page.grown(BODY)), width), page.h(page.grown(BODY)))
        needed = max(block.height, page.h(0.085)) + page.h(0.025)
        if needed > room or not pages:
            pages.append([])
            room = page.h(BOTTOM - TOP - 0.04)
        pages[-1].append((option, block))
        room -= needed
    return pages
