"""Suara titik: so many dots, at most so many on one option."""

from __future__ import annotations

from collections.abc import Sequence

from core.views import OptionView, PollView
from resources.words import mark, t
from widgets.ballots.option_list import OptionList
from widgets.ballots.sheet import DESK, Marks, SheetSize
from widgets.ballots.spot import Spot


class DotSheet(OptionList):
    """A letter adds a dot, Backspace takes the last one back; a click on a dot gives just so many."""

    hint = mark("tambah titik")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        self._given: list[str] = []
        super().__init__(poll, size)

    def spots_of(self, option: OptionView) -> Sequence[Spot]:
        """As many as one option may get."""
        words = self.words_of(option.option_id)
        names = (t("{words}, titik {n}", words=words, n=number) for number in range(1, max(1, self.poll.cap) + 1))
        return [Spot(name, self.size_kind.spot) for name in names]

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

    def mark_option(self, option_id: str) -> None:
        """One more dot for an option; beyond the dots or the cap nothing happens."""
        if self.dots_left > 0 and self._given.count(option_id) < self.poll.cap:
            self._given.append(option_id)
        self._show()

    def take_back(self) -> None:
        """The last dot back."""
        self._given = self._given[:-1]
        self._show()

    def left_words(self) -> str:
        """How many dots are left."""
        return t("{n} titik tersisa", n=self.dots_left)

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """Each option with its dots."""
        return tuple((self.words_of(option_id), t("{n} titik", n=dots)) for option_id, dots in self.marks)

    def press_spot(self, option_id: str, number: int) -> None:
        """So many dots for that option, or one less if it has just as many."""
        has = self._given.count(option_id)
        wished = number - 1 if has == number else min(number, has + self.dots_left)
        self._given = [other for other in self._given if other != option_id] + [option_id] * wished
        self._show()

    def _show(self) -> None:
        for option_id, row in self.rows.items():
            row.show_marked(self._given.count(option_id))
        self.changed.emit()
