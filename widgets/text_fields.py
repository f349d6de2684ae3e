"""Fields for text whose undo gives way to the session's when they have nothing of their own to take back."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit

from widgets.guard import guard

_Box = TypeVar("_Box", bound=QAbstractSpinBox)

_OWN_KEYS = frozenset({
    Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Insert,
})  # fmt: skip


def is_for_the_window(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a key with Ctrl that a field is asked about belongs to the window's commands instead."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return not can_redo
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() not in _OWN_KEYS


class LineField(QLineEdit):
    """One line of text."""

    @guard(False)
    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        if is_for_the_window(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextField(QPlainTextEdit):
    """Several lines of text. Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    @guard(False)
    def event(self, event: QEvent) -> bool:
        """Leave the window's keys to the window."""
        document = self.document()
        if is_for_the_window(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


def padded(box: _Box) -> _Box:
    """``box`` with its figures off the edge: a style sheet cannot pad the field inside a spin box."""
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box
