"""How the document looks: fonts, lengths and styles of paragraphs, apart from any drawing.

Measures are those of Indonesian office documents (ANRI 5/2021, Permendagri 1/2023): millimetres for places on the
page, points for type. Everything is black; the only other tone is the grey of thin rules and of group rows.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources.fonts import font_bytes

INK = black
THIN_RULE = Color(0.55, 0.55, 0.55)
GROUP_FILL = Color(0.92, 0.92, 0.92)

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "LingkarText", "LingkarText-Bold", "LingkarText-Italic", "LingkarText-BoldItalic"
_FACES = {REGULAR: "regular", BOLD: "bold", ITALIC: "italic", BOLD_ITALIC: "bold_italic"}

BODY_PT, TITLE_PT, TABLE_PT, DENSE_PT, NOTE_PT, HEAD_PT, FOOT_PT, PAGE_PT = 10.5, 12, 9, 8.2, 8.2, 8, 7.2, 9
LEADING = 1.28

LEFT, RIGHT, BOTTOM, TOP, TOP_WITH_KOP = 30 * mm, 20 * mm, 25 * mm, 20 * mm, 14 * mm
WIDE_LEFT = 20 * mm

FIRST_LINE = 12.5 * mm
FIELD_LABEL, FIELD_COLON = 34 * mm, 4 * mm
CLAUSE_LABEL, CLAUSE_COLON, CLAUSE_GAP = 26 * mm, 4 * mm, 0.7 * mm

CELL_PADDING_X, CELL_PADDING_Y = 1.5 * mm, 0.85 * mm


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in upright position; lengths in points."""

    width: float
    height: float


PAPERS = {
    "A4": Paper(210 * mm, 297 * mm),
    "F4": Paper(215 * mm, 330 * mm),
    "FOLIO": Paper(215.9 * mm, 330.2 * mm),
}


@cache
def load_fonts() -> frozenset[int]:
    """Make the four faces known to reportlab, once per program; returns the code points that all of them have.

    Raises:
        FontMissingError: if the package that carries the fonts is not installed.
    """
    known: list[set[int]] = []
    for name, face in _FACES.items():
        font = TTFont(name, io.BytesIO(font_bytes(face)))
        pdfmetrics.registerFont(font)
        known.append(set(font.face.charToGlyph))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, BOLD_ITALIC)
    return frozenset(set.intersection(*known))


def _style(name: str, size: float, *, font: str = REGULAR, leading: float = LEADING, **more: float) -> ParagraphStyle:
    values: dict[str, Any] = {"allowWidows": 0, "allowOrphans": 0, "splitLongWords": 1, **more}
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * leading, textColor=INK, **values)


TEXT = _style("text", BODY_PT, alignment=TA_JUSTIFY)
INDENTED = _style("indented", BODY_PT, alignment=TA_JUSTIFY, firstLineIndent=FIRST_LINE)
PLAIN = _style("plain", BODY_PT, alignment=TA_LEFT)
LISTED = _style("listed", 10, alignment=TA_LEFT, leading=1.25, leftIndent=7 * mm, spaceAfter=1 * mm)
CENTRED = _style("centred", BODY_PT, alignment=TA_CENTER)
TITLE = _style("title", TITLE_PT, font=BOLD, alignment=TA_CENTER)
NUMBER = _style("number", BODY_PT, alignment=TA_CENTER, spaceBefore=1.4 * mm)
MARKED = _style("marked", BODY_PT, font=BOLD, alignment=TA_CENTER, spaceBefore=1.4 * mm)
HEADING = _style("heading", BODY_PT, font=BOLD, alignment=TA_LEFT, spaceBefore=4.5 * mm, spaceAfter=1 * mm)
SUBHEADING = _style("subheading", BODY_PT, alignment=TA_LEFT, spaceBefore=2.6 * mm, spaceAfter=0.8 * mm)
NOTE = _style("note", NOTE_PT, alignment=TA_LEFT, leading=1.3, spaceBefore=1.4 * mm)
SUBTITLE = _style("subtitle", 10, alignment=TA_CENTER, spaceAfter=4 * mm)

KOP_LINE = _style("kop-line", 12, alignment=TA_CENTER, leading=1.2)
KOP_NAME = _style("kop-name", 14, font=BOLD, alignment=TA_CENTER, leading=1.2)
KOP_ADDRESS = _style("kop-address", 9, alignment=TA_CENTER, leading=1.25)

BLOCK = _style("block", 10, alignment=TA_LEFT, leading=1.25)

CELL = _style("cell", TABLE_PT, alignment=TA_LEFT, leading=1.25)
CELL_CENTRED = _style("cell-centred", TABLE_PT, alignment=TA_CENTER, leading=1.25)
CELL_RIGHT = _style("cell-right", TABLE_PT, alignment=TA_RIGHT, leading=1.25)
CELL_HEAD = _style("cell-head", TABLE_PT, font=BOLD, alignment=TA_LEFT, leading=1.2)
CELL_HEAD_RIGHT = _style("cell-head-right", TABLE_PT, font=BOLD, alignment=TA_RIGHT, leading=1.2)
CELL_HEAD_CENTRED = _style("cell-head-centred", TABLE_PT, font=BOLD, alignment=TA_CENTER, leading=1.2)

DENSE = _style("dense", DENSE_PT, alignment=TA_LEFT, leading=1.25)
DENSE_CENTRED = _style("dense-centred", DENSE_PT, alignment=TA_CENTER, leading=1.25)
DENSE_RIGHT = _style("dense-right", DENSE_PT, alignment=TA_RIGHT, leading=1.25)
DENSE_HEAD = _style("dense-head", DENSE_PT, font=BOLD, alignment=TA_LEFT, leading=1.2)
DENSE_HEAD_RIGHT = _style("dense-head-right", DENSE_PT, font=BOLD, alignment=TA_RIGHT, leading=1.2)
DENSE_HEAD_CENTRED = _style("dense-head-centred", DENSE_PT, font=BOLD, alignment=TA_CENTER, leading=1.2)

CLOSING = _style("closing", BODY_PT, alignment=TA_JUSTIFY, firstLineIndent=FIRST_LINE, spaceBefore=3.5 * mm)
SIGNER_ROLE = _style("signer-role", BODY_PT, alignment=TA_CENTER, leading=1.2)
SIGNER_LEAD = _style("signer-lead", BODY_PT, alignment=TA_CENTER, leading=1.2, spaceBefore=6 * mm)
SIGNER_NAME = _style("signer-name", BODY_PT, font=BOLD, alignment=TA_CENTER, leading=1.2)
SMALL_ROLE = _style("small-role", TABLE_PT, alignment=TA_CENTER, leading=1.2)
SMALL_NAME = _style("small-name", TABLE_PT, font=BOLD, alignment=TA_CENTER, leading=1.2)
