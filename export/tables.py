"""Ruled tables as official documents have them: no vertical lines, no fill but for group rows.

One point above and below, 0.75 under the head, thin grey between rows. The head repeats on each page, a row breaks
only if it is taller than a page, and a table starts only where two rows fit below its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from export import style
from export.draft import NONE, Draft
from export.paragraph import Paragraph
from export.text import Markup

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
    column, text). ``notes`` stand below the table and stay on the page of its last row.
    """

    columns: Sequence[Column]
    rows: list[Row] = field(default_factory=list)
    total: Sequence[str] | None = None
    dense: bool = False
    upper: Sequence[tuple[int, int, str]] = ()
    notes: Sequence[str] = ()


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
        widow = own.repeatRows + 1 + isinstance(own._cellvalues[-1][0], _Notes)
        if len(parts) == 2 and parts[1]._nrows == widow and parts[0]._nrows > own.repeatRows + 2:
            return own._splitRows(sum(own._rowHeights[: parts[0]._nrows - 1])) or parts
        return parts

    def _split_tall_row(self, height: float) -> list[Flowable]:
        """A row that not even an empty page can hold is broken, whatever it should have stayed with."""
        own: Any = self
        own._nosplitCmds = []
        return own._splitRows(height) or own._splitRows(height, doInRowSplit=1)


def ruled_table(draft: Draft, spec: TableSpec, width: float) -> RuledTable:
    """The table of a spec, ``width`` points wide."""
    widths = _widths(draft, spec, width)
    heads = _heads(draft, spec)
    cells = [*heads, *(_cells(draft, spec, row, width) for row in spec.rows)]
    if spec.total is not None:
        cells.append([_cell(draft, spec, index, draft.bold(text)) for index, text in enumerate(spec.total)])
    ruled = len(cells)
    if spec.notes:
        words = Markup("<br/>".join(draft.text.markup(note) for note in spec.notes))
        cells.append([_Notes(Paragraph(words, draft.styles.note), width), *["" for _ in spec.columns[1:]]])
    table = RuledTable(cells, colWidths=widths, repeatRows=len(heads), splitInRow=1, longTableOptimize=1)
    table.setStyle(_rules(spec, len(heads), ruled))
    return table


def _widths(draft: Draft, spec: TableSpec, width: float) -> list[float]:
    """Every column its part; one whose head has a longer word takes what it lacks from the widest."""
    parts = sum(column.part for column in spec.columns)
    widths = [width * column.part / parts for column in spec.columns]
    for index, column in enumerate(spec.columns):
        font = _cell_styles(draft, spec).heads[column.align]
        words = draft.text.markup(column.head).words.split()
        least = max((stringWidth(word, font.fontName, font.fontSize) for word in words), default=0)
        lacking = min(least + 2 * style.CELL_PADDING_X + 0.1 - widths[index], width / 4)
        if lacking > 0:
            widths[widths.index(max(widths))] -= lacking
            widths[index] += lacking
    return widths


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
    return draft.paragraph(text, _cell_styles(draft, spec).heads[align])


def _cells(draft: Draft, spec: TableSpec, row: Row, width: float) -> list[Content]:
    if isinstance(row, Group):
        words = draft.paragraph(row.text, _cell_styles(draft, spec).texts["left"])
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
        parts: list[Flowable] = [type(self)(part, self._wide) for part in self._paragraph.split(self._wide, aH)]
        return parts

    def draw(self) -> None:
        """The paragraph in its own width."""
        self._paragraph.drawOn(self.canv, 0, 0)


class _Notes(_Overhang):
    """What is to be said about a table, below its last row."""


def _cell(draft: Draft, spec: TableSpec, column: int, content: Content) -> Content:
    if not isinstance(content, str):
        return content
    return draft.paragraph(content or NONE, _cell_styles(draft, spec).texts[spec.columns[column].align])


def _cell_styles(draft: Draft, spec: TableSpec) -> style.Cells:
    return draft.styles.dense if spec.dense else draft.styles.cell


def _rules(spec: TableSpec, heads: int, rows: int) -> list[Any]:
    last_head = heads - 1
    commands: list[Any] = [
        ("FONT", (0, 0), (-1, -1), style.REGULAR, style.FOOT_PT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, last_head), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), style.CELL_PADDING_X),
        ("RIGHTPADDING", (0, 0), (-1, -1), style.CELL_PADDING_X),
        ("TOPPADDING", (0, 0), (-1, -1), style.CELL_PADDING_Y),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.CELL_PADDING_Y),
        ("LINEBELOW", (0, heads), (-1, rows - 1), 0.35, style.THIN_RULE),
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
    kept = (spec.total is not None) + bool(spec.notes)
    last = rows - 1 + bool(spec.notes)
    if kept and last - kept >= heads:
        commands.append(("NOSPLIT", (0, last - kept), (-1, last)))
    if spec.notes:
        commands += [("LEFTPADDING", (0, rows), (-1, rows), 0), ("TOPPADDING", (0, rows), (-1, rows), style.NOTE_GAP)]
    return commands


def _upper_rules(spec: TableSpec) -> list[Any]:
    commands: list[Any] = []
    spanned = {index for first, last, _ in spec.upper for index in range(first, last + 1)}
    for first, last, _ in spec.upper:
        commands += [("SPAN", (first, 0), (last, 0)), ("LINEBELOW", (first, 0), (last, 0), 0.5, style.INK)]
    if spec.upper:
        commands += [("SPAN", (index, 0), (index, 1)) for index in range(len(spec.columns)) if index not in spanned]
    return commands
