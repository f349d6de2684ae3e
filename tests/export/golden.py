"""Pictures of pages as they should look, small and grey. ``uv run python -m tests.export.golden`` makes them anew.

They are compared with tolerance: another version of the drawing library may shade edges in another way, but no line of
text, rule or signature may be elsewhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from export.berita_acara import minutes_pdf
from export.notula import notula_pdf
from tests.export.pdf_reading import page_with
from tests.export.sample import HEAD, sample_minutes
from tests.export.signed import signed_minutes

FOLDER = Path(__file__).parent / "golden"
DPI = 48
TILE = 24
"""Pixels: a tile of this size is about a centimetre and a quarter wide."""

DARKER = 10.0
"""How much the mean grey of a tile may differ, of 255: a word more or less is some 20."""


@cache
def pages() -> dict[str, Image.Image]:
    """Each page that has a golden picture, as it is drawn now, by its name."""
    minutes = signed_minutes(*range(7))
    version = replace(minutes.version, content_digest=HEAD)  # ids are new each time, and so are digests and QR code
    document, _ = minutes_pdf(replace(minutes, journal_head=HEAD, version=version))
    wanted = {
        "first": (document, 0),
        "signatures": (document, page_with(document, "Demikian berita acara ini")),
        "attendance": (document, page_with(document, "DAFTAR HADIR Rabu")),
        "seating": (document, page_with(document, "DENAH DUDUK DAN PARTISIPASI")),
        "notula": (notula_pdf(sample_minutes())[0], 0),
    }
    return {name: _drawn(content, page) for name, (content, page) in wanted.items()}


def _drawn(content: bytes, page: int) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    try:
        bitmap: Any = document[page].render(scale=DPI / 72, grayscale=True)  # pyright: ignore[reportArgumentType]
        return bitmap.to_pil().convert("L")
    finally:
        document.close()


def golden(name: str) -> Image.Image:
    """The picture that is kept."""
    with Image.open(FOLDER / f"{name}.png") as picture:
        return picture.convert("L")


def differing_tiles(one: Image.Image, other: Image.Image) -> list[tuple[int, int]]:
    """The tiles (column, row) whose mean grey differs too much; all of them if the sizes differ."""
    if one.size != other.size:
        return [(0, 0)]
    blurred = (picture.filter(ImageFilter.GaussianBlur(1.5)) for picture in (one, other))
    apart = ImageChops.difference(*blurred)
    return list(_dark_tiles(apart))


def _dark_tiles(apart: Image.Image) -> Iterator[tuple[int, int]]:
    for top in range(0, apart.height, TILE):
        for left in range(0, apart.width, TILE):
            tile = apart.crop((left, top, left + TILE, top + TILE))
            values = tile.tobytes()
            if sum(values) / len(values) > DARKER:
                yield left // TILE, top // TILE


def main() -> int:
    """Draw all of them anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pages().items():
        picture.quantize(16).save(FOLDER / f"{name}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
