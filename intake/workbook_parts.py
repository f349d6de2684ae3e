"""What the parts of an XLSX archive say that is not told while a sheet is read row by row: rows, formulas, merges."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from openpyxl.utils import column_index_from_string

from intake.list_limits import MOST_ROWS, too_many_rows

_CHUNK = 1 << 22
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_FILLED = re.compile(rb"<(?:\w+:)?(?:v|is|f)[ >/]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')

Merges = Mapping[tuple[int, int], int]
"""Row (from 1) and column (from 0) of the upper left cell, and the last row, of cells merged over several rows."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Whether a sheet has formulas, and its cells that are merged downwards."""

    has_formulas: bool
    merged: Merges


def visible_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts of the visible sheets by their titles. Raises what zipfile and ElementTree do for a broken archive."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {
        one.get("Id"): posixpath.join("/xl", one.get("Target", "")).lstrip("/")
        for one in relations
        if one.get("Type", "").endswith("/worksheet")
    }
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = [one for one in book.iter() if one.tag.endswith("}sheet") and one.get("state", "visible") == "visible"]
    ids = {
        one.get("name", ""): next((text for name, text in one.items() if name.endswith("}id")), "") for one in sheets
    }
    return {title: targets[one] for title, one in ids.items() if one in targets}


def facts_of(archive: zipfile.ZipFile, part: str) -> SheetFacts:
    """What a sheet's part says, found without taking it apart: a list that is too long is refused at once.

    Raises:
        FileFaults: TOO_MANY_ROWS.
    """
    filled, has_formulas, rest = 0, False, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            *rows, rest = _ROW_END.split(rest + chunk)
            for row in rows:
                filled += _FILLED.search(row) is not None
                has_formulas = has_formulas or _FORMULA.search(row) is not None
            if filled > MOST_ROWS:
                raise too_many_rows()
    merged: dict[tuple[int, int], int] = {}
    for one in _MERGED.finditer(rest):
        first, last = int(one[2]), int(one[3])
        if last > first:
            merged[first, column_index_from_string(one[1].decode()) - 1] = last
    return SheetFacts(has_formulas, merged)


def filled_down(rows: Iterable[Iterable[str]], merged: Merges) -> Iterator[list[str]]:
    """The rows; what stands in a cell that is merged downwards stands in each of its rows."""
    held: dict[int, tuple[int, str]] = {}
    for number, cells in enumerate(rows, 1):
        texts = list(cells)
        for place, (last, text) in held.items():
            if number <= last:
                texts += [""] * (place + 1 - len(texts))
                texts[place] = texts[place] or text
        for place, text in enumerate(texts):
            if (number, place) in merged:
                held[place] = merged[number, place], text
        yield texts
