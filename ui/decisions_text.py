"""What somebody signs, in full: the decisions in one or two columns, which scroll where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets import style
from widgets.follow_look import follow_look, label, spaced
from widgets.style import dress

TWO_COLUMNS = 900
"""From this width on, in px at 100 %, there are two columns."""
SCROLL_BAR, LABELS = 18, 104
"""Room for the scroll bar, and the least width of the labels, in px at 100 %."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line: its label ("KESATU") and its words."""

    name: str
    words: str


class DecisionsText(QScrollArea):
    """A heading and the decisions below it."""

    def __init__(self) -> None:
        super().__init__()
        self._decisions: tuple[Decision, ...] = ()
        self._columns = 0
        self._heading = label(strong=True, wraps=True, text_size="lead")
        self._inside = QWidget()
        dress(self._inside, kind="window")
        self._body = QWidget()
        spaced(column := QVBoxLayout(self._inside), gap=6)
        column.addWidget(self._heading)
        column.addWidget(self._body)
        column.addStretch(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)

    def set_decisions(self, heading: str, decisions: Sequence[Decision]) -> None:
        """Show these."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        if tuple(decisions) != self._decisions:
            self._decisions, self._columns = tuple(decisions), 0

    def fit(self, width: int, most: int) -> None:
        """Be as high as the words need at that width, and at most ``most``, both in pixels."""
        columns = 2 if width >= style.current.look.em(TWO_COLUMNS) and len(self._decisions) > 1 else 1
        if columns != self._columns:
            self._columns = columns
            self._fill()
        needed = self._height_for(width)
        if needed > most:
            width -= style.current.look.px(SCROLL_BAR)
            needed = self._height_for(width)
        self._inside.setFixedSize(width, needed)
        self.setFixedHeight(min(needed, most))

    def _height_for(self, width: int) -> int:
        layout = self._inside.layout()
        assert layout is not None
        layout.activate()
        return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def _fill(self) -> None:
        fresh = QWidget()
        row = QHBoxLayout(fresh)
        spaced(row, gap=32)
        for part in _split(self._decisions, self._columns):
            grid = QGridLayout()
            spaced(grid, gap=6)
            for place, decision in enumerate(part):
                name, words = label(decision.name, strong=True, text_size="lead"), label(decision.words, wraps=True)
                dress(words, text_size="lead")
                _keep_wide(name)
                grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(words, place, 1, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(1, 1)
            grid.setRowStretch(len(part), 1)
            row.addLayout(grid, 1)
        layout = self._inside.layout()
        assert layout is not None
        layout.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh


def _keep_wide(name: QWidget) -> None:
    """All labels are as wide as the usual one; "KETIGA BELAS" is wider."""
    follow_look(name, lambda look: name.setMinimumWidth(look.px(LABELS)))


def _split(decisions: Sequence[Decision], columns: int) -> list[Sequence[Decision]]:
    """In order, so that the columns are about as long as each other."""
    if columns == 1:
        return [decisions]
    lengths = [60 + len(decision.words) for decision in decisions]
    half, taken, place = sum(lengths) / 2, 0, 0
    while place < len(lengths) - 1 and taken + lengths[place] / 2 <= half:
        taken += lengths[place]
        place += 1
    return [decisions[:place], decisions[place:]]
