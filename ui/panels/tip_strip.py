"""One quiet line that says how a page is meant, shown until it is dismissed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from resources.words import mark, t, translate
from widgets.follow_look import button, follow_look, label, spaced
from widgets.style import Look

TIPS = {
    "home": mark(
        "Mulai dengan Buat FGD baru, atau berlatih dengan sesi contoh. Semua tersimpan sendiri, tanpa tombol Simpan."
    ),
    "prepare": mark(
        "Isi yang perlu saja. Daftar periksa menunjukkan apa yang masih kurang; tidak ada yang menghalangi Mulai sesi."
    ),
    "live": mark(
        "Klik kursi atau tekan Ctrl dan nomornya untuk memberi giliran, F4 untuk mencatat, Ctrl+Z untuk mengurungkan."
    ),
    "minutes": mark("Dokumen terisi sendiri dari sesi. Yang masih kurang ada di daftar; klik untuk melengkapinya."),
}
"""Place to its tip."""


class TipStrip(QFrame):
    """Takes no room where there is nothing to say. ``dismissed(place)``."""

    dismissed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self._seen: frozenset[str] = frozenset(TIPS)
        self.words = label(wraps=True)
        self.done = button(t("Mengerti"), kind="quiet")
        self.done.clicked.connect(self._on_done)
        row = QHBoxLayout(self)
        spaced(row, margins=(16, 2, 8, 2), gap=12)
        row.addWidget(self.words, 1)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setObjectName("tip")
        follow_look(self, self._on_look)
        self.hide()

    def set_seen(self, seen: frozenset[str]) -> None:
        """The places whose tips were dismissed."""
        self._seen = seen
        self._show()

    def show_place(self, place: str) -> None:
        """Show the tip of a place, unless it was dismissed."""
        self._place = place
        self._show()

    def _show(self) -> None:
        tip = TIPS.get(self._place, "") if self._place not in self._seen else ""
        self.words.setText(translate(tip) if tip else "")
        self.done.setAccessibleName(t("Mengerti: {tip}", tip=self.words.text()))
        self.setVisible(bool(tip))

    def _on_done(self) -> None:
        self.dismissed.emit(self._place)

    def _on_look(self, look: Look) -> None:
        theme = look.theme
        self.setStyleSheet(
            f"#tip {{ background: {theme.accent_soft}; border: none; border-bottom: 1px solid {theme.hairline}; }}"
        )
