"""Texts that people typed: printed or marked, never lost, never obeyed."""

from __future__ import annotations

import unicodedata
from xml.sax.saxutils import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from export import style
from export.text import MISSING, DocumentText, Markup


def cleaner() -> DocumentText:
    return DocumentText(style.load_fonts())


@pytest.mark.parametrize(
    ("typed", "printed", "missing"),
    [
        ("Bu Tumini", "Bu Tumini", 0),
        ("<b>&\"=cmd|'", "&lt;b&gt;&amp;\"=cmd|'", 0),
        ("baris\r\nlain\rlagi\n", "baris<br/>lain<br/>lagi", 0),
        ("tab\tdi sini", "tab di sini", 0),
        ("e\u0301", "\u00e9", 0),
        ("\u200bnol\ufeff\u202elebar", "nollebar", 0),
        ("5 ≥ 3 − 1 ✓", "5 &gt;= 3 – 1 (v)", 0),
        ("\u3000lebar", "lebar", 0),
        ("🙂 ꦱꦸ سلام", f"{MISSING} {MISSING * 2} {MISSING * 4}", 7),
        ("\x00\x07\ud800", MISSING * 3, 3),
        ("", "", 0),
    ],
)
def test_cleaning(typed: str, printed: str, missing: int) -> None:
    text = cleaner()
    assert text.markup(typed) == printed
    assert text.missing == missing


@pytest.mark.parametrize(
    ("typed", "printed", "missing"),
    [
        ("ia berkata سلام.", 'ia berkata <font name="LingkarMore">م\ufefc\ufeb3</font>.', 0),
        ("नम <b>", '<font name="LingkarMore">नम</font> &lt;b&gt;', 0),
        ("→ ꦱ א", f'-&gt; {MISSING} <font name="LingkarMore">א</font>', 1),
        ("é", "é", 0),
    ],
)
def test_another_script_has_a_font_of_its_own(typed: str, printed: str, missing: int) -> None:
    text = style.document_text()
    assert text.markup(typed) == printed
    assert text.missing == missing
    assert "LingkarMore" not in text.plain(typed)


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_with_more_fonts_no_text_fails_and_every_sign_has_a_glyph(typed: str) -> None:
    paragraph = Paragraph(style.document_text().markup(typed), style.styles_at(11).text)
    paragraph.wrap(200, 1000)
    known = {style.REGULAR: style.load_fonts(), style.MORE: style.load_more_fonts()}
    for frag in (frag for frag in paragraph.frags if not isinstance(frag, list)):
        assert {ord(sign) for sign in frag.text} - known[frag.fontName] <= {0x20, 0xA0}


def test_markup_is_not_cleaned_again() -> None:
    text = cleaner()
    assert text.markup(Markup("<b>A</b>")) == "<b>A</b>"
    assert text.markup(text.markup("<b>")) == "&lt;b&gt;"


def test_what_is_read_of_markup_has_neither_tags_nor_entities() -> None:
    typed = "<b> & 1<sup>2"
    assert Markup(f"1. <b>{cleaner().markup(typed)}</b><br/>lagi<super>a</super>").words == f"1. {typed} lagia"


def test_a_line_for_drawing_is_one_line() -> None:
    assert cleaner().plain(" satu\n dua\t<b> ") == "satu dua <b>"


def test_very_many_lines_are_printed_as_strokes() -> None:
    assert cleaner().markup("a\nb") == "a<br/>b"
    assert cleaner().markup("a\n" * 100) == " / ".join("a" * 100)


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_every_sign_is_printed_marked_or_unseen_by_nature(typed: str) -> None:
    text = cleaner()
    printed = unescape(text.markup(typed).replace("<br/>", "\n"))
    composed = unicodedata.normalize("NFC", typed)
    known = style.load_fonts()
    seen = [
        sign for sign in composed if ord(sign) in known and not sign.isspace() and unicodedata.category(sign)[0] != "C"
    ]
    for sign in seen:
        assert printed.count(sign) >= seen.count(sign)
    assert printed.count(MISSING) >= text.missing
    assert all(sign == "\n" or ord(sign) in known for sign in printed)


@given(st.text(st.characters(exclude_categories=[]), max_size=200))
def test_no_text_makes_a_paragraph_fail_or_obey(typed: str) -> None:
    paragraph = Paragraph(cleaner().markup(typed), style.styles_at(11).cell.texts["left"])
    paragraph.wrap(100, 100)
    words = [frag for frag in paragraph.frags if not isinstance(frag, list)]
    assert {frag.fontName for frag in words} <= {style.REGULAR}
    assert not any(getattr(frag, "cbDefn", None) or getattr(frag, "link", None) for frag in words)
