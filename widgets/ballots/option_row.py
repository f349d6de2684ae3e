"""One option of a ballot: its letter, its words and the spots that are marked; and how rows share the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.views import OptionView
from widgets import style
from widgets.ballots.sheet import SheetSize
from widgets.ballots.spot import Spot
from widgets.follow_look import fixed, follow_look, label, rule, spaced
from widgets.guard import guard
from widgets.style import Look, dress

MOST_COLUMNS = 3


class OptionRow(QFrame):
    """``pressed(option_id)`` tells a click beside the spots, ``spot_pressed(option_id, number)`` one on a spot.

    Numbers of spots count from 1. In the booth the row is a card of at least 96 px.
    """

    pressed = Signal(str)
    spot_pressed = Signal(str, int)

    def __init__(self, option: OptionView, words: str, spots: Sequence[Spot], size: SheetSize, place: int) -> None:
        super().__init__()
        self.option_id, self.spots, self._size = option.option_id, tuple(spots), size
        self._marked = False
        row = QHBoxLayout()
        spaced(row, gap=12 if size.cards else 8)
        row.addWidget(_letter(option.letter, size, place), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(words, wraps=True, text_size=size.words, strong=size.cards), 1)
        for number, spot in enumerate(self.spots, start=1):
            spot.clicked.connect(_told(self, number))
            row.addWidget(spot)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 16, 16, 16) if size.cards else (0, 2, 0, 0), gap=2)
        layout.addLayout(row)
        if not size.cards:
            layout.addWidget(rule())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        follow_look(self, self._follow)

    def show_marked(self, marked: int) -> None:
        """Fill so many spots from the first on."""
        for number, spot in enumerate(self.spots, start=1):
            spot.setChecked(number <= marked)
        self._marked = marked > 0
        self._follow(style.current.look)

    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole row is the target."""
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.option_id)

    @guard(None)
    def changeEvent(self, event: QEvent) -> None:
        """A row that cannot be marked does not look as if it could."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            shape = Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def _follow(self, look: Look) -> None:
        self.setMinimumHeight(look.px(self._size.row))
        if not self._size.cards:
            return
        colour, width = ("accent", 3) if self._marked else ("text_soft", 2 if look.high_contrast else 1)
        self.setStyleSheet(
            f"OptionRow {{ background: {look.theme.surface}; border: {look.px(width)}px solid "
            f"{getattr(look.theme, colour)}; border-radius: {look.px(10)}px }}"
        )


def _letter(text: str, size: SheetSize, place: int) -> QLabel:
    """In the console coloured as elsewhere; in the booth black, so that no option draws the eye."""
    made = label(text, strong=True, text_size="lead" if size.cards else "")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    fixed(made, width=size.letter, height=size.letter)

    def apply(look: Look) -> None:
        fill, ink = (look.theme.text, look.theme.surface) if size.cards else look.theme.category(place)
        radius = look.px(size.letter / 2 - 1) if size.cards else look.px(4)
        made.setStyleSheet(f"background: {fill}; color: {ink}; border-radius: {radius}px")

    follow_look(made, apply)
    return made


def _told(row: OptionRow, number: int) -> object:
    def tell() -> None:
        row.spot_pressed.emit(row.option_id, number)

    return tell


class OptionGrid(QWidget):
    """Rows one below the other; in the booth cards side by side, as many as there is room for."""

    def __init__(self, rows: Sequence[QWidget], size: SheetSize) -> None:
        super().__init__()
        self._rows, self._size = rows, size
        self._grid = QGridLayout(self)
        spaced(self._grid, gap=16 if size.cards else 0)
        dress(self, kind="sunken" if size.cards else "surface")
        self._columns = 0
        follow_look(self, self._follow)

    def _follow(self, look: Look) -> None:
        wanted = columns_for(len(self._rows), look.scale) if self._size.cards else 1
        if wanted == self._columns:
            return
        self._columns = wanted
        for place, row in enumerate(self._rows):
            self._grid.addWidget(row, place // wanted, place % wanted)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < wanted else 0)


def columns_for(cards: int, scale: float) -> int:
    """How many cards stand side by side: fewer of them where there are few, and where the text is large."""
    most = MOST_COLUMNS if scale < 1.25 else 2 if scale < 1.6 else 1
    return min(most, 1 if cards <= MOST_COLUMNS else 2 if cards <= 4 else MOST_COLUMNS)
