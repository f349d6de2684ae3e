"""The list of a poll's ballots as a table for everybody's spreadsheet, from which it can be counted again.

The first cell of each row says what it is: ``lingkar`` (name and version of the form), ``pertanyaan``, ``cara``,
``putaran``, ``rahasia``, ``aturan`` (name, value), ``pilihan`` (place, id, code, label), ``seri`` (manner, ids in
order), ``sha256``, ``kunci`` (``pemilih``, then the key of each column) and ``suara`` (voter's code, then marks; what
is not marked is empty). Ballots stand in canonical order, so a secret list tells nothing but what was chosen.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from core.minutes import PollReport
from core.recount import BallotSheet, sheet_of
from export.file import replace_file

FORM = ("surat suara", "1")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a cell may not begin with: a spreadsheet would compute it. An apostrophe before it makes it text."""


def write_ballots(poll: PollReport, path: Path) -> int:
    """Write the list of a closed poll (UTF-8 with a mark, CRLF) and return its number of ballots.

    Raises:
        LedgerProblem: if the file cannot be written; then what was there is untouched.
    """
    replace_file(path, ballots_csv(sheet_of(poll)).encode("utf-8-sig"))
    return len(poll.ballots)


def ballots_csv(sheet: BallotSheet) -> str:
    """The table as text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(sheet))
    return text.getvalue()


def _rows(sheet: BallotSheet) -> Iterator[tuple[object, ...]]:
    yield ("lingkar", *FORM)
    yield ("pertanyaan", sheet.question)
    yield ("cara", sheet.method)
    yield ("putaran", sheet.round)
    yield ("rahasia", "ya" if sheet.secret else "tidak")
    yield from (("aturan", name, value) for name, value in sorted(sheet.rules.items()))
    for place, option in enumerate(sheet.options, start=1):
        yield ("pilihan", place, option.id, option.code, option.label)
    yield from (("seri", manner, *order) for manner, order in sheet.settlements)
    yield ("sha256", sheet.digest)
    keys = sheet.keys
    yield ("kunci", "pemilih", *keys)
    voters = sheet.voters or ("",) * len(sheet.ballots)
    for voter, marks in zip(voters, sheet.ballots, strict=True):
        yield ("suara", voter, *(marks.get(key, "") for key in keys))


def _harmless(cell: object) -> object:
    """``cell`` as a spreadsheet takes it for text; numbers stay."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
