"""A list of ballots (CSV, as ``export.ballots_csv`` writes it), read for a recount or refused with place and reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from core.faults import Fault, FaultCode, FileFaults
from core.minutes import OptionText
from core.recount import BallotSheet, recounted
from core.tally import METHODS, BadRule, Marks
from intake.json_file import MOST_BYTES, MOST_DIGITS, shown

FORM = ["lingkar", "surat suara", "1"]
ONCE = ("pertanyaan", "cara", "putaran", "rahasia", "sha256", "kunci")
TRUTHS = {"ya": True, "tidak": False}

_WHOLE = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}", re.ASCII)

Row = tuple[str, list[str]]
"""The place of a row, and its cells."""


def read_ballot_list(path: Path) -> BallotSheet:
    """The list in the file at ``path``.

    Raises:
        FileFaults: for the first thing in it that was not understood.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise _fault("", FaultCode.NO_SUCH_FILE) from error
    except (OSError, ValueError) as error:
        raise _fault("", FaultCode.CANNOT_READ) from error
    if len(raw) > MOST_BYTES:
        raise _fault("", FaultCode.TOO_BIG, most=MOST_BYTES // 1_000_000)
    try:
        return ballot_list_of(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _fault("", FaultCode.NOT_UTF8, byte=error.start) from error


def ballot_list_of(text: str) -> BallotSheet:
    """The list that ``text`` holds. Raises as ``read_ballot_list`` does."""
    rows = list(_rows_of(text))
    if not rows or rows[0][1][:3] != FORM:
        raise _fault("", FaultCode.NOT_BALLOT_LIST)
    by_kind: dict[str, list[Row]] = {}
    for place, (kind, *cells) in rows[1:]:
        by_kind.setdefault(kind, []).append((place, cells))
    once = {kind: _only(kind, by_kind) for kind in ONCE}
    place, cells = once["cara"]
    if cells[0] not in METHODS:
        raise _fault(place, FaultCode.UNKNOWN_CODE, value=shown(cells[0]))
    sheet = BallotSheet(
        question=once["pertanyaan"][1][0],
        method=cells[0],
        round=_whole(*once["putaran"]),
        secret=_truth(*once["rahasia"]),
        rules=dict(_rule(place, cells) for place, cells in by_kind.get("aturan", [])),
        options=tuple(_option(place, cells) for place, cells in by_kind.get("pilihan", [])),
        ballots=tuple(_marks(place, cells, once["kunci"][1][1:]) for place, cells in by_kind.get("suara", [])),
        voters=tuple(cells[0] for _, cells in by_kind.get("suara", [])),
        settlements=tuple((cells[0], tuple(filter(None, cells[1:]))) for _, cells in by_kind.get("seri", [])),
        digest=once["sha256"][1][0],
    )
    try:
        recounted(sheet)
    except BadRule as error:
        raise _fault("aturan", FaultCode.UNKNOWN_CODE, value=shown(str(error))) from error
    except ValueError as error:
        raise _fault("seri", FaultCode.NOT_A_TIE) from error
    return sheet


def _rows_of(text: str) -> Iterator[Row]:
    """The rows that are not empty, with their places; the apostrophe before a cell that must be text is taken off."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cells):
                plain = [cell.removeprefix("'") for cell in cells]
                yield f"baris {reader.line_num}", plain if len(plain) > 1 else [*plain, ""]
    except csv.Error as error:
        raise _fault(f"baris {reader.line_num}", FaultCode.NOT_BALLOT_LIST) from error


def _only(kind: str, by_kind: dict[str, list[Row]]) -> Row:
    found = by_kind.get(kind, [])
    if not found:
        raise _fault(kind, FaultCode.MISSING)
    if len(found) > 1:
        raise _fault(found[1][0], FaultCode.DUPLICATE, value=shown(kind))
    return found[0]


def _whole(place: str, cells: list[str]) -> int:
    if not _WHOLE.fullmatch(cells[0]):
        raise _fault(place, FaultCode.NOT_WHOLE, value=shown(cells[0]))
    return int(cells[0])


def _truth(place: str, cells: list[str]) -> bool:
    if cells[0] not in TRUTHS:
        raise _fault(place, FaultCode.NOT_ONE_OF, value=shown(cells[0]), choices=", ".join(TRUTHS))
    return TRUTHS[cells[0]]


def _rule(place: str, cells: list[str]) -> tuple[str, int | str]:
    if len(cells) < 2:
        raise _fault(place, FaultCode.MISSING)
    name, value = cells[:2]
    return name, int(value) if _WHOLE.fullmatch(value) else value


def _option(place: str, cells: list[str]) -> OptionText:
    if len(cells) < 4 or not cells[1]:
        raise _fault(place, FaultCode.MISSING)
    return OptionText(cells[1], cells[2], cells[3])


def _marks(place: str, cells: list[str], keys: list[str]) -> Marks:
    marks = cells[1:]
    if any(marks[len(keys) :]):
        raise _fault(place, FaultCode.UNKNOWN_CODE, value=shown(next(filter(None, marks[len(keys) :]))))
    return {key: _whole(place, [mark]) for key, mark in zip(keys, marks, strict=False) if mark}


def _fault(place: str, code: FaultCode, **data: str | int) -> FileFaults:
    return FileFaults([Fault(place, code, tuple(data.items()))])
