"""What the check of a sealed file found: the verdict, what is wrong and where, who signed and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.sealing import SignatureText, Verdict, Verification
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.verification_text import damage_sentence, document_lines, grouped, open_lines, signed_time
from widgets import icons, style
from widgets.follow_look import button, empty, follow_look, label, rule, spaced
from widgets.style import dress

_LOOKS = {
    Verdict.INTACT: ("done", "good"),
    Verdict.UNKNOWN_SIGNER: ("alert", "text"),
    Verdict.CHANGED: ("alert", "bad"),
}
WIDTH, ROOM_BESIDE = 600, 66
"""The dialog's width, and what of it its margins and a scroll bar take, in px at 100 %."""
MOST_OF_SCREEN = 0.4


class VerificationDialog(FormDialog):
    """The verdict has words and an icon besides its colour. ``recognise_asked(SignatureText)`` for one unknown."""

    recognise_asked = Signal(object)

    def __init__(self, name: str, verification: Verification, zone: str, parent: QWidget | None) -> None:
        super().__init__(t("Hasil pemeriksaan"), t("Tutup"), parent, width=WIDTH)
        self._cancel.hide()
        self._zone = zone
        self.lines: list[QLabel] = []
        self.fields.addWidget(label(name, wraps=True, tone="soft"))
        self._mark = QLabel()
        self.verdict = label(wraps=True, strong=True, text_size="lead")
        row = QHBoxLayout()
        spaced(row, gap=12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 1)
        self.fields.addLayout(row)
        self._found = QVBoxLayout()
        self._inside = inside = QWidget()
        dress(inside, kind="window")
        spaced(column := QVBoxLayout(inside), margins=(0, 0, 12, 0), gap=0)
        spaced(self._found, gap=6)
        column.addLayout(self._found)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.fields.addWidget(self._area, 1)
        self.show_verification(verification)

    def show_verification(self, verification: Verification) -> None:
        """Show what was found (again, when a signer has become known)."""
        self.verdict.setText(word("verdict", verification.verdict))
        icon, role = _LOOKS[verification.verdict]
        follow_look(self._mark, lambda _look: self._mark.setPixmap(icons.pixmap(icon, 28, role)))
        empty(self._found)
        self.lines = []
        for damage in verification.damages:
            self._say(f"• {damage_sentence(damage)}", tone="bad")
        for line in document_lines(verification):
            self._say(line, selectable=True)
        for text in verification.signatures:
            self._found.addWidget(rule())
            self._add_signer(text, recognisable=verification.verdict is Verdict.UNKNOWN_SIGNER)
        if verification.open_fields:
            self._found.addWidget(rule())
        for line in open_lines(verification):
            self._say(line, tone="soft")
        self._fit()

    def _say(self, words: str, **look: object) -> None:
        made = label(words, wraps=True, selectable=bool(look.pop("selectable", False)), **look)
        self.lines.append(made)
        self._found.addWidget(made)

    def _add_signer(self, text: SignatureText, *, recognisable: bool) -> None:
        known = t("dikenal") if text.known else t("belum dikenal")
        self._say(
            t("Tanda tangan {name}, {time}, {known}", name=text.name, time=signed_time(text, self._zone), known=known)
        )
        print_ = label(grouped(text.fingerprint), wraps=True, selectable=True, tone="soft", text_size="caption")
        print_.setAccessibleName(
            t("Sidik sertifikat {name}: {digest}", name=text.name, digest=grouped(text.fingerprint))
        )
        self._found.addWidget(print_)
        if recognisable and not text.known:
            ask = button(t("Kenali penanda tangan ini …"), t("Kenali {name} …", name=text.name))
            ask.clicked.connect(lambda: self.recognise_asked.emit(text))
            self._found.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)

    def _fit(self) -> None:
        """As high as the words need, as far as the screen goes."""
        layout = self._inside.layout()
        assert layout is not None
        layout.activate()
        look = style.current.look
        width = max(self.width(), look.px(WIDTH)) - look.px(ROOM_BESIDE)
        needed = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self._area.setMinimumHeight(min(needed, round(self.screen().size().height() * MOST_OF_SCREEN)))
        self.adjustSize()
