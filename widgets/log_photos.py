"""The photos of an entry as small pictures under its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from core.views import LogRow, PhotoView
from resources.words import t
from widgets import icons
from widgets.style import Look

Thumbnail = Callable[[str], QPixmap | None]
"""The small picture of a digest; None as long as it is not there."""

HEIGHT, WIDTH, GAP = 60, 80, 6


def strip_height(row: LogRow, look: Look) -> int:
    """Pixels that the photos of a row take under its words."""
    return look.px(HEIGHT) + look.px(GAP) if row.photos else 0


def _placed(row: LogRow, strip: QRect, look: Look) -> list[tuple[PhotoView, QRect, int]]:
    """The photos that have room, each with its place; the last one with the number of those that have none."""
    width, gap = look.px(WIDTH), look.px(GAP)
    room = max(1, (strip.width() + gap) // (width + gap))
    shown = row.photos[:room]
    left = [strip.left() + place * (width + gap) for place in range(len(shown))]
    hidden = len(row.photos) - len(shown)
    return [
        (photo, QRect(x, strip.top(), width, strip.height()), hidden if photo is shown[-1] else 0)
        for photo, x in zip(shown, left, strict=True)
    ]


def paint_photos(painter: QPainter, strip: QRect, row: LogRow, look: Look, thumbnail: Thumbnail) -> None:
    """Paint them beside each other in ``strip``."""
    for photo, rect, hidden in _placed(row, strip, look):
        picture = thumbnail(photo.blob)
        if picture is None:
            painter.fillRect(rect, look.colour("sunken"))
            side = look.px(20)
            place = QRect(0, 0, side, side)
            place.moveCenter(rect.center())
            icons.icon("photo", "text_soft").paint(painter, place)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRectF(rect), picture, _middle(picture, rect))
        painter.setPen(look.colour("hairline"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if hidden:
            painter.fillRect(rect, look.colour("surface"))
            painter.setFont(look.font("body", bold=True))
            painter.setPen(look.colour("text"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), t("+{n} foto", n=hidden + 1))


def photo_at(row: LogRow, strip: QRect, look: Look, at: QPoint) -> PhotoView | None:
    """The photo under ``at``."""
    return next((photo for photo, rect, _ in _placed(row, strip, look) if rect.contains(at)), None)


def _middle(picture: QPixmap, rect: QRect) -> QRectF:
    """The middle of a picture in the shape of ``rect``."""
    size = rect.size().scaled(picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
    part = QRectF(0, 0, size.width(), size.height())
    part.moveCenter(QRectF(picture.rect()).center())
    return part
