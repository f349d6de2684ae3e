"""Lists of participants as plain values."""

from __future__ import annotations

from core.participant_list import ListTable


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    assert ListTable(()).width == 0
    assert ListTable(((1, ("Nama",)), (3, ("Sari", "P", "PKK")))).width == 3
