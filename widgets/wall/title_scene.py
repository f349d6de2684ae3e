"""The title page on the wall: what this is, where, and when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.views import ProjectorView, WallTitle
from resources.words import t
from widgets.fitted_text import FittedText
from widgets.wall.frame import WallFrame
from widgets.wall.long_text import text_pages
from widgets.wall.page import BODY, BOTTOM, SUBTITLE, TITLE, Lives, WallPage

_TOP, _BELOW = 0.16, 0.05


class TitleScene:
    """The title in the middle, a rule, and below it place, day and time; a very long title takes pages."""

    def __init__(self, page: WallPage, view: ProjectorView, content: WallTitle) -> None:
        self._page = page
        head = t("Kelurahan {name}", name=view.kelurahan) if view.kelurahan else ""
        self._frame = WallFrame(page, view, head)
        start, end = content.times
        when = t("{day}, pukul {start}–{end} {zone}", day=content.day, start=start, end=end, zone=view.zone)
        below = "\n".join(part for part in (content.place, when) if part)
        (self._below, *_) = text_pages(below, self._width, page.height, [page.h(page.grown(BODY))], most_lines=4)
        room = page.h(BOTTOM - _TOP - 2 * _BELOW) - self._below.height
        sizes = [page.h(page.grown(part)) for part in (TITLE, SUBTITLE, 0.075, BODY)]
        self._titles = text_pages(view.title, self._width, room, sizes, bold=True, most_lines=4)

    @property
    def pages(self) -> int:
        """More than one only for a title of very many words."""
        return len(self._titles)

    def paint_still(self, painter: QPainter, page_no: int) -> None:
        """Draw everything; nothing here changes by the second but the strip."""
        page, title = self._page, self._titles[page_no]
        self._frame.paint(painter)
        height = title.height + page.h(2 * _BELOW) + self._below.height
        y = page.h(_TOP) + (page.h(BOTTOM - _TOP) - height) / 2
        painter.setPen(page.look.colour("text"))
        y = self._paint_centred(painter, title, y) + page.h(_BELOW)
        painter.setPen(QPen(page.look.colour("accent"), page.h(0.008)))
        middle = page.width / 2
        painter.drawLine(QPointF(middle - page.h(0.12), y), QPointF(middle + page.h(0.12), y))
        painter.setPen(page.look.colour("text"))
        self._paint_centred(painter, self._below, y + page.h(_BELOW))

    def lives(self, now: datetime, page_no: int) -> Lives:
        """The item's progress in the strip."""
        return self._frame.strip_lives(now)

    @property
    def _width(self) -> float:
        return self._page.right - self._page.left

    def _paint_centred(self, painter: QPainter, block: FittedText, y: float) -> float:
        block.paint(painter, QRectF(self._page.left, y, self._width, block.height), Qt.AlignmentFlag.AlignHCenter)
        return y + block.height
