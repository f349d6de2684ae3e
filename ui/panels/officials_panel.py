"""The officials who acknowledge the berita acara, such as the lurah."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.session import AddOfficial, Official, RemoveOfficial
from core.state import SessionState
from resources.words import t, t_id
from ui.bridge import Bridge
from widgets.follow_look import button, empty, icon_button, label, spaced
from widgets.text_fields import LineField


class OfficialsPanel(QWidget):
    """A row for each, and fields for another."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: list[Official] = []
        self._list = QVBoxLayout()
        spaced(self._list, gap=4)
        self.position, self.name, self.nip = LineField(), LineField(), LineField()
        for field, words in (
            (self.position, t("Jabatan, misalnya Lurah")),
            (self.name, t("Nama dan gelar")),
            (self.nip, t("NIP")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.returnPressed.connect(self.add)
        add = button(t("Tambah"), t("Tambah pejabat"))
        add.clicked.connect(self.add)
        row, layout = QHBoxLayout(), QVBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(self.position, 2)
        row.addWidget(self.name, 3)
        row.addWidget(self.nip, 2)
        row.addWidget(add)
        spaced(layout, margins=(16, 0, 16, 16), gap=8)
        layout.addWidget(label(t("Pejabat yang mengetahui"), strong=True))
        layout.addLayout(self._list)
        layout.addLayout(row)

    def set_state(self, state: SessionState) -> None:
        """Show the officials as they are."""
        officials = sorted(state.all(Official), key=lambda one: one.order)
        if officials == self._shown:
            return
        self._shown = officials
        empty(self._list)
        for official in officials:
            line = _Row(official)
            line.removed.connect(self._remove)
            self._list.addWidget(line)

    def add(self) -> None:
        """Add the official whose particulars were typed."""
        wished = Official(
            role=t_id("Mengetahui"), position=self.position.text(), name=self.name.text(), nip=self.nip.text()
        )
        if self._bridge.perform(AddOfficial(wished)) is not None:
            for field in (self.position, self.name, self.nip):
                field.clear()

    def _remove(self, official_id: str) -> None:
        self._bridge.perform(RemoveOfficial(official_id))


class _Row(QWidget):
    """One official. ``removed(id)``."""

    removed = Signal(str)

    def __init__(self, official: Official) -> None:
        super().__init__()
        self._id = official.id
        words = ", ".join(part for part in (official.position, official.name, official.nip) if part)
        remove = icon_button("remove", t("Hapus pejabat ini"))
        remove.clicked.connect(self._on_remove)
        row = QHBoxLayout(self)
        spaced(row, gap=8)
        row.addWidget(label(words, wraps=True), 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def _on_remove(self) -> None:
        self.removed.emit(self._id)
