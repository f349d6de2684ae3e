"""Jalankan: the live console. Agenda at the left, the circle, tabs at the right, the log line below."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout, QWidget

from core.agenda import TickProbe, TickQuestion
from core.floor import EndFloor, GiveFloor, LowerHand, RaiseHand
from core.log import Contribution, LogContribution, PromoteToIssue
from core.notes import AddNote, DropNote, NoteKind
from core.seating import SwapSeats
from core.views import ModeratorView, PollStage, Scene, SeatState, SeatView, SessionStage
from resources.words import t
from ui.bridge import Bridge
from ui.command_book import CommandBook
from ui.panels.agenda_panel import AgendaPanel
from ui.panels.agenda_strip import AgendaStrip
from ui.panels.columns import ConsoleColumns
from ui.panels.issues_panel import IssuesPanel
from ui.panels.log_panel import LogPanel
from ui.panels.notes_panel import NotesPanel
from ui.panels.photos_panel import PhotosPanel
from ui.panels.poll_panel import PollPanel
from ui.panels.seat_menu import SeatMenu
from ui.panels.wall_panel import WallPanel
from ui.photo_acts import PhotoActs
from ui.photo_files import pictures_in
from ui.photo_shelf import PhotoShelf
from ui.room import Room
from ui.words_of import local_time_s
from widgets import icons, style
from widgets.follow_look import button, follow_look, rule, spaced
from widgets.guard import guard
from widgets.hint_bar import HintBar
from widgets.log_line import LogLine
from widgets.log_line_grammar import LogWish
from widgets.seat_circle import SeatCircle
from widgets.style import Look, dress

LOG_SLOT = "log_line"
TAB_ICON = 20
"""The side of a tab's icon in px at 100 % text."""

ENTRY_COMMANDS = (
    "correct_entry",
    "wordings",
    "promote_issue",
    "cross_check",
    "clarification",
    "read_back",
    "add_photo",
)
"""What can be done with an entry of the log, in the order of its menu."""


