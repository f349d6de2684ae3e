"""Noto Sans for the window and for the PDF alike, out of the `pymupdf-fonts` package (OFL).

FiraGO of the same package has letters that Noto Sans there lacks: Arabic, Hebrew, Devanagari, Thai and some arrows.

That package keeps each face as a module with the unpacked TrueType file in `fontbuffer`; importing
one face takes some 15 ms, so each is read when it is first asked for. These files have no arrows, ticks
or boxes (→ ✓ ☐ ▶ ≥ −): a window has icons for that, a document words.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

FAMILY = "Noto Sans"
FACES = {
    "regular": "NotoSans_Regular",
    "bold": "NotoSans_Bold",
    "italic": "NotoSans_Italic",
    "bold_italic": "NotoSans_BoldItalic",
}
MORE_FACES = {
    "more_regular": "FiraGO_Regular",
    "more_bold": "FiraGO_Bold",
    "more_italic": "FiraGO_Italic",
    "more_bold_italic": "FiraGO_BoldItalic",
}


class FontMissingError(RuntimeError):
    """A face cannot be read because the package that carries it is not installed."""


@cache
def font_bytes(face: str) -> bytes:
    """The TrueType file of `regular`, `bold`, `italic` or `bold_italic`, or of FiraGO's `more_regular` and so on.

    Qt takes it with `QFontDatabase.addApplicationFontFromData`, reportlab with
    `TTFont(name, io.BytesIO(...))`. KeyError for another face, `FontMissingError` without the package.
    """
    module = (FACES | MORE_FACES)[face]
    try:
        return import_module(f"pymupdf_fonts.{module}").fontbuffer
    except ImportError as error:
        raise FontMissingError(
            f"The font {module} comes with the package pymupdf-fonts, which is not installed"
        ) from error
