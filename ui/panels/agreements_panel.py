"""The agreements as a list that is written in place: KESATU, KEDUA …"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.outcomes import AddAgreement, Agreement, EditAgreement, RemoveAgreement, agreements
from core.state import SessionState
from core.wording import ordinal_label
from resources.words import t, t_id
from ui.bridge import Bridge
from ui.panels.dissent_field import DissentField
from widgets.follow_look import fixed, icon_button, label, rule, spaced
from widgets.guard import guard
from widgets.text_fields import LineField, TextField

QUIET_MS = 400


class AgreementsPanel(QWidget):
    """Rows that keep what is typed after a moment of quiet; a line below adds another."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: dict[str, _Row] = {}
        self._list = QVBoxLayout()
        spaced(self._list, gap=0)
        self._new = LineField()
        self._new.setPlaceholderText(t("Kesepakatan baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Kesepakatan baru"))
        self._new.returnPressed.connect(self._add)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(24, 16, 24, 16), gap=8)
        layout.addWidget(label(t("Setelah membahas seluruh materi, peserta menyepakati:"), tone="soft", wraps=True))
        layout.addLayout(self._list)
        layout.addWidget(self._new)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Take the agreements as they are; the row that is being typed in keeps its cursor."""
        old, self._rows = self._rows, {}
        for place, agreement in enumerate(agreements(state)):
            row = old.pop(agreement.id, None)
            if row is None:
                row = _Row()
                row.edited.connect(self._edit)
                row.removed.connect(self._remove)
            row.show_agreement(place + 1, agreement)
            row.dissent.set_state(state)
            self._rows[agreement.id] = row
            self._list.insertWidget(place, row)
        for gone in old.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def go_to_gap(self) -> None:
        """Put the keyboard where the first agreement has no manner yet; without agreements, where one is added."""
        gap = next((row.manner for row in self._rows.values() if row.lacks_manner), None)
        if gap is not None:
            gap.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._rows:
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what was typed and not yet kept."""
        for row in list(self._rows.values()):
            row.keep()

    def _add(self) -> None:
        wished = Agreement(text=self._new.text(), manner=t_id("musyawarah mufakat"))
        if self._bridge.perform(AddAgreement(wished)) is not None:
            self._new.clear()

    def _edit(self, agreement: Agreement) -> None:
        self._bridge.perform(EditAgreement(agreement))

    def _remove(self, agreement_id: str) -> None:
        self._bridge.perform(RemoveAgreement(agreement_id))


class _Row(QWidget):
    """One agreement. ``edited(Agreement)``, ``removed(id)``."""

    edited = Signal(object)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._agreement: Agreement | None = None
        self._number = label(strong=True)
        fixed(self._number, width=120)
        self.text = _KeptText()
        self.text.left.connect(self.keep)
        fixed(self.text, height=64)
        self.manner = QComboBox()
        self.manner.setEditable(True)
        self.manner.addItems(manners())
        self.manner.activated.connect(self.keep)
        field = self.manner.lineEdit()
        if field is not None:
            field.editingFinished.connect(self.keep)
        self.dissent = DissentField()
        self.dissent.editingFinished.connect(self.keep)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.keep)
        self.text.textChanged.connect(self._quiet.start)
        remove = icon_button("remove", t("Hapus kesepakatan ini"))
        remove.clicked.connect(self._on_remove)
        words, row, layout = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        spaced(words, gap=4)
        words.addWidget(self.text)
        how = QHBoxLayout()
        spaced(how, gap=8)
        how.addWidget(self.manner)
        how.addWidget(self.dissent, 1)
        words.addLayout(how)
        spaced(row, margins=(0, 8, 0, 8), gap=8)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def show_agreement(self, number: int, agreement: Agreement) -> None:
        """Show it, unless somebody is typing in it."""
        self._agreement = agreement
        self._number.setText(ordinal_label(number))
        self.text.setAccessibleName(t("Kesepakatan {n}", n=number))
        self.dissent.setAccessibleName(t("Pendapat berbeda pada kesepakatan {n}", n=number))
        if not self._quiet.isActive() and self.text.toPlainText() != agreement.text and not self.text.hasFocus():
            with QSignalBlocker(self.text):
                self.text.setPlainText(agreement.text)
        self.manner.setAccessibleName(t("Cara mencapai kesepakatan {n}", n=number))
        if not self.manner.hasFocus():
            self.manner.setCurrentText(agreement.manner)
        if not self.dissent.hasFocus():
            self.dissent.setText(agreement.dissent)

    @property
    def lacks_manner(self) -> bool:
        """Whether it is not said how this was agreed."""
        return self._agreement is not None and not self._agreement.manner.strip()

    def keep(self) -> None:
        """Tell what was typed, if it differs; an emptied text is put back when the row is left."""
        self._quiet.stop()
        if self._agreement is None:
            return
        text = self.text.toPlainText().strip()
        if not text:
            if not self.text.hasFocus():
                self.text.setPlainText(self._agreement.text)
                self._quiet.stop()
            return
        manner, dissent = self.manner.currentText().strip(), self.dissent.text().strip()
        wished = replace(self._agreement, text=text, manner=manner, dissent=dissent)
        if wished != self._agreement:
            self.edited.emit(wished)

    def _on_remove(self) -> None:
        if self._agreement is not None:
            self.removed.emit(self._agreement.id)


def manners() -> list[str]:
    """How an agreement is usually reached, as the minutes print it (Indonesian in every language)."""
    return [
        t_id("musyawarah mufakat"),
        t_id("aklamasi"),
        t_id("suara terbanyak, terbuka"),
        t_id("suara terbanyak, rahasia"),
    ]


class _KeptText(TextField):
    """A text that tells when it is left."""

    left = Signal()

    @guard(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whatever was typed is kept now."""
        super().focusOutEvent(event)
        self.left.emit()
