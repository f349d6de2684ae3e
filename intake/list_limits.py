"""How much a list of participants may hold, and the one way to gather its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.faults import Fault, FaultCode, FileFaults

MOST_ROWS = 10_000
"""More than a hundred times what a session has room for."""

MOST_COLUMNS = 200
EMPTY_ROWS_TO_THE_END = 5_000
"""Spreadsheets keep the looks of rows in which nothing was ever written; after this many the list is over."""

_TOLD_EVERY = 200
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF])
"""Signs that nobody sees and that make equal names differ: soft hyphens, marks of direction, blanks without width."""

Row = tuple[int, tuple[str, ...]]
Told = Callable[[int], None]
"""Is told from time to time how many rows were read; raises ``ReadingStopped`` when nobody wants the rest."""


def tell_nobody(rows: int) -> None:
    """A ``Told`` for whoever waits."""


def gather(rows: Iterable[Iterable[str]], told: Told = tell_nobody) -> tuple[Row, ...]:
    """The rows with their numbers, texts trimmed to one line, empty rows left out.

    Raises:
        FileFaults: TOO_MANY_ROWS.
        ReadingStopped: if ``told`` does.
    """
    found: list[Row] = []
    last = 0
    for number, cells in enumerate(rows, 1):
        if number % _TOLD_EVERY == 0:
            told(number)
        texts = tuple(" ".join(cell.translate(_UNSEEN).split()) for cell in cells)[:MOST_COLUMNS]
        if any(texts):
            if len(found) == MOST_ROWS:
                raise too_many_rows()
            found.append((number, texts))
            last = number
        elif number - last > EMPTY_ROWS_TO_THE_END:
            break
    return tuple(found)


def too_many_rows() -> FileFaults:
    """The refusal of a list that is no list of one session's people."""
    return FileFaults([Fault("", FaultCode.TOO_MANY_ROWS, (("most", MOST_ROWS),))])
