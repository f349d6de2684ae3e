"""The canvas of the wall: shows one scene of a `ProjectorView`, and paints by the second only what changed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QEasingCurve, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.views import ProjectorView
from core.views import Scene as SceneName
from resources.themes import load_theme
from widgets import style
from widgets.guard import guard
from widgets.still_layer import StillLayer
from widgets.style import Look
from widgets.wall.digit_pictures import DigitPictures
from widgets.wall.page import LiveDigit, Lives, PartedScene, Parts, Scene, WallPage, changed_parts
from widgets.wall.result_bar import ResultBar
from widgets.wall.scenes import scene_of

FADE_MS: Final = 150
GROW_MS: Final = 200
"""So long a scene takes to give way to the next, and then the bars of a result to grow; neither without motion."""


class WallCanvas(QWidget):
    """Everything that the projector shows, as one picture. It never takes the keyboard.

    A preview (`set_page_size`) is laid out like the wall it stands for, and drawn smaller.
    """

    staged = Signal()
    """The size of the page, which page it is, or how many there are, has changed."""

    def __init__(self, parent: QWidget | None = None, *, theme: str = "light") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme, self._zoom = theme, 1.0
        self._page_size: QSize | None = None
        self._view: ProjectorView | None = None
        self._scene: Scene | None = None
        self._page: WallPage | None = None
        self._still = StillLayer(self, self._paint_still)
        self._digits: DigitPictures | None = None
        self._fading: QPixmap | None = None
        self._parts: Parts = {}
        self._lives: Lives = {}
        self._now: datetime | None = None
        self._page_no = 0
        self.changed: list[QRect] = []
        self._fade = self._animation(1.0, 0.0, FADE_MS)
        self._fade.valueChanged.connect(lambda _: self.update())
        self._fade.finished.connect(self._end_fade)
        self._grown = 1.0
        self._grow = self._animation(0.0, 1.0, GROW_MS)
        self._grow.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._grow.valueChanged.connect(self._grow_to)

    def _animation(self, start: float, end: float, duration_ms: int) -> QVariantAnimation:
        made = QVariantAnimation(self)
        made.setStartValue(start)
        made.setEndValue(end)
        made.setDuration(duration_ms)
        return made

    def set_view(self, view: ProjectorView) -> None:
        """Show this view; one that is equal to the last is not drawn again."""
        if view == self._view:
            return
        before, self._view = self._view, view
        enters = before is None or before.scene is not view.scene or not _same_poll(before, view)
        if enters:
            self._page_no = 0
        if enters and before is not None:
            self._enter()
        self._lay_out()

    def set_look(self, theme: str, zoom: float = 1.0) -> None:
        """Show the wall in `light` (rooms are lit), `dark` or `high_contrast`, with words `zoom` times as large."""
        if (theme, zoom) != (self._theme, self._zoom):
            self._theme, self._zoom = theme, zoom
            self._lay_out()

    def set_page_size(self, size: QSize) -> None:
        """Be a preview: lay everything out as on a wall of this size, in pixels."""
        if size != self._page_size:
            self._page_size = size
            self._lay_out()

    def tick(self, now: datetime) -> None:
        """Take the time; only what changed since the last second is painted."""
        self._now = now
        if self._scene is None:
            return
        self._show_lives()

    def next_page(self) -> None:
        """Turn to the next page, if there is one."""
        self.turn_to(self._page_no + 1)

    def previous_page(self) -> None:
        """Turn back to the page before, if there is one."""
        self.turn_to(self._page_no - 1)

    def turn_to(self, page_no: int) -> None:
        """Turn to a page, counted from 0, if there is one."""
        if 0 <= page_no < self.pages and page_no != self._page_no:
            self._page_no = page_no
            self._enter()
            self._show()
            self.staged.emit()

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

    def _lay_out(self) -> None:
        """Make the scene for this view and size."""
        if self._view is None or self.width() < 1 or self.height() < 1:
            return
        look, size = Look(load_theme(self._theme)), self._page_size or self.size()
        page = WallPage(float(size.width()), float(size.height()), look, self._zoom)
        if page != self._page:
            self._page, self._digits, self._parts = page, None, {}
        self._scene = scene_of(self._view, page)
        self._page_no = min(self._page_no, self.pages - 1)
        self._show()
        self.staged.emit()

    @property
    def _scale(self) -> float:
        """How many times smaller than its page this is drawn, 1 for the wall itself."""
        return 1.0 if self._page_size is None else self.width() / self._page_size.width()

    def _show(self) -> None:
        """Paint again what of the scene is different, or all where it cannot tell."""
        scene, before = self._scene, self._parts
        self._parts = scene.parts(self._page_no) if isinstance(scene, PartedScene) else {}
        if before and self._parts and self._fading is None:
            for box in changed_parts(before, self._parts):
                self._still.spoil(QRegion(_scaled(box, self._scale).toAlignedRect().adjusted(-2, -2, 2, 2)))
            self._show_lives()
            return
        self._still.forget()
        self._lives = self._lives_of_now()
        self.update()

    def _show_lives(self) -> None:
        """Paint again what changed of them."""
        before, self._lives = self._lives, self._lives_of_now()
        self.changed = [_scaled(box, self._scale).toAlignedRect() for box in _changed_boxes(before, self._lives)]
        for rect in self.changed:
            self.update(rect)

    def _lives_of_now(self) -> Lives:
        if self._scene is None or self._now is None:
            return {}
        lives = self._scene.lives(self._now, self._page_no)
        if self._grown >= 1:
            return lives
        return {name: live.grown(self._grown) if isinstance(live, ResultBar) else live for name, live in lives.items()}

    # -- motion

    def _enter(self) -> None:
        """Keep the picture of now for a moment over the next one; when it is gone, the next one's bars grow."""
        self._parts = {}
        self._grow.stop()
        self._grown = 1.0
        if not self.isVisible() or not style.current.look.motion:
            return
        self._fading = self.grab()
        self._grown = 0.0
        self._fade.stop()
        self._fade.start()

    def _end_fade(self) -> None:
        """The picture of before is gone."""
        self._fading = None
        self.update()
        if self._grown < 1:
            self._grow.start()

    def _grow_to(self, part: object) -> None:
        self._grown = float(part) if isinstance(part, float) else 1.0
        self._show_lives()

    def _paint_still(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        if self._scene is not None:
            self._scene.paint_still(painter, self._page_no)

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the still layer and what changes by the second, and over both what fades out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in event.region():  # pyright: ignore[reportGeneralTypeIssues]  (its stub does not say that it can be walked)
            painter.setClipRect(box)
            self._still.paint_on(painter, QRegion(box))
            self._paint_lives(painter, QRectF(box))
        painter.setClipping(False)
        if self._fading is not None:
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            painter.drawPixmap(0, 0, self._fading)

    def _paint_lives(self, painter: QPainter, dirty: QRectF) -> None:
        """Draw what changes by the second, as far as it reaches into `dirty`."""
        if self._page is None:
            return
        ratio, scale = self.devicePixelRatioF(), self._scale
        if self._digits is None or self._digits.ratio != ratio:
            self._digits = DigitPictures(self._page, ratio)
        painter.save()
        painter.scale(scale, scale)
        seen = _scaled(dirty, 1 / scale)
        for live in self._lives.values():
            if not live.box.adjusted(-2, -2, 2, 2).intersects(seen):
                continue
            if isinstance(live, LiveDigit) and scale == 1.0:
                self._digits.paint(painter, live)
            else:
                live.paint(painter, self._page, seen)
        painter.restore()

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the scene out for the new size."""
        self._fade.stop()
        self._end_fade()
        self._lay_out()


def _same_poll(before: ProjectorView, view: ProjectorView) -> bool:
    """Whether what is on the wall is still about the same poll, if it is about one: then its page stays."""
    if view.scene is SceneName.VOTE and before.turnout is not None and view.turnout is not None:
        return before.turnout.question == view.turnout.question
    if view.scene is SceneName.RESULT and before.result is not None and view.result is not None:
        return before.result.poll_id == view.result.poll_id
    return True


def _scaled(box: QRectF, scale: float) -> QRectF:
    return QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)


def _changed_boxes(before: Lives, after: Lives) -> list[QRectF]:
    """What has to be painted again; live parts that came or went with their whole boxes."""
    boxes = [live.box for name, live in (*before.items(), *after.items()) if not (name in before and name in after)]
    both = ((live, before[name]) for name, live in after.items() if name in before)
    boxes += [live.changed_box(last) for live, last in both if live is not last and live != last]
    return boxes
