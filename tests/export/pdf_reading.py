"""Reading a PDF back: its text page by page, its fonts, its outline."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Any

from pypdf import PdfReader


def reader_of(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@lru_cache(8)
def pages_of(content: bytes) -> list[str]:
    """The text of each page, blanks and line ends folded."""
    return [" ".join(page.extract_text().split()) for page in reader_of(content).pages]


def text_of(content: bytes) -> str:
    return " ".join(pages_of(content))


def without_blanks(text: str) -> str:
    """For texts that a page may break anywhere."""
    return re.sub(r"\s", "", text)


def page_with(content: bytes, words: str) -> int:
    """The index of the one page that says ``words``."""
    found = [place for place, text in enumerate(pages_of(content)) if words in text]
    assert len(found) == 1, (words, found)
    return found[0]


def fonts_of(content: bytes) -> dict[str, bool]:
    """Every font that a page or a form uses, and whether its file is embedded."""
    fonts: dict[str, bool] = {}
    for page in reader_of(content).pages:
        _collect(page["/Resources"], fonts)
    return fonts


def _collect(resources: Any, fonts: dict[str, bool]) -> None:
    resources = resources.get_object()
    for font in resources.get("/Font", {}).values():
        font = font.get_object()
        descriptor = font.get("/FontDescriptor")
        embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
        fonts[font["/BaseFont"]] = embedded
    for form in resources.get("/XObject", {}).values():
        form = form.get_object()
        if "/Resources" in form:
            _collect(form["/Resources"], fonts)


def outline_of(content: bytes) -> list[tuple[str, int]]:
    """Titles of the outline with the index of the page they lead to, depth first."""
    reader = reader_of(content)
    entries: list[tuple[str, int]] = []

    def walk(items: list[Any]) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                entries.append((item.title, reader.get_destination_page_number(item)))

    walk(reader.outline)
    return entries
