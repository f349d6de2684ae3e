"""A field for a dissenting view that names whoever holds it as the person wishes to be named."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter

from core.circle_view import name_of
from core.people import participants, quotable_name
from core.state import SessionState
from resources.words import t
from widgets.text_fields import LineField


class DissentField(LineField):
    """Completes a code or a name: the name where the person agreed to be quoted by it, else the code alone."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setPlaceholderText(t("Pendapat berbeda: kode atau nama, lalu isinya"))
        self._quoted: dict[str, str] = {}
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_chosen)
        self.setCompleter(completer)

    def set_state(self, state: SessionState) -> None:
        """Take the participants as they are, with what they agreed to."""
        quoted = {f"{one.code} {name_of(one)}": f"{quotable_name(state, one.id)}: " for one in participants(state)}
        if quoted != self._quoted:
            self._quoted = quoted
            self._lines.setStringList(list(quoted))

    def _on_chosen(self, line: str) -> None:
        """The completer puts the line into the field once more after this; then what is quoted takes its place."""
        QTimer.singleShot(0, self, lambda: self.setText(self._quoted.get(line, line)))
