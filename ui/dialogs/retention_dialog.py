"""Everybody in the library whose time of keeping is over, and one button that erases them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from core.erasure import DuePerson
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.erasing import due_words
from widgets.follow_look import label
from widgets.style import dress


class RetentionDialog(FormDialog):
    """Accepted: erase all of ``due``."""

    def __init__(self, due: Sequence[DuePerson], parent: QWidget | None) -> None:
        super().__init__(t("Masa simpan berakhir"), t("Hapus semua"), parent, width=560)
        about = t("Data orang-orang ini hanya boleh disimpan sampai hari yang diberitahukan dalam persetujuannya.")
        self.fields.addWidget(label(about, wraps=True, tone="soft"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Masa simpan berakhir"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.list, kind="card")
        self.list.addItems([due_words(one) for one in due])
        self.list.setVisible(bool(due))
        self.fields.addWidget(self.list)
        if not due:
            self.fields.addWidget(label(t("Tidak ada yang masa simpannya berakhir.")))
        else:
            spared = t("Nama diganti kode dan foto sesi itu dihapus; kata yang ditulis lain dari namanya dibiarkan.")
            self.fields.addWidget(label(spared, wraps=True))
            self.fields.addWidget(label(t("Ini tidak dapat diurungkan."), wraps=True, strong=True))
        self.accept_button.setEnabled(bool(due))
        self.accept_button.setDefault(False)
        self._cancel.setDefault(True)
