"""Digits of the wall as pictures, drawn once: large type is slow to draw, and the same ten signs come every second."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from widgets.wall.page import LiveDigit, Run, WallPage


class DigitPictures:
    """The digits of one page at one scale of the screen (`ratio`: pixels of it per pixel of the page)."""

    def __init__(self, page: WallPage, ratio: float) -> None:
        self._page, self.ratio = page, ratio
        self._pictures: dict[tuple[tuple[Run, ...], float], QImage] = {}

    def paint(self, painter: QPainter, digit: LiveDigit) -> None:
        """Draw a digit where it belongs, at whole pixels."""
        sign = (digit.runs, digit.part)
        picture = self._pictures.get(sign)
        if picture is None:
            picture = self._pictures[sign] = self._drawn(digit)
        place = digit.seen_box
        painter.drawImage(round(place.x()), round(place.y()), picture)

    def _drawn(self, digit: LiveDigit) -> QImage:
        alone = replace(digit, box=QRectF(0, 0, digit.box.width(), digit.box.height()))
        seen = alone.seen_box
        width, height = (math.ceil(length * self.ratio) for length in (seen.width(), seen.height()))
        picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-seen.topLeft())
        alone.paint(painter, self._page, seen)
        painter.end()
        return picture
