"""A scene of the wall as a picture, for the report or the archive."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from core.views import ProjectorView
from resources.themes import load_theme
from widgets.style import Look
from widgets.wall.page import WallPage
from widgets.wall.scenes import scene_of

FULL_HD = QSize(1920, 1080)


def wall_picture(
    view: ProjectorView,
    now: datetime,
    page_no: int = 0,
    theme: str = "light",
    zoom: float = 1.0,
    size: QSize = FULL_HD,
) -> QImage:
    """The page `page_no` (from 0; the last if there are fewer) of a view as it is at `now`, in pixels of `size`."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0)
    page = WallPage(float(size.width()), float(size.height()), Look(load_theme(theme)), zoom)
    scene = scene_of(view, page)
    shown = min(page_no, scene.pages - 1)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.paint_still(painter, shown)
    for live in scene.lives(now, shown).values():
        live.paint(painter, page, QRectF(image.rect()))
    painter.end()
    return image
