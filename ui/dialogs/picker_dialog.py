"""A field above a list: type a few letters, take one line. The palette and the seat finder are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets import style
from widgets.follow_look import label, spaced
from widgets.guard import guard
from widgets.style import dress
from widgets.text_fields import LineField

_ASIDE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PickerLine:
    """One line: its key, its words, what stands at the right, and other words by which it is found."""

    key: str
    words: str
    aside: str = ""
    also: str = ""


class PickerDialog(QDialog):
    """``chosen`` is the key of the line that was taken, "" if none was. Arrows move while one types."""

    def __init__(self, title: str, hint: str, lines: Sequence[PickerLine], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.chosen = ""
        self._lines = lines
        self.setWindowTitle(title)
        px = style.current.look.px
        self.resize(px(560), px(420))
        dress(self, kind="window")
        self.field = LineField()
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(hint)
        self.field.textChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("by_keys", True)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.list, kind="card")
        self.list.itemClicked.connect(self._take)
        self.below = label(text_size="caption", tone="soft", wraps=True)
        self.below.hide()
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 16, 16, 16), gap=8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.below)
        self._show("")
        self.field.setFocus()

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter takes, Esc leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            if self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    @property
    def current(self) -> str:
        """The key of the line that Enter would take."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else ""

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    def _show(self, typed: str) -> None:
        self.list.clear()
        for line in found_lines(self._lines, typed):
            item = QListWidgetItem(line.words)
            item.setData(Qt.ItemDataRole.UserRole, line.key)
            item.setData(_ASIDE, line.aside)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{line.words}, {line.aside}" if line.aside else line.words
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)


class _LineDelegate(QStyledItemDelegate):
    """The words at the left, what is aside at the right."""

    @guard(QSize(100, 32))
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line that can be clicked well."""
        return QSize(100, style.current.look.px(32))

    @guard(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line."""
        look, rect = style.current.look, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
        inner = rect.adjusted(look.px(10), 0, -look.px(10), 0)
        aside = str(index.data(_ASIDE) or "")
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text_soft"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), aside)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(aside) - look.px(12)
        painter.setFont(look.font())
        painter.setPen(look.colour("text"))
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)


def found_lines(lines: Sequence[PickerLine], typed: str) -> list[PickerLine]:
    """The lines in which every typed word begins a word; those that begin with it come first."""
    wanted = typed.casefold().split()
    if not wanted:
        return list(lines)
    found = []
    for place, line in enumerate(lines):
        words = f"{line.words} {line.also}".casefold().replace(".", " ").split()
        if all(any(word.startswith(part) for word in words) for part in wanted):
            exact = wanted[0] in line.also.casefold().split()
            begins = line.words.casefold().startswith(wanted[0])
            found.append((not exact, not begins, place, line))
    return [line for *_, line in sorted(found, key=lambda row: row[:3])]