class LivePage(QWidget):
    """Puts the console together. It takes views and performs wishes; it decides nothing."""

    def __init__(self, bridge: Bridge, book: CommandBook) -> None:
        super().__init__()
        self._bridge, self._book = bridge, book
        self._view: ModeratorView | None = None
        self.circle = SeatCircle()
        self.agenda = AgendaPanel(book)
        self.log, self.issues = LogPanel(), IssuesPanel(bridge)
        self.polls, self.notes = PollPanel(bridge, book), NotesPanel(bridge)
        self.wall = WallPanel(bridge, book)
        self.shelf = PhotoShelf(bridge, self)
        self.photos = PhotosPanel(self.shelf)
        self.photo_acts = PhotoActs(bridge, self.shelf, self)
        self.line = LogLine(self._now, self._time_text)
        self.hints = HintBar()
        self.flow = button(t("Alur bicara"), t("Siapa berbicara sesudah siapa"))
        self.flow.setCheckable(True)
        self.circle.add_tool(self.flow)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for panel, words in ((self.log, t("Notula")), (self.issues, t("Isu")), (self.polls, t("Suara"))):
            self.tabs.addTab(panel, words)
        self.tabs.addTab(self.notes, t("Catatan"))
        place = self.tabs.addTab(self.photos, "")
        self.tabs.setTabToolTip(place, t("Foto"))
        self.tabs.tabBar().setAccessibleTabName(place, t("Foto"))
        place = self.tabs.addTab(self.wall, "")
        self.tabs.setTabToolTip(place, t("Layar"))
        self.tabs.tabBar().setAccessibleTabName(place, t("Layar"))
        self.tabs.tabBar().setDrawBase(False)
        follow_look(self.tabs, self._narrow_tabs)
        dress(self.tabs, kind="surface")
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.columns = ConsoleColumns(self.agenda, AgendaStrip(self._book), self.circle, self.tabs)
        below = QWidget()
        dress(below, kind="surface")
        below.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        spaced(line := QVBoxLayout(below), margins=(16, 8, 16, 4), gap=4)
        line.addWidget(self.line)
        line.addWidget(self.hints)
        spaced(whole := QVBoxLayout(self), gap=0)
        whole.addWidget(self.columns, 1)
        whole.addWidget(rule())
        whole.addWidget(below)

    def _narrow_tabs(self, look: Look) -> None:
        """Six tabs with their counts have room beside each other."""
        self.tabs.tabBar().setStyleSheet(f"QTabBar::tab {{ padding: 0 {look.px(6)}px }}")

    def _wire(self) -> None:
        self.circle.seat_pressed.connect(self.press_seat)
        self.circle.hand_toggled.connect(self._toggle_hand)
        self.circle.menu_asked.connect(self._open_seat_menu)
        self.circle.next_pressed.connect(self._book.action("next_turn").trigger)
        self.flow.toggled.connect(self.circle.show_flow)
        self.circle.seats_swapped.connect(self._swap)
        self.agenda.probe_ticked.connect(self._tick_probe)
        self.agenda.question_ticked.connect(self._tick_question)
        self.agenda.prompt_heeded.connect(self._heed)
        self.columns.prompts.heeded.connect(self._heed)
        self.agenda.catch_up_asked.connect(self._book.action("catch_up").trigger)
        self.log.log.correction_asked.connect(self._correct)
        self.log.log.issue_asked.connect(self._promote)
        self.log.log.check_asked.connect(self._check)
        self.log.log.read_back_asked.connect(self._read_back)
        self.log.log.wordings_asked.connect(self._tell_wordings)
        self.log.log.menu_asked.connect(self._open_entry_menu)
        self._wire_photos()
        self.polls.ballot.voter_changed.connect(self._show_voter)
        self.line.committed.connect(self._log)
        self.line.prompted.connect(self._prompt)
        self.line.drafted.connect(self._keep_draft)
        self.line.focused.connect(self._show_hints)

    def _wire_photos(self) -> None:
        self.setAcceptDrops(True)
        self.log.log.set_thumbnails(self.shelf.thumbnail)
        self.log.log.photo_asked.connect(self.photo_acts.open)
        self.shelf.arrived.connect(self.log.log.viewport().update)
        self.photos.opened.connect(self.photo_acts.open)
        self.photos.removed.connect(self.photo_acts.remove)
        self.photos.add_asked.connect(self._book.action("add_photo").trigger)
        self.photo_acts.told.connect(self.tell)
        self.photo_acts.refused.connect(self.refuse)
        self.line.picture_given.connect(self._take_pictures)

    def set_view(self, view: ModeratorView) -> None:
        """Show a session as it is now."""
        first, before, self._view = self._view is None, self._view, view
        if before is None or before.circle is not view.circle:
            self.circle.set_view(view.circle)
        self.agenda.set_view(view)
        self.columns.strip.set_view(view)
        self.columns.set_prompts(view.prompts)
        for panel in (self.log, self.issues, self.polls, self.notes, self.photos, self.wall):
            panel.set_view(view)
        if before is None or before.log_line is not view.log_line:
            self.line.set_view(view.log_line)
        self._show_counts(view)
        self._follow_poll(before, view)
        self._show_hints()
        if first:
            self.put_drafts_back()
        self.tick(self._bridge.now())

    def forget(self) -> None:
        """Another session will be shown: nothing of this one stays."""
        self._view = None
        self.line.forget()
        self.polls.ballot.stop()
        self.wall.forget()

    def tick(self, now: datetime) -> None:
        """A second has passed."""
        if self._view is not None:
            self.circle.tick(now)
            self.agenda.tick(now)
            self.columns.strip.tick(now)
            self.wall.tick(now)

    def set_room(self, room: Room) -> None:
        """Arrange everything for that much room."""
        self.columns.set_room(room)

    def refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self.hints.refuse(sentence)

    def tell(self, sentence: str) -> None:
        """Say what happened."""
        self.hints.tell(sentence)

    def dress_icons(self) -> None:
        """Draw the icons in the look that is set."""
        self.agenda.dress_icons()
        side = style.current.look.px(TAB_ICON)
        self.tabs.setIconSize(QSize(side, side))
        self.tabs.setTabIcon(self.tabs.indexOf(self.photos), icons.icon("photo"))
        self.tabs.setTabIcon(self.tabs.indexOf(self.wall), icons.icon("projector"))

    def seat_number(self, number: int) -> SeatView | None:
        """The seat of that number."""
        seats = self._view.circle.seats if self._view is not None else ()
        return next((seat for seat in seats if seat.number == number), None)

    def press_number(self, number: int) -> None:
        """Ctrl and a digit: as a click on that seat."""
        seat = self.seat_number(number)
        if seat is None:
            self.refuse(t("Tidak ada kursi nomor {n}", n=number))
        else:
            self.press_seat(seat.person_id)

    def press_seat(self, person_id: str) -> None:
        """Give the floor, or end it if the person has it; while a poll is open, mark the person's ballot."""
        seat = self._seat(person_id)
        if seat is None:
            return
        if self.polls.takes_seat(person_id, seat.name):
            self.tabs.setCurrentWidget(self.polls)
            self._show_hints()
        elif seat.state is SeatState.SPEAKING:
            self._bridge.perform(EndFloor())
        elif seat.state in (SeatState.ABSENT, SeatState.LEFT) and self._is_running():
            self.refuse(t("{name} tidak ada di ruangan. Klik kanan kursinya, lalu Hadir sekarang.", name=seat.name))
        else:
            self._bridge.perform(GiveFloor(person_id))

    def _is_running(self) -> bool:
        return self._view is not None and self._view.head.stage is SessionStage.RUNNING

    def go_to_log(self) -> None:
        """Give the keys to the log line."""
        self.line.focus()

    def go_to_tab(self, step: int) -> None:
        """Show the next tab at the right, or the one before, and give it the keys."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.tabs.tabBar().setFocus()

    def show_issues(self) -> None:
        """Bring the board of issues to the front."""
        self.tabs.setCurrentWidget(self.issues)

    def show_wall_choice(self, scene: Scene) -> None:
        """Bring the tab Layar to the front, with a scene to be filled in."""
        self.tabs.setCurrentWidget(self.wall)
        self.wall.choice.choose(scene)
        self.wall.choice.message.setFocus()

    def selected_entry(self) -> str | None:
        """The entry that is selected in the log, else the newest."""
        row = self.log.log.selected
        return row.contribution_id if row is not None else None

    def chosen_entry(self) -> str | None:
        """The entry that somebody selected in the log while it is in sight."""
        row = self.log.log.chosen if self.tabs.currentWidget() is self.log else None
        return row.contribution_id if row is not None else None

    def begin_note(self, kind: str) -> None:
        """Bring the notes to the front, for one of that kind."""
        self.tabs.setCurrentWidget(self.notes)
        self.notes.begin(kind)

    def find_in_log(self) -> None:
        """Bring the log to the front and give the keys to its search."""
        self.tabs.setCurrentWidget(self.log)
        self.log.go_to_search()

    def show_photos(self) -> None:
        """Bring the photos to the front."""
        self.tabs.setCurrentWidget(self.photos)
        self.photos.list.setFocus()

    @guard(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures can be dropped anywhere on the console."""
        if pictures_in(event.mimeData()):
            event.acceptProposedAction()

    @guard(None)
    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped on an entry of the log a photo is for that entry, elsewhere for the session."""
        event.acceptProposedAction()
        self.photo_acts.take_mime(event.mimeData(), self.log.log.entry_at(self.mapToGlobal(event.position().toPoint())))

    def _seat(self, person_id: str) -> SeatView | None:
        if self._view is None:
            return None
        seats = (*self._view.circle.seats, *self._view.circle.outside)
        return next((seat for seat in seats if seat.person_id == person_id), None)

    def _show_voter(self, person_id: str) -> None:
        self.circle.set_voter(person_id or None)
        self._show_hints()

    def _toggle_hand(self, person_id: str) -> None:
        seat = self._seat(person_id)
        if seat is not None:
            self._bridge.perform(LowerHand(person_id) if seat.queue_place else RaiseHand(person_id))

    def _open_seat_menu(self, person_id: str, place: QPoint) -> None:
        seat = self._seat(person_id)
        if seat is not None:
            SeatMenu(seat, self._bridge, self).popup(place)

    def _swap(self, person_id: str, other_id: str) -> None:
        self._bridge.perform(SwapSeats(person_id, other_id))

    def _tick_probe(self, question_id: str, index: int, ticked: bool) -> None:
        self._bridge.perform(TickProbe(question_id, index, ticked))

    def _tick_question(self, question_id: str, asked: bool) -> None:
        self._bridge.perform(TickQuestion(question_id, asked))

    def _correct(self, contribution_id: str) -> None:
        self._select(contribution_id)
        self._book.action("correct_entry").trigger()

    def _promote(self, contribution_id: str) -> None:
        self._select(contribution_id)
        self._book.action("promote_issue").trigger()

    def _check(self, contribution_id: str) -> None:
        self._select(contribution_id)
        self._book.action("cross_check").trigger()

    def _read_back(self, contribution_id: str) -> None:
        self._select(contribution_id)
        self._book.action("read_back").trigger()

    def _tell_wordings(self, contribution_id: str) -> None:
        self._select(contribution_id)
        self._book.action("wordings").trigger()

    def _open_entry_menu(self, contribution_id: str, place: QPoint) -> None:
        self._select(contribution_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command_id in ENTRY_COMMANDS:
            menu.addAction(self._book.action(command_id))
        menu.popup(place)

    def _take_pictures(self, mime: QMimeData) -> None:
        self.photo_acts.take_mime(mime, None)

    def _select(self, contribution_id: str) -> None:
        self.log.log.selectRow(self.log.log.rows.place_of(contribution_id))

    def _log(self, wish: LogWish) -> None:
        """Keep an entry; only what is kept leaves the line. A new issue is made of it and linked to it."""
        entry = Contribution(
            said_at=wish.began_at,
            person_id=wish.person_id,
            kind=wish.kind,
            text=wish.text,
            nonverbal=wish.nonverbal,
            issue_id=wish.issue_id,
            question_id=wish.question_id,
        )
        step = self._bridge.perform(LogContribution(entry))
        if step is None:
            return
        if wish.new_issue:
            self._bridge.perform(PromoteToIssue(step.changes[0].record.id, wish.new_issue))
        self.line.entry_kept()

    def _prompt(self, words: str) -> None:
        """Keep a private prompt to the moderator; only what is kept leaves the line."""
        if self._bridge.perform(AddNote(NoteKind.PROMPT, words)) is not None:
            self.line.put_away()
            self.tell(t("Pesan sampai di moderator"))

    def _heed(self, note_id: str) -> None:
        self._bridge.perform(DropNote(note_id))

    def _keep_draft(self, text: str, began_at: datetime) -> None:
        if self._bridge.is_open and self._view is not None:
            self._bridge.keep_draft(LOG_SLOT, text, began_at)

    def put_drafts_back(self) -> None:
        """Show the words that were typed and not sent, as they are kept."""
        for draft in self._bridge.drafts():
            if draft.slot == LOG_SLOT:
                self.line.put_draft(draft.text, draft.began_at)

    def _show_counts(self, view: ModeratorView) -> None:
        self._count_photos(len(view.photos))
        for panel, words, count in (
            (self.log, t("Notula"), len(view.log)),
            (self.issues, t("Isu"), len(view.issues)),
            (self.polls, t("Suara"), len(view.polls)),
            (self.notes, t("Catatan"), self.notes.count()),
        ):
            place, text = self.tabs.indexOf(panel), f"{words}  {count}" if count else words
            if self.tabs.tabText(place) != text:
                self.tabs.setTabText(place, text)

    def _count_photos(self, count: int) -> None:
        place, text = self.tabs.indexOf(self.photos), str(count) if count else ""
        if self.tabs.tabText(place) != text:
            self.tabs.setTabText(place, text)
            self.tabs.tabBar().setAccessibleTabName(place, t("Foto, {n}", n=count) if count else t("Foto"))

    def _follow_poll(self, before: ModeratorView | None, view: ModeratorView) -> None:
        """A poll that was opened or closed comes to the front."""
        if before is None or before.polls is view.polls:
            return
        if {p.poll_id: p.stage for p in before.polls} != {p.poll_id: p.stage for p in view.polls}:
            self.tabs.setCurrentWidget(self.polls)

    def _show_hints(self) -> None:
        """Only keys that work now."""
        if self._view is None:
            return
        running = self._view.head.stage is SessionStage.RUNNING
        voting = any(poll.stage is PollStage.OPEN for poll in self._view.polls)
        right = [("F1", t("semua tombol"))]
        if self.line.editor.hasFocus():
            left = [
                ("Enter", t("simpan")),
                ("@", t("pembicara")),
                ("/", t("jenis")),
                ("#", t("isu")),
                ("?", t("pertanyaan")),
            ]
            left.append(("Shift+Enter", t("baris baru")))
        elif voting and self.polls.ballot.person_id:
            left = [(self.polls.ballot.keys, self.polls.ballot.hint), ("Backspace", t("kurangi"))]
            left.append(("Enter", t("catat suara")))
        elif running:
            left = [("F4", t("ke baris catatan"))]
        else:
            left = [("Ctrl+M", t("mulai sesi"))] if self._view.head.stage is SessionStage.PREPARED else []
        if running:
            right.insert(0, ("Ctrl+1…0", t("pilih kursi") if voting else t("beri giliran")))
        self.hints.set_hints(left, right)

    def _now(self) -> datetime:
        return self._bridge.now()

    def _time_text(self, at: datetime) -> str:
        return local_time_s(at, self._view.head.zone if self._view is not None else "")
