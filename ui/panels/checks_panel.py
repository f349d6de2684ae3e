"""The statements that were marked for cross-checking, and how that came out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.cross_checks import CheckStatus, CrossCheck, SettleCrossCheck, cross_checks, open_checks
from core.people import Person
from core.state import SessionState
from resources.words import t, word
from ui.bridge import Bridge
from widgets.follow_look import label, rule, spaced
from widgets.text_fields import LineField


class ChecksPanel(QWidget):
    """The statements that are read back, clarified or held against another source, with how it came out."""

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
        self.waiting = label(wraps=True, strong=True)
        layout.addWidget(self._nothing)
        layout.addWidget(self.waiting)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Show the checks as they are; a row that is being typed in stays."""
        checks = cross_checks(state)
        self._nothing.setVisible(not checks)
        waiting = len(open_checks(state))
        self.waiting.setText(t("{n} pernyataan masih menunggu; dicetak sebagai belum selesai.", n=waiting))
        self.waiting.setVisible(bool(waiting))
        old, self._rows = self._rows, {}
        for place, check in enumerate(checks):
            row = old.pop(check.id, None)
            if row is None:
                row = _Check()
                row.settled.connect(self._settle)
            person = state.get(Person, check.person_id)
            row.show_check(check, person.name if person is not None else "")
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
        self._kind = label(wraps=True, tone="soft", text_size="caption")
        self._status, self._source, self._manner, self._result = QComboBox(), LineField(), LineField(), LineField()
        for status in CheckStatus:
            self._status.addItem(word("check_status", status), status.value)
        self._status.setAccessibleName(t("Hasil uji silang"))
        named = (
            (self._source, t("Sumber pembanding")),
            (self._manner, t("Cara memeriksa")),
            (self._result, t("Hasil")),
        )
        for field, words in named:
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.editingFinished.connect(self._keep)
        self._status.activated.connect(self._keep)
        fields, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(fields, gap=8)
        fields.addWidget(self._status)
        fields.addWidget(self._source, 1)
        fields.addWidget(self._manner, 1)
        fields.addWidget(self._result, 2)
        spaced(layout, margins=(0, 8, 0, 0), gap=6)
        layout.addWidget(self._kind)
        layout.addWidget(self._statement)
        layout.addLayout(fields)
        layout.addWidget(rule())

    def show_check(self, check: CrossCheck, name: str) -> None:
        """Show it, unless somebody types in it; ``name`` is of whoever said it."""
        self._check = check
        kind = word("check_kind", check.kind)
        self._kind.setText(t("{kind} · {name}", kind=kind, name=name) if name else kind)
        self._statement.setText(check.statement)
        self._status.setCurrentIndex(self._status.findData(check.status.value))
        fields = ((self._source, check.source), (self._manner, check.manner), (self._result, check.result))
        for field, words in fields:
            if not (field.hasFocus() and field.isModified()):
                field.setText(words)

    def _keep(self) -> None:
        if self._check is None:
            return
        texts = (field.text().strip() for field in (self._manner, self._result, self._source))
        wished = (CheckStatus(self._status.currentData()), *texts)
        if wished != (self._check.status, self._check.manner, self._check.result, self._check.source):
            self.settled.emit(SettleCrossCheck(self._check.id, *wished))
