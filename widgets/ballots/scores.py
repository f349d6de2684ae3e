"""Scores: a number for each option, or for each criterion of it (USG, weighted criteria, formulas)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.views import BallotLine, PollView
from resources.words import mark, t
from widgets import style
from widgets.ballots.sheet import DESK, BallotSheet, Marks, SheetSize
from widgets.ballots.spot import Spot
from widgets.follow_look import button, follow_look, label, large, spaced
from widgets.guard import guard
from widgets.style import Look

BLANK: Final = "–"
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


HEAD_WIDTH = 72
"""Most width of the heading of a criterion in the console, in px at 100 %; in the booth twice that."""


class ScoreSheet(BallotSheet):
    """A grid of options and criteria. Digits score the cell that is marked and go on; arrows move; Backspace empties.

    What is left empty says nothing; it is no 0.
    """

    keys, hint = "0…9", mark("nilai")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        assert poll.form is not None
        self._lines = poll.form.lines
        self._parts = list(dict.fromkeys(line.part for line in self._lines))
        self._scores: dict[str, int] = {}
        self._typed = ""
        self.cells = [_Cell(place, self._name(line), size) for place, line in enumerate(self._lines)]
        for cell in self.cells:
            cell.reached.connect(self.go_to)
        self.current = 0
        self._keypad = QHBoxLayout()
        spaced(self._keypad, gap=8 if size.cards else 4)
        self._lay_out()
        self.go_to(0)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        spaced(grid, gap=12 if self.size_kind.cards else 4)
        grid.setColumnStretch(1, 1)
        for column, part in enumerate(self._parts):
            head = label(part, strong=True, text_size="lead" if self.size_kind.cards else "caption")
            head.setToolTip(self._part_words(part))
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            _wrap_beyond(head, 2 * HEAD_WIDTH if self.size_kind.cards else HEAD_WIDTH)
            grid.addWidget(head, 0, column + 2, Qt.AlignmentFlag.AlignCenter)
        for place, option in enumerate(self.poll.options):
            letter = label(option.letter, strong=True, tone="accent", text_size=self.size_kind.words)
            grid.addWidget(letter, place + 1, 0)
            words = label(self.words_of(option.option_id), wraps=True, text_size=self.size_kind.words and "title")
            grid.addWidget(words, place + 1, 1)
        options = [option.option_id for option in self.poll.options]
        for cell, line in zip(self.cells, self._lines, strict=True):
            grid.addWidget(cell, options.index(line.option_id) + 1, self._parts.index(line.part) + 2)
        self._asked = label(wraps=True, tone="soft", text_size="lead" if self.size_kind.cards else "caption")
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 8, 16, 8) if self.size_kind.cards else (0, 0, 0, 0), gap=8)
        layout.addLayout(grid)
        below = layout
        if self.size_kind.cards:
            self.foot = QWidget()
            below = QVBoxLayout(self.foot)
            spaced(below, margins=(32, 8, 32, 8), gap=8)
        below.addWidget(self._asked)
        below.addLayout(self._keypad)

    @property
    def marks(self) -> Marks:
        """The scores that were given."""
        return tuple((line.key, self._scores[line.key]) for line in self._lines if line.key in self._scores)

    def clear(self) -> None:
        """No scores."""
        self._scores = {}
        self.go_to(0)
        self.changed.emit()

    def go_to(self, place: int) -> None:
        """The cell that is scored next."""
        before, self.current = self._lines[self.current], max(0, min(place, len(self._lines) - 1))
        line = self._lines[self.current]
        self._typed = ""
        if (line.low, line.high) != (before.low, before.high) or not self._keypad.count():
            self._fill_keypad(line)
        self._asked.setText(self._name(line))
        self._show()
        self.moved.emit(self.cells[self.current])

    def score(self, number: int | None) -> None:
        """Score the current cell and go on; None leaves it empty. A number off the scale is not taken."""
        line = self._lines[self.current]
        if number is None:
            self._scores.pop(line.key, None)
        elif line.low <= number <= line.high:
            self._scores[line.key] = number
        else:
            return
        self.go_to(self.current + 1)
        self.changed.emit()

    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """Digits score, arrows move, Backspace empties, a letter goes to that option."""
        option = self.option_by_letter(letter)
        if key in _MOVES:
            down, right = _MOVES[key]
            self.go_to(self.current + down * len(self._parts) + right)
        elif key == Qt.Key.Key_Backspace:
            self._empty()
        elif letter.isdecimal():
            self._type(letter)
        elif letter == "-":
            self.score(None)
        elif option is not None:
            self.go_to(next(place for place, line in enumerate(self._lines) if line.option_id == option.option_id))
        else:
            return False
        return True

    def left_words(self) -> str:
        """How many cells are empty."""
        return t("{n} belum dinilai", n=len(self._lines) - len(self._scores))

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """Each option with its scores."""
        found = []
        for option in self.poll.options:
            lines = [line for line in self._lines if line.option_id == option.option_id]
            scores = (f"{line.part} {self._scores.get(line.key, BLANK)}".strip() for line in lines)
            found.append((self.words_of(option.option_id), "  ".join(scores)))
        return tuple(found)

    def _type(self, digit: str) -> None:
        """A digit; on a scale up to 10 and more the second one makes one number of both."""
        line = self._lines[self.current]
        text = self._typed + digit
        if len(text) < len(str(line.high)) and int(text) * 10 <= line.high and int(text) > 0:
            self._typed = text
            self._show()
        else:
            self.score(int(text) if int(text) <= line.high else int(digit))

    def _empty(self) -> None:
        """Empty this cell, or the one before where it is empty already."""
        if self._typed:
            self._typed = ""
        else:
            if self._lines[self.current].key not in self._scores:
                self.go_to(self.current - 1)
            self._scores.pop(self._lines[self.current].key, None)
        self._show()
        self.changed.emit()

    def _fill_keypad(self, line: BallotLine) -> None:
        while (item := self._keypad.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number in (*range(line.low, line.high + 1), None):
            words = t("lewati") if number is None else str(number)
            made = button(words, words, live=True, strong=True, compact=line.high - line.low > 5)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if self.size_kind.cards:
                large(made, height=self.size_kind.spot)
                made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            made.clicked.connect(lambda _checked=False, number=number: self.score(number))
            self._keypad.addWidget(made, 1)

    def _show(self) -> None:
        for place, (cell, line) in enumerate(zip(self.cells, self._lines, strict=True)):
            now = place == self.current
            given = self._scores.get(line.key)
            typed = self._typed if now and self._typed else BLANK if given is None else str(given)
            cell.show_score(typed, given is not None, current=now and self.isEnabled())

    def _name(self, line: BallotLine) -> str:
        words, part = self.words_of(line.option_id), line.label or self._part_words(line.part)
        return f"{words}: {part}" if part else words

    def _part_words(self, part: str) -> str:
        given = next((line.label for line in self._lines if line.part == part and line.label), "")
        return given or (_usg_words(part) if self.poll.method == "usg" else part)


def _usg_words(part: str) -> str:
    return {"U": t("Urgensi"), "S": t("Keseriusan"), "G": t("Pertumbuhan")}.get(part, part)


def _wrap_beyond(head: QLabel, px: int) -> None:
    """Give a heading the width of its text, and break it into lines where that is more than so many px at 100 %."""

    def apply(look: Look) -> None:
        width = head.fontMetrics().horizontalAdvance(head.text()) + 2
        head.setWordWrap(width > look.px(px))
        head.setFixedWidth(min(width, look.px(px)))

    follow_look(head, apply)


class _Cell(Spot):
    """One score. ``reached(place)`` when it was clicked."""

    reached = Signal(int)

    def __init__(self, place: int, name: str, size: SheetSize) -> None:
        super().__init__(name, size.spot, BLANK, square=True)
        self._place, self._current = place, False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_score(self, words: str, given: bool, *, current: bool) -> None:
        """Show a score, "–" for none; ``current``: it is scored next."""
        self._current = current
        self.setText(words)
        self.setChecked(given)
        self.update()

    @guard(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to this cell."""
        self.reached.emit(self._place)

    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click marks nothing by itself."""

    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The score, with a frame around the one that is scored next."""
        super().paintEvent(event)
        if self._current:
            look = style.current.look
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("focus"), look.em(2)))
            inset = look.em(1.5)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.em(6), look.em(6))
