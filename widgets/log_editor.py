"""The editor inside the log line: keys that mean something there become signals."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QWidget

from widgets import style
from widgets.guard import guard
from widgets.style import dress
from widgets.text_fields import TextField

MOST_LINES = 3

_Key = Qt.Key


class LogEditor(TextField):
    """One to three lines of text, growing by itself.

    Signals: ``entered`` (Enter), ``picked`` (Tab while choices are offered), ``moved(step)`` (arrows while they are),
    ``dismissed`` (Esc while they are), ``backed`` (Backspace in front of everything), ``focused(bool)``,
    ``picture_given(QMimeData)`` when what is pasted or dropped has a picture or files (valid only while it is told).
    """

    entered = Signal()
    picked = Signal()
    moved = Signal(int)
    dismissed = Signal()
    backed = Signal()
    focused = Signal(bool)
    picture_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.offering = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()
        dress(self, kind="bare")
        self.textChanged.connect(self.fit)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        style.current.changed.connect(self._on_look)
        self._on_look()

    def fit(self) -> None:
        """Take the height of one to three lines."""
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2)

    def _on_look(self) -> None:
        self.setFont(style.current.look.font("lead"))
        self.fit()

    @guard(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Pictures and files are taken too."""
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    @guard(None)
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes into the line; what has none is told."""
        if not source.hasText() or (source.hasUrls() and any(url.isLocalFile() for url in source.urls())):
            self.picture_given.emit(source)
        else:
            super().insertFromMimeData(source)

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that mean something; the others are for the text."""
        if not self._is_told(event):
            super().keyPressEvent(event)

    @guard(False)
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab picks a choice while choices are offered."""
        if self.offering and forward:
            self.picked.emit()
            return True
        return QWidget.focusNextPrevChild(self, forward)

    @guard(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys come here."""
        super().focusInEvent(event)
        self.focused.emit(True)

    @guard(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _is_told(self, event: QKeyEvent) -> bool:
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (_Key.Key_Return, _Key.Key_Enter):
            if shift:
                self.insertPlainText("\n")
            else:
                self.entered.emit()
            return True
        if self.offering and key in (_Key.Key_Up, _Key.Key_Down):
            self.moved.emit(-1 if key == _Key.Key_Up else 1)
            return True
        if key == _Key.Key_Escape:
            if self.offering:
                self.dismissed.emit()
                return True
            return False
        if key == _Key.Key_Backspace and self.textCursor().position() == 0 and not self.textCursor().hasSelection():
            self.backed.emit()
            return True
        if key in (_Key.Key_PageUp, _Key.Key_PageDown):
            event.ignore()
            return True
        return False
