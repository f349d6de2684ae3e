"""A table of very many rows, made page by page: paragraphs exist only for the rows of the page that is being filled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportlab.platypus import Flowable

from export.draft import Draft
from export.tables import Group, Row, RuledTable, TableSpec, ruled_table

_ROWS_OF_A_PAGE = 36


class PagedTable(Flowable):
    """Looks and breaks like the ``RuledTable`` of the same spec; its cells are texts, and it has no sums.

    Give it rows that are ``cleaned`` already: what cannot be printed is counted before a page is laid out, and once.
    """

    def __init__(self, draft: Draft, spec: TableSpec, width: float) -> None:
        super().__init__()
        self._draft = draft
        self._spec = spec
        self._wide = width
        self._size: tuple[float, float] | None = None

    def _table(self, count: int) -> RuledTable:
        return ruled_table(self._draft, replace(self._spec, rows=self._spec.rows[:count]), self._wide)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """The size of as many rows as fill the height, and of all if they are fewer."""
        count = _ROWS_OF_A_PAGE
        while self._size is None or not (self._all or self._size[1] > aH):
            self._first = self._table(count)
            self._all = count >= len(self._spec.rows)
            self._size = self._first.wrap(aW, aH)
            count *= 2
        return self._size

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """What fits as a table, and the rest of the rows; nothing where a table may not begin."""
        self.wrap(aW, aH)
        made = _rows_of(self._first)
        parts = self._split(self._first, aW, aH)
        if self._all or not parts:
            return parts
        if sum(map(_rows_of, parts)) != made:  # a row taller than a page was broken
            return self._split(self._table(len(self._spec.rows)), aW, aH)
        rest = replace(self._spec, rows=self._spec.rows[_rows_of(parts[0]) :])
        return [parts[0], PagedTable(self._draft, rest, self._wide)]

    def _split(self, table: RuledTable, width: float, height: float) -> list[Any]:
        placed: Any = table
        placed._frame = getattr(self, "_frame", None)
        return table.split(width, height)

    @property
    def shown(self) -> RuledTable:
        """The table of the rows that are shown."""
        return self._first

    def draw(self) -> None:
        """All rows, which then are those of one page."""
        self._first.drawOn(self.canv, 0, 0)


def _rows_of(table: Any) -> int:
    """Rows below the head."""
    return table._nrows - table.repeatRows


def cleaned(draft: Draft, row: Row) -> Row:
    """The row with its texts clean."""
    if isinstance(row, Group):
        return Group(draft.text.markup(row.text))
    return [draft.text.markup(cell) if isinstance(cell, str) else cell for cell in row]
