"""Suara titik: so many dots, at most so many on one option."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from core.views import PollView
from resources.words import mark, t
from widgets.ballots.option_row import OptionGrid, OptionRow
from widgets.ballots.sheet import DESK, BallotSheet, Marks, SheetSize
from widgets.ballots.spot import Spot
from widgets.follow_look import spaced


class DotSheet(BallotSheet):
    """A letter adds a dot, Backspace takes the last one back; a click on a dot gives just so many."""

    hint = mark("tambah titik")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        self._given: list[str] = []
        self.rows: dict[str, OptionRow] = {}
        for place, option in enumerate(poll.options):
            words = self.words_of(option.option_id)
            names = (t("{words}, titik {n}", words=words, n=number) for number in range(1, max(1, poll.cap) + 1))
            row = OptionRow(option, words, [Spot(name, size.spot) for name in names], size, place)
            row.pressed.connect(self.add_dot)
            row.spot_pressed.connect(self._wish)
            self.rows[option.option_id] = row
        layout = QVBoxLayout(self)
        spaced(layout)
        layout.addWidget(OptionGrid(list(self.rows.values()), size))

    @property
    def marks(self) -> Marks:
        """The dots of each option that has any."""
        counts = ((option_id, self._given.count(option_id)) for option_id in self.rows)
        return tuple((option_id, dots) for option_id, dots in counts if dots)

    @property
    def dots_left(self) -> int:
        """How many dots this ballot still has."""
        return self.poll.dots - len(self._given)

    def clear(self) -> None:
        """All dots back."""
        self._given = []
        self._show()

    def add_dot(self, option_id: str) -> None:
        """One more dot for an option; beyond the dots or the cap nothing happens."""
        if self.dots_left > 0 and self._given.count(option_id) < self.poll.cap:
            self._given.append(option_id)
        self._show()

    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """A letter adds a dot, Backspace takes the last one back."""
        option = self.option_by_letter(letter)
        if key == Qt.Key.Key_Backspace:
            self._given = self._given[:-1]
            self._show()
        elif option is not None:
            self.add_dot(option.option_id)
        return key == Qt.Key.Key_Backspace or option is not None

    def left_words(self) -> str:
        """How many dots are left."""
        return t("{n} titik tersisa", n=self.dots_left)

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """Each option with its dots."""
        return tuple((self.words_of(option_id), t("{n} titik", n=dots)) for option_id, dots in self.marks)

    def _wish(self, option_id: str, dots: int) -> None:
        """So many dots for that option, or one less if it has just as many."""
        has = self._given.count(option_id)
        wished = dots - 1 if has == dots else min(dots, has + self.dots_left)
        self._given = [other for other in self._given if other != option_id] + [option_id] * wished
        self._show()

    def _show(self) -> None:
        for option_id, row in self.rows.items():
            row.show_marked(self._given.count(option_id))
        self.changed.emit()
