"""Tells what was done, in sentences, and asks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import label


class ToldDialog(FormDialog):
    """A heading, and one sentence below the other."""

    def __init__(self, heading: str, sentences: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(heading, t("Mengerti"), parent, width=480)
        self._cancel.hide()
        for sentence in sentences:
            self.fields.addWidget(label(f"• {sentence}", wraps=True))
