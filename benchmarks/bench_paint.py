"""What the second and one changed seat cost to paint, beside a bare widget that paints the same rectangle.

The bare widget keeps its still layer in a pixmap too, and knows nothing of seats, agenda or words: it shows the layer
and draws one text of the same size. Everything is painted on the offscreen platform, without a graphics card.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.floor import Ratio, median, p99, side_by_side
from core.views import CircleView, ProjectorView, Scene, SeatState
from tools.sample_views import NOW, circle, projector
from widgets.circle_centre import Part
from widgets.seat_circle import SeatCircle
from widgets.style import apply_theme, font_of_px
from widgets.wall.canvas import WallCanvas

SIZES = (("1080p", 1920, 1080), ("4K", 3840, 2160))
SPEAKER, CHANGING = 73, 20
TICK_GOAL, SEAT_GOAL, WALL_SEAT_GOAL = 2.0, 2.5, 5.5
"""In parts of the bare widgets. They stand for at most 0.5 ms a tick, and 3.5 ms (10 at 4K) for a changed seat; on the
wall the floor is less of that, as it knows no places, names and words that have to be compared.
"""


class BareClock(QWidget):
    """A cached layer and a text that changes."""

    def __init__(self, width: int, height: int, box: QRect, px: int) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._box, self._font = box, font_of_px(px, bold=True)
        self._layer = QPixmap(width, height)
        self._layer.fill(Qt.GlobalColor.white)
        self._seconds = 0
        self.resize(width, height)

    def tick(self) -> None:
        self._seconds += 1
        self.update(self._box)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(event.rect(), self._layer, event.rect())
        painter.setFont(self._font)
        painter.drawText(self._box, Qt.AlignmentFlag.AlignCenter, f"{self._seconds // 60}.{self._seconds % 60:02}")


class BareSeats(QWidget):
    """Eighty seats in one cached layer: one changes, so the layer is drawn anew as far as it goes and shown whole."""

    def __init__(self, width: int, height: int, discs: list[QRect]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._discs = discs
        self._layer = QPixmap(width, height)
        self._layer.fill(Qt.GlobalColor.white)
        self.resize(width, height)

    def change(self) -> None:
        painter = QPainter(self._layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = self._discs[0]
        painter.fillRect(disc, Qt.GlobalColor.white)
        painter.drawEllipse(disc)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, "MK")
        painter.end()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 0, self._layer)


def rows() -> list[Ratio]:
    """The tick of the console and of each scene of the wall, and one changed seat of eighty, in two sizes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, "light", motion=False)
    found: list[Ratio] = []
    for name, width, height in SIZES:
        found.append(_circle_tick(app, name, width, height))
        found += [_wall_tick(app, name, width, height, scene) for scene in (Scene.CIRCLE, Scene.CLOCK)]
        found.append(_one_seat(app, name, width, height))
        found += [_one_wall_seat(app, name, width, height, what) for what in ("seat", "speaker")]
    return found


def _shown_circle(app: QApplication, width: int, height: int, view: CircleView) -> SeatCircle:
    widget = SeatCircle()
    widget.resize(width, height)
    widget.tick(NOW)
    widget.set_view(view)
    _show(app, widget)
    return widget


def _shown_wall(app: QApplication, width: int, height: int, view: ProjectorView) -> WallCanvas:
    wall = WallCanvas()
    wall.resize(width, height)
    wall.tick(NOW)
    wall.set_view(view)
    _show(app, wall)
    return wall


def _show(app: QApplication, widget: QWidget) -> None:
    widget.show()
    app.processEvents()


def _ticking(app: QApplication, tick: Callable[[int], object]) -> Callable[[], None]:
    seconds = count(1)

    def run() -> None:
        tick(next(seconds))
        app.processEvents()

    return run


def _circle_tick(app: QApplication, name: str, width: int, height: int) -> Ratio:
    ours = _shown_circle(app, width, height, circle(80, speaker=SPEAKER))
    row = ours.ring.centre.row(Part.CLOCK)
    assert row is not None
    bare = BareClock(width, height, row.box.toAlignedRect(), round(row.px))
    _show(app, bare)
    return _ratio(
        f"a second passes, console of 80 seats, {name}",
        _ticking(app, lambda _: bare.tick()),
        _ticking(app, lambda second: ours.tick(NOW + timedelta(seconds=second))),
        TICK_GOAL,
        (bare, ours),
    )


def _wall_tick(app: QApplication, name: str, width: int, height: int, scene: Scene) -> Ratio:
    """The floor paints the whole clock: "its rectangle only"."""
    ours = _shown_wall(app, width, height, projector(scene))
    side = round(0.785 * height) if scene is Scene.CLOCK else round(0.09 * height)
    box = QRect(width // 4, height // 3, side, round(side * 0.4 if scene is Scene.CLOCK else side))
    bare = BareClock(width, height, box, round((0.25 if scene is Scene.CLOCK else 0.073) * height))
    _show(app, bare)
    return _ratio(
        f"a second passes, wall, {scene.value}, {name}",
        _ticking(app, lambda _: bare.tick()),
        _ticking(app, lambda second: ours.tick(NOW + timedelta(seconds=second))),
        TICK_GOAL,
        (bare, ours),
    )


def _one_seat(app: QApplication, name: str, width: int, height: int) -> Ratio:
    first = circle(80, speaker=SPEAKER)
    gone = tuple(replace(s, state=SeatState.LEFT) if s.number == CHANGING else s for s in first.seats)
    views = (first, replace(first, seats=gone))
    ours = _shown_circle(app, width, height, first)
    discs = [button.disc_rect().translated(button.pos()) for button in ours.ring.buttons]
    bare = BareSeats(width, height, discs)
    _show(app, bare)
    return _ratio(
        f"one of 80 seats changes, {name}",
        _ticking(app, lambda _: bare.change()),
        _ticking(app, lambda second: ours.set_view(views[second % 2])),
        SEAT_GOAL,
        (bare, ours),
    )


def _one_wall_seat(app: QApplication, name: str, width: int, height: int, what: str) -> Ratio:
    """Of eighty on the wall somebody goes or comes, or another has the floor, whose name is large in the middle."""
    first = projector(Scene.CIRCLE, 80)
    changed = replace(first, seats=tuple(replace(s, here=at != CHANGING) for at, s in enumerate(first.seats)))
    if what == "speaker":
        seats = tuple(replace(s, speaking=at == CHANGING) for at, s in enumerate(first.seats))
        assert first.speaker is not None
        changed = replace(first, seats=seats, speaker=replace(first.speaker, name=seats[CHANGING].name))
    views, ours = (first, changed), _shown_wall(app, width, height, first)
    bare = BareSeats(width, height, [QRect(width // 4, height // 4, height // 9, height // 9)])
    _show(app, bare)
    return _ratio(
        f"one of 80 on the wall changes, {what}, {name}",
        _ticking(app, lambda _: bare.change()),
        _ticking(app, lambda second: ours.set_view(views[second % 2])),
        WALL_SEAT_GOAL,
        (bare, ours),
    )


def _ratio(
    what: str, floor: Callable[[], object], ours: Callable[[], object], goal: float, widgets: tuple[QWidget, ...]
) -> Ratio:
    for _ in range(20):
        floor()
        ours()
    floor_ms, ours_ms = side_by_side(floor, ours, times=150)
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    return Ratio(what, median(floor_ms), median(ours_ms), goal, f"p99 {p99(ours_ms):.1f} ms")
