"""Asks for the reason of something that is printed with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import label
from widgets.guard import guard
from widgets.text_fields import LineField


class ReasonDialog(FormDialog):
    """Says what will happen; goes on only with a reason."""

    def __init__(self, question: str, what: str, accept: str, parent: QWidget | None) -> None:
        super().__init__(question, accept, parent, width=440)
        self.reason = LineField()
        self.fields.addWidget(label(what, wraps=True))
        self.add_field(t("Alasan"), self.reason)
        self.reason.setFocus()

    @property
    def given(self) -> str:
        """The reason that was typed."""
        return self.reason.text().strip()

    @guard(None)
    def accept(self) -> None:
        """Only with a reason."""
        if self.given:
            super().accept()
        else:
            self.complain(t("Alasannya masih kosong."), self.reason)
