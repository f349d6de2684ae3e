"""What the room asks of somebody outside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.outcomes import (
    AddRecommendation,
    EditRecommendation,
    Recommendation,
    RemoveRecommendation,
    recommendations,
)
from core.state import SessionState
from resources.words import t
from ui.bridge import Bridge
from widgets.follow_look import icon_button, rule, spaced
from widgets.text_fields import LineField


class RecommendationsPanel(QWidget):
    """Addressee and words, one row each."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.rows: dict[str, _Recommendation] = {}
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
        """Show the recommendations as they are; the row that is typed in stays."""
        old, self.rows = self.rows, {}
        for place, wish in enumerate(recommendations(state)):
            row = old.pop(wish.id, None) or self._new_row()
            row.show_wish(wish)
            self.rows[wish.id] = row
            self._list.insertWidget(place, row)
        for gone in old.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _new_row(self) -> _Recommendation:
        row = _Recommendation()
        row.edited.connect(self._edit)
        row.removed.connect(self._remove)
        return row

    def add(self) -> None:
        """Add what was typed."""
        wished = Recommendation(addressee=self.addressee.text(), text=self.words.text())
        if self._bridge.perform(AddRecommendation(wished)) is not None:
            self.addressee.clear()
            self.words.clear()
            self.addressee.setFocus()

    def _edit(self, wished: Recommendation) -> None:
        self._bridge.perform(EditRecommendation(wished))

    def _remove(self, recommendation_id: str) -> None:
        self._bridge.perform(RemoveRecommendation(recommendation_id))


class _Recommendation(QWidget):
    """One row, written in place. ``edited(Recommendation)`` when a field was left, ``removed(id)``."""

    edited = Signal(object)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._wish: Recommendation | None = None
        self.addressee, self.words = LineField(), LineField()
        for field, words in ((self.addressee, t("Kepada siapa")), (self.words, t("Rekomendasi"))):
            field.setAccessibleName(words)
            field.editingFinished.connect(self._keep)
        remove = icon_button("remove", t("Hapus rekomendasi ini"))
        remove.clicked.connect(self._on_remove)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, margins=(0, 8, 0, 8), gap=8)
        row.addWidget(self.addressee, 1)
        row.addWidget(self.words, 3)
        row.addWidget(remove)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def show_wish(self, wish: Recommendation) -> None:
        """Show it, unless somebody is typing in it."""
        self._wish = wish
        for field, text in ((self.addressee, wish.addressee), (self.words, wish.text)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(text)
                field.setCursorPosition(0)

    def _keep(self) -> None:
        """Tell what was typed, if it differs; an emptied field gets its words back."""
        if self._wish is None:
            return
        wished = replace(self._wish, addressee=self.addressee.text().strip(), text=self.words.text().strip())
        if not wished.addressee or not wished.text:
            self.addressee.setText(self._wish.addressee)
            self.words.setText(self._wish.text)
        elif wished != self._wish:
            self.edited.emit(wished)

    def _on_remove(self) -> None:
        if self._wish is not None:
            self.removed.emit(self._wish.id)
