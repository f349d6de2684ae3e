"""A box to choose from whose text is shortened where it is too long, and then has all of it as a tooltip."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox

from widgets.guard import guard


class ChoiceBox(QComboBox):
    """Takes the width that it is given, whatever stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentTextChanged.connect(lambda text: self.setToolTip(f"<span>{escape(text)}</span>"))

    @guard(None)
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """As much of the text as there is room for."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        metrics = QFontMetrics(self.font())
        option.currentText = metrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room - _AIR)


_AIR = 4
"""Pixels that Qt leaves free beside the text."""
