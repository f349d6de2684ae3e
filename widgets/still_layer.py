"""The part of a widget that stays as it is from second to second, kept as a picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget


class StillLayer:
    """The picture of a widget as large as it; `paint` draws all of it, clipped to what has to be drawn again.

    On a screen of another scale (its device pixel ratio) it is drawn anew by itself.
    """

    def __init__(self, widget: QWidget, paint: Callable[[QPainter], None]) -> None:
        self._widget, self._paint = widget, paint
        self._picture: QPixmap | None = None
        self._spoilt = QRegion()

    def spoil(self, part: QRegion) -> None:
        """Draw this part again when the picture is needed, and show it."""
        self._spoilt = self._spoilt | part
        self._widget.update(part)

    def forget(self) -> None:
        """Draw everything again."""
        self._picture = None
        self._widget.update()

    def paint_on(self, painter: QPainter, region: QRegion) -> None:
        """Show the picture in a region, box by box: under a clip of several boxes a whole picture is slow."""
        picture, ratio = self._fresh(), self._widget.devicePixelRatioF()
        for box in region:  # pyright: ignore[reportGeneralTypeIssues]  (a QRegion can be walked; its stub does not say so)
            if ratio == 1.0:
                painter.drawPixmap(box, picture, box)
                continue
            source = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
            painter.drawPixmap(QRectF(box), picture, source)

    def _fresh(self) -> QPixmap:
        ratio = self._widget.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self._widget.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._spoilt = QRegion(self._widget.rect())
        if not self._spoilt.isEmpty():
            painter = QPainter(self._picture)
            painter.setClipRegion(self._spoilt)
            self._paint(painter)
            painter.end()
            self._spoilt = QRegion()
        return self._picture
