"""What is remembered while a document is laid out is what reportlab would compute again."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as some
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as ReportlabParagraph

from export import style
from export.measured_font import MeasuredFont
from export.paragraph import Paragraph
from resources.fonts import font_bytes

PLAIN = TTFont("plain", io.BytesIO(font_bytes("regular")))
TEXT = "Menyampaikan hasil diskusi kepada warga melalui ketua RT dan papan pengumuman di balai kelurahan. " * 3


@given(some.text(), some.floats(4, 40))
def test_widths_are_those_of_the_font(text: str, size: float) -> None:
    style.load_fonts()
    ours = pdfmetrics.getFont(style.REGULAR)
    assert isinstance(ours, MeasuredFont)
    for _ in range(2):
        assert ours.stringWidth(text, size) == pytest.approx(PLAIN.stringWidth(text, size))


def test_a_paragraph_is_broken_anew_for_another_width() -> None:
    style.load_fonts()
    kind = ParagraphStyle("x", fontName=style.REGULAR, fontSize=11, leading=14)
    ours, plain = Paragraph(TEXT, kind), ReportlabParagraph(TEXT, kind)
    heights = [ours.wrap(width, 1000)[1] for width in (300, 300, 120, 300)]
    assert heights == [plain.wrap(width, 1000)[1] for width in (300, 300, 120, 300)]
    assert heights[0] < heights[2]
