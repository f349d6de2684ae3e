"""Which lampiran the document has, and in which order; their numbers are computed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.document_form import APPENDICES
from core.wording import roman
from resources.templates import sentence
from resources.words import t
from widgets.follow_look import icon_button, label, roomy, spaced
from widgets.guard import guard
from widgets.style import dress

_NAME, _EMPTY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class AppendixChoice(QWidget):
    """Ticked ones are printed, in the order of the list. ``changed`` when anything is."""

    changed = Signal()

    def __init__(self, chosen: Sequence[str]) -> None:
        super().__init__()
        self._with_content = frozenset(APPENDICES)
        self._filling = False
        self.list = _MovableList()
        self.list.setAccessibleName(t("Lampiran"))
        dress(self.list, kind="card")
        roomy(self.list)
        up, down = icon_button("up", t("Naikkan (Alt+↑)")), icon_button("down", t("Turunkan (Alt+↓)"))
        up.clicked.connect(self.list.move_up)
        down.clicked.connect(self.list.move_down)
        spaced(beside := QVBoxLayout(), gap=8)
        spaced(row := QHBoxLayout(), gap=8)
        spaced(layout := QVBoxLayout(self), margins=(0, 12, 0, 0), gap=8)
        beside.addWidget(up)
        beside.addWidget(down)
        beside.addStretch(1)
        row.addWidget(self.list, 1)
        row.addLayout(beside)
        words = t("Yang dicentang dicetak menurut urutan ini. Nomornya dihitung; yang tanpa isi dilewati.")
        layout.addWidget(label(words, wraps=True, tone="soft"))
        layout.addLayout(row, 1)
        self.set_chosen(chosen)
        self.list.itemChanged.connect(self._on_changed)
        self.list.model().rowsMoved.connect(self._on_changed)
        self.list.moved.connect(self._on_changed)

    def set_chosen(self, chosen: Sequence[str]) -> None:
        """Show a choice; those that are not in it come last."""
        self._filling = True
        self.list.clear()
        for name in (*chosen, *(name for name in APPENDICES if name not in chosen)):
            item = QListWidgetItem()
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._name_items()
        self._filling = False

    def set_with_content(self, names: Sequence[str]) -> None:
        """For which lampiran the session has content."""
        self._with_content = frozenset(names)
        self._filling = True
        self._name_items()
        self._filling = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The lampiran that are ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _name_items(self) -> None:
        numbered = [name for name in self.chosen if name in self._with_content]
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = item.data(_NAME)
            words = sentence(f"{name}.outline")
            if name in numbered:
                item.setText(f"{roman(numbered.index(name) + 1)}  {words}")
            else:
                item.setText(words if name in self._with_content else t("{name} (belum ada isinya)", name=words))

    def _on_changed(self) -> None:
        if self._filling:
            return
        self._filling = True
        self._name_items()
        self._filling = False
        self.changed.emit()


class _MovableList(QListWidget):
    """Items are moved by dragging, and by Alt with an arrow key. ``moved`` after the latter."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    def move_up(self) -> None:
        """The selected item goes one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """The selected item goes one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        place = self.currentRow()
        if place >= 0 and 0 <= place + step < self.count():
            self.insertItem(place + step, self.takeItem(place))
            self.setCurrentRow(place + step)
            self.moved.emit()

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves; other keys do as in any list."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)
