"""Ruled tables as official documents have them: no vertical lines, no fill but for group rows.

One point above and below, 0.75 under the head, thin grey between rows. The head repeats on each page, a row breaks
only if it is taller than a page, and a table starts only where two rows fit below its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from export import style
from export.draft import NONE, Draft

Content = str | Flowable | list[Flowable]
"""What a cell holds: a text, or something that draws itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width as a part of the whole, and how its cells stand ("left", "centre", "right")."""

    head: str
    part: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Group:
    """A grey row across the table that opens a group; it stays with the row below."""

    text: str


Row = Sequence[Content] | Group


@dataclass(slots=True)
class TableSpec:
    """A table before it is drawn.

    ``total`` is a last row in bold; ``upper`` is a line of heads over several columns, each as (first column, last
    column, text).
    """

    columns: Sequence[Column]
    rows: list[Row] = field(default_factory=list)
    total: Sequence[str] | None = None
    dense: bool = False
    upper: Sequence[tuple[int, int, str]] = ()


class RuledTable(Table):
    """A table that leaves no head alone at the foot of a page and breaks a row only where it must."""

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 (reportlab's names)
        """The table in two, or nothing: then all of it goes to the next page."""
        own: Any = self  # reportlab's own names below, which its stubs leave out
        own._calc(availWidth, availHeight)
        parts = self._without_widow(own._splitRows(availHeight))
        if not getattr(getattr(self, "_frame", None), "_atTop", True):
            starts_well = len(parts) < 2 or parts[0]._nrows >= own.repeatRows + 2
            return parts if starts_well else []
        return parts or self._split_tall_row(availHeight)

    def _without_widow(self, parts: list[Any]) -> list[Any]:
        """Two rows at least on the next page, if enough stay on this one."""
        own: Any = self
        if len(parts) == 2 and parts[1]._nrows == own.repeatRows + 1 and parts[0]._nrows > own.repeatRows + 2:
            return own._splitRows(sum(own._rowHeights[: parts[0]._nrows - 1])) or parts
        return parts

    def _split_tall_row(self, height: float) -> list[Flowable]:
        """A row that not even an empty page can hold is broken, whatever it should have stayed with."""
        own: Any = self
        own._nosplitCmds = []
        return own._splitRows(height) or own._splitRows(height, doInRowSplit=1)


def ruled_table(draft: Draft, spec: TableSpec, width: float) -> RuledTable:
    """The table of a spec, ``width`` points wide."""
    parts = sum(column.part for column in spec.columns)
    widths = [width * column.part / parts for column in spec.columns]
    heads = _heads(draft, spec)
    cells = [*heads, *(_cells(draft, spec, row, width) for row in spec.rows)]
    if spec.total is not None:
        cells.append([_cell(draft, spec, index, draft.bold(text)) for index, text in enumerate(spec.total)])
    table = RuledTable(cells, colWidths=widths, repeatRows=len(heads), splitInRow=1, longTableOptimize=1)
    table.setStyle(_rules(spec, len(heads), len(cells)))
    return table


def _heads(draft: Draft, spec: TableSpec) -> list[list[Content]]:
    lower: list[Content] = [_head(draft, spec, column.head, column.align) for column in spec.columns]
    if not spec.upper:
        return [lower]
    upper: list[Content] = ["" for _ in spec.columns]
    spanned = {index for first, last, _ in spec.upper for index in range(first, last + 1)}
    for index in set(range(len(spec.columns))) - spanned:
        upper[index], lower[index] = lower[index], ""
    for first, _, text in spec.upper:
        upper[first] = _head(draft, spec, text, "centre")
    return [upper, lower]


def _head(draft: Draft, spec: TableSpec, text: str, align: str) -> Flowable:
    usual = {"left": style.CELL_HEAD, "centre": style.CELL_HEAD_CENTRED, "right": style.CELL_HEAD_RIGHT}
    small = {"left": style.DENSE_HEAD, "centre": style.DENSE_HEAD_CENTRED, "right": style.DENSE_HEAD_RIGHT}
    return draft.paragraph(text, (small if spec.dense else usual)[align])


def _cells(draft: Draft, spec: TableSpec, row: Row, width: float) -> list[Content]:
    if isinstance(row, Group):
        words = draft.paragraph(row.text, cell_style(spec.dense, "left"))
        return [_Overhang(words, width - 2 * style.CELL_PADDING_X), *["" for _ in spec.columns[1:]]]
    return [_cell(draft, spec, index, content) for index, content in enumerate(row)]


class _Overhang(Flowable):
    """A paragraph that stands in the first cell and is as wide as the table.

    A span would do the same, but reportlab then looks at every cell again for each page.
    """

    def __init__(self, paragraph: Flowable, width: float) -> None:
        super().__init__()
        self._paragraph = paragraph
        self._wide = width

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """No wider than its cell, as high as the paragraph."""
        self.width, self.height = aW, self._paragraph.wrap(self._wide, aH)[1]
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """The paragraph in two, for a page that cannot hold it."""
        parts: list[Flowable] = [_Overhang(part, self._wide) for part in self._paragraph.split(self._wide, aH)]
        return parts

    def draw(self) -> None:
        """The paragraph in its own width."""
        self._paragraph.drawOn(self.canv, 0, 0)


def _cell(draft: Draft, spec: TableSpec, column: int, content: Content) -> Content:
    if not isinstance(content, str):
        return content
    return draft.paragraph(content or NONE, cell_style(spec.dense, spec.columns[column].align))


def cell_style(dense: bool, align: str) -> ParagraphStyle:
    """The style of a cell's text."""
    usual = {"left": style.CELL, "centre": style.CELL_CENTRED, "right": style.CELL_RIGHT}
    small = {"left": style.DENSE, "centre": style.DENSE_CENTRED, "right": style.DENSE_RIGHT}
    return (small if dense else usual)[align]


