"""Options that are picked: as many as one likes (approval), or a few in their order (3-2-1)."""

from __future__ import annotations

from collections.abc import Sequence

from core.views import OptionView, PollView
from resources.words import mark, t
from widgets.ballots.option_list import OptionList
from widgets.ballots.sheet import DESK, Marks, SheetSize
from widgets.ballots.spot import Spot


class PickSheet(OptionList):
    """Any number of options. A letter or a click picks one, and takes it back."""

    hint = mark("pilih atau batalkan")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        self.picked: list[str] = []
        super().__init__(poll, size)

    def spots_of(self, option: OptionView) -> Sequence[Spot]:
        """A box to tick."""
        return [Spot(self.words_of(option.option_id), self.size_kind.spot, square=True)]

    @property
    def marks(self) -> Marks:
        """The options that were picked."""
        return tuple((option_id, 1) for option_id in self.rows if option_id in self.picked)

    def clear(self) -> None:
        """Nothing picked."""
        self.picked = []
        self._show()

    def mark_option(self, option_id: str) -> None:
        """Pick an option, or take it back."""
        if option_id in self.picked:
            self.picked.remove(option_id)
        elif self._has_room():
            self.picked.append(option_id)
        self._show()

    def take_back(self) -> None:
        """The last pick back."""
        self.picked = self.picked[:-1]
        self._show()

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """What was picked."""
        return tuple((self.words_of(option_id), "") for option_id, _ in self.marks)

    def _has_room(self) -> bool:
        return True

    def _show(self) -> None:
        for option_id, row in self.rows.items():
            row.show_marked(int(option_id in self.picked))
        self.changed.emit()


class RankSheet(PickSheet):
    """A few options in their order: the first one picked is number 1."""

    hint = mark("urutkan")

    @property
    def marks(self) -> Marks:
        """The place of each option that has one."""
        places = {option_id: place for place, option_id in enumerate(self.picked, start=1)}
        return tuple((option_id, places[option_id]) for option_id in self.rows if option_id in places)

    @property
    def places(self) -> int:
        """How many may be named."""
        form = self.poll.form
        return form.choices if form is not None and form.choices else len(self.rows)

    def left_words(self) -> str:
        """How many places are left."""
        return t("{n} tempat tersisa", n=self.places - len(self.picked))

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """The order, the first one first."""
        return tuple((self.words_of(option_id), str(place)) for place, option_id in enumerate(self.picked, start=1))

    def _has_room(self) -> bool:
        return len(self.picked) < self.places

    def _show(self) -> None:
        for option_id, row in self.rows.items():
            row.spots[0].setText(str(self.picked.index(option_id) + 1) if option_id in self.picked else "")
        super()._show()
