"""An XLSX workbook as a table of texts: the sheet that looks like a list of participants, formulas as their results."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl

from core.faults import Fault, FaultCode, FileFaults
from core.participant_list import ListTable
from intake.headings import looks_like_list
from intake.list_limits import gather

MOST_UNPACKED = 200_000_000
NO_RESULT = "=?"
"""Stands for a formula whose result was not kept in the file; no other cell begins with "=" and holds nothing."""

_ENCRYPTED = 0x1


def read_workbook(raw: bytes) -> ListTable:
    """The table of the first visible sheet that looks like a list of people, else of the first that holds anything.

    Raises:
        FileFaults: NOT_A_TABLE, OPEN_DOCUMENT, HAS_PASSWORD, UNPACKS_TOO_BIG, TOO_MANY_ROWS or BROKEN_TABLE.
        zipfile.BadZipFile: if the archive is broken.
    """
    _check_archive(raw)
    try:
        tables = _tables(raw)
        chosen = None
        for table in tables:
            if looks_like_list(table):
                return table
            chosen = chosen or (table if table.rows else None)
    except FileFaults:
        raise
    except Exception as error:  # openpyxl raises nearly anything for a workbook that is not whole
        raise _fault(FaultCode.BROKEN_TABLE) from error
    return chosen or ListTable(())


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


def _tables(raw: bytes) -> Iterator[ListTable]:
    results = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=True)
    formulas = openpyxl.load_workbook(BytesIO(raw), read_only=True, data_only=False)
    try:
        for sheet in results.worksheets:
            if sheet.sheet_state == "visible":
                for one in (sheet, formulas[sheet.title]):
                    one.reset_dimensions()  # what a file says of its own size is often wrong
                rows = zip(sheet.iter_rows(), formulas[sheet.title].iter_rows(), strict=True)
                yield ListTable(gather(_texts(*pair) for pair in rows), sheet=sheet.title)
    finally:
        results.close()
        formulas.close()


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
