"""What ISO 19005-2 (PDF/A, part 2, level b) forbids or asks for, as far as a reader of the file's objects can tell.

Clauses are those of the standard. Not looked at: the numbers inside font programs (widths against outlines), the colour
profile beyond its head, and the syntax of the bytes (``qpdf --check`` does that). No validator of the whole standard is
to be had as a Python package.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, StreamObject

_FORBIDDEN_FILTERS = {"/LZWDecode", "/Crypt"}
_FORBIDDEN_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans",
    "/GoTo3DView", "/JavaScript",
}  # fmt: skip
_FORBIDDEN_ANNOTATIONS = {"/3D", "/Sound", "/Screen", "/Movie"}
_CMYK = {b"k", b"K"}
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"


def violations(content: bytes) -> list[str]:
    """Each as the clause and what is wrong; empty for a file in which nothing was found."""
    return list(_violations(content))


def _violations(content: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", content):
        yield "6.1.2 header"
    if re.search(rb"[^\r\n]endstream", content):
        yield "6.1.7.1 no end of line before endstream"
    reader = PdfReader(io.BytesIO(content))
    if "/ID" not in reader.trailer or "/Encrypt" in reader.trailer:
        yield "6.1.3 trailer"
    root: Any = reader.trailer["/Root"]
    yield from _intent(root)
    yield from _metadata(reader, root)
    if root.get("/AcroForm", {}).get("/NeedAppearances"):
        yield "6.4.1 NeedAppearances"
    if "/AA" in root or "/JavaScript" in root.get("/Names", {}):
        yield "6.5.1 actions of the document"
    for thing in _objects(reader):
        yield from _object(thing)
    for page in reader.pages:
        yield from _colours(page, reader)


def _intent(root: Any) -> Iterator[str]:
    intents = [one.get_object() for one in root.get("/OutputIntents", [])]
    if [one.get("/S") for one in intents] != ["/GTS_PDFA1"]:
        yield "6.2.3 output intent"
        return
    profile = intents[0]["/DestOutputProfile"]
    data = profile.get_data()
    if profile["/N"] != 3 or data[12:20] != b"mntrRGB " or data[36:40] != b"acsp" or data[8] > 4:
        yield "6.2.3 colour profile"


def _metadata(reader: PdfReader, root: Any) -> Iterator[str]:
    stream = root.get("/Metadata")
    if stream is None or "/Filter" in stream:
        yield "6.6.2.1 metadata"
        return
    tree = ElementTree.fromstring(stream.get_data())
    said = [(element.tag, element.text or "") for element in tree.iter() if not list(element)]
    if not {(f"{_PDFAID}part", "2"), (f"{_PDFAID}conformance", "B")} <= set(said):
        yield "6.6.4 version and conformance"
    known = {text for _, text in said}
    info = reader.metadata or {}
    for key in ("/Title", "/Author", "/Subject", "/Creator", "/Producer"):
        if info.get(key) and str(info[key]) not in known:
            yield f"6.6.2.2 {key} differs from the metadata"


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached, each once."""
    waiting: list[Any] = [reader.trailer]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            yield thing
            waiting += [thing.raw_get(key) for key in thing]
        elif isinstance(thing, ArrayObject):
            waiting += thing


def _object(thing: DictionaryObject) -> Iterator[str]:
    kind, subtype = thing.get("/Type"), thing.get("/Subtype")
    if isinstance(thing, StreamObject):
        filters = thing.get("/Filter", ())
        if {filters} & _FORBIDDEN_FILTERS if isinstance(filters, str) else set(filters) & _FORBIDDEN_FILTERS:
            yield "6.1.7.2 filter"
        if {"/F", "/FFilter", "/FDecodeParms"} & set(thing):
            yield "6.1.7.1 stream outside the file"
    if subtype == "/Image" and (thing.get("/Interpolate") or "/Alternates" in thing or "/OPI" in thing):
        yield "6.2.8 image"
    if subtype == "/Image" and thing.get("/ColorSpace") == "/DeviceCMYK":
        yield "6.2.4.3 colours of an image"
    if kind == "/ExtGState" and ("/TR" in thing or thing.get("/BM", "/Normal") not in ("/Normal", "/Compatible")):
        yield "6.2.5 graphics state"
    if thing.get("/SMask", "/None") != "/None":
        yield "6.2.10 transparency (none is wanted here)"
    if kind == "/Font" and subtype in ("/TrueType", "/Type1", "/CIDFontType2", "/CIDFontType0"):
        yield from _font(thing)
    if thing.get("/S") in _FORBIDDEN_ACTIONS:
        yield f"6.5.1 action {thing.get('/S')}"
    if kind == "/Annot":
        yield from _annotation(thing)
    if "/EF" in thing:
        yield "6.8 embedded file"


def _font(font: DictionaryObject) -> Iterator[str]:
    name, descriptor = font.get("/BaseFont"), font.get("/FontDescriptor")
    if descriptor is None or not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
        yield f"6.2.11.4 {name} is not embedded"
        return
    if len(font["/Widths"]) != font["/LastChar"] - font["/FirstChar"] + 1:  # pyright: ignore[reportArgumentType, reportOperatorIssue]
        yield f"6.2.11.5 widths of {name}"
    symbolic, encoding = bool(int(descriptor["/Flags"]) & 4), font.get("/Encoding")
    if symbolic and encoding is not None:
        yield f"6.2.11.6 encoding of {name}"
    if not symbolic and encoding not in ("/WinAnsiEncoding", "/MacRomanEncoding"):
        yield f"6.2.11.6 encoding of {name}"
    if "/ToUnicode" not in font:
        yield f"6.2.11.7 {name} says not what its letters mean"


def _annotation(annotation: DictionaryObject) -> Iterator[str]:
    if annotation.get("/Subtype") in _FORBIDDEN_ANNOTATIONS:
        yield "6.3.1 kind of annotation"
    if annotation.get("/Subtype") != "/Popup":
        flags = int(annotation.get("/F", 0))
        if not flags & 4 or flags & (1 | 2 | 32 | 256):
            yield "6.3.2 flags of an annotation"
    left, bottom, right, top = (float(edge) for edge in annotation["/Rect"])  # pyright: ignore[reportGeneralTypeIssues]
    if (right - left) * (top - bottom) and "/AP" not in annotation and annotation.get("/Subtype") != "/Link":
        yield "6.3.3 looks of an annotation"


def _colours(page: Any, reader: PdfReader) -> Iterator[str]:
    operators = {operator for _, operator in ContentStream(page.get_contents(), reader).operations}
    if operators & _CMYK:
        yield "6.2.4.3 device colours of another kind than the output intent"
