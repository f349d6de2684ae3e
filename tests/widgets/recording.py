"""A painter that remembers every text it is given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPixmap


@dataclass(frozen=True)
class DrawnText:
    text: str
    px: int
    bold: bool
    colour: str


class RecordingPainter(QPainter):
    """`texts` are what was drawn, in order; the picture has one pixel, so that painting costs little."""

    def __init__(self) -> None:
        self.picture = QPixmap(1, 1)
        super().__init__(self.picture)
        self.texts: list[DrawnText] = []

    def drawText(self, *args: object) -> object:
        text = next(arg for arg in args if isinstance(arg, str))
        self.texts.append(DrawnText(text, self.font().pixelSize(), self.font().bold(), self.pen().color().name()))
        return super().drawText(*args)  # type: ignore[call-overload]

    @property
    def words(self) -> str:
        return " ".join(drawn.text for drawn in self.texts)
