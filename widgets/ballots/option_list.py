"""A ballot with one row for each option, marked by its letter or by clicks: what dots, picks and answers share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from core.views import OptionView, PollView
from widgets.ballots.option_row import OptionGrid, OptionRow
from widgets.ballots.sheet import DESK, BallotSheet, SheetSize
from widgets.ballots.spot import Spot
from widgets.follow_look import spaced


class OptionList(BallotSheet):
    """Rows by option id. Those who derive say which spots a row has and what a letter, Backspace and a click do."""

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        self.rows: dict[str, OptionRow] = {}
        for place, option in enumerate(poll.options):
            row = OptionRow(option, self.words_of(option.option_id), self.spots_of(option), size, place)
            row.pressed.connect(self.mark_option)
            row.spot_pressed.connect(self.press_spot)
            self.rows[option.option_id] = row
        self.column = QVBoxLayout(self)
        spaced(self.column, gap=8)
        self.column.addWidget(OptionGrid(list(self.rows.values()), size))

    @abstractmethod
    def spots_of(self, option: OptionView) -> Sequence[Spot]:
        """The spots of an option, the first one first."""

    @abstractmethod
    def mark_option(self, option_id: str) -> None:
        """What the option's letter does, or a click beside its spots."""

    @abstractmethod
    def take_back(self) -> None:
        """Take the last mark back."""

    def press_spot(self, option_id: str, number: int) -> None:
        """What a click on a spot does; numbers count from 1."""
        self.mark_option(option_id)

    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """A letter marks, Backspace takes the last mark back."""
        option = self.option_by_letter(letter)
        if key == Qt.Key.Key_Backspace:
            self.take_back()
        elif option is not None:
            self.mark_option(option.option_id)
        return key == Qt.Key.Key_Backspace or option is not None
