"""One digest for each page of a PDF, over everything it shows: so that a check can say which page was changed.

The digest is over the page's objects and not over bytes of the file, so it stays the same when signatures are added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.rw_common import PdfHandler

_DEEPEST, _MOST_PAGES = 60, 10_000  # a damaged tree of pages may have no end
_BESIDE = {"/Parent", "/P", "/Length", "/StructParents"}
"""Keys that lead away from what is shown, or follow from it."""


def page_digests(pdf: PdfHandler) -> list[str]:
    """The digest of each page (16 hex digits). Raises whatever a damaged file makes the reader raise."""
    seen: dict[tuple[int, int], bytes] = {}
    pages = list(islice(_pages(pdf.root["/Pages"], 0), _MOST_PAGES))
    return [_digest(page, pdf, seen, 0).hex()[:16] for page in pages]


def _pages(node: Any, depth: int) -> Iterator[generic.DictionaryObject]:
    if depth > _DEEPEST:
        raise ValueError("pages nested too deeply")
    if node.get("/Type") != "/Pages":
        yield node
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object(), depth + 1)


def _digest(item: object, pdf: PdfHandler, seen: dict[tuple[int, int], bytes], depth: int) -> bytes:
    """The digest of one object; of one that was met before, the same again, and nothing of itself in itself."""
    if depth > _DEEPEST:
        raise ValueError("objects nested too deeply")
    if isinstance(item, generic.IndirectObject):
        place = (item.idnum, item.generation)
        if place not in seen:
            seen[place] = b""
            seen[place] = _digest(pdf.get_object(item.reference), pdf, seen, depth + 1)
        return seen[place]
    found = hashlib.sha256()
    if isinstance(item, generic.DictionaryObject):
        for key in sorted(item.keys() - _BESIDE):
            value = item.raw_get(key)
            inner = _annotations(value, pdf, seen, depth) if key == "/Annots" else _digest(value, pdf, seen, depth + 1)
            found.update(str(key).encode() + b"\0" + inner if inner else b"")
        if isinstance(item, generic.StreamObject):
            found.update(b"stream" + hashlib.sha256(item.encoded_data).digest())
    elif isinstance(item, generic.ArrayObject):
        for place in range(len(item)):
            found.update(_digest(item.raw_get(place), pdf, seen, depth + 1))
    else:
        found.update(f"{type(item).__name__} {item!r}".encode("utf-8", "backslashreplace"))
    return found.digest()


def _annotations(value: object, pdf: PdfHandler, seen: dict[tuple[int, int], bytes], depth: int) -> bytes:
    """The annotations of a page without the places of signatures; nothing if there are no others."""
    listed: Any = pdf.get_object(value.reference) if isinstance(value, generic.IndirectObject) else value
    notes = [place for place in range(len(listed)) if listed[place].get("/Subtype") != "/Widget"]
    return b"".join(_digest(listed.raw_get(place), pdf, seen, depth + 1) for place in notes)
