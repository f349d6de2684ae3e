"""The small QR code in the foot: number, version and digest, so that paper can be compared with the file, offline."""

from __future__ import annotations

import segno
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.minutes import Minutes

SIZE = 11 * mm
_LONGEST_NUMBER = 40
_FORM = "qr"


def qr_text(minutes: Minutes) -> str:
    """What the code says: capital letters and digits where the number allows it, so that it stays small."""
    number = " ".join(minutes.session.document_number.split())[:_LONGEST_NUMBER] or "-"
    version = minutes.version
    return f"LINGKAR NO {number} VERSI {version.number} SHA256 {version.content_digest.upper()}"


def draw_qr(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Draw the code with its lower left corner at ``x``, ``y`` (points); its modules are drawn once per document."""
    if not canvas.hasForm(_FORM):
        _define(canvas, text)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(_FORM)
    canvas.restoreState()


def _define(canvas: Canvas, text: str) -> None:
    rows = [bytes(row) for row in segno.make_qr(text, error="l", boost_error=False).matrix]
    module = SIZE / len(rows)
    canvas.beginForm(_FORM, 0, 0, SIZE, SIZE)
    path = canvas.beginPath()
    for number, row in enumerate(rows, start=1):
        for start, length in _runs(row):
            path.rect(start * module, SIZE - number * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.endForm()


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
