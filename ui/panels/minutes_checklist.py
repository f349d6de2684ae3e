"""What a berita acara still lacks, found in the session itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.cross_checks import CheckStatus, cross_checks
from core.issues import issues
from core.log import contributions
from core.outcomes import action_plan, agreements, ranking, signatories
from core.people import participants
from core.session import Phase, session_of
from core.state import SessionState
from resources.words import t
from widgets import icons
from widgets.follow_look import empty, follow_look, label, spaced


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One thing that a good berita acara has: whether it is there, and words that say so or what to do."""

    done: bool
    words: str
    advice: str = ""


def minutes_checklist(state: SessionState) -> list[ChecklistLine]:
    """The list in the order of the document; nothing in it keeps anybody from exporting."""
    return list(_lines(state))


def _lines(state: SessionState) -> Iterator[ChecklistLine]:
    session = session_of(state)
    if session is None:
        return
    closed = session.phase is Phase.CLOSED
    yield ChecklistLine(closed, t("Sesi diakhiri"), "" if closed else t("Selama sesi berjalan, dokumen masih berubah."))
    yield ChecklistLine(
        bool(session.document_number.strip()), t("Nomor berita acara"), t("Isi di Siapkan, atau tulis tangan nanti.")
    )
    came = [person for person in participants(state) if person.arrived_at is not None]
    yield ChecklistLine(bool(came), t("Kehadiran, {n} peserta", n=len(came)), t("Belum ada peserta yang hadir."))
    entries = len(contributions(state))
    yield ChecklistLine(entries > 0, t("Notula, {n} catatan", n=entries), t("Notula masih kosong."))
    found = len(issues(state))
    yield ChecklistLine(found > 0, t("Masalah, {n} isu", n=found), t("Belum ada isu di papan."))
    if found:
        settled = ranking(state) is not None
        yield ChecklistLine(settled, t("Urutan prioritas"), t("Tetapkan urutannya dengan musyawarah atau suara."))
    agreed = len(agreements(state))
    yield ChecklistLine(agreed > 0, t("Kesepakatan, {n} butir", n=agreed), t("Tulis yang disepakati forum."))
    planned = len(action_plan(state))
    yield ChecklistLine(planned > 0, t("Rencana tindak lanjut, {n} baris", n=planned), t("Siapa melakukan apa, kapan?"))
    signers = len(signatories(state))
    yield ChecklistLine(
        signers > 0, t("Penanda tangan, {n} orang", n=signers), t("Belum ada yang akan menandatangani.")
    )
    waiting = sum(check.status is CheckStatus.WAITING for check in cross_checks(state))
    if waiting:
        yield ChecklistLine(False, t("{n} uji silang menunggu", n=waiting), t("Dicetak apa adanya."))


class MinutesChecklist(QWidget):
    """Shows what is missing first, then what is there."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[ChecklistLine] = []
        self._heading = label(text_size="title", strong=True, wraps=True)
        self._list = QVBoxLayout()
        spaced(self._list, gap=10)
        layout = QVBoxLayout(self)
        spaced(layout, gap=12)
        layout.addWidget(self._heading)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def set_lines(self, lines: list[ChecklistLine]) -> None:
        """Show these."""
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._list)
        missing = [line for line in lines if not line.done]
        self._heading.setText(t("{n} hal lagi", n=len(missing)) if missing else t("Sudah lengkap"))
        for line in (*missing, *(line for line in lines if line.done)):
            self._list.addWidget(_Line(line))


class _Line(QWidget):
    def __init__(self, line: ChecklistLine) -> None:
        super().__init__()
        mark = QLabel()
        name, role = ("done", "good") if line.done else ("todo", "text_soft")
        follow_look(mark, lambda _look: mark.setPixmap(icons.pixmap(name, 20, role)))
        words = QVBoxLayout()
        spaced(words, gap=0)
        words.addWidget(label(line.words, wraps=True, strong=not line.done))
        if line.advice and not line.done:
            words.addWidget(label(line.advice, wraps=True, text_size="caption", tone="soft"))
        row = QHBoxLayout(self)
        spaced(row, gap=10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setAccessibleName(t("Sudah: {words}", words=line.words) if line.done else line.words)
