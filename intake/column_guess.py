"""The meaning of the columns of a list without headings, from what stands in them."""

from __future__ import annotations

from collections.abc import Callable

from core.participant_list import Column, ListTable
from intake.participant_values import age_of, pair_of, sex_of

_LOOKED_AT = 60
_ELEMENTS = {
    *("lkmk", "lpmk", "lpm", "pkk", "bkm", "karang", "taruna", "toga", "tomas", "kpm", "rtm", "disabilitas", "difabel"),
    *("lansia", "perempuan", "pemuda", "umkm", "posyandu", "kader", "tokoh", "warga", "masyarakat"),
}


def guess_columns(table: ListTable) -> tuple[Column, ...]:
    """One meaning for each column. The first column mostly of letters holds the names, unless it is the unsur.

    Column.NAME is missing if no column can hold names.
    """
    columns = [_cells(table, place) for place in range(table.width)]
    meanings = [_meaning(cells) for cells in columns]
    names = [place for place, cells in enumerate(columns) if meanings[place] is Column.IGNORED and _are_names(cells)]
    if names:
        meanings[names[0]] = Column.NAME
    for place in names[1:]:
        if Column.ELEMENT not in meanings:
            meanings[place] = Column.ELEMENT
        elif Column.POSITION not in meanings:
            meanings[place] = Column.POSITION
    return tuple(Column.IGNORED if meaning in meanings[:place] else meaning for place, meaning in enumerate(meanings))


def _cells(table: ListTable, place: int) -> list[str]:
    rows = table.rows[:_LOOKED_AT]
    return [cells[place] for _, cells in rows if place < len(cells) and cells[place]]


def _meaning(cells: list[str]) -> Column:
    if not cells:
        return Column.IGNORED
    if cells == [str(number) for number in range(1, len(cells) + 1)]:
        return Column.NUMBER
    tests: tuple[tuple[Column, Callable[[str], bool]], ...] = (
        (Column.SEX, lambda cell: sex_of(cell) is not None),
        (Column.AGE, lambda cell: 5 <= (age_of(cell) or 0) <= 120),
        (Column.RT_RW, lambda cell: pair_of(cell) is not None),
        (Column.ELEMENT, lambda cell: not _ELEMENTS.isdisjoint(cell.casefold().split())),
    )
    for column, holds in tests:
        if sum(map(holds, cells)) >= 0.8 * len(cells):
            return column
    return Column.IGNORED


def _are_names(cells: list[str]) -> bool:
    letters = sum(any(sign.isalpha() for sign in cell) and len(cell) > 1 for cell in cells)
    return bool(cells) and letters >= 0.8 * len(cells)
