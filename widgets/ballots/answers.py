"""One answer of several: setuju, tolak, abstain; or setuju, tidak berkeberatan, keberatan with the reason."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from core.views import PollView
from resources.words import mark, t
from widgets.ballots.option_row import OptionGrid, OptionRow
from widgets.ballots.sheet import DESK, BallotSheet, Marks, SheetSize
from widgets.ballots.spot import Spot
from widgets.follow_look import spaced
from widgets.text_fields import LineField

_WITH_REASON: Final = "objection"


class AnswerSheet(BallotSheet):
    """A letter or a click chooses; who objects may say why."""

    hint = mark("pilih jawaban")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        self._chosen = ""
        self.rows = {
            option.option_id: OptionRow(
                option, self.words_of(option.option_id), [Spot(self.words_of(option.option_id), size.spot)], size, place
            )
            for place, option in enumerate(poll.options)
        }
        for row in self.rows.values():
            row.pressed.connect(self.choose)
            row.spot_pressed.connect(self._on_spot)
        self._reason = LineField()
        self._reason.setPlaceholderText(t("Alasan keberatan"))
        self._reason.setAccessibleName(t("Alasan keberatan"))
        layout = QVBoxLayout(self)
        spaced(layout, gap=8)
        layout.addWidget(OptionGrid(list(self.rows.values()), size))
        layout.addWidget(self._reason)
        self._reason.hide()

    @property
    def marks(self) -> Marks:
        """The answer."""
        return ((self._chosen, 1),) if self._chosen else ()

    @property
    def reason(self) -> str:
        """Why somebody objects."""
        return self._reason.text().strip() if self._chosen == _WITH_REASON else ""

    def clear(self) -> None:
        """No answer."""
        self._reason.clear()
        self._choose("")

    def choose(self, option_id: str) -> None:
        """Take this answer and no other."""
        self._choose(option_id)
        if option_id == _WITH_REASON and not self.poll.secret:
            self._reason.setFocus()

    def take_key(self, key: Qt.Key, letter: str) -> bool:
        """A letter chooses, Backspace takes it back."""
        option = self.option_by_letter(letter)
        if key == Qt.Key.Key_Backspace:
            self._choose("")
        elif option is not None:
            self.choose(option.option_id)
        return key == Qt.Key.Key_Backspace or option is not None

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """The answer, with the reason."""
        return ((self.words_of(self._chosen), self.reason),) if self._chosen else ()

    def _on_spot(self, option_id: str, _number: int) -> None:
        self.choose(option_id)

    def _choose(self, option_id: str) -> None:
        self._chosen = option_id
        for row in self.rows.values():
            row.show_marked(int(row.option_id == option_id))
        self._reason.setVisible(option_id == _WITH_REASON and not self.poll.secret)
        self.changed.emit()
