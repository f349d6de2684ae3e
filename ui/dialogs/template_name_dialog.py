"""The dialog that asks under which name an agenda is kept as a template."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.kept import LONGEST_NAME
from widgets.guard import guard
from widgets.text_fields import LineField


class TemplateNameDialog(FormDialog):
    """``name`` is what was typed; one that is there already is replaced."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(t("Simpan sebagai templat"), t("Simpan"), parent, width=400)
        self.field = LineField()
        self.field.setMaxLength(LONGEST_NAME)
        self.add_field(t("Nama templat"), self.field)
        self.field.setFocus()

    @property
    def name(self) -> str:
        """The name without blanks around it."""
        return self.field.text().strip()

    @guard(None)
    def accept(self) -> None:
        """Only with a name."""
        if self.name:
            super().accept()
        else:
            self.complain(t("Namanya masih kosong."), self.field)
