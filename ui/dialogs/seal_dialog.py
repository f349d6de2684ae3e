"""Asks once before a version is sealed, and with which keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from core.sealing import KeyFile, SealOrder
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import button, label, spaced
from widgets.text_fields import LineField


class SealDialog(FormDialog):
    """``missing``: how many have not signed on the screen; ``own_passphrase``: the local key has one, ask for it."""

    def __init__(self, number: int, missing: int, parent: QWidget | None, *, own_passphrase: bool = False) -> None:
        super().__init__(t("Segel versi {n}?", n=number), t("Segel versi {n}", n=number), parent, width=500)
        closes = t("Segel menutup versi ini untuk selamanya; perbaikan menjadi versi berikutnya.")
        uncertified = t("Ini tanda tangan elektronik tidak tersertifikasi, dengan kunci milik komputer ini.")
        self.fields.addWidget(label(closes, wraps=True))
        if missing:
            empty_places = t("{n} orang belum menandatangani; kolomnya tetap kosong.", n=missing)
            self.fields.addWidget(label(empty_places, wraps=True, strong=True))
        self.fields.addWidget(label(uncertified, wraps=True, tone="soft"))
        self.own = _secret()
        if own_passphrase:
            self.add_field(t("Kata sandi kunci komputer ini"), self.own)
        self.key_path, self.key_word = LineField(), _secret()
        choose = button(t("Pilih …"), t("Pilih berkas kunci .p12"))
        choose.clicked.connect(self._choose)
        holder = QWidget()
        spaced(row := QHBoxLayout(holder), gap=8)
        row.addWidget(self.key_path, 1)
        row.addWidget(choose)
        self.add_row((t("Berkas kunci .p12, boleh kosong"), holder), (t("Kata sandinya"), self.key_word))

    def order(self) -> SealOrder:
        """Who seals."""
        path = self.key_path.text().strip()
        keys = (KeyFile(Path(path), self.key_word.text()),) if path else ()
        return SealOrder(self.own.text(), keys)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, t("Pilih berkas kunci .p12"), "", "PKCS #12 (*.p12 *.pfx)")
        if chosen:
            self.key_path.setText(chosen)


def _secret() -> LineField:
    made = LineField()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
