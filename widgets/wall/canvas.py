"""The canvas of the wall: shows one scene of a `ProjectorView`, and paints by the second only what changed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.views import ProjectorView
from resources.themes import load_theme
from widgets import style
from widgets.guard import guard
from widgets.still_layer import StillLayer
from widgets.style import Look
from widgets.wall.page import Lives, Scene, WallPage
from widgets.wall.scenes import scene_of

FADE_MS: Final = 150


class WallCanvas(QWidget):
    """Everything that the projector shows, as one picture. It never takes the keyboard."""

    pages_changed = Signal(int, int)
    """Page (from 0) and number of pages, when either is different."""

    def __init__(self, parent: QWidget | None = None, *, theme: str = "light") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme, self._zoom = theme, 1.0
        self._view: ProjectorView | None = None
        self._scene: Scene | None = None
        self._page: WallPage | None = None
        self._still = StillLayer(self, self._paint_still)
        self._fading: QPixmap | None = None
        self._lives: Lives = {}
        self._now: datetime | None = None
        self._page_no = 0
        self.changed: list[QRect] = []
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(lambda _: self.update())
        self._fade.finished.connect(self._end_fade)

    def set_view(self, view: ProjectorView) -> None:
        """Show this view; one that is equal to the last is not drawn again."""
        if view == self._view:
            return
        before, self._view = self._view, view
        another = before is None or before.scene is not view.scene
        if another or before is None or before.result != view.result or before.turnout != view.turnout:
            self._page_no = 0 if another or not self._same_poll(before, view) else self._page_no
        if another and before is not None:
            self._begin_fade()
        self._lay_out()

    def set_look(self, theme: str, zoom: float = 1.0) -> None:
        """Show the wall in `light` (rooms are lit), `dark` or `high_contrast`, with words `zoom` times as large."""
        if (theme, zoom) != (self._theme, self._zoom):
            self._theme, self._zoom = theme, zoom
            self._lay_out()

    def tick(self, now: datetime) -> None:
        """Take the time; only what changed since the last second is painted."""
        self._now = now
        if self._scene is None:
            return
        before, self._lives = self._lives, self._scene.lives(now, self._page_no)
        self.changed = _changed_rects(before, self._lives)
        for rect in self.changed:
            self.update(rect)

    def next_page(self) -> None:
        """Turn to the next page, if there is one."""
        self._turn_to(self._page_no + 1)

    def previous_page(self) -> None:
        """Turn back to the page before, if there is one."""
        self._turn_to(self._page_no - 1)

    @property
    def theme(self) -> str:
        """The look of the wall: `light`, `dark` or `high_contrast`."""
        return self._theme

    @property
    def zoom(self) -> float:
        """How many times larger than usual words are."""
        return self._zoom

    @property
    def page_no(self) -> int:
        """The page that is shown, from 0."""
        return self._page_no

    @property
    def pages(self) -> int:
        """How many pages the scene has."""
        return 1 if self._scene is None else self._scene.pages

    @property
    def scene(self) -> Scene | None:
        """The view laid out for this size; None before the first view."""
        return self._scene

    @guard(QSize())
    def sizeHint(self) -> QSize:
        """Half of a full HD beamer."""
        return QSize(960, 540)

    @staticmethod
    def _same_poll(before: ProjectorView | None, view: ProjectorView) -> bool:
        """Whether the poll on the wall is still the same, so that its page stays."""
        if before is None or (before.turnout is None) != (view.turnout is None):
            return False
        if before.turnout is not None and view.turnout is not None:
            return before.turnout.question == view.turnout.question
        one, other = before.result, view.result
        return one is not None and other is not None and one.poll_id == other.poll_id

    def _turn_to(self, page_no: int) -> None:
        if 0 <= page_no < self.pages and page_no != self._page_no:
            self._page_no = page_no
            self._begin_fade()
            self._show()
            self.pages_changed.emit(self._page_no, self.pages)

    def _lay_out(self) -> None:
        """Make the scene for this view and size."""
        if self._view is None or self.width() < 1 or self.height() < 1:
            return
        look = Look(load_theme(self._theme))
        self._page = WallPage(float(self.width()), float(self.height()), look, self._zoom)
        before = self.pages
        self._scene = scene_of(self._view, self._page)
        self._page_no = min(self._page_no, self.pages - 1)
        self._show()
        if before != self.pages:
            self.pages_changed.emit(self._page_no, self.pages)

    def _show(self) -> None:
        self._still.forget()
        if self._scene is not None and self._now is not None:
            self._lives = self._scene.lives(self._now, self._page_no)
        else:
            self._lives = {}
        self.update()

    def _begin_fade(self) -> None:
        """Keep the picture of now for a moment over the next one."""
        if not self.isVisible() or not style.current.look.motion:
            return
        self._fading = self.grab()
        self._fade.stop()
        self._fade.start()

    def _end_fade(self) -> None:
        self._fading = None
        self.update()

    def _paint_still(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._scene is not None:
            self._scene.paint_still(painter, self._page_no)

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the still layer and what changes by the second, and over both what fades out."""
        painter = QPainter(self)
        self._still.paint_on(painter, event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dirty = QRectF(event.rect())
        for live in self._lives.values():
            if self._page is not None and live.box.adjusted(-2, -2, 2, 2).intersects(dirty):
                live.paint(painter, self._page, dirty)
        if self._fading is not None:
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            painter.drawPixmap(0, 0, self._fading)

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the scene out for the new size."""
        self._end_fade()
        self._lay_out()


def _changed_rects(before: Lives, after: Lives) -> list[QRect]:
    """What has to be painted again; live parts that came or went with their whole boxes."""
    boxes = [live.box for name, live in (*before.items(), *after.items()) if not (name in before and name in after)]
    boxes += [live.changed_box(before[name]) for name, live in after.items() if name in before and live != before[name]]
    return [box.toAlignedRect() for box in boxes]
