"""The statements that were marked for cross-checking, and how that came out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.cross_checks import CheckStatus, CrossCheck, SettleCrossCheck, cross_checks
from core.state import SessionState
from resources.words import t, word
from ui.bridge import Bridge
from widgets.follow_look import label, rule, spaced
from widgets.text_fields import LineField


class ChecksPanel(QWidget):
    """The statements that were marked for cross-checking, with how it came out."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: dict[str, _Check] = {}
        self._list = QVBoxLayout()
        spaced(self._list, gap=0)
        self._nothing = label(
            t("Belum ada yang diuji silang. Tandai catatan dengan Ctrl+G selagi sesi berjalan."),
            wraps=True,
            tone="soft",
        )
        layout = QVBoxLayout(self)
        spaced(layout, margins=(24, 16, 24, 16), gap=8)
        layout.addWidget(self._nothing)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Show the checks as they are; a row that is being typed in stays."""
        checks = cross_checks(state)
        self._nothing.setVisible(not checks)
        old, self._rows = self._rows, {}
        for place, check in enumerate(checks):
            row = old.pop(check.id, None)
            if row is None:
                row = _Check()
                row.settled.connect(self._settle)
            row.show_check(check)
            self._rows[check.id] = row
            self._list.insertWidget(place, row)
        for gone in old.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _settle(self, action: SettleCrossCheck) -> None:
        self._bridge.perform(action)


class _Check(QWidget):
    """One statement. ``settled(SettleCrossCheck)`` when one of its fields was left."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._check: CrossCheck | None = None
        self._statement = label(wraps=True)
        self._status, self._manner, self._result = QComboBox(), LineField(), LineField()
        for status in CheckStatus:
            self._status.addItem(word("check_status", status), status.value)
        self._status.setAccessibleName(t("Hasil uji silang"))
        for field, words in ((self._manner, t("Cara memeriksa")), (self._result, t("Hasil"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.editingFinished.connect(self._keep)
        self._status.activated.connect(self._keep)
        fields, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(fields, gap=8)
        fields.addWidget(self._status)
        fields.addWidget(self._manner, 1)
        fields.addWidget(self._result, 2)
        spaced(layout, margins=(0, 8, 0, 0), gap=6)
        layout.addWidget(self._statement)
        layout.addLayout(fields)
        layout.addWidget(rule())

    def show_check(self, check: CrossCheck) -> None:
        """Show it, unless somebody types in it."""
        self._check = check
        self._statement.setText(check.statement)
        self._status.setCurrentIndex(self._status.findData(check.status.value))
        for field, words in ((self._manner, check.manner), (self._result, check.result)):
            if not (field.hasFocus() and field.isModified()):
                field.setText(words)

    def _keep(self) -> None:
        if self._check is None:
            return
        wished = (CheckStatus(self._status.currentData()), self._manner.text().strip(), self._result.text().strip())
        if wished != (self._check.status, self._check.manner, self._check.result):
            self.settled.emit(SettleCrossCheck(self._check.id, *wished))
