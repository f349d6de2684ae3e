"""A list in a file (XLSX, CSV, TSV) or pasted, as a table of texts; refused with one reason where it is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

from core.faults import Fault, FaultCode, FileFaults
from core.participant_list import ListTable
from intake.delimited import read_delimited
from intake.list_limits import Told, tell_nobody
from intake.workbook import read_workbook

MOST_BYTES = 20_000_000
ZIP_HEAD = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
OLD_EXCEL_HEADS = (b"\x09\x08\x08\x00", b"\x09\x08\x10\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
OTHER_HEADS = (
    *(b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3", b"<?xml"),
)


def read_table_file(path: Path, told: Told = tell_nobody) -> ListTable:
    """The table in the file at ``path``. What it is, its content says, not its name.

    Raises:
        FileFaults: NO_SUCH_FILE, CANNOT_READ, TOO_BIG, EMPTY_FILE, NOT_A_TABLE, OLD_EXCEL, OPEN_DOCUMENT, WEB_PAGE,
            HAS_PASSWORD, BROKEN_TABLE, UNPACKS_TOO_BIG, TOO_MANY_ROWS or NO_ROWS.
        ReadingStopped: if ``told`` does.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise fault(FaultCode.NO_SUCH_FILE) from error
    except (OSError, ValueError) as error:
        raise fault(FaultCode.CANNOT_READ) from error
    if len(raw) > MOST_BYTES:
        raise fault(FaultCode.TOO_BIG, most=MOST_BYTES // 1_000_000)
    return read_table(raw, told)


def read_table(raw: bytes, told: Told = tell_nobody) -> ListTable:
    """The table that a file's bytes hold. Raises as ``read_table_file`` does."""
    if not raw:
        raise fault(FaultCode.EMPTY_FILE)
    if raw.startswith(COMPOUND_HEAD):
        raise fault(FaultCode.HAS_PASSWORD if ENCRYPTED_PART in raw else FaultCode.OLD_EXCEL)
    if raw.startswith(OLD_EXCEL_HEADS):
        raise fault(FaultCode.OLD_EXCEL)
    if raw.startswith((ZIP_HEAD, EMPTY_ZIP)):
        table = _workbook(raw, told)
    elif raw.startswith(OTHER_HEADS):
        raise fault(FaultCode.NOT_A_TABLE)
    elif b"<html" in raw[:2000].lower() or b"<table" in raw[:2000].lower():
        raise fault(FaultCode.WEB_PAGE)
    else:
        table = read_delimited(raw, told)
    if not table.rows:
        raise fault(FaultCode.NO_ROWS)
    return table


def read_pasted(text: str, told: Told = tell_nobody) -> ListTable:
    """The table that was copied in a spreadsheet program, or typed with commas. Raises as ``read_table_file`` does."""
    return read_table(text.encode("utf-8", errors="replace"), told)


def _workbook(raw: bytes, told: Told) -> ListTable:
    try:
        return read_workbook(raw, told)
    except (zipfile.BadZipFile, zipfile.LargeZipFile) as error:
        raise fault(FaultCode.BROKEN_TABLE) from error


def fault(code: FaultCode, **data: str | int) -> FileFaults:
    """The reason why a list was not taken at all."""
    return FileFaults([Fault("", code, tuple(data.items()))])
