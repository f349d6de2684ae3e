"""Berita Acara: what is missing, the agreements, the action plan, and the export to PDF."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from core.issues import issues
from core.minute_taking import minutes_of
from core.outcomes import NameSignatory, SettleRanking, Signatory, ranking, signatories
from core.people import Role, team
from core.ports import LedgerProblem
from core.session import Official, session_of
from core.views import ModeratorView
from resources.words import t, t_id
from ui.command_book import CommandBook
from ui.desk import Desk
from ui.dialogs.ranking_dialog import RankingDialog
from ui.panels.agreements_panel import AgreementsPanel
from ui.panels.checks_panel import ChecksPanel
from ui.panels.minutes_checklist import MinutesChecklist, minutes_checklist
from ui.panels.plan_panel import PlanPanel
from ui.panels.recommendations_panel import RecommendationsPanel
from ui.print_job import PrintJob
from ui.room import Room
from ui.words_of import problem_words
from widgets import style
from widgets.follow_look import button, follow_look, label, rule, set_icon, spaced
from widgets.style import dress

LEFT_WIDTH, NARROW_LEFT_WIDTH = 340, 250


class MinutesPage(QWidget):
    """The document that grows by itself."""

    def __init__(self, desk: Desk, book: CommandBook) -> None:
        super().__init__()
        self._desk, self._bridge, self._book = desk, desk.bridge, book
        self._path: Path | None = None
        self.checklist = MinutesChecklist()
        self.agreements, self.plan = AgreementsPanel(self._bridge), PlanPanel(self._bridge)
        self.recommendations, self.checks = RecommendationsPanel(self._bridge), ChecksPanel(self._bridge)
        self.job = PrintJob(desk.services.print_minutes, self)
        self.job.started.connect(self._on_started)
        self.job.written.connect(self._on_written)
        self.job.failed.connect(self._on_failed)
        self.job.broke.connect(self._on_broken)
        self._build()

    def _build(self) -> None:
        self._export = button(t("Ekspor PDF"), kind="primary", live=True)
        self._export.clicked.connect(self._book.action("export_pdf").trigger)
        self._sign = button(t("Pakai penanda tangan baku"), live=True)
        self._sign.clicked.connect(self._name_signatories)
        self._rank = button(t("Tetapkan urutan prioritas"), live=True)
        self._rank.clicked.connect(self._settle_ranking)
        self._open_file, self._open_folder = button(t("Buka PDF"), live=True), button(t("Buka folder"), live=True)
        self._open_file.clicked.connect(self._show_file)
        self._open_folder.clicked.connect(self._show_folder)
        self.outcome = label(wraps=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        for part in (self._open_file, self._open_folder, self._progress, self.outcome):
            part.hide()
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        dress(tabs, kind="surface")
        tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tabs.addTab(_scrolled(self.agreements), t("Kesepakatan"))
        tabs.addTab(_scrolled(self.plan), t("Rencana tindak lanjut"))
        tabs.addTab(_scrolled(self.recommendations), t("Rekomendasi"))
        tabs.addTab(_scrolled(self.checks), t("Uji silang"))
        row = QHBoxLayout(self)
        spaced(row, gap=0)
        row.addWidget(self._left())
        row.addWidget(tabs, 1)

    def _left(self) -> QWidget:
        left = QWidget()
        dress(left, kind="surface")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left_column, self._left_width = left, LEFT_WIDTH
        follow_look(left, lambda look: left.setFixedWidth(look.px(self._left_width)))
        inside = QWidget()
        dress(inside, kind="surface")
        spaced(list_box := QVBoxLayout(inside), margins=(16, 16, 16, 16), gap=12)
        list_box.addWidget(self.checklist)
        list_box.addWidget(self._rank)
        list_box.addWidget(self._sign)
        list_box.addStretch(1)
        acts = QVBoxLayout()
        spaced(acts, margins=(16, 12, 16, 12), gap=8)
        for part in (self.outcome, self._progress, self._export):
            acts.addWidget(part)
        after = QHBoxLayout()
        spaced(after, gap=8)
        after.addWidget(self._open_file)
        after.addWidget(self._open_folder)
        acts.addLayout(after)
        spaced(column := QVBoxLayout(left), gap=0)
        column.addWidget(_scrolled(inside), 1)
        column.addWidget(rule())
        column.addLayout(acts)
        return left

    def set_view(self, _view: ModeratorView) -> None:
        """Show the session as it is now."""
        state = self._bridge.state
        self.checklist.set_lines(minutes_checklist(state))
        self.agreements.set_state(state)
        self.plan.set_state(state)
        self.recommendations.set_state(state)
        self.checks.set_state(state)
        self._rank.setVisible(bool(issues(state)))
        self._rank.setText(t("Ubah urutan prioritas") if ranking(state) else t("Tetapkan urutan prioritas"))
        self._sign.setVisible(not signatories(state) and bool(team(state, Role.MODERATOR)))

    def set_room(self, room: Room) -> None:
        """The checklist is narrower where there is little room."""
        self._left_width = LEFT_WIDTH if room is Room.WIDE else NARROW_LEFT_WIDTH
        self._left_column.setFixedWidth(style.current.look.px(self._left_width))

    def forget(self) -> None:
        """Another session will be shown."""
        self._path = None
        for part in (self._open_file, self._open_folder, self.outcome):
            part.hide()

    def dress_icons(self) -> None:
        """Draw the icons; they follow the look by themselves from then on."""
        if self._export.icon().isNull():
            set_icon(self._export, "export", "on_accent")
            set_icon(self._open_folder, "folder")

    def ask_and_export(self) -> None:
        """Ask where to, then write the PDF."""
        session = session_of(self._bridge.state)
        if session is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = str(Path(folder) / file_name(session.title))
        chosen, _ = QFileDialog.getSaveFileName(self, t("Ekspor berita acara"), proposal, "PDF (*.pdf)")
        if chosen:
            self.export(Path(chosen if chosen.casefold().endswith(".pdf") else f"{chosen}.pdf"))

    def export(self, path: Path) -> None:
        """Write the PDF of the session as it is now."""
        self.agreements.keep()
        try:
            head = self._bridge.ledger.head(self._bridge.live.session_id)
        except LedgerProblem as problem:
            self._on_failed(problem)
            return
        self.job.start(minutes_of(self._bridge.state, head.digest, self._bridge.now()), path)

    def _settle_ranking(self) -> None:
        dialog = RankingDialog(self._bridge.state, self.window())
        if dialog.exec():
            self._bridge.perform(SettleRanking(dialog.wished()))
        dialog.deleteLater()

    def _name_signatories(self) -> None:
        """Moderator, note-taker and officials sign; each is an act that undo takes back."""
        state = self._bridge.state
        for role, words in ((Role.NOTE_TAKER, t_id("Notulis")), (Role.MODERATOR, t_id("Moderator"))):
            for person in team(state, role)[:1]:
                self._bridge.perform(NameSignatory(Signatory(role=words, person_id=person.id)))
        for official in sorted(state.all(Official), key=lambda one: one.order):
            self._bridge.perform(NameSignatory(Signatory(role=official.position, official_id=official.id)))

    def _on_started(self) -> None:
        self._progress.show()
        self._export.setEnabled(False)
        self._say(t("Menulis PDF …"), "soft")

    def _on_written(self, path: str, pages: int) -> None:
        self._path = Path(path)
        self._stop_progress()
        for part in (self._open_file, self._open_folder):
            part.show()
        self._say(t("{name} selesai, {n} halaman.", name=self._path.name, n=pages), "good")

    def _on_failed(self, problem: LedgerProblem) -> None:
        self._stop_progress()
        self._say(problem_words(problem), "bad")

    def _on_broken(self) -> None:
        self._stop_progress()
        self._say(t("PDF tidak dapat dibuat karena kesalahan program. Catatannya ada di log."), "bad")

    def _stop_progress(self) -> None:
        self._progress.hide()
        self._export.setEnabled(True)

    def _say(self, sentence: str, tone: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.show()
        dress(self.outcome, tone=tone)

    def _show_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _show_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def file_name(title: str) -> str:
    """A file name made from a title: no sign that a file system refuses, and not too long."""
    clean = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")
    return f"Berita Acara {clean[:80].strip(' .')}.pdf"


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    dress(inside, kind="surface")
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(inside)
    return area
