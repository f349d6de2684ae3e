"""One statement on the wall, as large as it can be: a question, an agreement, what is read back, a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from core.views import ProjectorView
from resources.words import t
from widgets.fitted_text import FittedText
from widgets.wall.frame import HEAD_TYPE, WallFrame
from widgets.wall.long_text import MOST_LINES, text_pages
from widgets.wall.page import BODY, BOTTOM, CAPTION, HEAD, Lives, WallPage

_TEXT_TOP, _LABEL_TOP, _TEXT_BELOW_LABEL = 0.165, 0.175, 0.29
_LEADING = 1.39
_MOST_BELOW = 3
_MOST_DISCS = 10
_DISC, _DISC_GAP = 0.026, 0.016


@dataclass(frozen=True)
class Statement:
    """What is said. `title` is for the head line; `label` stands over the text and `below` under a rule.

    `checked` puts a check mark before `below`. `place` is which of how many it is, (0, 0) if that is not said.
    `sizes` of the text are fractions of the height, the largest first.
    """

    title: str
    text: str
    label: str = ""
    below: str = ""
    checked: bool = False
    place: tuple[int, int] = (0, 0)
    sizes: tuple[float, ...] = (0.081, 0.074, BODY)
    centred: bool = False
    bold: bool = False


class StatementScene:
    """A statement over as many pages as it needs; label and what is below it stand on each."""

    def __init__(self, page: WallPage, view: ProjectorView, statement: Statement) -> None:
        self._page, self._statement = page, statement
        below = text_pages(
            statement.below, self._width - self._check_width, page.height, [page.h(page.grown(BODY))], bold=True
        )
        fits = sum(len(block.lines) for block in below) <= _MOST_BELOW
        self._below = below[0] if fits else FittedText((), page.h(page.grown(BODY)), True)
        self._texts = self._pages(statement.text, statement.bold)
        self._texts += () if fits else self._pages(statement.below, False)
        self._frames = [WallFrame(page, view, statement.title, self._fact(at)) for at in range(len(self._texts))]

    @property
    def pages(self) -> int:
        """More than one for many words."""
        return len(self._texts)

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw everything; nothing here changes by the second but the strip."""
        page, text = self._page, self._texts[page_no]
        self._frames[page_no].paint(painter, self._places_width)
        if self._places_width:
            self._paint_places(painter)
        painter.setPen(page.look.colour("text"))
        if self._statement.label:
            self._paint_label(painter, page_no)
        box = QRectF(page.left, self._text_top, self._width, self._text_bottom - self._text_top)
        if self._statement.centred:
            box.translate(0, (box.height() - text.height) / 2)
            text.paint(painter, box, Qt.AlignmentFlag.AlignHCenter)
        else:
            text.paint(painter, box)
        if self._below.lines:
            self._paint_below(painter)

    def lives(self, now: datetime, page_no: int) -> Lives:
        """The item's progress in the strip."""
        return self._frames[page_no].strip_lives(now)

    # -- where everything stands

    @property
    def _width(self) -> float:
        return self._page.right - self._page.left

    @property
    def _check_width(self) -> float:
        return self._page.h(self._page.grown(BODY) * 1.15) if self._statement.checked else 0.0

    @property
    def _text_top(self) -> float:
        return self._page.h(_TEXT_BELOW_LABEL if self._statement.label else _TEXT_TOP)

    @property
    def _text_bottom(self) -> float:
        bottom = self._page.h(BOTTOM - 0.01)
        return bottom - self._below.height - self._page.h(0.055) if self._below.lines else bottom

    def _pages(self, text: str, bold: bool) -> tuple[FittedText, ...]:
        taken = len(self._below.lines) + bool(self._statement.label)
        return text_pages(
            text,
            self._width,
            self._text_bottom - self._text_top,
            [self._page.h(self._page.grown(part)) for part in self._statement.sizes],
            bold=bold,
            leading=_LEADING,
            most_lines=MOST_LINES - taken,
        )

    def _fact(self, page_no: int) -> tuple[tuple[str, bool], ...]:
        """Which page of how many, where there are several and no discs stand there."""
        if len(self._texts) == 1 or self._statement.place[1]:
            return ()
        return ((t("{page} dari {n}", page=page_no + 1, n=len(self._texts)), False),)

    # -- parts

    def _paint_label(self, painter: QPainter, page_no: int) -> None:
        """The label, and at its right which page this is where the head line says something else."""
        page, label = self._page, self._statement.label
        font = page.font(page.grown(BODY), bold=True)
        if label.isupper():
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 115)
        painter.setFont(font)
        box = QRectF(page.left, page.h(_LABEL_TOP - 0.02 * (page.zoom - 1)), self._width, page.h(page.grown(0.088)))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label)
        if len(self._texts) > 1 and self._statement.place[1]:
            words = t("halaman {page} dari {n}", page=page_no + 1, n=len(self._texts))
            page.paint_runs(painter, ((words, False),), page.grown(CAPTION), box, Qt.AlignmentFlag.AlignRight)

    def _paint_below(self, painter: QPainter) -> None:
        page, y = self._page, self._text_bottom + self._page.h(0.015)
        painter.setPen(QPen(page.look.colour("hairline"), page.h(0.004)))
        painter.drawLine(QPointF(page.left, y), QPointF(page.right, y))
        y += page.h(0.022)
        if self._statement.checked:
            self._paint_check(painter, y)
        painter.setPen(page.look.colour("text"))
        self._below.paint(painter, QRectF(page.left + self._check_width, y, self._width, self._below.height))

    def _paint_check(self, painter: QPainter, y: float) -> None:
        """A check mark as high as the words beside it."""
        size = self._page.h(self._page.grown(BODY))
        pen = QPen(self._page.look.colour("text"), size * 0.14)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, middle = self._page.left + size * 0.08, y + size * 0.62
        corner = QPointF(x + size * 0.26, middle + size * 0.26)
        painter.drawPolyline([QPointF(x, middle), corner, QPointF(x + size * 0.76, middle - size * 0.34)])

    @property
    def _place_words(self) -> str:
        number, count = self._statement.place
        return t("{page} dari {n}", page=number, n=count) if count else ""

    @property
    def _places_width(self) -> float:
        count = self._statement.place[1]
        page, words = self._page, self._place_words
        discs = count * page.h(_DISC + _DISC_GAP) if 1 < count <= _MOST_DISCS else 0.0
        return page.text_width(words, page.legible(HEAD_TYPE)) + discs if words else 0.0

    def _paint_places(self, painter: QPainter) -> None:
        """The words "1 dari 5", and so many discs, of which one is filled."""
        page, (number, count) = self._page, self._statement.place
        top, height = page.h(HEAD[0]), page.h(HEAD[1] - HEAD[0])
        x = page.right - self._places_width
        painter.setPen(page.look.colour("text"))
        box = QRectF(x, top, self._places_width, height)
        size = page.legible(HEAD_TYPE)
        page.paint_runs(painter, ((self._place_words, False),), size, box, Qt.AlignmentFlag.AlignLeft)
        if not 1 < count <= _MOST_DISCS:
            return
        radius, x = page.h(_DISC) / 2, x + page.text_width(self._place_words, size) + page.h(_DISC_GAP)
        for at in range(1, count + 1):
            painter.setPen(QPen(page.look.colour("text" if at == number else "text_soft"), page.h(0.004)))
            painter.setBrush(page.look.colour("text") if at == number else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x + radius, top + height / 2), radius, radius)
            x += page.h(_DISC + _DISC_GAP)
