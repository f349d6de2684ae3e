"""The pad on which somebody signs with a finger, a pen or the mouse."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.words import t
from widgets import style
from widgets.guard import guard
from widgets.signature_strokes import Drawing, PenPoint, paint_stroke, pressure_at

UNITS_PER_PX: Final = 8
SHORTEST_MM: Final = 10.0
"""Less than this is a slip of the hand and no signature."""
MOST_POINTS: Final = 20_000
PEN_NEAR_MS: Final = 1_000
"""So long after the last word from a pen, a touch is still taken for the palm of the hand that holds it."""
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class SignaturePad(QWidget):
    """Keeps strokes as vectors with time and pressure. ``drawn_changed()`` when there is more or nothing any more.

    A line is wider where the hand is slow, or where a pen is pressed. One tool draws at a time: a finger or a palm
    that touches while a pen is near is ignored, and what it had begun to draw is taken back.
    """

    drawn_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setTabletTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(t("Tempat tanda tangan"))
        self.setAccessibleDescription(t("Tanda tangani dengan jari, pena, atau tetikus"))
        self._strokes: list[list[PenPoint]] = []
        self._tool = ""
        self._pen_seen_ms: int | None = None
        self._began_ms = 0
        self._pad = QSize(1, 1)
        self._ink = QPixmap()
        self._locked = False
        style.current.changed.connect(self._repaint_ink)

    @property
    def drawing(self) -> Drawing:
        """What has been drawn."""
        strokes = tuple(tuple(stroke) for stroke in self._strokes)
        return Drawing(strokes, self._pad.width() * UNITS_PER_PX, self._pad.height() * UNITS_PER_PX)

    @property
    def length_mm(self) -> float:
        """The length of all lines on the screen, in millimetres."""
        return self.drawing.length / UNITS_PER_PX * self._scale() / self._px_per_mm()

    @property
    def is_signed(self) -> bool:
        """Whether this is long enough for a signature."""
        return self.length_mm >= SHORTEST_MM

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self._strokes

    def clear(self) -> None:
        """Begin anew."""
        self._strokes.clear()
        self._tool = ""
        self._repaint_ink()
        self.drawn_changed.emit()

    def lock(self, locked: bool) -> None:
        """Show the signature as it is, and take no more."""
        self._locked, self._tool = locked, ""
        self.update()

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        look = style.current.look
        return QSize(look.px(900), look.px(300))

    @guard(False)
    def event(self, event: QEvent) -> bool:
        """Fingers come here; they are always accepted, so that no mouse is made of them."""
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    @guard()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A line begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin("mouse", event.position(), event.timestamp())

    @guard()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line goes on."""
        self._go_on("mouse", event.position(), event.timestamp())

    @guard()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The line ends."""
        self._end("mouse")

    @guard()
    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen, also while it hovers: whatever else touches now is a palm."""
        at, position = event.timestamp(), event.position()
        self._pen_seen_ms = at
        if self._tool == "touch":
            self._take_back()
        pushed = event.pressure() if event.pointingDevice().capabilities() & _PRESSURE else 0.5
        if event.type() == QEvent.Type.TabletPress:
            self._begin("pen", position, at, pushed)
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on("pen", position, at, pushed)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end("pen")
        event.accept()

    def _touch(self, event: QTouchEvent) -> None:
        at = event.timestamp()
        pen_near = self._tool == "pen" or (self._pen_seen_ms is not None and at - self._pen_seen_ms < PEN_NEAR_MS)
        if not event.points() or pen_near:
            return
        position = event.points()[0].position()
        if event.type() == QEvent.Type.TouchBegin:
            self._begin("touch", position, at)
        elif event.type() == QEvent.Type.TouchUpdate:
            self._go_on("touch", position, at)
        elif event.type() == QEvent.Type.TouchCancel and self._tool == "touch":
            self._take_back()
        else:
            self._end("touch")

    def _begin(self, tool: str, place: QPointF, at_ms: int, pushed: float = 0.5) -> None:
        if self._locked or self._tool or self._count() >= MOST_POINTS:
            return
        if not self._strokes:
            self._pad, self._began_ms = self.size(), at_ms
        self._tool = tool
        x, y = self._in_units(place)
        self._strokes.append([PenPoint(x, y, self._since(at_ms), pressure_at(0.2, None, pushed))])
        self._paint_newest()
        self.drawn_changed.emit()

    def _go_on(self, tool: str, place: QPointF, at_ms: int, pushed: float = 0.5) -> None:
        if self._locked or self._tool != tool or self._count() >= MOST_POINTS:
            return
        before, (x, y) = self._strokes[-1][-1], self._in_units(place)
        if (x, y) == before[:2]:
            return
        at = self._since(at_ms)
        moved_mm = math.dist((x, y), before[:2]) / UNITS_PER_PX * self._scale() / self._px_per_mm()
        pressure = pressure_at(moved_mm / max(1, at - before.at_ms), before.pressure, pushed)
        self._strokes[-1].append(PenPoint(x, y, at, pressure))
        self._paint_newest()
        self.drawn_changed.emit()

    def _end(self, tool: str) -> None:
        if self._tool == tool:
            self._tool = ""

    def _take_back(self) -> None:
        """The line that is being drawn was none."""
        self._tool = ""
        self._strokes.pop()
        self._repaint_ink()
        self.drawn_changed.emit()

    def _count(self) -> int:
        return sum(len(stroke) for stroke in self._strokes)

    def _since(self, at_ms: int) -> int:
        """Milliseconds since the first touch, never before the point before."""
        newest = max((stroke[-1].at_ms for stroke in self._strokes[-2:]), default=0)
        return max(newest, at_ms - self._began_ms)

    def _in_units(self, place: QPointF) -> tuple[int, int]:
        """A place in units of the pad as it was when the first line began; what leaves the pad stays at its edge."""
        scale = self._scale()
        x = min(max(0.0, place.x() / scale), self._pad.width())
        y = min(max(0.0, place.y() / scale), self._pad.height())
        return round(x * UNITS_PER_PX), round(y * UNITS_PER_PX)

    def _scale(self) -> float:
        """How much smaller or larger the pad is now than when the first line began."""
        if not self._strokes and not self._tool:
            return 1.0
        return min(self.width() / self._pad.width(), self.height() / self._pad.height())

    def _px_per_mm(self) -> float:
        """What the screen says of itself, unless it says nonsense; then 96 dots per inch."""
        dots = self.screen().physicalDotsPerInch()
        return (dots if 50 <= dots <= 600 else 96.0) / 25.4

    def _ink_pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._ink.size() != self.size() * ratio:
            self._ink = QPixmap(self.size() * ratio)
            self._ink.setDevicePixelRatio(ratio)
            self._ink.fill(Qt.GlobalColor.transparent)
        return self._ink

    def _paint_newest(self) -> None:
        """Only the newest piece of the line is painted; the rest stays as it is."""
        painter = QPainter(self._ink_pixmap())
        newest = self._strokes[-1][-2:]
        self._paint_strokes(painter, [newest])
        painter.end()
        scale, look = self._scale() / UNITS_PER_PX, style.current.look
        xs, ys = [point.x * scale for point in newest], [point.y * scale for point in newest]
        room = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        margin = look.em(8)
        self.update(room.adjusted(-margin, -margin, margin, margin).toAlignedRect())
        if len(self._strokes) == 1 and len(newest) == 1:
            self.update()  # the hint goes

    def _repaint_ink(self) -> None:
        ink = self._ink_pixmap()
        ink.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ink)
        self._paint_strokes(painter, self._strokes)
        painter.end()
        self.update()

    def _paint_strokes(self, painter: QPainter, strokes: list[list[PenPoint]]) -> None:
        look = style.current.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stroke in strokes:
            paint_stroke(painter, stroke, self._scale() / UNITS_PER_PX, look.colour("text"), look.em(1))

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is drawn grows or shrinks with the pad."""
        super().resizeEvent(event)
        self._repaint_ink()

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, line, and what is drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        self._paint_line(painter)
        if self.is_empty:
            self._paint_hint(painter)
        painter.drawPixmap(0, 0, self._ink_pixmap())

    def _paint_paper(self, painter: QPainter) -> None:
        look = style.current.look
        width = 3 if look.high_contrast else 2
        painter.setPen(QPen(look.colour("good" if self._locked else "accent"), width))
        painter.setBrush(look.colour("surface"))
        inset = width / 2
        radius = look.em(look.theme.radius.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _baseline(self) -> tuple[QPointF, QPointF]:
        """From a sixteenth of the width to the same at the right, at three quarters of the height."""
        y, inset = round(self.height() * 0.75) + 0.5, self.width() / 16
        return QPointF(inset, y), QPointF(self.width() - inset, y)

    def _paint_line(self, painter: QPainter) -> None:
        look, (start, end) = style.current.look, self._baseline()
        painter.setPen(QPen(look.colour("text_soft"), max(1.0, look.em(1.2))))
        painter.drawLine(start, end)
        side = look.em(8)
        middle = start + QPointF(2 * side, -3 * side)
        for down in (-1, 1):
            painter.drawLine(middle - QPointF(side, down * side), middle + QPointF(side, down * side))

    def _paint_hint(self, painter: QPainter) -> None:
        look, (start, end) = style.current.look, self._baseline()
        painter.setFont(look.font())
        painter.setPen(look.colour("text_soft"))
        below = QRectF(start.x(), start.y() + look.em(8), end.x() - start.x(), self.height() - start.y() - look.em(8))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags, t("dengan jari, pena, atau tetikus"))


_PRESSURE = QPointingDevice.Capability.Pressure
