"""Every text is told from its ground: 4.5 to 1, large text 3 to 1 (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from tools.checks.fault import called, short
from tools.checks.texts import TextBox
from widgets.style import contrast

_LARGE, _LARGE_BOLD = 24, 18.66
"""From these sizes in px on a text is large (18 pt, bold 14 pt)."""

_AROUND = 2
"""Pixels around a text that count as its ground."""

_THIN = 2 / 3
"""What is left of the contrast of thin strokes where only the screen tells their colour."""


def faint(picture: QImage, texts: Sequence[TextBox]) -> Iterator[str]:
    """Each text whose colour is too near to that of its ground in a picture of the window."""
    for text in texts:
        box = text.seen().toAlignedRect()
        if text.widget.isEnabled() and box.width() > 2 and box.height() > 4:
            ratio = _ratio(picture, box, text.colour)
            needed = 3.0 if text.px >= _LARGE or (text.bold and text.px >= _LARGE_BOLD) else 4.5
            needed *= 1.0 if text.colour is not None else _THIN
            if ratio < needed:
                yield f"{called(text.widget)}: {short(text.text)!r} has a contrast of {ratio:.2f}, not {needed}"


def _ratio(picture: QImage, box: QRect, ink: QColor | None) -> float:
    """The contrast of a text's ink with the commonest colour around it; without `ink`, of the farthest colour."""
    counted = Counter(colours(picture, box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & picture.rect()))
    if ink is not None:
        ink = _over(ink, QColor(counted.most_common(1)[0][0]))
        others = [colour for colour, _ in counted.most_common(2) if colour != ink.rgb()]
        return contrast(ink, QColor(others[0])) if others else 1.0
    ground = QColor(counted.most_common(1)[0][0])
    return max(contrast(QColor(colour), ground) for colour in counted)


def _over(ink: QColor, ground: QColor) -> QColor:
    """What is seen of an ink that lets its ground shine through."""
    part = ink.alphaF()
    mixed = (getattr(ink, one)() * part + getattr(ground, one)() * (1 - part) for one in ("redF", "greenF", "blueF"))
    return QColor.fromRgbF(*mixed)


def colours(picture: QImage, box: QRect) -> list[int]:
    """The colours of all pixels of a part of a picture, as 0xffRRGGBB."""
    part = picture.copy(box).convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(part.constBits()).cast("I"))
