"""Where tables may break, and where they may not."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Frame

from export import style
from export.draft import Draft
from export.page import printed
from export.paged_table import PagedTable
from export.tables import Column, Group, RuledTable, TableSpec, ruled_table
from export.text import DocumentText
from tests.export.pdf_reading import pages_of
from tests.export.sample import sample_minutes

WIDTH = 160 * mm


def draft() -> Draft:
    return Draft(sample_minutes(), DocumentText(style.load_fonts()), WIDTH, WIDTH, ())


def table(rows: list[Any], **more: Any) -> RuledTable:
    return ruled_table(draft(), TableSpec([Column("No.", 1, "centre"), Column("Isi", 9)], rows, **more), WIDTH)


def split(made: RuledTable, height: float, *, at_top: bool = False) -> list[Any]:
    """What a frame gets when so many points are left on its page."""
    frame = Frame(0, 0, WIDTH, 1000)
    frame._atTop = at_top
    made._frame = frame  # type: ignore[attr-defined]
    return made.split(WIDTH, height)


def height_of(made: RuledTable, rows: int) -> float:
    made.wrap(WIDTH, 10_000)
    return sum(made._rowHeights[:rows])  # type: ignore[attr-defined]


def rows_of(made: Any) -> int:
    """Rows below the head."""
    return made._nrows - made.repeatRows


def test_a_table_that_fits_stays_whole() -> None:
    assert len(split(table([["1", "a"], ["2", "b"]]), 500)) == 1


def test_the_head_goes_along() -> None:
    rows = [[str(n), "isi"] for n in range(1, 11)]
    first, rest = split(table(rows), height_of(table(rows), 5) + 1)
    assert (rows_of(first), rows_of(rest)) == (4, 6)
    assert first.repeatRows == rest.repeatRows == 1


def test_no_head_stands_alone_with_one_row_but_on_an_empty_page() -> None:
    rows = [[str(n), "isi"] for n in range(1, 11)]
    room = height_of(table(rows), 2) + 1
    assert split(table(rows), room) == []
    assert rows_of(split(table(rows), room, at_top=True)[0]) == 1


def test_two_rows_at_least_go_to_the_next_page() -> None:
    rows = [[str(n), "isi"] for n in range(1, 11)]
    first, rest = split(table(rows), height_of(table(rows), 10) + 1)
    assert (rows_of(first), rows_of(rest)) == (8, 2)


def test_a_group_stays_with_its_first_row() -> None:
    rows = [["1", "a"], ["2", "b"], ["3", "c"], Group("Kelompok"), ["4", "d"], ["5", "e"], ["6", "f"]]
    first, _ = split(table(rows), height_of(table(rows), 5) + 1)
    assert rows_of(first) == 3


def test_a_sum_stays_with_the_row_above() -> None:
    rows = [[str(n), "isi"] for n in range(1, 6)]
    made = table(rows, total=["", "Jumlah"])
    first, rest = split(made, height_of(table(rows, total=["", "Jumlah"]), 6) + 1)
    assert (rows_of(first), rows_of(rest)) == (4, 2)


def test_a_row_breaks_only_on_an_empty_page() -> None:
    rows = [["1", "kata " * 2000], ["2", "b"]]
    assert split(table(rows), 400) == []
    first, rest = split(table(rows), 400, at_top=True)
    assert rows_of(first) == 1
    assert rows_of(rest) == 2


def test_a_group_before_a_row_taller_than_a_page_does_not_stop_it() -> None:
    first, rest = split(table([Group("Kelompok"), ["1", "kata " * 2000]]), 400, at_top=True)
    assert rows_of(first) == 1
    assert split(rest, 400, at_top=True)


def test_cells_without_content_have_a_dash() -> None:
    made = table([["1", ""]])
    made.wrap(WIDTH, 1000)
    assert made._cellvalues[1][1][0].text == "–"  # type: ignore[attr-defined]


def test_a_table_made_page_by_page_is_the_same_table() -> None:
    rows: list[Any] = []
    for n in range(1, 400):
        rows += [Group(f"Kelompok {n}")] if n % 37 == 1 else []
        rows.append([str(n), "kata " * (n % 60) if n % 90 else "kata " * 1500])
    spec = TableSpec([Column("No.", 1, "centre"), Column("Isi", 9)], rows)
    paper = style.PAPERS["A4"]
    whole = printed(draft(), paper, [ruled_table(draft(), spec, WIDTH)])
    paged = printed(draft(), paper, [PagedTable(draft(), spec, WIDTH)])
    assert pages_of(paged[0]) == pages_of(whole[0])
    assert paged[1] > 20
