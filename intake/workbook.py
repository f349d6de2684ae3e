"""An XLSX workbook as tables of texts: the sheet that looks like a list of participants, formulas as their results."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import cached_property
from io import BytesIO
from typing import Any

import openpyxl

from core.faults import Fault, FaultCode, FileFaults
from core.participant_list import ListTable, ReadingStopped
from intake.headings import looks_like_list
from intake.list_limits import Told, gather, tell_nobody
from intake.workbook_parts import facts_of, filled_down, visible_sheets

MOST_UNPACKED = 200_000_000
MOST_SHEETS = 30
NO_RESULT = "=?"
"""Stands for a formula whose result was not kept in the file; no other cell begins with "=" and holds nothing."""

_ENCRYPTED = 0x1


def read_workbook(raw: bytes, told: Told = tell_nobody) -> ListTable:
    """The table of the first visible sheet that looks like a list of people, with the other such sheets beside it.

    If none looks like one, the first that holds anything.

    Raises:
        FileFaults: NOT_A_TABLE, OPEN_DOCUMENT, HAS_PASSWORD, UNPACKS_TOO_BIG, TOO_MANY_ROWS or BROKEN_TABLE.
        ReadingStopped: if ``told`` does.
        zipfile.BadZipFile: if the archive is broken.
    """
    _check_archive(raw)
    try:
        tables = [table for table in _tables(raw, told) if isinstance(table, FileFaults) or table.rows]
    except (FileFaults, ReadingStopped):
        raise
    except Exception as error:  # openpyxl raises nearly anything for a workbook that is not whole
        raise _fault(FaultCode.BROKEN_TABLE) from error
    lists = [table for table in tables if isinstance(table, ListTable) and looks_like_list(table)]
    if lists:
        return replace(lists[0], others=tuple(lists[1:]))
    if tables and isinstance(tables[0], FileFaults):
        raise tables[0]
    return next((table for table in tables if isinstance(table, ListTable)), ListTable(()))


def _check_archive(raw: bytes) -> None:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise _fault(FaultCode.HAS_PASSWORD)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise _fault(FaultCode.UNPACKS_TOO_BIG, most=MOST_UNPACKED // 1_000_000)
        names = {part.filename for part in parts}
        if "xl/workbook.xml" not in names:
            known = "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument")
            raise _fault(FaultCode.OPEN_DOCUMENT if known else FaultCode.NOT_A_TABLE)
        for part in parts:  # no workbook declares entities; what does so means to grow
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(2000):
                        raise _fault(FaultCode.BROKEN_TABLE)


def _tables(raw: bytes, told: Told) -> Iterator[ListTable | FileFaults]:
    """Each visible sheet; the reason where one is too long."""
    books = _Books(raw)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            for title, part in list(visible_sheets(archive).items())[:MOST_SHEETS]:
                try:
                    facts = facts_of(archive, part)
                    formulas = books.formulas[title] if facts.has_formulas else None
                    rows = filled_down(_rows(books.results[title], formulas), facts.merged)
                    yield ListTable(gather(rows, told), sheet=title)
                except FileFaults as faults:
                    yield faults
    finally:
        books.close()


class _Books:
    """The workbook with the results of its formulas, and with the formulas; each is opened when it is needed."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._open: list[openpyxl.Workbook] = []

    def _opened(self, *, data_only: bool) -> openpyxl.Workbook:
        self._open.append(openpyxl.load_workbook(BytesIO(self._raw), read_only=True, data_only=data_only))
        return self._open[-1]

    @cached_property
    def results(self) -> openpyxl.Workbook:
        return self._opened(data_only=True)

    @cached_property
    def formulas(self) -> openpyxl.Workbook:
        return self._opened(data_only=False)

    def close(self) -> None:
        for book in self._open:
            book.close()


def _rows(sheet: Any, formulas: Any) -> Iterator[Iterator[str]]:
    """The texts of a sheet; ``formulas`` is the same sheet with formulas for results, where it has any."""
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    if formulas is None:
        for values in sheet.iter_rows(values_only=True):
            yield map(cell_text, values)
        return
    formulas.reset_dimensions()
    for pair in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True):
        yield _texts(*pair)


def _texts(results: tuple[Any, ...], formulas: tuple[Any, ...]) -> Iterator[str]:
    for result, formula in zip(results, formulas, strict=True):
        if result.value is None and formula.data_type == "f":
            yield NO_RESULT
        else:
            yield cell_text(result.value)


def cell_text(value: object) -> str:
    """A cell's value as people read it: whole numbers without a point, dates as year-month-day."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _fault(code: FaultCode, **data: str | int) -> FileFaults:
    return FileFaults([Fault("", code, tuple(data.items()))])
