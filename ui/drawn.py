"""Signatures between the pad, which knows pixels, and the session, which keeps text."""

from __future__ import annotations

from core.strokes import Point, strokes_of, strokes_text
from core.versions import AttendanceMark, Signature
from widgets.signature_strokes import Drawing, PenPoint


def text_of(drawing: Drawing) -> str:
    """The strokes as the session keeps them."""
    return strokes_text([[Point(*point) for point in stroke] for stroke in drawing.strokes])


def drawing_of(record: Signature | AttendanceMark) -> Drawing:
    """What a kept signature looks like."""
    strokes = tuple(tuple(PenPoint(*point) for point in stroke) for stroke in strokes_of(record.strokes))
    return Drawing(strokes, record.width, record.height)
