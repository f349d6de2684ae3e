"""What the room asks of somebody outside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.outcomes import AddRecommendation, Recommendation, RemoveRecommendation, recommendations
from core.state import SessionState
from resources.words import t
from ui.bridge import Bridge
from widgets.follow_look import empty, icon_button, label, rule, spaced
from widgets.text_fields import LineField


class RecommendationsPanel(QWidget):
    """Addressee and words, one row each."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: list[Recommendation] = []
        self._list = QVBoxLayout()
        spaced(self._list, gap=0)
        self.addressee, self.words = LineField(), LineField()
        for field, words in ((self.addressee, t("Kepada siapa")), (self.words, t("Rekomendasi baru, Enter menambah"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.returnPressed.connect(self.add)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self.addressee, 1)
        row.addWidget(self.words, 3)
        spaced(layout, margins=(24, 16, 24, 16), gap=8)
        layout.addLayout(self._list)
        layout.addLayout(row)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Show the recommendations as they are."""
        wishes = recommendations(state)
        if wishes == self._shown:
            return
        self._shown = wishes
        empty(self._list)
        for wish in wishes:
            line = _Recommendation(wish)
            line.removed.connect(self._remove)
            self._list.addWidget(line)

    def add(self) -> None:
        """Add what was typed."""
        wished = Recommendation(addressee=self.addressee.text(), text=self.words.text())
        if self._bridge.perform(AddRecommendation(wished)) is not None:
            self.addressee.clear()
            self.words.clear()
            self.addressee.setFocus()

    def _remove(self, recommendation_id: str) -> None:
        self._bridge.perform(RemoveRecommendation(recommendation_id))


class _Recommendation(QWidget):
    """One row. ``removed(id)``."""

    removed = Signal(str)

    def __init__(self, wish: Recommendation) -> None:
        super().__init__()
        self._id = wish.id
        remove = icon_button("remove", t("Hapus rekomendasi ini"))
        remove.clicked.connect(self._on_remove)
        words, row, layout = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        spaced(words, gap=0)
        words.addWidget(label(wish.addressee, wraps=True, strong=True))
        words.addWidget(label(wish.text, wraps=True))
        spaced(row, margins=(0, 8, 0, 8), gap=8)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def _on_remove(self) -> None:
        self.removed.emit(self._id)
