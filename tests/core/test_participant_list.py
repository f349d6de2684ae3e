"""A list of participants as plain values."""

from __future__ import annotations

import pytest

from core.participant_list import ListTable


@pytest.mark.parametrize(
    ("rows", "width"),
    [
        ((), 0),
        (((1, ("No", "Nama")),), 2),
        (((1, ("Nama",)), (3, ("Maryani", "P", "PKK")), (4, ())), 3),
    ],
)
def test_a_table_is_as_wide_as_its_longest_row(rows: tuple[tuple[int, tuple[str, ...]], ...], width: int) -> None:
    assert ListTable(rows).width == width
