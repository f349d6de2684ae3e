"""The card that offers to go on with a session that was interrupted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout

from core.wording import clock_time, clock_time_s, minutes_words
from resources.words import t
from widgets import icons, style
from widgets.follow_look import button, follow_look, label, spaced

if TYPE_CHECKING:
    from core.session_list import SessionSummary


class ResumeCard(QFrame):
    """Asks how the gap counts. Signals: ``resumed(SessionSummary, as_break)``, ``looked_at(SessionSummary)``."""

    resumed = Signal(object, bool)
    looked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._summary: SessionSummary | None = None
        self.setObjectName("resume")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stopped = label(tone="speaking", strong=True, text_size="caption")
        self._title = label(wraps=True, text_size="title", strong=True)
        self._words = label(wraps=True)
        self._gap = label(strong=True)
        self.as_break, self.as_time = QRadioButton(t("Jeda")), QRadioButton(t("Waktu diskusi"))
        self.as_break.setChecked(True)
        self._shift = label(tone="soft", text_size="caption", wraps=True)
        self.go = button(t("Lanjutkan sesi"), kind="primary", live=True)
        self.look = button(t("Lihat dulu"), kind="quiet", live=True)
        self.go.clicked.connect(self._on_go)
        self.look.clicked.connect(self._on_look)
        self._lay_out()
        follow_look(self, self._fit)

    def _lay_out(self) -> None:
        left, right, acts, whole = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        spaced(left, gap=6)
        spaced(right, gap=2)
        spaced(acts, gap=8)
        spaced(whole, margins=(20, 16, 20, 16), gap=16)
        for part in (self._stopped, self._title, self._words):
            left.addWidget(part)
        acts.addWidget(self.go)
        acts.addWidget(self.look)
        acts.addStretch(1)
        left.addLayout(acts)
        for part in (self._gap, self.as_break, self.as_time, self._shift):
            right.addWidget(part)
        right.addStretch(1)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(left, 3)
        whole.addLayout(right, 2)

    def _fit(self, look: style.Look) -> None:
        self.setStyleSheet(
            f"#resume {{ background: {look.theme.surface}; border: 2px solid {look.theme.speaking};"
            f" border-radius: {look.px(10)}px; }}"
        )
        self._icon.setFixedSize(look.px(48), look.px(48))
        self._icon.setStyleSheet(f"background: {look.theme.speaking_soft}; border-radius: {look.px(24)}px")

    def dress_icon(self) -> None:
        """Draw the icon in the look that is set."""
        self._icon.setPixmap(icons.pixmap("pause", 24, "speaking"))

    def show_session(self, summary: SessionSummary, now: datetime) -> None:
        """Offer this session; ``now`` is the moment by the real clock (UTC)."""
        self._summary = summary
        minutes = max(0, round((now - summary.last_act_at).total_seconds() / 60))
        self._stopped.setText(t("Terhenti pukul {time}", time=clock_time(summary.last_act_at, summary.zone)))
        self._title.setText(t("Lanjutkan {title}?", title=summary.title))
        self._words.setText(
            t(
                "Sesi ini belum diakhiri. Tidak ada yang hilang: {n} catatan tersimpan sampai {time}.",
                n=summary.contributions,
                time=clock_time_s(summary.last_act_at, summary.zone),
            )
        )
        for part in (self._gap, self.as_break, self.as_time, self._shift):
            part.setVisible(not summary.fictional)
        self._gap.setText(t("Selang {minutes} dihitung sebagai", minutes=minutes_words(minutes)))
        self._shift.setText(
            t("Jeda menggeser acara; waktu diskusi membiarkannya berjalan. Dapat diubah nanti dengan Ctrl+Z.")
        )

    def _on_go(self) -> None:
        if self._summary is not None:
            self.resumed.emit(self._summary, self.as_break.isChecked())

    def _on_look(self) -> None:
        if self._summary is not None:
            self.looked_at.emit(self._summary)
