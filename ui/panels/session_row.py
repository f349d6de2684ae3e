"""One session in the list of Beranda."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clock import local
from core.session_list import Phase, SessionSummary
from core.wording import date_long, day_name
from resources.words import t, word
from widgets.follow_look import button, fixed, label, rule, spaced


class SessionRow(QWidget):
    """Title, details, state, day, and what to do next. ``chosen(SessionSummary)``."""

    chosen = Signal(object)

    def __init__(self, summary: SessionSummary, *, is_open: bool) -> None:
        super().__init__()
        details, next_act = _details(summary), _next_act(summary, is_open=is_open)
        self.summary = summary
        title = summary.title + (f" · {t('contoh')}" if summary.fictional else "")
        names = QVBoxLayout()
        spaced(names, gap=0)
        names.addWidget(label(title, wraps=True, text_size="lead", strong=True))
        names.addWidget(label(details, wraps=True, tone="soft"))
        tone = {Phase.RUNNING: "accent", Phase.CLOSED: "good"}.get(summary.phase, "soft")
        state = label(word("session_phase", summary.phase), kind="tag", tone=tone, text_size="caption")
        state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fixed(state, width=112)
        day = local(summary.planned_start_at, summary.zone).date()
        when = label(f"{day_name(day)}, {date_long(day)}", tone="soft")
        self.go = button(next_act, f"{next_act}: {summary.title}", live=True)
        self.go.clicked.connect(self._on_clicked)
        fixed(self.go, width=168)
        row = QHBoxLayout()
        spaced(row, margins=(0, 10, 0, 10), gap=16)
        row.addLayout(names, 1)
        row.addWidget(state)
        row.addWidget(when)
        row.addWidget(self.go)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(row)
        layout.addWidget(rule())

    def _on_clicked(self) -> None:
        self.chosen.emit(self.summary)


def _details(summary: SessionSummary) -> str:
    parts = [
        summary.programme,
        t("{n} peserta", n=summary.people),
        summary.place,
        t("{n} catatan", n=summary.contributions),
    ]
    return " · ".join(part for part in parts if part)


def _next_act(summary: SessionSummary, *, is_open: bool) -> str:
    """What the button of a session says: what one would do next with it."""
    if summary.phase is Phase.PREPARED:
        return t("Lanjut siapkan")
    if summary.phase is Phase.RUNNING:
        return t("Kembali ke sesi") if is_open else t("Lihat dan lanjutkan")
    return t("Buka berita acara")
