"""One answer of several: setuju, tolak, abstain; or setuju, tidak berkeberatan, keberatan with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.views import OptionView, PollView
from resources.words import mark, t
from widgets.ballots.option_list import OptionList
from widgets.ballots.sheet import DESK, Marks, SheetSize
from widgets.ballots.spot import Spot
from widgets.text_fields import LineField

_WITH_REASON: Final = "objection"


class AnswerSheet(OptionList):
    """A letter or a click chooses; who objects may say why."""

    hint = mark("pilih jawaban")

    def __init__(self, poll: PollView, size: SheetSize = DESK) -> None:
        super().__init__(poll, size)
        self._chosen = ""
        self._reason = LineField()
        self._reason.setPlaceholderText(t("Alasan keberatan"))
        self._reason.setAccessibleName(t("Alasan keberatan"))
        self.column.addWidget(self._reason)
        self._reason.hide()

    def spots_of(self, option: OptionView) -> Sequence[Spot]:
        """One to choose."""
        return [Spot(self.words_of(option.option_id), self.size_kind.spot)]

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

    def mark_option(self, option_id: str) -> None:
        """Take this answer and no other."""
        self._choose(option_id)
        if option_id == _WITH_REASON and not self.poll.secret:
            self._reason.setFocus()

    def take_back(self) -> None:
        """No answer yet."""
        self._choose("")

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """The answer, with the reason."""
        return ((self.words_of(self._chosen), self.reason),) if self._chosen else ()

    def _choose(self, option_id: str) -> None:
        self._chosen = option_id
        for row in self.rows.values():
            row.show_marked(int(row.option_id == option_id))
        self._reason.setVisible(option_id == _WITH_REASON and not self.poll.secret)
        self.changed.emit()
