"""The key with which this computer seals, its passphrase, and the signers that are known here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clock import local
from core.sealing import KnownSigner, OwnKey
from core.wording import date_long
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.seal_dialog import secret_field
from ui.verification_text import grouped
from widgets.follow_look import button, empty, icon_button, label, rule, spaced
from widgets.guard import guard


class KeysDialog(FormDialog):
    """Signals: ``protect_asked(old, wished)`` to change the passphrase, ``forgotten(fingerprint)``."""

    protect_asked = Signal(str, str)
    forgotten = Signal(str)

    def __init__(self, own: OwnKey | None, known: Sequence[KnownSigner], zone: str, parent: QWidget | None) -> None:
        super().__init__(t("Kunci tanda tangan"), t("Tutup"), parent, width=600)
        self._cancel.hide()
        self._zone = zone
        self.name = label(strong=True)
        self.digest = label(wraps=True, selectable=True)
        self.about = label(wraps=True, tone="soft")
        for part in (self.name, self.digest, self.about):
            self.fields.addWidget(part)
        self.old, self.wished, self.again = secret_field(), secret_field(), secret_field()
        self.add_field(t("Kata sandi sekarang"), self.old)
        self.add_row((t("Kata sandi baru, kosong: tanpa kata sandi"), self.wished), (t("Sekali lagi"), self.again))
        self.outcome = label(wraps=True, tone="good")
        self.outcome.hide()
        self.change = button(t("Ganti kata sandi"))
        self.change.clicked.connect(self._ask)
        self.fields.addWidget(self.outcome)
        self.fields.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(rule())
        self.fields.addWidget(label(t("Penanda tangan yang dikenal di komputer ini"), strong=True, wraps=True))
        self._known = QVBoxLayout()
        spaced(self._known, gap=4)
        self.fields.addLayout(self._known)
        self.show_keys(own, known)

    def show_keys(self, own: OwnKey | None, known: Sequence[KnownSigner]) -> None:
        """Show the keys as they are now."""
        self.name.setText(own.name if own is not None else t("Komputer ini belum punya kunci"))
        self.digest.setText(grouped(own.fingerprint) if own is not None else "")
        self.digest.setVisible(own is not None)
        self.about.setText(_about(own, self._zone))
        self.old.setEnabled(own is not None and own.protected)
        self.change.setText(t("Ganti kata sandi") if own is not None else t("Buat kunci"))
        for field in (self.old, self.wished, self.again):
            field.clear()
        empty(self._known)
        for one in known:
            self._known.addWidget(self._row(one))
        if not known:
            self._known.addWidget(label(t("Belum ada, selain kunci komputer ini sendiri."), tone="soft", wraps=True))

    @guard(None)
    def accept(self) -> None:
        """Close; Enter in a field changes the passphrase first."""
        if any(field.text() for field in (self.old, self.wished, self.again)):
            self._ask()
        else:
            super().accept()

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.problem.hide()
        self.outcome.setText(sentence)
        self.outcome.show()

    def fail(self, sentence: str) -> None:
        """Say why something was not done."""
        self.outcome.hide()
        self.complain(sentence, self.old if self.old.isEnabled() else self.wished)

    def _row(self, one: KnownSigner) -> QWidget:
        made = QWidget()
        words, row = QVBoxLayout(), QHBoxLayout(made)
        spaced(words, gap=0)
        words.addWidget(label(one.name, wraps=True))
        words.addWidget(label(grouped(one.fingerprint, 16) + " …", tone="soft", text_size="caption"))
        remove = icon_button("remove", t("Jangan kenali {name} lagi", name=one.name))
        remove.clicked.connect(lambda: self.forgotten.emit(one.fingerprint))
        spaced(row, gap=8)
        row.addLayout(words, 1)
        row.addWidget(remove)
        return made

    def _ask(self) -> None:
        if self.wished.text() != self.again.text():
            self.outcome.hide()
            self.complain(t("Kedua kata sandi baru berbeda."), self.again)
            return
        self.protect_asked.emit(self.old.text(), self.wished.text())


def _about(own: OwnKey | None, zone: str) -> str:
    if own is None:
        return t("Kunci dibuat pada segel pertama, atau sekarang dengan kata sandi di bawah ini.")
    until = date_long(local(own.ends_at, zone).date())
    guarded = t("dengan kata sandi") if own.protected else t("tanpa kata sandi")
    return t(
        "Berlaku sampai {date}, {guarded}. Sidik di atas dibandingkan di komputer lain.", date=until, guarded=guarded
    )
