"""Noto Sans for the window and for the PDF alike, out of the `pymupdf-fonts` package (OFL).

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


class FontMissingError(RuntimeError):
    """A face cannot be read because the package that carries it is not installed."""


@cache
def font_bytes(face: str) -> bytes:
    """The TrueType file of `regular`, `bold`, `italic` or `bold_italic`.

    Qt takes it with `QFontDatabase.addApplicationFontFromData`, reportlab with
    `TTFont(name, io.BytesIO(...))`. KeyError for another face, `FontMissingError` without the package.
    """
    module = FACES[face]
    try:
        return import_module(f"pymupdf_fonts.{module}").fontbuffer
    except ImportError as error:
        raise FontMissingError(
            f"Noto Sans ({face}) comes with the package pymupdf-fonts, which is not installed"
        ) from error
