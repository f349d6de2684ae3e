"""The question guide of Siapkan to be read: questions by kind, with their probes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.agenda_plan import AgendaPlan, plan_of
from core.state import SessionState
from resources.words import codes, t, word
from widgets.follow_look import button, empty, label, rule, spaced


class GuideList(QWidget):
    """Questions are written in the agenda's text; ``edit`` opens it."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: AgendaPlan | None = None
        self.edit = button(t("Ubah pertanyaan …"))
        self._list = QVBoxLayout()
        spaced(self._list, gap=8)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 12, 16, 12), gap=8)
        layout.addWidget(self.edit)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def set_state(self, state: SessionState) -> None:
        """Show the guide as it is."""
        plan = plan_of(state)
        if plan == self._shown:
            return
        self._shown = plan
        empty(self._list)
        for item in plan:
            if item.questions:
                self._list.addWidget(label(item.title, strong=True, wraps=True))
            for question in item.questions:
                known = question.kind in codes()["question_kind"]
                kind = word("question_kind", question.kind) if known else question.kind
                minutes = t("{n} menit", n=question.minutes) if question.minutes else ""
                self._list.addWidget(label(" · ".join(filter(None, (kind, minutes))), tone="soft", text_size="caption"))
                self._list.addWidget(label(question.text, wraps=True))
                for probe in question.probes:
                    self._list.addWidget(label(f"– {probe}", wraps=True, tone="soft"))
            if item.questions:
                self._list.addWidget(rule())
        if not any(item.questions for item in plan):
            self._list.addWidget(label(t("Belum ada pertanyaan. Pakai templat, atau tulis sendiri."), wraps=True))
