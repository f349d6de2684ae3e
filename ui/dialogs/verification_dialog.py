"""What the check of a sealed file found: the verdict, what is wrong and where, who signed and when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.sealing import Verdict, Verification
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.verification_text import damage_sentence, fact_lines
from widgets import icons
from widgets.follow_look import follow_look, label, spaced

_LOOKS = {
    Verdict.INTACT: ("done", "good"),
    Verdict.UNKNOWN_SIGNER: ("alert", "text"),
    Verdict.CHANGED: ("alert", "bad"),
}


class VerificationDialog(FormDialog):
    """Only tells; the verdict has words and an icon besides its colour."""

    def __init__(self, name: str, verification: Verification, parent: QWidget | None) -> None:
        super().__init__(t("Hasil pemeriksaan"), t("Tutup"), parent, width=560)
        self._cancel.hide()
        self.fields.addWidget(label(name, wraps=True, tone="soft"))
        icon, role = _LOOKS[verification.verdict]
        mark = QLabel()
        follow_look(mark, lambda _look: mark.setPixmap(icons.pixmap(icon, 28, role)))
        self.verdict = label(word("verdict", verification.verdict), wraps=True, strong=True, text_size="lead")
        row = QHBoxLayout()
        spaced(row, gap=12)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 1)
        self.fields.addLayout(row)
        self.lines = [
            *(label(f"• {damage_sentence(damage)}", wraps=True, tone="bad") for damage in verification.damages),
            *(label(line, wraps=True, selectable=True) for line in fact_lines(verification)),
        ]
        for line in self.lines:
            self.fields.addWidget(line)
        layout, width = self.layout(), self.minimumWidth()
        assert layout is not None
        self.resize(width, layout.heightForWidth(width))
