"""How the document looks: fonts, lengths and styles of paragraphs, apart from any drawing.

Measures are those of Indonesian office documents (ANRI 5/2021, Permendagri 1/2023): millimetres for places on the
page, points for type. Everything is black; the only other tone is the grey of thin rules and of group rows.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics

from core.document_form import DocumentForm
from core.minutes import Minutes
from export.measured_font import MeasuredFont
from export.text import DocumentText, MoreLetters
from resources.fonts import font_bytes

INK = black
THIN_RULE = Color(0.55, 0.55, 0.55)
GROUP_FILL = Color(0.92, 0.92, 0.92)
BAR_FILL = Color(0.72, 0.72, 0.72)

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "LingkarText", "LingkarText-Bold", "LingkarText-Italic", "LingkarText-BoldItalic"
MORE = "LingkarMore"
_FACES: tuple[tuple[Literal[0, 1], Literal[0, 1], str, str], ...] = (
    (0, 0, "", "regular"),
    (1, 0, "-Bold", "bold"),
    (0, 1, "-Italic", "italic"),
    (1, 1, "-BoldItalic", "bold_italic"),
)
"""Whether a face is bold and italic, how its name ends, and what it is called in ``resources.fonts``."""

TITLE_PT, HEAD_PT, FOOT_PT, PAGE_PT = 12, 8, 7.2, 9
LEADING = 1.28

TOP_WITH_KOP = 14 * mm

FIRST_LINE = 12.5 * mm
FIELD_LABEL, FIELD_COLON = 34 * mm, 4 * mm
CLAUSE_LABEL, CLAUSE_COLON, CLAUSE_GAP = 26 * mm, 4 * mm, 0.7 * mm

CELL_PADDING_X, CELL_PADDING_Y = 1.5 * mm, 0.85 * mm
NOTE_GAP = 1.4 * mm


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


def paper_of(minutes: Minutes) -> Paper:
    """The paper of a session; A4 for one that names none that is known."""
    return PAPERS.get(minutes.session.paper, PAPERS["A4"])


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of an upright sheet in points; ``wide_left`` is the left one of a lying sheet."""

    left: float
    right: float
    top: float
    bottom: float
    wide_left: float = 20 * mm


def margins_of(form: DocumentForm) -> Margins:
    """The margins that a form of the document has."""
    return Margins(form.left_mm * mm, form.right_mm * mm, form.top_mm * mm, form.bottom_mm * mm)


@cache
def load_fonts() -> frozenset[int]:
    """Make the four faces known to reportlab, once per program; returns the code points that all of them have.

    Raises:
        FontMissingError: if the package that carries the fonts is not installed.
    """
    return _load(REGULAR, "")


@cache
def load_more_fonts() -> frozenset[int]:
    """As ``load_fonts``, for the family ``MORE`` with the letters of other scripts; only a text with such needs it."""
    return _load(MORE, "more_")


def document_text() -> DocumentText:
    """What cleans the texts of one document, for the fonts of this program."""
    return DocumentText(load_fonts(), MoreLetters(MORE, load_more_fonts))


def _load(family: str, faces: str) -> frozenset[int]:
    known: list[set[int]] = []
    for bold, italic, ending, face in _FACES:
        name = f"{family}{ending}"
        font = MeasuredFont(name, io.BytesIO(font_bytes(f"{faces}{face}")), shapable=False)
        pdfmetrics.registerFont(font)
        addMapping(family, bold, italic, name)
        known.append(set(font.face.charToGlyph))
    return frozenset(set.intersection(*known))


def _style(name: str, size: float, *, font: str = REGULAR, leading: float = LEADING, **more: float) -> ParagraphStyle:
    values: dict[str, Any] = {"allowWidows": 0, "allowOrphans": 0, "splitLongWords": 1, **more}
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * leading, textColor=INK, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The styles of a table's texts by how they stand ("left", "centre", "right"), and of its heads."""

    texts: Mapping[str, ParagraphStyle]
    heads: Mapping[str, ParagraphStyle]


def _cells(name: str, size: float) -> Cells:
    stands = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}
    return Cells(
        texts={way: _style(f"{name}-{way}", size, alignment=stand, leading=1.25) for way, stand in stands.items()},
        heads={
            way: _style(f"{name}-head-{way}", size, font=BOLD, alignment=stand, leading=1.2)
            for way, stand in stands.items()
        },
    )


class Styles:
    """The styles of all paragraphs of a document whose running text is ``body_pt`` points high.

    Tables and notes go along: a little smaller than the text, and smaller still where they are dense.
    """

    def __init__(self, body_pt: float) -> None:
        self.body_pt = body_pt
        self.table_pt, self.dense_pt = body_pt * 0.82, body_pt * 0.75
        body, table = self.body_pt, self.table_pt
        self.text = _style("text", body, alignment=TA_JUSTIFY)
        self.indented = _style("indented", body, alignment=TA_JUSTIFY, firstLineIndent=FIRST_LINE)
        self.plain = _style("plain", body, alignment=TA_LEFT)
        self.spoken = _style("spoken", body, alignment=TA_JUSTIFY, leftIndent=7 * mm, spaceAfter=1.2 * mm)
        self.listed = _style("listed", 10, alignment=TA_LEFT, leading=1.25, leftIndent=7 * mm, spaceAfter=1 * mm)
        self.centred = _style("centred", body, alignment=TA_CENTER)
        self.title = _style("title", TITLE_PT, font=BOLD, alignment=TA_CENTER)
        self.number = _style("number", body, alignment=TA_CENTER, spaceBefore=1.4 * mm)
        self.marked = _style("marked", body, font=BOLD, alignment=TA_CENTER, spaceBefore=1.4 * mm)
        self.heading = _style("heading", body, font=BOLD, alignment=TA_LEFT, spaceBefore=4.5 * mm, spaceAfter=1 * mm)
        self.subheading = _style("subheading", body, alignment=TA_LEFT, spaceBefore=2.6 * mm, spaceAfter=0.8 * mm)
        self.note = _style("note", self.dense_pt, alignment=TA_LEFT, leading=1.3, spaceBefore=NOTE_GAP)
        self.subtitle = _style("subtitle", 10, alignment=TA_CENTER, spaceAfter=4 * mm)
        self.block = _style("block", 10, alignment=TA_LEFT, leading=1.25)
        self.cell, self.dense = _cells("cell", table), _cells("dense", self.dense_pt)
        self.closing = _style("closing", body, alignment=TA_JUSTIFY, firstLineIndent=FIRST_LINE, spaceBefore=3.5 * mm)
        self.signer_role = _style("signer-role", body, alignment=TA_CENTER, leading=1.2)
        self.signer_lead = _style("signer-lead", body, alignment=TA_CENTER, leading=1.2, spaceBefore=6 * mm)
        self.signer_name = _style("signer-name", body, font=BOLD, alignment=TA_CENTER, leading=1.2)
        self.small_role = _style("small-role", table, alignment=TA_CENTER, leading=1.2)
        self.small_name = _style("small-name", table, font=BOLD, alignment=TA_CENTER, leading=1.2)


@cache
def styles_at(body_pt: float) -> Styles:
    """The styles of one size, made once: paragraphs share them, and nothing changes them."""
    return Styles(body_pt)


KOP_LINE = _style("kop-line", 12, alignment=TA_CENTER, leading=1.2)
KOP_NAME = _style("kop-name", 14, font=BOLD, alignment=TA_CENTER, leading=1.2)
KOP_ADDRESS = _style("kop-address", 9, alignment=TA_CENTER, leading=1.25)
