"""A question before what cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import label


class ConfirmDialog(FormDialog):
    """Says what will happen, and whether it can be undone; the button names the act."""

    def __init__(self, question: str, what: str, accept: str, *, final: bool, parent: QWidget | None) -> None:
        super().__init__(question, accept, parent, width=420)
        self.fields.addWidget(label(what, wraps=True))
        after = t("Ini tidak dapat diurungkan.") if final else t("Dapat diurungkan dengan Ctrl+Z.")
        self.fields.addWidget(label(after, wraps=True, tone="soft"))


def confirmed(question: str, what: str, accept: str, *, final: bool = True, parent: QWidget | None) -> bool:
    """Whether people want it after all."""
    dialog = ConfirmDialog(question, what, accept, final=final, parent=parent)
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed
