"""What a sign of the log line can stand for, offered above it while the keys stay in the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resources.words import t
from widgets import style
from widgets.follow_look import spaced
from widgets.log_line_grammar import Choice, hint_for
from widgets.style import dress

MOST_ROWS = 8


class ChoiceList(QFrame):
    """A small list over the window. ``picked(Choice)`` tells what was clicked."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setAccessibleName(t("Pilihan"))
        self._list.itemClicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(4, 4, 4, 4))
        layout.addWidget(self._list)
        dress(self, kind="card")
        self.hide()

    def offer(self, choices: Sequence[Choice], above: QPoint) -> None:
        """Show choices with their lower left corner at ``above`` (in the parent's coordinates); none: hide."""
        self._choices = tuple(choices)
        if not choices:
            self.hide()
            return
        self._list.clear()
        for choice in choices:
            self._list.addItem(QListWidgetItem(hint_for(choice)))
        self._list.setCurrentRow(0)
        look = style.current.look
        row = max(self._list.sizeHintForRow(0), look.px(24))
        height = row * min(len(choices), MOST_ROWS) + look.px(12)
        self.setGeometry(above.x(), above.y() - height, look.px(360), height)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Go to another choice, around the ends."""
        if self._choices:
            self._list.setCurrentRow((self._list.currentRow() + step) % len(self._choices))

    @property
    def current(self) -> Choice | None:
        """The choice that Tab would take."""
        row = self._list.currentRow()
        return self._choices[row] if self.isVisible() and 0 <= row < len(self._choices) else None

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.picked.emit(self._choices[self._list.row(item)])
