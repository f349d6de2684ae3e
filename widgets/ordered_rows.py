"""Rows one below the other whose order people change: with the mouse, or with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from widgets import style
from widgets.follow_look import empty, spaced
from widgets.guard import guard

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderedRows(QWidget):
    """``moved(key, steps)`` when a row is to stand further up (steps below 0) or down. The rows stay as they are until
    ``set_rows`` gives them in their new order; the keyboard stays in the row that it was in.
    """

    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, QWidget]] = []
        self._movable = False
        self._held = ""
        self._from = QPoint()
        self._gap: int | None = None
        self._list = QVBoxLayout(self)
        spaced(self._list, gap=0)
        self._marks = _Marks(self)

    def set_rows(self, rows: Sequence[tuple[str, QWidget]], *, movable: bool) -> None:
        """Show these, each with the key that ``moved`` names it by."""
        self._let_go()
        had_focus = self._key_with_focus()
        empty(self._list)
        self._rows, self._movable = list(rows), movable and len(rows) > 1
        for key, row in self._rows:
            self._list.addWidget(row)
            row.installEventFilter(self)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._movable else Qt.FocusPolicy.NoFocus)
            row.show()
            if key == had_focus and self._movable:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._marks.raise_()

    def row(self, key: str) -> QWidget:
        """The row of that key. StopIteration for one that is not shown."""
        return next(row for name, row in self._rows if name == key)

    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Presses, moves and keys in a row."""
        key = next((name for name, row in self._rows if row is watched), "")
        if not key or not self._movable:
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(key, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(key, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._marks.update()
        return False

    @guard()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The marks lie over all rows."""
        super().resizeEvent(event)
        self._marks.setGeometry(self.rect())

    def _key(self, key: str, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._held:
            self._let_go()
            return True
        steps = _STEPS.get(Qt.Key(event.key()), 0)
        if not steps or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if 0 <= self._place_of(key) + steps < len(self._rows):
            self.moved.emit(key, steps)
        return True

    def _mouse(self, key: str, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._held, self._from, self._gap = key, place, None
        elif event.type() == QEvent.Type.MouseMove and self._held:
            if self._gap is None and (place - self._from).manhattanLength() < QApplication.startDragDistance():
                return False
            self._gap = self._gap_at(self.mapFromGlobal(place).y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._marks.update()
            return True
        elif event.type() == QEvent.Type.MouseButtonRelease and self._held:
            held, gap = self._held, self._gap
            self._let_go()
            if gap is not None:
                self._drop(held, gap)
                return True
        return False

    def _drop(self, key: str, gap: int) -> None:
        place = self._place_of(key)
        steps = gap - place - 1 if gap > place else gap - place
        if steps:
            self.moved.emit(key, steps)

    def _let_go(self) -> None:
        self._held, self._gap = "", None
        self.unsetCursor()
        self._marks.update()

    def _place_of(self, key: str) -> int:
        return [name for name, _ in self._rows].index(key)

    def _gap_at(self, y: int) -> int:
        """Before which row something would fall that is let go there; the number of rows: behind the last."""
        return sum(row.geometry().center().y() < y for _, row in self._rows)

    def _key_with_focus(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        return next((key for key, row in self._rows if row is focus or row.isAncestorOf(focus)), "")

    def focus_rect(self) -> QRectF | None:
        """The row with the keyboard in it."""
        row = next((row for _, row in self._rows if row.hasFocus()), None)
        return None if row is None else QRectF(row.geometry())

    def gap_y(self) -> int | None:
        """Where a row would fall that is being dragged."""
        if self._gap is None:
            return None
        if self._gap < len(self._rows):
            return self._rows[self._gap][1].geometry().top()
        return self._rows[-1][1].geometry().bottom()

    def held_rect(self) -> QRectF | None:
        """The row that is being dragged."""
        if self._gap is None:
            return None
        return QRectF(self._rows[self._place_of(self._held)][1].geometry())


class _Marks(QWidget):
    """What lies over the rows, and lets the mouse through: the focus, the row that is dragged, where it would fall."""

    def __init__(self, rows: OrderedRows) -> None:
        super().__init__(rows)
        self._of = rows
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @guard()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_held(painter)
        self._paint_focus(painter)
        self._paint_gap(painter)

    def _paint_held(self, painter: QPainter) -> None:
        held = self._of.held_rect()
        if held is not None:
            veil = QColor(style.current.look.colour("surface"))
            veil.setAlphaF(0.6)
            painter.fillRect(held, veil)

    def _paint_focus(self, painter: QPainter) -> None:
        row = self._of.focus_rect()
        if row is not None:
            look = style.current.look
            painter.setPen(QPen(look.colour("focus"), look.em(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(row.adjusted(look.em(1), look.em(1), -look.em(1), -look.em(1)))

    def _paint_gap(self, painter: QPainter) -> None:
        y = self._of.gap_y()
        if y is not None:
            look = style.current.look
            painter.fillRect(QRectF(0, y - look.em(1.5), self.width(), look.em(3)), look.colour("accent"))
