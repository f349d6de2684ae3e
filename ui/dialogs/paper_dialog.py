"""Asks what the paper is for: to be signed in ink, or to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import button_text, label


class PaperDialog(FormDialog):
    """Content that is signed on paper must not change any more, so it is frozen before it is printed."""

    def __init__(self, number: int, parent: QWidget | None) -> None:
        super().__init__(t("Cetak untuk apa?"), t("Lanjut ke pencetak"), parent, width=480)
        self.to_sign = QRadioButton(button_text(t("Untuk ditandatangani di kertas")))
        frozen = t("Isi versi {n} tetap sejak sekarang; perubahan sesudahnya menjadi versi berikutnya.", n=number)
        self.to_read = QRadioButton(button_text(t("Untuk dibaca saja")))
        draft = t("Kakinya menyebut versi ini belum tetap.")
        for choice, words in ((self.to_sign, frozen), (self.to_read, draft)):
            choice.setAccessibleDescription(words)
            self.fields.addWidget(choice)
            self.fields.addWidget(label(words, wraps=True, tone="soft", text_size="caption"))
        self.to_read.setChecked(True)
