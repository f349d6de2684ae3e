"""Every text that widgets paint themselves, with its place: recorded while they paint.

A widget that paints into a picture of its own and shows that later (a seat, the still part of the circle) has its
texts where the picture is shown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPaintDevice, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class PaintedText:
    """A text as it was painted: its ink, in pixels of the device; its height in pixels; `elided` if it ends so."""

    text: str
    ink: QRectF
    px: int
    bold: bool
    colour: QColor

    @property
    def elided(self) -> bool:
        """Whether a part of the text was left out."""
        return self.text.endswith("…") and not self.text.endswith(" …")


class PaintedTexts:
    """What was painted on each device. Pictures are kept so that their identity stays theirs."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[QPaintDevice, dict[tuple[str, int, int], PaintedText]]] = {}

    def of(self, device: QPaintDevice) -> list[PaintedText]:
        """The texts on a widget or picture, in its own pixels."""
        return list(self._of[id(device)][1].values()) if id(device) in self._of else []

    def forget_widgets(self) -> None:
        """Begin anew with all widgets; what stands in pictures that were kept stays known."""
        self._of = {key: entry for key, entry in self._of.items() if not isinstance(entry[0], QWidget)}

    def add(self, device: QPaintDevice, text: PaintedText) -> None:
        """Remember a text; the same at the same place counts once."""
        _, texts = self._of.setdefault(id(device), (device, {}))
        texts[text.text, round(text.ink.x()), round(text.ink.y())] = text


@contextmanager
def painted_texts() -> Iterator[PaintedTexts]:
    """Record what is painted inside the block."""
    found = PaintedTexts()
    draw_text, draw_pixmap = QPainter.drawText, QPainter.drawPixmap

    def record_text(painter: QPainter, *args: Any) -> Any:
        _record(found, painter, args)
        return draw_text(painter, *args)

    def record_pixmap(painter: QPainter, *args: Any) -> Any:
        _copy(found, painter, args)
        return draw_pixmap(painter, *args)

    _set_calls(drawText=record_text, drawPixmap=record_pixmap)
    try:
        yield found
    finally:
        _set_calls(drawText=draw_text, drawPixmap=draw_pixmap)


def _set_calls(**calls: Any) -> None:
    for name, call in calls.items():
        setattr(QPainter, name, call)


def _record(found: PaintedTexts, painter: QPainter, args: tuple[Any, ...]) -> None:
    """Remember what is written; what is all but gone and the glyphs of icons (private use) are no text."""
    text = next((arg for arg in args if isinstance(arg, str)), "")
    if not text.strip() or painter.opacity() < 0.3 or all(unicodedata.category(sign) == "Co" for sign in text):
        return
    ink = painter.worldTransform().mapRect(_ink(painter, args, text))
    pen, font = painter.pen().color(), painter.font()
    found.add(painter.device(), PaintedText(text, ink, font.pixelSize(), font.bold(), pen))


def _ink(painter: QPainter, args: tuple[Any, ...], text: str) -> QRectF:
    """Where the ink of a text is, as wide as its advance and as high as its letters, in the painter's own lengths."""
    metrics = QFontMetricsF(painter.font())
    tight = metrics.tightBoundingRect(text)
    first = args[0]
    if isinstance(first, QPoint | QPointF):
        return tight.translated(QPointF(first))
    if isinstance(first, int | float) and isinstance(args[2], str):
        return tight.translated(QPointF(first, args[1]))
    if isinstance(first, QRect | QRectF):
        box, second = QRectF(first), args[1]
    else:
        box, second = QRectF(*args[:4]), args[4]
    if isinstance(second, str):
        options = args[2] if len(args) > 2 else None
        flags = options.alignment() if options is not None else 0
    else:
        flags = second
    whole = painter.boundingRect(box, int(flags), text)
    if metrics.height() * 1.5 < whole.height():
        return whole
    baseline = whole.top() + metrics.ascent()
    return QRectF(whole.left(), baseline + tight.top(), whole.width(), tight.height())


def _copy(found: PaintedTexts, painter: QPainter, args: tuple[Any, ...]) -> None:
    """Texts of a picture that is shown as it is, or a part of it at its own place."""
    picture = next((arg for arg in args if isinstance(arg, QPixmap)), None)
    texts = found.of(picture) if picture is not None else []
    if not texts:
        return
    first = args[0]
    if isinstance(first, QRect | QRectF):
        source = next((QRectF(arg) for arg in args[1:] if isinstance(arg, QRect | QRectF)), QRectF())
        shift = QRectF(first).topLeft() - source.topLeft()
    else:
        shift, source = (QPointF(first) if isinstance(first, QPoint | QPointF) else QPointF(*args[:2])), QRectF()
    for text in texts:
        if source.isEmpty() or source.intersects(text.ink):
            ink = painter.worldTransform().mapRect(text.ink.translated(shift))
            found.add(painter.device(), replace(text, ink=ink))
