"""Options that are picked: as many as one likes (approval), or a few in their order (3-2-1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from core.views import PollView
from resources.words import mark, t
from widgets.ballots.option_row import OptionGrid, OptionRow
from widgets.ballots.sheet import DESK, BallotSheet, Marks, SheetSize
from widgets.ballots.spot import Spot
from widgets.follow_look import spaced


class PickSheet(BallotSheet):
    """Any number of options. A letter or a click picks one, and takes it back."""

    hint = mark("pilih atau batalkan")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        self.picked: list[str] = []
        self.rows: dict[str, OptionRow] = {}
        for place, option in enumerate(poll.options):
            words = self.words_of(option.option_id)
            row = OptionRow(option, words, [Spot(words, size.spot, square=True)], size, place)
            row.pressed.connect(self.pick)
            row.spot_pressed.connect(self._on_spot)
            self.rows[option.option_id] = row
        layout = QVBoxLayout(self)
        spaced(layout)
        layout.addWidget(OptionGrid(list(self.rows.values()), size))

    @property
    def marks(self) -> Marks:
        """The options that were picked."""
        return tuple((option_id, 1) for option_id in self.rows if option_id in self.picked)

    def clear(self) -> None:
        """Nothing picked."""
        self.picked = []
        self._show()

    def pick(self, option_id: str) -> None:
        """Pick an option, or take it back."""
        if option_id in self.picked:
            self.picked.remove(option_id)
        elif self._has_room():
            self.picked.append(option_id)
        self._show()

    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """A letter picks or takes back, Backspace takes the last one back."""
        option = self.option_by_letter(letter)
        if key == Qt.Key.Key_Backspace:
            self.picked = self.picked[:-1]
            self._show()
        elif option is not None:
            self.pick(option.option_id)
        return key == Qt.Key.Key_Backspace or option is not None

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """What was picked."""
        return tuple((self.words_of(option_id), "") for option_id, _ in self.marks)

    def _has_room(self) -> bool:
        return True

    def _on_spot(self, option_id: str, _number: int) -> None:
        self.pick(option_id)

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
