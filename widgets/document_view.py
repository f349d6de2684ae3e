"""The true pages of a document in one scroll, as wide as there is room; the pictures are made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from resources.themes import load_theme
from resources.words import t
from widgets import style
from widgets.guard import guard

MARGIN, GAP, WIDEST = 24, 16, 1100
"""Around the pages, between them, and how wide a page gets at most, in px at 100 %."""
KEPT_AROUND = 4
"""So many pages before and after those in sight keep their pictures."""
OUTLINED_MS = 2500


@dataclass(frozen=True, slots=True)
class PageMark:
    """An empty place on a page, in points from its upper left corner, with what stands in it; ``strong``: the next."""

    number: int
    page: int
    left: float
    top: float
    width: float
    height: float
    strong: bool = False


class DocumentView(QAbstractScrollArea):
    """Signals: ``pages_wanted(indexes, width)`` in device pixels, whenever pages come into sight without a picture;
    ``page_changed(index)`` of the page in the middle; ``mark_pressed(number)``.
    """

    pages_wanted = Signal(object, int)
    page_changed = Signal(int)
    mark_pressed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[QSizeF] = []
        self._images: dict[int, QImage] = {}
        self._current: set[int] = set()
        self._marks: tuple[PageMark, ...] = ()
        self._note = t("Menyiapkan pratinjau …")
        self._page = 0
        self._outlined: tuple[int, QRectF | None] | None = None
        self._outline_over = QTimer(self)
        self._outline_over.setSingleShot(True)
        self._outline_over.setInterval(OUTLINED_MS)
        self._outline_over.timeout.connect(self._stop_outline)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(t("Pratinjau dokumen"))
        style.dress(self, rings=True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        style.current.changed.connect(self._arrange)

    @property
    def page_count(self) -> int:
        """The number of pages, 0 before there are any."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle, from 0."""
        return self._page

    def set_note(self, words: str) -> None:
        """What to say instead of pages, as long as there are none."""
        self._note = words
        self.viewport().update()

    def set_document(self, sizes: Sequence[tuple[float, float]], marks: Sequence[PageMark] = ()) -> None:
        """Show a document whose pages have these sizes in points. Pictures of the one before stay until new ones come.

        No sizes: no document any more.
        """
        self._sizes = [QSizeF(width, height) for width, height in sizes]
        self._marks = tuple(marks)
        self._current.clear()
        self._images = {index: image for index, image in self._images.items() if index < len(sizes)}
        self._arrange()

    def set_marks(self, marks: Sequence[PageMark]) -> None:
        """Show the empty places anew."""
        self._marks = tuple(marks)
        self.viewport().update()

    def set_page(self, index: int, image: QImage) -> None:
        """The picture of a page, in the width that was asked for."""
        if index >= len(self._sizes) or image.width() != self._wanted_width(index):
            return
        self._images[index] = image
        self._current.add(index)
        seen = self._in_sight()
        near = range(min(seen, default=0) - KEPT_AROUND, max(seen, default=0) + KEPT_AROUND + 1)
        self._images = {kept: one for kept, one in self._images.items() if kept in near}
        self._current &= self._images.keys()
        self.viewport().update()

    def go_to(self, page: int, place: QRectF | None = None) -> None:
        """Bring a page into sight (or a place on it, in points), and outline it for a moment."""
        if not 0 <= page < len(self._sizes):
            return
        top = self._page_rects()[page].top()
        if place is not None:
            top += place.top() * self._scale(page) - self.viewport().height() / 2
        self.verticalScrollBar().setValue(round(top - style.current.look.em(GAP)))
        self._outlined = (page, place)
        self._outline_over.start()
        self.viewport().update()

    def _stop_outline(self) -> None:
        self._outlined = None
        self.viewport().update()

    def _page_width(self) -> float:
        """The width of the widest page in pixels; the others keep their proportion to it."""
        look = style.current.look
        return max(80.0, min(self.viewport().width() - 2 * look.em(MARGIN), look.em(WIDEST)))

    def _scale(self, page: int) -> float:
        """Pixels per point: upright and lying pages all fill the width."""
        return self._page_width() / self._sizes[page].width()

    def _wanted_width(self, page: int) -> int:
        return round(self._page_width() * self.devicePixelRatioF())

    def _page_rects(self) -> list[QRectF]:
        """Each page, as if nothing were scrolled."""
        look, rects = style.current.look, list[QRectF]()
        width = self._page_width()
        left, top = round((self.viewport().width() - width) / 2), look.em(GAP)
        for index, size in enumerate(self._sizes):
            height = round(size.height() * self._scale(index))
            rects.append(QRectF(left, top, width, height))
            top += height + look.em(GAP)
        return rects

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [index for index, rect in enumerate(self._page_rects()) if rect.bottom() > top and rect.top() < bottom]

    def _arrange(self) -> None:
        """Find out how much there is to scroll; the place that is read stays."""
        bar, rects = self.verticalScrollBar(), self._page_rects()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        height = rects[-1].bottom() + style.current.look.em(GAP) if rects else 0
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(style.current.look.px(40))
        most = max(0, round(height) - self.viewport().height())
        if most != bar.maximum():
            bar.setRange(0, most)
            bar.setValue(round(share * most))
        self._current = {index for index in self._current if self._images[index].width() == self._wanted_width(index)}
        self._on_scrolled()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        seen = self._in_sight()
        missing = [index for index in seen if index not in self._current]
        beyond = (max(seen, default=-2) + 1, min(seen, default=0) - 1)
        missing += [index for index in beyond if 0 <= index < len(self._sizes) and index not in self._current]
        if missing:
            self.pages_wanted.emit(missing, self._wanted_width(missing[0]))
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = next((index for index, rect in enumerate(self._page_rects()) if rect.bottom() > middle), 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as there is room."""
        super().resizeEvent(event)
        self._arrange()

    @guard()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Its release is of interest."""
        event.accept()

    @guard()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A place that is pressed is told."""
        event.accept()
        offset = self.verticalScrollBar().value()
        rects = self._page_rects()
        for mark in self._marks:
            if mark.page < len(rects) and self._mark_rect(mark, rects[mark.page]).contains(
                event.position() + QPointF(0, offset)
            ):
                self.mark_pressed.emit(mark.number)

    def _mark_rect(self, mark: PageMark, page: QRectF) -> QRectF:
        scale = self._scale(mark.page)
        return QRectF(
            page.left() + mark.left * scale, page.top() + mark.top * scale, mark.width * scale, mark.height * scale
        )

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), style.current.look.colour("sunken"))
        if not self._sizes:
            self._paint_note(painter)
            return
        painter.translate(0, -self.verticalScrollBar().value())
        rects = self._page_rects()
        for index in self._in_sight():
            self._paint_page(painter, index, rects[index])
        for mark in self._marks:
            if mark.page < len(rects):
                self._paint_mark(painter, mark, self._mark_rect(mark, rects[mark.page]))
        if self._outlined is not None and self._outlined[0] < len(rects):
            self._paint_outline(painter, rects[self._outlined[0]])

    def _paint_note(self, painter: QPainter) -> None:
        look = style.current.look
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        inset = look.px(MARGIN)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.viewport().rect().adjusted(inset, inset, -inset, -inset), flags, self._note)

    def _paint_page(self, painter: QPainter, index: int, rect: QRectF) -> None:
        painter.fillRect(rect, Qt.GlobalColor.white)
        image = self._images.get(index)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, index not in self._current)
            painter.drawImage(rect, image)
        painter.setPen(QPen(style.current.look.colour("hairline"), 1))
        painter.drawRect(rect)

    def _paint_mark(self, painter: QPainter, mark: PageMark, rect: QRectF) -> None:
        """A dashed box with its number; the next one is filled and not dashed. Paper is light in every theme."""
        look, on_paper = style.current.look, load_theme("light")
        accent, ink = QColor(on_paper.accent), QColor(on_paper.text)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(on_paper.accent_soft) if mark.strong else Qt.BrushStyle.NoBrush)
        pen = QPen(accent if mark.strong else ink, 2 if mark.strong else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if mark.strong else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(rect, look.em(4), look.em(4))
        painter.setFont(look.font("body", bold=True))
        painter.setPen(accent if mark.strong else ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(mark.number))

    def _paint_outline(self, painter: QPainter, page: QRectF) -> None:
        assert self._outlined is not None
        index, place = self._outlined
        rect = page
        if place is not None:
            scale = self._scale(index)
            rect = QRectF(place.topLeft() * scale + page.topLeft(), place.size() * scale).adjusted(-6, -6, 6, 0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.current.look.colour("focus"), 3))
        painter.drawRect(rect)
