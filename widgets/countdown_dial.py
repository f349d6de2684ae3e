"""The dial of the agenda: how much of the current item's time is left, as an arc, in digits and in a word."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.views import AgendaView, Urgency
from resources.words import t, word
from widgets import style
from widgets.digits import left
from widgets.guard import guard

_SIDE, _RADIUS, _WIDTH = 144, 62, 12
_FULL_TURN = 360 * 16

_RING_ROLES: Final = {
    Urgency.PLENTY: "accent",
    Urgency.LOW: "warn_fill",
    Urgency.VERY_LOW: "bad",
    Urgency.OVER: "bad",
}
_WORD_ROLES: Final = {
    Urgency.PLENTY: "text_soft",
    Urgency.LOW: "text",
    Urgency.VERY_LOW: "bad",
    Urgency.OVER: "bad",
}


class CountdownDial(QWidget):
    """Draws an `AgendaView`'s current item. It jumps by the second and never flashes."""

    urgency_changed = Signal(object)
    """The new `Urgency`, when it changes while time goes on; screen readers are told too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AgendaView | None = None
        self._now: datetime | None = None
        self._shown: tuple[object, ...] = ()
        self._urgency: Urgency | None = None
        self._item_id: str | None = None
        self._side = _SIDE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.current.changed.connect(self.updateGeometry)

    def set_view(self, view: AgendaView) -> None:
        """Show the current item of this agenda."""
        self._view = view
        self._refresh()

    def tick(self, now: datetime) -> None:
        """Take the time; painted only if it shows something else than before."""
        self._now = now
        self._refresh()

    def set_side(self, side: int) -> None:
        """How wide and high, in px at 100 % text: 144, or 112 where there is little room."""
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def digits(self) -> str:
        """What the digits say: "12.34", "+1.24" in overtime, "–" without a current item."""
        seconds = self._remaining_s()
        return "–" if seconds is None else left(seconds)

    def words(self) -> str:
        """The line under the digits."""
        urgency = self._urgency_now()
        if self._view is None or self._view.current is None or urgency is None:
            return t("belum mulai") if self._view is None or self._view.ended_at is None else t("sudah selesai")
        if self._view.paused:
            return t("dijeda")
        if urgency is Urgency.PLENTY:
            return t("sisa dari {n} mnt", n=round(self._view.current.budget_s / 60))
        return {
            Urgency.LOW: t("hampir habis"),
            Urgency.VERY_LOW: t("segera habis"),
            Urgency.OVER: t("lewat"),
        }[urgency]

    def _refresh(self) -> None:
        shown = (self.digits(), self.words(), self._part())
        if shown == self._shown:
            return
        self._shown = shown
        self._announce()
        self.setAccessibleName(t("Sisa waktu {time}, {state}", time=shown[0], state=shown[1]))
        self.update()

    def _announce(self) -> None:
        """Say it once when time becomes short, not when another item begins."""
        urgency, before = self._urgency_now(), self._urgency
        item_id = self._view.current.item_id if self._view is not None and self._view.current is not None else None
        same_item, self._item_id, self._urgency = item_id == self._item_id, item_id, urgency
        if urgency is None or urgency is before or not same_item:
            return
        self.urgency_changed.emit(urgency)
        if urgency is not Urgency.PLENTY:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, word("urgency", urgency)))

    def _remaining_s(self) -> float | None:
        if self._view is None or self._now is None:
            return None
        return self._view.remaining_s(self._now)

    def _urgency_now(self) -> Urgency | None:
        if self._remaining_s() is None or self._view is None or self._now is None:
            return None
        return self._view.urgency(self._now)

    def _part(self) -> float:
        """How much of the ring is filled, 0 to 1."""
        seconds = self._remaining_s()
        if seconds is None or self._view is None or self._view.current is None:
            return 0.0
        if seconds < 0:
            return 1.0
        return min(1.0, int(seconds) / max(self._view.current.budget_s, 1))

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """A square."""
        side = style.current.look.px(self._side)
        return QSize(side, side)

    @guard(QSize())
    def minimumSizeHint(self) -> QSize:
        """The same: a dial does not shrink."""
        return self.sizeHint()

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        self._paint_ring(painter)
        self._paint_words(painter)

    def _ring_rect(self) -> QRectF:
        radius = style.current.look.em(_RADIUS * self._side / _SIDE)
        return QRectF(-radius, -radius, 2 * radius, 2 * radius)

    def _paint_ring(self, painter: QPainter) -> None:
        look, ring = style.current.look, self._ring_rect()
        width = look.em(_WIDTH * self._side / _SIDE)
        urgency = self._urgency_now() or Urgency.PLENTY
        pen = QPen(look.colour("sunken"), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        if look.high_contrast:
            self._outline(painter, ring, width, _FULL_TURN, "hairline")
        span = round(self._part() * _FULL_TURN)
        pen.setColor(look.colour(_RING_ROLES[urgency]))
        painter.setPen(pen)
        painter.drawArc(ring, _FULL_TURN // 4, -span)
        if urgency is Urgency.LOW:
            self._outline(painter, ring, width, span, "text")

    def _outline(self, painter: QPainter, ring: QRectF, width: float, span: int, role: str) -> None:
        """Thin lines along both edges of an arc and across its ends: yellow alone is too faint on white."""
        painter.setPen(QPen(style.current.look.colour(role), 1))
        for grown in (width / 2, -width / 2):
            painter.drawArc(ring.adjusted(-grown, -grown, grown, grown), _FULL_TURN // 4, -span)
        if span < _FULL_TURN:
            for degrees in (0.0, span / 16):
                painter.save()
                painter.rotate(degrees)
                painter.drawLine(QPointF(0, ring.top() - width / 2), QPointF(0, ring.top() + width / 2))
                painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        look, inside = style.current.look, self._ring_rect()
        small = self._side < _SIDE
        urgency = self._urgency_now() or Urgency.PLENTY
        digits = self.digits()
        px = (20 if small else 28) * (0.72 if len(digits) > 5 else 1.0)
        painter.setFont(look.font(px, bold=True))
        painter.setPen(look.colour("bad" if urgency is Urgency.OVER else "text"))
        middle = QRectF(inside.left(), -look.em(24), inside.width(), look.em(32))
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(middle, centred, digits)
        painter.setFont(look.font("caption", bold=urgency is not Urgency.PLENTY and not small))
        painter.setPen(look.colour(_WORD_ROLES[urgency]))
        painter.drawText(QRectF(inside.left(), look.em(8), inside.width(), look.em(18)), centred, self.words())
