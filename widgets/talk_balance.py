"""How the talk is shared between women and men: two figures and a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.words import t
from widgets import style
from widgets.guard import guard

_WIDTH, _HEIGHT = 196, 32


class TalkBalance(QWidget):
    """Shows the women's share of the talk; nothing as long as nobody has spoken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._women: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.current.changed.connect(self.updateGeometry)

    def set_share(self, women: float | None) -> None:
        """Part of the talk that was women's, 0 to 1; None: nobody has spoken yet."""
        if women != self._women:
            self._women = women
            self.setAccessibleName(self._words() if women is not None else "")
            self.update()

    def _percent(self) -> tuple[int, int]:
        women = int((self._women or 0.0) * 100 + 0.5)
        return women, 100 - women

    def _words(self) -> str:
        women, men = self._percent()
        return f"{t('Perempuan {n} %', n=women)}, {t('Laki-laki {n} %', n=men)}"

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """Room for both figures."""
        look = style.current.look
        return QSize(look.px(_WIDTH), look.px(_HEIGHT))

    @guard(QSize())
    def minimumSizeHint(self) -> QSize:
        """As much as is wanted: the figures are not shortened."""
        return self.sizeHint()

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw figures and bar."""
        if self._women is None:
            return
        look, painter = style.current.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        women, men = self._percent()
        words = QRectF(0, 0, self.width(), look.em(20))
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, t("Perempuan {n} %", n=women))
        painter.setPen(look.colour("text_soft"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, t("Laki-laki {n} %", n=men))
        bar = QRectF(0, look.em(23), self.width(), look.em(6))
        painter.setPen(QPen(look.colour("text_soft"), 1) if look.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("window" if look.high_contrast else "hairline"))
        painter.drawRect(bar)
        bar.setWidth(bar.width() * self._women)
        painter.fillRect(bar, look.colour("text_soft"))
