"""Pairs: of each two options the one that goes first."""

from __future__ import annotations

from textwrap import fill

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.views import BallotLine, OptionView, PollView
from resources.words import mark, t
from widgets import style
from widgets.ballots.sheet import DESK, BallotSheet, Marks, SheetSize
from widgets.follow_look import button, follow_look, label, spaced
from widgets.style import Look

FIRST, SECOND = 1, 2
LINE = 34
"""Letters in a line of a large button, which does not wrap by itself."""


class PairSheet(BallotSheet):
    """The letter of the one that goes first, or 1 and 2, or ← and →; ↑ and ↓ move; Backspace empties."""

    hint = mark("yang didahulukan")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        assert poll.form is not None
        options = {option.option_id: option for option in poll.options}
        self._lines = poll.form.lines
        self._winners: dict[str, int] = {}
        self.current = 0
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 8, 16, 8) if size.cards else (0, 0, 0, 0), gap=8 if size.cards else 4)
        self.pairs: list[_Pair] = []
        for place, line in enumerate(self._lines):
            pair = _Pair(place, (options[line.option_id], options[line.part]), self._pair_words(line), size)
            pair.chosen.connect(self._on_chosen)
            self.pairs.append(pair)
            layout.addWidget(pair)
        self._show()

    @property
    def marks(self) -> Marks:
        """The pairs that were decided: 1 for the first of the two, 2 for the second."""
        return tuple((line.key, self._winners[line.key]) for line in self._lines if line.key in self._winners)

    def clear(self) -> None:
        """All pairs open."""
        self._winners, self.current = {}, 0
        self._show()
        self.changed.emit()

    def decide(self, place: int, winner: int) -> None:
        """The winner of a pair; then the next pair."""
        self._winners[self._lines[place].key] = winner
        self.current = min(place + 1, len(self._lines) - 1)
        self._show()
        self.changed.emit()

    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """A letter of the current pair, a digit or an arrow decides it."""
        line = self._lines[self.current]
        winners = {Qt.Key.Key_Left: FIRST, Qt.Key.Key_1: FIRST, Qt.Key.Key_Right: SECOND, Qt.Key.Key_2: SECOND}
        option = self.option_by_letter(letter)
        of_pair = {line.option_id: FIRST, line.part: SECOND}
        if key in winners:
            self.decide(self.current, winners[key])
        elif option is not None:
            if option.option_id in of_pair:
                self.decide(self.current, of_pair[option.option_id])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Backspace:
            if line.key not in self._winners:
                self._move(-1)
            self._winners.pop(self._lines[self.current].key, None)
            self._show()
            self.changed.emit()
        else:
            return False
        return True

    def left_words(self) -> str:
        """How many pairs are open."""
        return t("{n} pasangan tersisa", n=len(self._lines) - len(self._winners))

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """The winner of each pair."""
        return tuple(
            (self._pair_words(line)[0], self.words_of(line.option_id if winner == FIRST else line.part))
            for line in self._lines
            if (winner := self._winners.get(line.key)) is not None
        )

    def _pair_words(self, line: BallotLine) -> tuple[str, str, str]:
        first, second = self.words_of(line.option_id), self.words_of(line.part)
        return t("{first} atau {second}", first=first, second=second), first, second

    def _move(self, step: int) -> None:
        self.current = max(0, min(self.current + step, len(self._lines) - 1))
        self._show()

    def _on_chosen(self, place: int, winner: int) -> None:
        self.decide(place, winner)

    def _show(self) -> None:
        for place, (pair, line) in enumerate(zip(self.pairs, self._lines, strict=True)):
            pair.show_winner(self._winners.get(line.key, 0), current=place == self.current and self.isEnabled())
        self.moved.emit(self.pairs[self.current])


class _Pair(QWidget):
    """Two buttons side by side. ``chosen(place, winner)``."""

    chosen = Signal(int, int)

    def __init__(
        self, place: int, options: tuple[OptionView, OptionView], words: tuple[str, str, str], size: SheetSize
    ) -> None:
        super().__init__()
        self._place, self._size = place, size
        self._here = label("▸", tone="accent", strong=True)
        row = QHBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self._here)
        self.buttons: list[QPushButton] = []
        for winner, option, name in zip((FIRST, SECOND), options, words[1:], strict=True):
            made = button(fill(f"{option.letter}  {name}", LINE) if size.cards else option.letter, name, live=True)
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            made.setToolTip(name)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _checked=False, winner=winner: self.chosen.emit(self._place, winner))
            self.buttons.append(made)
            row.addWidget(made, 1)
        follow_look(self, self._follow)

    def show_winner(self, winner: int, *, current: bool) -> None:
        """0: nobody has won yet."""
        for number, made in zip((FIRST, SECOND), self.buttons, strict=True):
            made.setChecked(number == winner)
        self._here.setText("▸" if current else " ")
        self._follow(style.current.look)

    def _follow(self, look: Look) -> None:
        theme = look.theme
        size = look.px(getattr(theme.type, "lead" if self._size.cards else "body"))
        for made in self.buttons:
            made.setStyleSheet(
                f"QPushButton {{ min-height: {look.px(self._size.row)}px; font-size: {size}px }}"
                f"QPushButton:checked {{ background: {theme.accent}; color: {theme.on_accent};"
                f" border: {look.px(2)}px solid {theme.text}; font-weight: bold }}"
            )
