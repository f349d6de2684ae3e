"""Noto Sans is there for the window and for the PDF."""

from __future__ import annotations

import io
import sys

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase.ttfonts import TTFont

from resources.fonts import FACES, FAMILY, MORE_FACES, FontMissingError, font_bytes


@pytest.mark.parametrize("face", FACES)
def test_qt_and_reportlab_take_every_face(qapp: QApplication, face: str) -> None:
    number = QFontDatabase.addApplicationFontFromData(font_bytes(face))
    assert QFontDatabase.applicationFontFamilies(number) == [FAMILY]
    font = TTFont(f"test-{face}", io.BytesIO(font_bytes(face)))
    assert {ord(sign) for sign in "AaÉé–…“”×±½"} <= font.face.charToGlyph.keys()


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    font_bytes.cache_clear()
    monkeypatch.setitem(sys.modules, "pymupdf_fonts.NotoSans_Bold", None)
    with pytest.raises(FontMissingError, match="pymupdf-fonts"):
        font_bytes("bold")


def test_an_unknown_face_is_refused() -> None:
    with pytest.raises(KeyError):
        font_bytes("condensed")


@pytest.mark.parametrize("face", MORE_FACES)
def test_other_scripts_have_their_letters(face: str) -> None:
    font = TTFont(f"test-{face}", io.BytesIO(font_bytes(face)))
    assert {ord(sign) for sign in "سلامﺳﻼאבनมไ"} <= font.face.charToGlyph.keys()
