"""The note-taker's private prompts to the moderator: one line over the agenda, gone when heeded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.views import NoteView
from resources.words import t
from widgets.follow_look import button, label, rule, spaced


class PromptStrip(QWidget):
    """Shows the oldest prompt that was not heeded; takes no room without one. ``heeded(note_id)``."""

    heeded = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._note_id = ""
        self._caption = label(text_size="caption", tone="soft")
        self.words = label(wraps=True)
        self.done = button(t("Sudah"), live=True)
        self.done.clicked.connect(self._on_done)
        column, row, whole = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        spaced(column, gap=2)
        column.addWidget(self._caption)
        column.addWidget(self.words)
        spaced(row, margins=(16, 8, 12, 8), gap=8)
        row.addLayout(column, 1)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignVCenter)
        spaced(whole, gap=0)
        whole.addLayout(row)
        whole.addWidget(rule())
        self.hide()

    def set_prompts(self, prompts: tuple[NoteView, ...]) -> None:
        """Take the prompts as they are now, the oldest first."""
        self.setVisible(bool(prompts))
        if not prompts:
            self._note_id = ""
            return
        first, more = prompts[0], len(prompts) - 1
        self._note_id = first.note_id
        caption = t("Pesan notulis · {time}", time=first.time)
        self._caption.setText(t("{caption} · {n} lagi", caption=caption, n=more) if more else caption)
        self.words.setText(first.text)
        self.done.setAccessibleName(t("Sudah: {text}", text=first.text))

    def _on_done(self) -> None:
        if self._note_id:
            self.heeded.emit(self._note_id)
