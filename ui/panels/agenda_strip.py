"""The agenda in one line, where there is no room for its column: time left, the item, go on."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.views import ModeratorView, Urgency
from core.wording import duration
from resources.words import t
from ui.command_book import CommandBook
from widgets.elided_label import ElidedLabel
from widgets.follow_look import button, fixed, label, rule, spaced
from widgets.once_button import OnceButton
from widgets.style import dress


class AgendaStrip(QWidget):
    """``opened`` asks to open the whole agenda, or to close it again."""

    opened = Signal()

    def __init__(self, book: CommandBook) -> None:
        super().__init__()
        self._view: ModeratorView | None = None
        dress(self, kind="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._digits = label(text_size="title", strong=True)
        self._item = ElidedLabel()
        self._open, self._next = button(t("Acara"), live=True), OnceButton(t("Lanjut"), live=True)
        self._open.clicked.connect(self.opened)
        self._next.clicked.connect(book.action("next_item").trigger)
        row = QHBoxLayout()
        spaced(row, margins=(16, 0, 12, 0), gap=12)
        row.addWidget(self._digits)
        row.addWidget(self._item, 1)
        row.addWidget(self._open)
        row.addWidget(self._next)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(row, 1)
        layout.addWidget(rule())
        fixed(self, height=56)

    def set_view(self, view: ModeratorView) -> None:
        """Take the agenda as it is now."""
        self._view = view
        current = view.agenda.current
        self._item.setText(f"{current.number}  {current.title}" if current is not None else t("Belum ada acara"))
        self._next.setEnabled(view.agenda.can_go_on)

    def tick(self, now: datetime) -> None:
        """Show how much time is left."""
        if self._view is None:
            return
        left = self._view.agenda.remaining_s(now)
        urgency = self._view.agenda.urgency(now)
        self._digits.setText("–" if left is None else f"+{duration(-left)}" if left < 0 else duration(left))
        dress(self._digits, tone="bad" if urgency in (Urgency.VERY_LOW, Urgency.OVER) else "")
