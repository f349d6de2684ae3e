"""What an entry of the log said before it was corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from core.identity import Id
from core.log import Contribution
from core.wordings import Wording
from resources.words import t, word
from ui.words_of import actor_words, local_time_s
from widgets import style
from widgets.follow_look import button, label, rule, spaced
from widgets.style import dress


class WordingsDialog(QDialog):
    """All wordings of ``entry``, the newest first; ``names`` are the people as they are called now."""

    def __init__(
        self,
        entry: Contribution,
        wordings: Sequence[Wording],
        names: Mapping[Id, str],
        zone: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        title = t("Riwayat catatan {n}", n=entry.number)
        self.setWindowTitle(title)
        dress(self, kind="window")
        px = style.current.look.px
        self.setMinimumSize(px(420), px(240))
        self.resize(px(560), px(460))
        inside = QWidget()
        dress(inside, kind="surface")
        rows = QVBoxLayout(inside)
        spaced(rows, margins=(16, 12, 16, 12), gap=10)
        newest_first = list(reversed(wordings))
        for place, wording in enumerate(newest_first):
            if place:
                rows.addWidget(rule())
            head = wording_head(wording, local_time_s(wording.at, zone), now=place == 0, first=wording is wordings[0])
            rows.addWidget(label(head, text_size="caption", tone="soft", wraps=True))
            rows.addWidget(label(_said_by(wording.entry, names), strong=True, wraps=True))
            rows.addWidget(label(_words(wording.entry), wraps=True, selectable=True))
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(title)
        area.setWidget(inside)
        close = button(t("Tutup"), kind="primary", live=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        spaced(layout, margins=(24, 20, 24, 20), gap=12)
        layout.addWidget(label(title, text_size="title", strong=True))
        if len(wordings) < 2:
            layout.addWidget(label(t("Catatan ini belum pernah dikoreksi."), tone="soft", wraps=True))
        layout.addWidget(area, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def wording_head(wording: Wording, time: str, *, now: bool, first: bool) -> str:
    """When a wording was kept and by whom, and whether it is the first one or the one that stands."""
    parts = [time, actor_words(wording.by)]
    if first:
        parts.append(t("catatan semula"))
    if wording.taken_back:
        parts.append(t("koreksi diurungkan"))
    if now:
        parts.append(t("berlaku sekarang"))
    return " · ".join(parts)


def _said_by(entry: Contribution, names: Mapping[Id, str]) -> str:
    kind = word("log_kind", entry.kind)
    manner = t("kata demi kata") if entry.verbatim else t("ringkasan")
    return " · ".join(part for part in (names.get(entry.person_id, ""), kind, manner) if part)


def _words(entry: Contribution) -> str:
    if not entry.text and not entry.nonverbal:
        return t("(dihapus)")
    return t("{text} ({sign})", text=entry.text, sign=entry.nonverbal) if entry.nonverbal else entry.text
