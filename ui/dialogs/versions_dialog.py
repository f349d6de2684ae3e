"""All versions of a berita acara: why each was made, who signed it, its scans, and each can be written again."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.clock import local
from core.scans import Scan
from core.wording import clock_time, date_long
from resources.words import t, word
from ui.dialogs.form_dialog import FormDialog
from ui.minutes_history import SignedLine, VersionHistory
from ui.verification_text import grouped
from widgets.elided_label import ElidedLabel
from widgets.follow_look import button, empty, follow_look, icon_button, label, rule, spaced
from widgets.style import dress

WIDTH, HEIGHT = 640, 420


class VersionsDialog(FormDialog):
    """Signals: ``export_asked(number)``, ``keep_asked(version id)`` for a scan, ``scan_asked(scan id)`` to write one
    again, ``drop_asked(scan id)``.
    """

    export_asked = Signal(int)
    keep_asked = Signal(str)
    scan_asked = Signal(str)
    drop_asked = Signal(str)

    def __init__(self, histories: tuple[VersionHistory, ...], zone: str, parent: QWidget | None) -> None:
        super().__init__(t("Versi, tanda tangan, dan pindaian"), t("Tutup"), parent, width=WIDTH)
        self._cancel.hide()
        self._zone = zone
        inside = QWidget()
        dress(inside, kind="window")
        self._list = QVBoxLayout()
        spaced(self._list, gap=12)
        spaced(column := QVBoxLayout(inside), margins=(0, 0, 12, 0), gap=0)
        column.addLayout(self._list)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        follow_look(area, lambda look: area.setMinimumHeight(min(look.px(HEIGHT), self.screen().size().height() // 2)))
        self.fields.addWidget(area, 1)
        self.show_versions(histories)

    def show_versions(self, histories: tuple[VersionHistory, ...]) -> None:
        """Show them as they are now, the newest first."""
        empty(self._list)
        if not histories:
            none = t("Belum ada versi yang tetap. Isi menjadi tetap pada tanda tangan pertama, atau saat disegel.")
            self._list.addWidget(label(none, wraps=True, tone="soft"))
        for history in histories:
            if history is not histories[0]:
                self._list.addWidget(rule())
            self._list.addWidget(self._version(history))

    def _version(self, history: VersionHistory) -> QWidget:
        version, made = history.version, QWidget()
        column = QVBoxLayout(made)
        spaced(column, gap=4)
        head = QHBoxLayout()
        spaced(head, gap=8)
        words = f"{t('Versi {n}', n=version.number)} · {word('version_phase', version.phase)}"
        head.addWidget(label(words, strong=True, wraps=True), 1)
        if version.frozen_at is not None:
            again = button(t("Ekspor PDF"), t("Ekspor versi {n}", n=version.number))
            again.clicked.connect(lambda: self.export_asked.emit(version.number))
            head.addWidget(again)
        column.addLayout(head)
        for line in self._facts(history):
            column.addWidget(label(line, wraps=True, tone="soft", selectable=True))
        for signed in history.signatures:
            column.addWidget(label(self._signed(signed), wraps=True))
        for scan in history.scans:
            column.addWidget(self._scan(scan))
        if version.frozen_at is not None:
            keep = button(t("Simpan pindaian bertanda tangan …"), kind="quiet")
            keep.clicked.connect(lambda: self.keep_asked.emit(version.id))
            column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _facts(self, history: VersionHistory) -> list[str]:
        version = history.version
        facts = [t("Alasan: {reason}", reason=version.reason)] if version.reason else []
        if version.frozen_at is not None:
            head = grouped(version.journal_head, 20)
            facts.append(
                t("Isi tetap sejak {time} · kepala jurnal {head}", time=self._time(version.frozen_at), head=head)
            )
        if version.sealed_at is not None:
            digest = grouped(version.file_digest, 20)
            facts.append(t("Disegel {time} · SHA-256 {digest} …", time=self._time(version.sealed_at), digest=digest))
        return facts

    def _signed(self, signed: SignedLine) -> str:
        said = t("{name}, {role}, {time}", name=signed.name, role=signed.role, time=self._time(signed.at))
        return t("{signature} (tidak berlaku lagi)", signature=said) if signed.void else said

    def _scan(self, scan: Scan) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        spaced(row, gap=8)
        row.addWidget(ElidedLabel(t("Pindaian: {name}, {time}", name=scan.name, time=self._time(scan.kept_at))), 1)
        copy = icon_button("export", t("Simpan salinan {name}", name=scan.name))
        copy.clicked.connect(lambda: self.scan_asked.emit(scan.id))
        drop = icon_button("remove", t("Hapus pindaian {name}", name=scan.name))
        drop.clicked.connect(lambda: self.drop_asked.emit(scan.id))
        row.addWidget(copy)
        row.addWidget(drop)
        return made

    def _time(self, at: datetime) -> str:
        return f"{date_long(local(at, self._zone).date())} {clock_time(at, self._zone)}"
