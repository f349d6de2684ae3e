"""The board of issues as a table: everything about all of them at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from core.issues import IssueStatus
from core.views import IssueCard
from resources.words import t, word
from widgets.follow_look import follow_look

TITLE_COLUMN, TITLE_WIDTH = 1, 220


class IssuesTable(QTableWidget):
    """One row each. ``opened(issue_id)`` by a double click or Enter."""

    opened = Signal(str)

    def __init__(self) -> None:
        heads = [t("Kode"), t("Judul"), t("Kelompok"), t("Bidang"), t("Lokasi")]
        heads += [t("Catatan"), t("Prioritas"), t("Keputusan")]
        super().__init__(0, len(heads))
        self._ids: list[str] = []
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(t("Isu dalam tabel"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.Interactive)
        follow_look(self, lambda look: self.setColumnWidth(TITLE_COLUMN, look.px(TITLE_WIDTH)))
        self.activated.connect(self._on_activated)

    def set_issues(self, issues: tuple[IssueCard, ...]) -> None:
        """Show these."""
        self._ids = [issue.issue_id for issue in issues]
        self.setRowCount(len(issues))
        for row, issue in enumerate(issues):
            rank = "" if issue.rank is None else str(issue.rank)
            status = word("issue_status", issue.status or IssueStatus.RAISED)
            cells = (issue.code, issue.title, issue.group, issue.field, issue.place, str(issue.entries), rank, status)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self.resizeRowsToContents()

    def _on_activated(self) -> None:
        row = self.currentRow()
        if 0 <= row < len(self._ids):
            self.opened.emit(self._ids[row])
