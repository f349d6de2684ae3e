"""The tab Catatan: the moderator's own notes, notes of the atmosphere, parked ideas."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.actions import Action
from core.notes import AddNote, DropIdea, DropNote, NoteKind, ParkIdea
from core.views import LogLineView, ModeratorView
from resources.words import t, word
from ui.bridge import Bridge
from widgets.choice_box import ChoiceBox
from widgets.follow_look import icon_button, label, rule, spaced
from widgets.style import dress
from widgets.text_fields import LineField

PARKED = "parked"
"""The kind of what is no note: an idea for another day."""


class NotesPanel(QWidget):
    """Notes, newest last, with a line for another one."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._shown: tuple[tuple[object, ...], ...] = ((), (), ())
        self._rows: dict[str, _Row] = {}
        self._line: LogLineView | None = None
        self._kind = QComboBox()
        self._kind.setAccessibleName(t("Jenis catatan"))
        for kind in NoteKind:
            self._kind.addItem(word("note_kind", kind), kind.value)
        self._kind.addItem(t("Gagasan parkir"), PARKED)
        self._whose = ChoiceBox()
        self._whose.setAccessibleName(t("Gagasan siapa"))
        self._whose.hide()
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._new = LineField()
        self._new.setPlaceholderText(t("Catatan baru, Enter untuk menambah"))
        self._new.setAccessibleName(t("Catatan baru"))
        self._new.returnPressed.connect(self._add)
        inside = QWidget()
        dress(inside, kind="surface")
        self._list, padded = QVBoxLayout(), QVBoxLayout()
        spaced(self._list, gap=0)
        spaced(padded, margins=(16, 16, 16, 16))
        self._nothing = label(
            t("Belum ada catatan di luar notula. Catatan moderator hanya tampak di sini."), wraps=True, tone="soft"
        )
        padded.addWidget(self._nothing)
        whole = QVBoxLayout(inside)
        spaced(whole, gap=0)
        whole.addLayout(self._list)
        whole.addLayout(padded)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        top = QVBoxLayout()
        spaced(top, margins=(12, 6, 12, 6), gap=6)
        top.addWidget(self._kind)
        top.addWidget(self._whose)
        top.addWidget(self._new)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(area, 1)

    def begin(self, kind: str) -> None:
        """Take the keys for a note of that kind (of ``NoteKind``, or ``PARKED``)."""
        self._kind.setCurrentIndex(self._kind.findData(kind))
        self._new.setFocus()

    def set_view(self, view: ModeratorView) -> None:
        """Take the notes as they are now; rows that are there already stay."""
        self._offer_people(view.log_line)
        parts = (view.prompts, view.notes, view.parked)
        if all(one is other for one, other in zip(parts, self._shown, strict=True)):
            return
        self._shown = parts
        old, self._rows = self._rows, {}
        for place, (row_id, words) in enumerate(_rows(view).items()):
            row = old.pop(row_id, None)
            if row is None or row.words != words:
                self._drop(row)
                row = _Row(row_id, words)
                row.removed.connect(self._remove)
            self._rows[row_id] = row
            self._list.insertWidget(place, row)
        for gone in old.values():
            self._drop(gone)
        self._nothing.setVisible(not self._rows)

    def _offer_people(self, line: LogLineView) -> None:
        """Whoever has the floor is proposed as the one whose idea it is, unless words stand in the line already."""
        if line is self._line:
            return
        self._line = line
        chosen = self._whose.currentData() if self._new.text() else line.floor_id
        self._whose.clear()
        self._whose.addItem(t("Bukan gagasan seseorang"), None)
        for one in line.speakers:
            self._whose.addItem(f"{one.code} {one.name}", one.person_id)
        self._whose.setCurrentIndex(max(0, self._whose.findData(chosen)))

    def _on_kind(self) -> None:
        self._whose.setVisible(self._kind.currentData() == PARKED)

    def _drop(self, row: _Row | None) -> None:
        if row is not None:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()

    def count(self) -> int:
        """How many notes are shown."""
        return len(self._rows)

    def _add(self) -> None:
        chosen, text = self._kind.currentData(), self._new.text()
        action: Action = (
            ParkIdea(text, self._whose.currentData()) if chosen == PARKED else AddNote(NoteKind(chosen), text)
        )
        if self._bridge.perform(action) is not None:
            self._new.clear()

    def _remove(self, row_id: str, parked: bool) -> None:
        self._bridge.perform(DropIdea(row_id) if parked else DropNote(row_id))


@dataclass(frozen=True, slots=True)
class _Words:
    """What a row says."""

    kind: str
    when: str
    text: str
    parked: bool = False


def _rows(view: ModeratorView) -> dict[str, _Words]:
    """Prompts first, then notes, then parked ideas, by id."""
    kinds = {True: word("note_kind", NoteKind.MODERATOR), False: word("note_kind", NoteKind.ATMOSPHERE)}
    prompt = word("note_kind", NoteKind.PROMPT)
    return {
        **{note.note_id: _Words(prompt, note.time, note.text) for note in view.prompts},
        **{note.note_id: _Words(kinds[note.private], note.time, note.text) for note in view.notes},
        **{idea.idea_id: _Words(t("Gagasan parkir"), idea.name, idea.text, parked=True) for idea in view.parked},
    }


class _Row(QWidget):
    """One note. ``removed(id, whether it is a parked idea)``."""

    removed = Signal(str, bool)

    def __init__(self, row_id: str, said: _Words) -> None:
        super().__init__()
        self._row_id, self.words = row_id, said
        remove = icon_button("remove", t("Hapus catatan ini"))
        remove.clicked.connect(self._on_remove)
        words = QVBoxLayout()
        spaced(words, gap=2)
        words.addWidget(
            label(" · ".join(part for part in (said.when, said.kind) if part), text_size="caption", tone="soft")
        )
        words.addWidget(label(said.text, wraps=True, selectable=True))
        row = QHBoxLayout()
        spaced(row, margins=(16, 8, 8, 8), gap=8)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def _on_remove(self) -> None:
        self.removed.emit(self._row_id, self.words.parked)
