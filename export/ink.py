"""A drawn signature on the page: its strokes as vectors in dark blue, wider where the pen was pressed harder."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.minutes import DrawnSignature
from core.strokes import FULL_PRESSURE, Box, Stroke, box_of, strokes_of

INK = Color(0.06, 0.13, 0.42)

_THIN, _THICK, _STEP = 0.5, 1.5, 0.1  # points
_PAD_HEIGHT = 30 * mm  # how high a whole pad would be: small signatures are not blown up


@dataclass(frozen=True, slots=True)
class Room:
    """Where a signature may stand: lower left corner, width and height in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """Where somebody signs: the page (0 is the first) and the room on it, from its lower left corner."""

    page: int
    room: Room


def draw_signature(canvas: Canvas, drawn: DrawnSignature, room: Room) -> None:
    """Draw it in the middle of ``room``, as large as fits and as a pad 30 mm high would show it."""
    strokes = strokes_of(drawn.strokes)
    box = box_of(strokes)
    scale = _scale(box, drawn.height, room)
    left = room.x + (room.width - scale * (box.right - box.left)) / 2
    top = room.y + (room.height + scale * (box.bottom - box.top)) / 2
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.translate(left, top)
    for stroke in strokes:
        _draw_stroke(canvas, stroke, box, scale)
    canvas.restoreState()


def _scale(box: Box, pad_height: int, room: Room) -> float:
    across, down = max(1, box.right - box.left), max(1, box.bottom - box.top)
    return min((room.width - _THICK) / across, (room.height - _THICK) / down, _PAD_HEIGHT / pad_height)


def _draw_stroke(canvas: Canvas, stroke: Stroke, box: Box, scale: float) -> None:
    """One line; a new path begins where its width changes."""
    places = [((point.x - box.left) * scale, (box.top - point.y) * scale, _width(point.pressure)) for point in stroke]
    if len(places) == 1:  # a dot
        places = [places[0], places[0]]
    path, width = canvas.beginPath(), 0.0
    for (x, y, pressed), (next_x, next_y, next_pressed) in pairwise(places):
        wanted = round((pressed + next_pressed) / 2 / _STEP) * _STEP
        if wanted != width:
            if width:
                canvas.drawPath(path)
                path = canvas.beginPath()
            canvas.setLineWidth(wanted)
            width = wanted
            path.moveTo(x, y)
        path.lineTo(next_x, next_y)
    canvas.drawPath(path)


def _width(pressure: int) -> float:
    return _THIN + (_THICK - _THIN) * pressure / FULL_PRESSURE
