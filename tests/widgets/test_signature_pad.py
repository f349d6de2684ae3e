"""The pad: lines with time and pressure, one tool at a time, nothing outside, and what is long enough."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QPointerEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets.signature_pad import SHORTEST_MM, UNITS_PER_PX, SignaturePad
from widgets.signature_strokes import FULL_PRESSURE, Drawing, PenPoint, SignaturePicture, pressure_at

LEFT = Qt.MouseButton.LeftButton
PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)
FINGER = QPointingDevice(
    "finger",
    8,
    QInputDevice.DeviceType.TouchScreen,
    QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position,
    1,
    0,
)


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


def draw(pad: SignaturePad, *places: tuple[int, int]) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def pen(pad: SignaturePad, kind: QEvent.Type, x: float, y: float, pressure: float, at: int) -> None:
    place, none = QPointF(x, y), Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, PEN, place, place, pressure, 0, 0, 0, 0, 0, none, LEFT, LEFT)
    event.setTimestamp(at)
    QApplication.sendEvent(pad, event)


def touch(pad: SignaturePad, kind: QEvent.Type, x: float, y: float, at: int) -> None:
    states = {
        QEvent.Type.TouchBegin: QEventPoint.State.Pressed,
        QEvent.Type.TouchUpdate: QEventPoint.State.Updated,
        QEvent.Type.TouchEnd: QEventPoint.State.Released,
    }
    point = QEventPoint(1, states[kind], QPointF(x, y), QPointF(x, y))
    event: QPointerEvent = QTouchEvent(kind, FINGER, Qt.KeyboardModifier.NoModifier, [point])
    event.setTimestamp(at)
    QApplication.sendEvent(pad, event)


def test_the_mouse_draws_lines_in_order_of_time(pad: SignaturePad) -> None:
    assert pad.is_empty
    draw(pad, (100, 100), (150, 120), (220, 90))
    draw(pad, (300, 100), (320, 160))
    drawing = pad.drawing
    assert [[point[:2] for point in stroke] for stroke in drawing.strokes] == [
        [(800, 800), (1200, 960), (1760, 720)],
        [(2400, 800), (2560, 1280)],
    ]
    assert (drawing.width, drawing.height) == (800 * UNITS_PER_PX, 300 * UNITS_PER_PX)
    points = [point for stroke in drawing.strokes for point in stroke]
    assert points[0].at_ms == 0
    assert all(one.at_ms <= other.at_ms for one, other in pairwise(points))
    assert all(0 <= point.pressure <= FULL_PRESSURE for point in points)


def test_what_leaves_the_pad_stays_at_its_edge(pad: SignaturePad) -> None:
    draw(pad, (700, 200), (900, 400), (-50, -50))
    (stroke,) = pad.drawing.strokes
    assert [point[:2] for point in stroke] == [(5600, 1600), (6400, 2400), (0, 0)]


def test_a_slip_is_no_signature(pad: SignaturePad) -> None:
    draw(pad, (100, 100), (103, 100))
    assert not pad.is_empty
    assert not pad.is_signed
    draw(pad, (100, 150), (400, 150))
    assert pad.length_mm > SHORTEST_MM
    assert pad.is_signed
    pad.clear()
    assert pad.is_empty
    assert not pad.is_signed


def test_a_larger_pad_shows_the_same_signature_larger(pad: SignaturePad) -> None:
    draw(pad, (100, 100), (200, 100))
    before, kept = pad.length_mm, pad.drawing
    pad.resize(1600, 600)
    assert pad.drawing == kept
    assert pad.length_mm == pytest.approx(2 * before)
    draw(pad, (400, 400), (800, 400))
    assert [point[:2] for point in pad.drawing.strokes[1]] == [(1600, 1600), (3200, 1600)]


def test_a_locked_pad_takes_no_more(pad: SignaturePad) -> None:
    draw(pad, (100, 100), (300, 100))
    pad.lock(True)
    draw(pad, (100, 200), (300, 200))
    assert len(pad.drawing.strokes) == 1


def test_a_pen_is_wider_where_it_is_pressed(pad: SignaturePad) -> None:
    for x, pressure in ((100, 0.1), (400, 0.9)):
        pen(pad, QEvent.Type.TabletPress, x, 100, pressure, x)
        for step in range(1, 12):
            pen(pad, QEvent.Type.TabletMove, x + step, 100, pressure, x + 20 * step)
        pen(pad, QEvent.Type.TabletRelease, x + 11, 100, 0, x + 230)
    light, heavy = (stroke[-1].pressure for stroke in pad.drawing.strokes)
    assert light < 300 < 700 < heavy


def test_a_palm_beside_the_pen_draws_nothing(pad: SignaturePad) -> None:
    pen(pad, QEvent.Type.TabletMove, 300, 100, 0, 1000)  # it hovers
    touch(pad, QEvent.Type.TouchBegin, 500, 250, 1100)
    touch(pad, QEvent.Type.TouchUpdate, 520, 250, 1150)
    touch(pad, QEvent.Type.TouchEnd, 520, 250, 1200)
    assert pad.is_empty
    touch(pad, QEvent.Type.TouchBegin, 500, 250, 3000)  # the pen has long gone
    touch(pad, QEvent.Type.TouchUpdate, 620, 250, 3050)
    touch(pad, QEvent.Type.TouchEnd, 620, 250, 3100)
    assert len(pad.drawing.strokes) == 1


def test_what_a_palm_began_is_taken_back_when_the_pen_comes(pad: SignaturePad) -> None:
    touch(pad, QEvent.Type.TouchBegin, 500, 250, 1000)
    touch(pad, QEvent.Type.TouchUpdate, 540, 250, 1020)
    pen(pad, QEvent.Type.TabletPress, 100, 100, 0.5, 1040)
    pen(pad, QEvent.Type.TabletMove, 200, 100, 0.5, 1080)
    touch(pad, QEvent.Type.TouchUpdate, 580, 250, 1090)
    pen(pad, QEvent.Type.TabletRelease, 200, 100, 0, 1100)
    (stroke,) = pad.drawing.strokes
    assert [point[:2] for point in stroke] == [(800, 800), (1600, 800)]


def test_slow_is_wide_and_never_leaps() -> None:
    assert pressure_at(0.0, None) > pressure_at(0.2, None) > pressure_at(0.5, None)
    assert pressure_at(9.0, 900) > 0.7 * 900
    assert pressure_at(0.0, None, pushed=5) == FULL_PRESSURE
    assert pressure_at(0.0, None, pushed=0) == 0


def test_lengths_count_lines_and_not_the_gaps_between_them() -> None:
    first = (PenPoint(0, 0, 0, 500), PenPoint(30, 40, 10, 500))
    second = (PenPoint(100, 0, 20, 500), PenPoint(100, 10, 30, 500), PenPoint(100, 0, 40, 500))
    assert Drawing((first, second), 200, 100).length == 70
    assert Drawing().length == 0


def test_the_hint_goes_with_the_first_line(pad: SignaturePad) -> None:
    before = pad.grab().toImage()
    below = [(x, y) for x in range(300, 500) for y in range(240, 275)]
    assert len({before.pixel(x, y) for x, y in below}) > 1
    draw(pad, (100, 100), (150, 100))
    after = pad.grab().toImage()
    assert len({after.pixel(x, y) for x, y in below}) == 1


def test_a_small_picture_holds_the_whole_signature(qtbot: QtBot) -> None:
    picture = SignaturePicture(72, 32)
    qtbot.addWidget(picture)
    picture.resize(72, 32)
    empty = picture.grab().toImage()
    picture.set_drawing(Drawing(((PenPoint(0, 0, 0, 900), PenPoint(9000, 4000, 100, 900)),), 9000, 4000))
    drawn = picture.grab().toImage()
    changed = [(x, y) for x in range(72) for y in range(32) if drawn.pixel(x, y) != empty.pixel(x, y)]
    assert min(x for x, _ in changed) < 8
    assert max(x for x, _ in changed) > 63
