"""The result of a poll in the console: rank, label, bar and figure of each option, and who is level with whom."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.views import ResultRowView, ResultView
from resources.words import t
from widgets import style
from widgets.fitted_text import FittedText, wrapped
from widgets.guard import guard
from widgets.poll_words import option_words

_RANK, _VALUE, _BAR, _GAP = 28, 52, 8, 10
_ONE_LINE = Qt.TextFlag.TextSingleLine


class ResultBars(QWidget):
    """Draws a `ResultView`, the highest first, each row as high as its label needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: ResultView | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.current.changed.connect(self.updateGeometry)

    def set_view(self, view: ResultView) -> None:
        """Show this result."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(self._words())
            self.updateGeometry()
            self.update()

    def _words(self) -> str:
        assert self._view is not None
        lines = []
        for row in self._view.rows:
            rank = f"{row.rank}. " if row.rank else ""
            tied = f", {t('seri')}" if row.tied else ""
            lines.append(f"{rank}{self._label(row)}: {row.value}{tied}")
        return "; ".join(lines)

    def _label(self, row: ResultRowView) -> str:
        return option_words(self._view.method if self._view is not None else "", row.label)

    def _rows(self, width: float) -> list[tuple[ResultRowView, FittedText, QRectF]]:
        """Each row with its label and the box of its bar; the label stands on the bar."""
        look, top, placed = style.current.look, 0.0, []
        left, right = look.em(_RANK), width - look.em(_VALUE)
        for row in self._view.rows if self._view is not None else ():
            room = right - left - (look.em(44) if row.tied else 0)
            label = FittedText(wrapped(self._label(row), look.font(), room) or ("",), look.em(look.theme.type.body))
            bar_top = top + look.em(4) + label.height + look.em(3)
            placed.append((row, label, QRectF(left, bar_top, right - left, look.em(_BAR))))
            top = bar_top + look.em(_BAR + _GAP)
        return placed

    @guard(True)
    def hasHeightForWidth(self) -> bool:
        """Narrow bars are higher: labels wrap."""
        return True

    @guard(0)
    def heightForWidth(self, width: int) -> int:
        """How high all rows are."""
        rows = self._rows(width)
        return round(rows[-1][2].bottom() + style.current.look.em(8)) if rows else 0

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """A column of the console."""
        width = style.current.look.px(344)
        return QSize(width, self.heightForWidth(width))

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, label, bar in self._rows(self.width()):
            self._paint_words(painter, row, label, bar)
            self._paint_bar(painter, row, bar)

    def _paint_words(self, painter: QPainter, row: ResultRowView, label: FittedText, bar: QRectF) -> None:
        look = style.current.look
        top = bar.top() - look.em(3) - label.height
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("lead", bold=True))
        middle = QRectF(0, top, bar.left(), bar.bottom() - top)
        if row.rank:
            painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | _ONE_LINE, str(row.rank))
        value = QRectF(bar.right(), middle.top(), look.em(_VALUE), middle.height())
        painter.drawText(value, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | _ONE_LINE, row.value)
        label.paint(painter, QRectF(bar.left(), top, bar.width(), label.height))
        if row.tied:
            self._paint_tie(painter, QRectF(bar.right() - look.em(38), top, look.em(38), look.em(18)))

    def _paint_tie(self, painter: QPainter, box: QRectF) -> None:
        look = style.current.look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("warn_fill"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(look.colour("on_warn"))
        painter.setFont(look.font("caption", bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | _ONE_LINE, t("seri"))

    def _paint_bar(self, painter: QPainter, row: ResultRowView, bar: QRectF) -> None:
        look = style.current.look
        painter.setPen(QPen(look.colour("hairline"), 1) if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(bar, look.em(2), look.em(2))
        bar.setWidth(bar.width() * min(max(row.length, 0.0), 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(bar, look.em(2), look.em(2))
