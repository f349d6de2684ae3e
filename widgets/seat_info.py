"""The corner that says in words what the smallest seats have no room for: of the seat under pointer or keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.views import SeatRole, SeatState, SeatView
from resources.words import t
from widgets import style
from widgets.guard import guard
from widgets.seat_words import element_label, letter, state_words


class SeatInfo(QWidget):
    """Two lines: letter, number and name; unsur and contributions. Nothing that can be touched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._seat: SeatView | None = None

    def set_seat(self, seat: SeatView | None) -> None:
        """Say this seat; None: nothing."""
        if seat != self._seat:
            self._seat = seat
            self.update()

    def lines(self) -> tuple[str, str]:
        """What the two lines say."""
        seat = self._seat
        if seat is None:
            return "", ""
        number = f"{letter(seat.category)}{seat.number} " if seat.number else ""
        if seat.role is not SeatRole.PARTICIPANT or seat.state is not SeatState.PRESENT:
            return f"{number}{seat.name}", state_words(seat)
        return f"{number}{seat.name}", f"{element_label(seat)}, {t('{n} kali', n=seat.entries)}"

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """Room for most names."""
        look = style.current.look
        return QSize(look.px(230), look.px(44))

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines."""
        look, painter, half = style.current.look, QPainter(self), self.height() // 2
        for at, (text, role) in enumerate(zip(self.lines(), ("text", "text_soft"), strict=True)):
            font = look.font(bold=at == 0)
            painter.setFont(font)
            painter.setPen(look.colour(role))
            line = QRect(0, at * half, self.width(), half)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
