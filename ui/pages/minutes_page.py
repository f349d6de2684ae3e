"""Berita Acara: what is missing, the true pages, who signs, and how it leaves the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.minute_taking import minutes_of
from core.outcomes import SettleRanking
from core.ports import LedgerProblem
from core.readiness import ReadyCode
from core.session import session_of
from core.signing import NewVersion
from core.versions import current_version, signatures_on
from core.views import ModeratorView
from resources.words import t
from ui.command_book import CommandBook
from ui.desk import Desk
from ui.dialogs.arrivals_dialog import ArrivalsDialog
from ui.dialogs.deviation_dialog import DeviationDialog
from ui.dialogs.ranking_dialog import RankingDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.document_forms import choose_form
from ui.minutes_files import MinutesFiles
from ui.minutes_needs import Mark, Mend, Need, minutes_needs
from ui.minutes_scans import MinutesScans
from ui.minutes_sealing import MinutesSealing
from ui.minutes_signatories import MinutesSignatories
from ui.minutes_signing import MinutesSigning
from ui.minutes_stage import NextAct, Stage, minutes_stage
from ui.panels.agreements_panel import AgreementsPanel
from ui.panels.checks_panel import ChecksPanel
from ui.panels.minutes_checklist import MinutesChecklist, missing_count
from ui.panels.minutes_columns import MinutesColumns
from ui.panels.plan_panel import PlanPanel
from ui.panels.preview_panel import PreviewPanel
from ui.panels.recommendations_panel import RecommendationsPanel
from ui.panels.release_panel import ReleasePanel
from ui.panels.signers_panel import SignersPanel
from ui.preview import Preview
from ui.room import Room
from ui.sealing import sealed_version
from widgets.follow_look import rule, spaced

_IN_PREPARE = {
    Mend.NUMBER: ReadyCode.NUMBER,
    Mend.PEOPLE: ReadyCode.PEOPLE,
    Mend.OFFICIALS: ReadyCode.OFFICIALS,
}
"""Where in Siapkan a thing is mended."""


class MinutesPage(QWidget):
    """The document that grows by itself. It takes the session's state and performs wishes; it decides nothing.

    ``prepare_asked(ReadyCode)``: that is mended in Siapkan.
    """

    prepare_asked = Signal(object)

    def __init__(self, desk: Desk, book: CommandBook) -> None:
        super().__init__()
        self._desk, self._bridge, self._book = desk, desk.bridge, book
        self._needs: tuple[Need, ...] = ()
        self._zone = "WIB"
        self.preview = Preview(desk.services.draw_minutes, self)
        self.files, self.scans, self.sealing = (
            MinutesFiles(desk, self),
            MinutesScans(desk, self),
            MinutesSealing(desk, self),
        )
        self.signatories = MinutesSignatories(self._bridge, self)
        self.signing = MinutesSigning(self._bridge, self.preview, self)
        self.checklist, self.signers, self.release = MinutesChecklist(), SignersPanel(), ReleasePanel()
        self.pages = PreviewPanel(self.preview)
        self.agreements, self.plan = AgreementsPanel(self._bridge), PlanPanel(self._bridge)
        self.recommendations, self.checks = RecommendationsPanel(self._bridge), ChecksPanel(self._bridge)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        right = QWidget()
        spaced(column := QVBoxLayout(right), gap=0)
        column.addWidget(self.signers, 1)
        column.addWidget(rule())
        column.addWidget(self.release)
        self.columns = MinutesColumns(self.checklist, self.pages, right)
        for panel, words in (
            (self.agreements, t("Kesepakatan")),
            (self.plan, t("Rencana tindak lanjut")),
            (self.recommendations, t("Rekomendasi")),
            (self.checks, t("Uji silang")),
        ):
            self.columns.add_tab(panel, words)
        spaced(row := QHBoxLayout(self), gap=0)
        row.addWidget(self.columns)

    def _wire(self) -> None:
        self.checklist.asked.connect(self._follow)
        self.preview.drawn.connect(self._refresh)
        self.pages.sign_asked.connect(self._sign_number)
        self.pages.form_asked.connect(self.choose_form)
        self.pages.notula_asked.connect(self.ask_and_export_notula)
        signers, release, files = self.signers, self.release, self.files
        signers.next_asked.connect(self.do_next)
        signers.sign_asked.connect(self.signing.sign)
        signers.moved.connect(self.signatories.move)
        signers.edit_asked.connect(self.signatories.ask_and_edit)
        signers.removed.connect(self.signatories.remove)
        signers.rejected.connect(self.signatories.ask_and_reject)
        signers.add_asked.connect(self.signatories.ask_and_add)
        signers.attendance_asked.connect(self.signing.sign_attendance)
        signers.shown_asked.connect(self._show_signature)
        release.export_asked.connect(self._book.action("export_pdf").trigger)
        release.seal_asked.connect(self.sealing.ask)
        release.print_asked.connect(files.print_out)
        release.stop_asked.connect(files.printing.call_off)
        release.change_asked.connect(self._change_content)
        release.version_asked.connect(files.ask_and_export_version)
        release.file_asked.connect(files.show_file)
        release.folder_asked.connect(files.show_folder)
        for command_id in ("office_file", "versions", "keep_scan", "check_file", "signing_keys"):
            release.menu.addAction(self._book.action(command_id))
        self.scans.version_asked.connect(files.ask_and_export_version)
        for worker in (files, files.printing, self.scans, self.sealing):
            worker.said.connect(release.say)
            worker.worked.connect(release.work)
        files.printing.went_on.connect(release.go_on)
        files.written.connect(self._on_written)
        self.signing.said.connect(release.say)
        self.signing.closed.connect(self._show_next_place)

    def set_view(self, view: ModeratorView) -> None:
        """Show the session as it is now."""
        self._zone = view.head.zone
        state = self._bridge.state
        self._needs = minutes_needs(state)
        for panel in (self.agreements, self.plan, self.recommendations, self.checks):
            panel.set_state(state)
        self._refresh()
        try:
            kept = sealed_version(state)
            self.preview.ask(self.files.current_minutes(), kept[1] if kept is not None else b"")
        except LedgerProblem as problem:
            self._bridge.not_kept.emit(problem)

    def _refresh(self) -> None:
        """Everything that also depends on the pages."""
        if not self._bridge.is_open:
            return
        state = self._bridge.state
        stage, document = minutes_stage(state), self.preview.document
        outline = document.outline if document is not None else ()
        found: dict[str, int] = {}
        for need in self._needs:
            entry = next(
                (one for one in outline if need.heading and need.heading.casefold() in one.words.casefold()), None
            )
            if entry is not None:
                found[need.heading] = entry.page + 1
        self.checklist.set_needs(self._needs, stage, self._zone, found)
        self.columns.set_missing(missing_count(self._needs) if stage.stage is Stage.OPEN else 0)
        self.signers.set_stage(stage, state, self._zone)
        self.pages.set_stage(stage)
        self.release.set_stage(stage, state, self._zone, len(document.sizes) if document is not None else 0)

    def set_room(self, room: Room) -> None:
        """Columns become tabs where there is little room."""
        self.columns.set_room(room)

    def forget(self) -> None:
        """Another session will be shown."""
        self.signing.close()
        for worker in (self.sealing, self.scans, self.files):
            worker.forget()
        self.preview.forget()
        self.pages.forget()
        self.release.forget()

    def dress_icons(self) -> None:
        """Draw the icons; they follow the look by themselves from then on."""
        self.release.dress_icons()

    def ask_and_export(self) -> None:
        """Ask where to, then write the PDF."""
        path = self.files.ask_path()
        if path is not None:
            self.export(path)

    def ask_and_export_notula(self) -> None:
        """Ask where to, then write the notula rapat of the same minutes."""
        path = self.files.ask_path(notula=True)
        if path is not None:
            self.agreements.keep()
            self.release.offer_file(False)
            self.files.export_notula(path)

    def export(self, path: Path) -> None:
        """Write the PDF of the session as it is now."""
        self.agreements.keep()
        self.release.offer_file(False)
        self.files.export(path)

    def do_next(self) -> None:
        """Do what is to be done next."""
        match minutes_stage(self._bridge.state).next_act:
            case NextAct.CLOSE_SESSION:
                self._book.action("close_session").trigger()
            case NextAct.NAME_SIGNERS:
                self.signatories.name_usual()
            case NextAct.SIGN:
                self.agreements.keep()
                self.signing.sign()
            case NextAct.SEAL:
                self.sealing.ask()
            case NextAct.EXPORT:
                self._book.action("export_pdf").trigger()

    def _follow(self, need: Need) -> None:
        """Go where a thing is mended, or to where it stands in the document."""
        if need.mark is Mark.DONE and need.heading and self.pages.go_to_heading(need.heading):
            self.columns.show_panel(self.pages)
            return
        panels = {Mend.AGREEMENTS: self.agreements, Mend.PLAN: self.plan, Mend.CHECKS: self.checks}
        match need.mend:
            case Mend.NUMBER | Mend.PEOPLE | Mend.OFFICIALS:
                self.prepare_asked.emit(_IN_PREPARE[need.mend])
            case Mend.LIVE:
                self._book.action("live").trigger()
            case Mend.ARRIVALS:
                self._note_arrivals()
            case Mend.DEVIATIONS:
                self.explain_deviations()
            case Mend.RANKING:
                self._settle_ranking()
            case Mend.SIGNERS:
                self.signatories.ask_and_add()
            case Mend.NOWHERE:
                pass
            case place:
                self.columns.show_panel(panels[place])
        if need.mend is Mend.AGREEMENTS:
            self.agreements.go_to_gap()

    def _note_arrivals(self) -> None:
        session = session_of(self._bridge.state)
        assert session is not None
        dialog = ArrivalsDialog(session, self._bridge.state, self.window())
        if dialog.exec():
            for act in dialog.wished():
                self._bridge.perform(act)
        dialog.deleteLater()

    def explain_deviations(self) -> None:
        """Write why items of the agenda took another time than planned."""
        minutes = minutes_of(self._bridge.state, "", self._bridge.now())
        dialog = DeviationDialog(self._bridge.state, minutes.agenda, self.window())
        if dialog.exec():
            for wish in dialog.wished():
                self._bridge.perform(wish)
        dialog.deleteLater()

    def _settle_ranking(self) -> None:
        dialog = RankingDialog(self._bridge.state, self.window())
        if dialog.exec():
            self._bridge.perform(SettleRanking(dialog.wished()))
        dialog.deleteLater()

    def choose_form(self) -> None:
        """Choose lampiran, type, margins, emblem and wording."""
        self.agreements.keep()
        try:
            choose_form(self._desk, self.files.current_minutes(), self.window())
        except LedgerProblem as problem:
            self._bridge.not_kept.emit(problem)

    def _sign_number(self, number: int) -> None:
        line = next((one for one in minutes_stage(self._bridge.state).waiting if one.number == number), None)
        if line is not None:
            self.signing.sign(line.id)

    def _show_signature(self, number: int) -> None:
        self.columns.show_panel(self.pages)
        self.pages.go_to_signature(number)

    def _show_next_place(self) -> None:
        """After somebody has signed: where the next one will."""
        stage = minutes_stage(self._bridge.state) if self._bridge.is_open else None
        if stage is not None and stage.stage is not Stage.OPEN and stage.signers:
            self.pages.go_to_signature((stage.waiting or stage.signers[-1:])[0].number)

    def _change_content(self) -> None:
        state = self._bridge.state
        stage = minutes_stage(state)
        voids = len(signatures_on(state, current_version(state)))
        kept = t("Versi yang sudah tersegel tetap tersimpan dan dapat diekspor kapan saja.")
        gone = t("{n} tanda tangan pada versi ini tidak berlaku lagi, tetapi tetap ada di riwayat.", n=voids)
        words = t("Ubah isi sebagai versi {n}", n=stage.version + 1)
        dialog = ReasonDialog(words, kept if stage.stage is Stage.SEALED else gone, words, self.window())
        if dialog.exec():
            self._bridge.perform(NewVersion(dialog.reason.text()))
        dialog.deleteLater()

    def _on_written(self, _path: str) -> None:
        self.release.offer_file(True)
