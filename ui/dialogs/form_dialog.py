"""A dialog with fields one below the other, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.words import t
from ui.dialogs.screen_fit import ScreenFit
from ui.panels.form_section import field_column, field_row
from widgets.follow_look import button, button_text, follow_look, label, spaced
from widgets.style import dress

ACCEPT_KEY = "Ctrl+Return"

_EDGE = 16
"""Pixels of the screen that a dialog with large text leaves free."""


class FormDialog(QDialog):
    """Asks for something. Ctrl+Enter accepts from any field, Esc leaves without a change."""

    def __init__(self, title: str, accept: str, parent: QWidget | None, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        follow_look(self, lambda look: self.setMinimumWidth(min(look.px(width), self._most_width())))
        dress(self, kind="window")
        self.fields = QVBoxLayout()
        spaced(self.fields, gap=8)
        self.problem = label(tone="bad", wraps=True)
        self.problem.hide()
        self.accept_button = button(accept, kind="primary", live=True)
        self.accept_button.setDefault(True)
        self.accept_button.setShortcut(ACCEPT_KEY)
        self.accept_button.clicked.connect(self.accept)
        self._cancel = button(t("Batal"), live=True)
        self._cancel.clicked.connect(self.reject)
        ScreenFit(self, self.fields)
        buttons = QHBoxLayout()
        spaced(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.accept_button)
        heading = label(title, text_size="title", strong=True, wraps=True)
        self._layout = layout = QVBoxLayout(self)
        spaced(layout, margins=(24, 20, 24, 20), gap=12)
        layout.addWidget(heading)
        layout.addLayout(self.fields)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _most_width(self) -> int:
        return self.screen().availableGeometry().width() - _EDGE

    def give_height_to_fields(self) -> None:
        """Let the fields take what height the dialog is given, and nothing stay empty below them."""
        self._layout.setStretchFactor(self.fields, 1)
        self._layout.setStretch(self._layout.count() - 2, 0)

    def name_acceptance(self, words: str) -> None:
        """Say on the button what accepting does; Qt takes a button's key away with its old words."""
        self.accept_button.setText(button_text(words))
        self.accept_button.setAccessibleName(words)
        self.accept_button.setShortcut(ACCEPT_KEY)

    def add_field(self, words: str, field: QWidget) -> None:
        """One more field with its words above it."""
        self.fields.addLayout(field_column(words, field))

    def add_row(self, *pairs: tuple[str, QWidget]) -> None:
        """Fields side by side, each with its words above it."""
        self.fields.addLayout(field_row(*((words, field, 1) for words, field in pairs)))

    def complain(self, sentence: str, field: QWidget) -> None:
        """Say what is missing, and go there."""
        self.tell_problem(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_problem(self, sentence: str) -> None:
        """Say why it could not be done."""
        self.problem.setText(sentence)
        self.problem.show()
