"""The tab Notula: search, kinds, and the log itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.views import LogRow, ModeratorView
from resources.words import t, word
from widgets.follow_look import label, rule, spaced
from widgets.log_list import LogList
from widgets.text_fields import LineField

SEARCH_AFTER_MS = 150


class LogPanel(QWidget):
    """The log with a search. ``log`` tells what was asked about a row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[LogRow, ...] = ()
        self.log = LogList()
        self._search = LineField()
        self._search.setPlaceholderText(t("Cari di notula"))
        self._search.setAccessibleName(t("Cari di notula"))
        self._search.setClearButtonEnabled(True)
        self._kinds = QComboBox()
        self._kinds.setAccessibleName(t("Jenis"))
        self._kinds.addItem(t("Semua jenis"), "")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SEARCH_AFTER_MS)
        self._quiet.timeout.connect(self._filter)
        self._search.textChanged.connect(self._quiet.start)
        self._kinds.currentIndexChanged.connect(self._filter)
        self._nothing = label(t("Belum ada catatan. Tekan F4 dan ketik apa yang dikatakan."), wraps=True, tone="soft")
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        spaced(tools, margins=(12, 6, 12, 6), gap=8)
        tools.addWidget(self._search, 1)
        tools.addWidget(self._kinds)
        empty = QWidget()
        empty_layout = QVBoxLayout(empty)
        spaced(empty_layout, margins=(16, 24, 16, 16))
        empty_layout.addWidget(self._nothing)
        empty_layout.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.log)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(tools)
        layout.addWidget(rule())
        layout.addLayout(self._stack, 1)

    def set_view(self, view: ModeratorView) -> None:
        """Take the log as it is now."""
        if self._kinds.count() == 1:
            for kind in view.log_line.kinds:
                self._kinds.addItem(word("log_kind", kind), kind)
        if view.log is self._rows:
            return
        self._rows = view.log
        self._stack.setCurrentIndex(1 if view.log else 0)
        self.log.set_rows(view.log)

    def go_to_search(self) -> None:
        """Give the keys to the search."""
        self._search.setFocus()
        self._search.selectAll()

    def _filter(self) -> None:
        self._quiet.stop()
        self.log.set_filter(self._search.text(), self._kinds.currentData() or "")
