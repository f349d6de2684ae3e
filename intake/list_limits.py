"""How much a list of participants may hold, and the one way to gather its rows."""

from __future__ import annotations

from collections.abc import Iterable

from core.faults import Fault, FaultCode, FileFaults

MOST_ROWS = 10_000
"""More than a hundred times what a session has room for."""

MOST_COLUMNS = 200
EMPTY_ROWS_TO_THE_END = 5_000
"""Spreadsheets keep the looks of rows in which nothing was ever written; after this many the list is over."""

Row = tuple[int, tuple[str, ...]]


def gather(rows: Iterable[Iterable[str]]) -> tuple[Row, ...]:
    """The rows with their numbers, texts trimmed to one line, empty rows left out.

    Raises:
        FileFaults: TOO_MANY_ROWS.
    """
    found: list[Row] = []
    last = 0
    for number, cells in enumerate(rows, 1):
        texts = tuple(" ".join(cell.split()) for cell in cells)[:MOST_COLUMNS]
        if any(texts):
            if len(found) == MOST_ROWS:
                raise FileFaults([Fault("", FaultCode.TOO_MANY_ROWS, (("most", MOST_ROWS),))])
            found.append((number, texts))
            last = number
        elif number - last > EMPTY_ROWS_TO_THE_END:
            break
    return tuple(found)
