"""An open poll on the wall: how many have voted, the question, the rule of the method; then the options."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from core.views import ProjectorView, WallTurnout
from resources.words import t
from widgets.fitted_text import LEADING, FittedText, wrapped
from widgets.poll_rule_words import criteria_rows, how_counted, how_to_vote
from widgets.poll_words import has_answers, method_in_sentence
from widgets.wall.clock_scene import column_box, ring_box
from widgets.wall.frame import WallFrame
from widgets.wall.list_scene import ListRow, ListScene
from widgets.wall.long_text import MOST_LINES, text_pages
from widgets.wall.page import BODY, SUBTITLE, Lives, Parts, WallPage

_RING_WIDTH, _GAP_DEGREES = 0.056, 4.5
_MOST_SEGMENTS = 40
_MOST_QUESTION, _RULE_ABOVE, _RULE_BELOW = 0.46, 0.04, 0.045


class VoteScene:
    """The ring has one segment per voter, filled clockwise by how many have voted: never by seat, never by choice."""

    def __init__(self, page: WallPage, view: ProjectorView, turnout: WallTurnout) -> None:
        self._page, self._turnout = page, turnout
        method = method_in_sentence(turnout.method)
        fact = t("{method}, rahasia", method=method) if turnout.secret else t("{method}, terbuka", method=method)
        title, short = t("Suara yang sudah masuk"), t("Suara masuk")
        self._frame = WallFrame(page, view, title, ((fact, False),), short)
        self._rule = self._rule_lines(column_box(page).width())
        self._questions = self._question_pages()
        self._lists = [] if has_answers(turnout.method) else self._list_scenes(view, fact)  # the rule says the answers

    @property
    def pages(self) -> int:
        """The question first, then the options and how they are counted."""
        return len(self._questions) + sum(scene.pages for scene in self._lists)

    def parts(self, page_no: int) -> Parts:
        """On the pages of the question a ballot changes the ring alone; on those of the options nothing."""
        whole = QRectF(0, 0, self._page.width, self._page.height)
        if page_no >= len(self._questions):
            return {"frame": self._frame.part, "options": (self._turnout.options, whole)}
        counted = (self._turnout.voted, self._turnout.eligible)
        words = (self._questions[page_no], tuple(self._rule))
        return {"frame": self._frame.part, "words": (words, whole), "ring": (counted, ring_box(self._page))}

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw everything; nothing here changes by the second but the strip."""
        if page_no >= len(self._questions):
            self._paint_list(painter, page_no - len(self._questions))
            return
        self._frame.paint(painter)
        self._paint_ring(painter)
        self._paint_figures(painter)
        self._paint_question(painter, self._questions[page_no])

    def _list_scenes(self, view: ProjectorView, fact: str) -> list[ListScene]:
        turnout = self._turnout
        options = tuple(ListRow(option.letter, option.label) for option in turnout.options)
        counted = ListRow("=", how_counted(turnout.method, turnout.rules))
        criteria = tuple(ListRow(mark, words) for mark, words in criteria_rows(turnout.rules))
        lists = ((t("Pilihan"), options), (t("Cara menghitung"), (counted, *criteria)))
        return [ListScene(self._page, view, title, rows, fact) for title, rows in lists]

    def _paint_list(self, painter: QPainter, page_no: int) -> None:
        for scene in self._lists:
            if page_no < scene.pages:
                scene.paint_still(painter, page_no)
                return
            page_no -= scene.pages

    def _question_pages(self) -> tuple[FittedText, ...]:
        """The question over as many pages as it needs beside the rule, which stands below it on each."""
        page, column = self._page, column_box(self._page)
        below = sum(block.height for block in self._rule) + page.h(_RULE_ABOVE + _RULE_BELOW)
        lines = max(1, MOST_LINES - sum(len(block.lines) for block in self._rule))
        sizes = [page.h(part) for part in (SUBTITLE, 0.075, BODY)]
        room = min(page.h(_MOST_QUESTION), column.height() - below)
        return text_pages(
            self._turnout.question, column.width(), room, sizes, bold=True, leading=LEADING, most_lines=lines
        )

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
        size = page.legible(0.081 * scale)
        page.paint_runs(painter, ((rest, False),), size, below, Qt.AlignmentFlag.AlignHCenter)

    def _paint_question(self, painter: QPainter, question: FittedText) -> None:
        page, column = self._page, column_box(self._page)
        height = question.height + page.h(_RULE_ABOVE + _RULE_BELOW) + sum(block.height for block in self._rule)
        y = max(column.top(), page.h(0.52) - height / 2)
        painter.setPen(page.look.colour("text"))
        question.paint(painter, QRectF(column.left(), y, column.width(), question.height))
        y += question.height + page.h(_RULE_ABOVE)
        painter.setPen(QPen(page.look.colour("hairline"), page.h(0.004)))
        painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y))
        y += page.h(_RULE_BELOW)
        for at, block in enumerate(self._rule):
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
        """The rule of the method in one large and one smaller sentence; of answers also what decides."""
        page, turnout = self._page, self._turnout
        large, small = how_to_vote(turnout.method, turnout.rules)
        decides = how_counted(turnout.method, turnout.rules) if has_answers(turnout.method) else ""
        first = width - self._dots_width(page.h(0.07))
        return [
            FittedText(wrapped(text, page.font(part), room), page.h(part))
            for text, part, room in ((large, 0.07, first), (small or decides, page.legible(0.05), width))
            if text
        ]
