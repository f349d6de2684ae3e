"""Asks before a signer of another computer is known on this one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.sealing import SignatureText
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.verification_text import grouped
from widgets.follow_look import label


class RecogniseDialog(FormDialog):
    """Shows what is to be compared; nothing else can tell who holds a key."""

    def __init__(self, text: SignatureText, parent: QWidget | None) -> None:
        super().__init__(t("Kenali {name}?", name=text.name), t("Sidiknya sama, kenali"), parent, width=520)
        how = t(
            "Bandingkan sidik di bawah ini dengan yang tampak pada komputer penanda tangan, di Kunci tanda tangan. "
            "Tanyakan langsung atau lewat telepon, bukan lewat pesan yang membawa berkasnya."
        )
        after = t("Sesudah dikenal, berkas yang ditandatanganinya disebut utuh di komputer ini.")
        self.digest = label(grouped(text.fingerprint), wraps=True, selectable=True, strong=True, text_size="lead")
        self.fields.addWidget(label(how, wraps=True))
        self.fields.addWidget(self.digest)
        self.fields.addWidget(label(after, wraps=True, tone="soft"))
