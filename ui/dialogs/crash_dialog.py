"""The report of the crash before this start, for reading and for sending to whoever can mend it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from resources.words import t
from ui.crash_log import Crash
from ui.dialogs.form_dialog import FormDialog
from widgets import style
from widgets.follow_look import label


class CrashDialog(FormDialog):
    """Shows the report; accepting it copies it."""

    def __init__(self, crash: Crash, parent: QWidget | None) -> None:
        super().__init__(t("Laporan kesalahan"), t("Salin"), parent, width=640)
        words = t(
            "Lingkar terhenti karena kesalahan. Yang sudah tersimpan tetap aman. Laporan ini hanya di laptop ini."
        )
        self.fields.addWidget(label(words, wraps=True))
        about = t("Isinya jalannya program, tanpa nama dan tanpa kata-kata peserta.")
        self.fields.addWidget(label(about, wraps=True, tone="soft"))
        self.text = QPlainTextEdit(crash.text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(t("Laporan kesalahan"))
        self.text.setMinimumHeight(style.current.look.px(260))
        self.fields.addWidget(self.text)
        self.fields.addWidget(label(str(crash.path), wraps=True, selectable=True, tone="soft", text_size="caption"))
        self.accepted.connect(lambda: QApplication.clipboard().setText(crash.text))