def _rules(spec: TableSpec, heads: int, rows: int) -> list[Any]:
    last_head = heads - 1
    commands: list[Any] = [
        ("FONT", (0, 0), (-1, -1), style.REGULAR, style.TABLE_PT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, last_head), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), style.CELL_PADDING_X),
        ("RIGHTPADDING", (0, 0), (-1, -1), style.CELL_PADDING_X),
        ("TOPPADDING", (0, 0), (-1, -1), style.CELL_PADDING_Y),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.CELL_PADDING_Y),
        ("LINEBELOW", (0, heads), (-1, -1), 0.35, style.THIN_RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 1, style.INK),
        ("LINEBELOW", (0, last_head), (-1, last_head), 0.75, style.INK),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.35, style.THIN_RULE),
        ("LINEBELOW", (0, rows - 1), (-1, rows - 1), 1, style.INK),
    ]
    commands += _upper_rules(spec)
    for index, row in enumerate(spec.rows, start=heads):
        if isinstance(row, Group):
            commands.append(("BACKGROUND", (0, index), (-1, index), style.GROUP_FILL))
            if index + 1 < rows:
                commands.append(("NOSPLIT", (0, index), (-1, index + 1)))
    if spec.total is not None and rows - 2 >= heads:
        commands.append(("NOSPLIT", (0, rows - 2), (-1, rows - 1)))
    return commands


def _upper_rules(spec: TableSpec) -> list[Any]:
    commands: list[Any] = []
    spanned = {index for first, last, _ in spec.upper for index in range(first, last + 1)}
    for first, last, _ in spec.upper:
        commands += [("SPAN", (first, 0), (last, 0)), ("LINEBELOW", (first, 0), (last, 0), 0.5, style.INK)]
    if spec.upper:
        commands += [("SPAN", (index, 0), (index, 1)) for index in range(len(spec.columns)) if index not in spanned]
    return commands
