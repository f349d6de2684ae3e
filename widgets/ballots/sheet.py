"""What every ballot sheet can do, and the two sizes in which it is shown."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.views import OptionView, PollView
from widgets.poll_words import option_words

Marks = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SheetSize:
    """Lengths in px at 100 %: the least height of a row, the side of a spot and of the letter, the size of words.

    ``cards``: each option is a card of its own, the whole of which is the target.
    """

    row: int
    spot: int
    letter: int
    words: str
    cards: bool


DESK = SheetSize(row=40, spot=40, letter=24, words="", cards=False)
"""In the console, beside the circle."""

BOOTH = SheetSize(row=96, spot=60, letter=48, words="display", cards=True)
"""In the booth, for the finger of somebody who votes for the first time."""


class BallotSheet(QWidget):
    """One ballot that is being marked. ``changed()`` after every mark, ``moved(part)`` when another part is next.

    In the booth ``foot``, if there is one, is to be shown below the sheet, where it does not scroll away.

    A sheet keeps the marks and draws them; whether they are valid is decided where the ballot is cast.
    """

    changed = Signal()
    moved = Signal(object)
    keys, hint = "A…Z", ""
    """Which keys mark, and what they do (a marked text), for the line of hints."""

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__()
        self.poll, self.size_kind = poll, size
        self.foot: QWidget | None = None

    @property
    @abstractmethod
    def marks(self) -> Marks:
        """The marks so far, in the order of the options."""

    @property
    def reason(self) -> str:
        """Why somebody objects; "" where nobody is asked."""
        return ""

    @abstractmethod
    def clear(self) -> None:
        """An empty ballot."""

    @abstractmethod
    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """Mark by a key (``letter``: its text, in capitals); False if it means nothing here."""

    def left_words(self) -> str:
        """What may still be marked, in a few words; "" if there is nothing to count."""
        return ""

    @abstractmethod
    def spoken(self) -> tuple[tuple[str, str], ...]:
        """What is marked, to be checked before it is cast: pairs of an option and its mark in words."""

    def option_by_letter(self, letter: str) -> OptionView | None:
        """The option for which a letter stands."""
        return next((option for option in self.poll.options if option.letter == letter), None)

    def words_of(self, option_id: str) -> str:
        """What an option is called."""
        found = next((option for option in self.poll.options if option.option_id == option_id), None)
        return "" if found is None else option_words(self.poll.method, found.label)
