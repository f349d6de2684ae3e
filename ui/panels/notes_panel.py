"""The tab Catatan: the moderator's own notes, notes of the atmosphere, parked ideas."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.actions import Action
from core.notes import AddNote, DropIdea, DropNote, NoteKind, ParkIdea
from core.views import ModeratorView
from resources.words import t, word
from ui.bridge import Bridge
from widgets.follow_look import empty, icon_button, label, rule, spaced
from widgets.style import dress
from widgets.text_fields import LineField

_PARKED = "parked"


class NotesPanel(QWidget):
    """Notes, newest last, with a line for another one."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: object = None
        self._kind = QComboBox()
        self._kind.setAccessibleName(t("Jenis catatan"))
        for kind in NoteKind:
            self._kind.addItem(word("note_kind", kind), kind.value)
        self._kind.addItem(t("Gagasan parkir"), _PARKED)
        self._new = LineField()
        self._new.setPlaceholderText(t("Catatan baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Catatan baru"))
        self._new.returnPressed.connect(self._add)
        inside = QWidget()
        dress(inside, kind="surface")
        self._list = QVBoxLayout(inside)
        spaced(self._list, gap=0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        top = QVBoxLayout()
        spaced(top, margins=(12, 6, 12, 6), gap=6)
        top.addWidget(self._kind)
        top.addWidget(self._new)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(area, 1)

    def set_view(self, view: ModeratorView) -> None:
        """Take the notes as they are now."""
        parts = (view.prompts, view.notes, view.parked)
        if isinstance(self._shown, tuple) and all(one is other for one, other in zip(parts, self._shown, strict=True)):
            return
        self._shown = parts
        empty(self._list)
        rows = [
            *(_Row(note.note_id, word("note_kind", NoteKind.PROMPT), note.time, note.text) for note in view.prompts),
            *(
                _Row(
                    note.note_id,
                    word("note_kind", NoteKind.MODERATOR if note.private else NoteKind.ATMOSPHERE),
                    note.time,
                    note.text,
                )
                for note in view.notes
            ),
            *(_Row(idea.idea_id, t("Gagasan parkir"), idea.name, idea.text, parked=True) for idea in view.parked),
        ]
        for row in rows:
            row.removed.connect(self._remove)
            self._list.addWidget(row)
        if not rows:
            nothing = t("Belum ada catatan di luar notula. Catatan moderator hanya tampak di sini.")
            self._list.addWidget(label(nothing, wraps=True, tone="soft"))
        self._list.setContentsMargins(*((16, 16, 16, 16) if not rows else (0, 0, 0, 0)))
        self._list.addStretch(1)

    def count(self) -> int:
        """How many notes are shown."""
        return sum(len(part) for part in self._shown) if isinstance(self._shown, tuple) else 0

    def _add(self) -> None:
        chosen, text = self._kind.currentData(), self._new.text()
        action: Action = ParkIdea(text) if chosen == _PARKED else AddNote(NoteKind(chosen), text)
        if self._bridge.perform(action) is not None:
            self._new.clear()

    def _remove(self, row_id: str, parked: bool) -> None:
        self._bridge.perform(DropIdea(row_id) if parked else DropNote(row_id))


class _Row(QWidget):
    """One note. ``removed(id, whether it is a parked idea)``."""

    removed = Signal(str, bool)

    def __init__(self, row_id: str, kind: str, when: str, text: str, *, parked: bool = False) -> None:
        super().__init__()
        self._row_id, self._parked = row_id, parked
        remove = icon_button("remove", t("Hapus catatan ini"))
        remove.clicked.connect(self._on_remove)
        words = QVBoxLayout()
        spaced(words, gap=2)
        words.addWidget(label(" · ".join(part for part in (when, kind) if part), text_size="caption", tone="soft"))
        words.addWidget(label(text, wraps=True, selectable=True))
        row = QHBoxLayout()
        spaced(row, margins=(16, 8, 8, 8), gap=8)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def _on_remove(self) -> None:
        self.removed.emit(self._row_id, self._parked)
