"""What each command does. All commands are connected here, in one place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from core.agenda import AdvanceAgenda, ExtendItem, GoBackInAgenda
from core.catching_up import late_s
from core.course import CloseSession, PauseSession, ResumeAfterStop, StartSession
from core.cross_checks import AddCrossCheck, CheckKind, CrossCheck, open_checks
from core.floor import EndFloor, GiveFloor, GiveFloorToNext, LowerHand, MarkLeft, RaiseHand
from core.log import Contribution, CorrectContribution, PromoteToIssue
from core.office import with_profile
from core.people import MarkArrived
from core.session import AddOfficial, EndPause, Official
from core.session_list import Phase, SessionSummary
from core.views import ModeratorView, SeatState
from resources.words import t, word
from ui.command_book import CommandBook
from ui.commands import BY_ID
from ui.desk import Desk
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.catch_up_dialog import CatchUpDialog
from ui.dialogs.confirm import confirmed
from ui.dialogs.entry_dialog import EntryDialog
from ui.dialogs.key_help import KeyHelp, key_words
from ui.dialogs.picker_dialog import PickerDialog, PickerLine
from ui.dialogs.seat_finder import HAND, PRESENCE, SeatFinder
from ui.dialogs.session_dialog import SessionDialog
from ui.document_forms import take_office_form
from ui.kept import known_programmes, office_profile
from ui.library_handlers import LibraryHandlers
from ui.live_handlers import LiveHandlers
from ui.looks import Looks
from ui.main_window import MainWindow
from ui.minutes_commands import minutes_commands
from ui.poll_handlers import PollHandlers
from ui.privacy_handlers import PrivacyHandlers
from ui.projector_window import ProjectorWindow
from ui.reading_back import ReadingBack
from ui.seal_handlers import SealHandlers
from ui.take_template import take_template
from ui.wall_handlers import WallHandlers

if TYPE_CHECKING:
    from ui.pages.prepare_page import PreparePage


class CommandHandlers(QObject):
    """Turns commands into acts. ``looks_asked(str)`` passes on a command about the looks; ``crash_report_asked``."""

    looks_asked = Signal(str)
    crash_report_asked = Signal()

    def __init__(self, desk: Desk, window: MainWindow, projector: ProjectorWindow, looks: Looks) -> None:
        super().__init__(window)
        self._desk, self._bridge = desk, desk.bridge
        self._window = window
        self._library = LibraryHandlers(desk, window)
        self.seals = SealHandlers(desk, window)
        self._polls = PollHandlers(desk, window)
        self._live = LiveHandlers(desk, window)
        self._privacy = PrivacyHandlers(desk, window)
        self._wall = WallHandlers(desk.bridge, window, projector, looks)
        self._connect(window.book)
        desk.chosen.connect(self._open_chosen)
        home = window.home_page
        home.resume.resumed.connect(self._resume)
        home.resume.looked_at.connect(self._open_chosen)

    def _connect(self, book: CommandBook) -> None:
        does: dict[str, Callable[[], object]] = {
            **{place: partial(self._window.go_to, place) for place in ("home", "prepare", "live", "minutes")},
            **{f"floor_{seat}": partial(self._press_seat, seat) for seat in range(1, 11)},
            "new_session": self._new_session,
            "try_sample": self._try_sample,
            "find_seat": self._find_seat,
            "next_turn": partial(self._bridge.perform, GiveFloorToNext()),
            "end_floor": partial(self._bridge.perform, EndFloor()),
            "go_to_log": self._go_to_log,
            "correct_entry": self._correct_entry,
            "promote_issue": self._promote_issue,
            "cross_check": partial(self._check, CheckKind.CROSS_CHECK),
            "clarification": partial(self._check, CheckKind.CLARIFICATION),
            "next_tab": partial(self._go_to_tab, 1),
            "previous_tab": partial(self._go_to_tab, -1),
            "next_item": partial(self._bridge.perform, AdvanceAgenda()),
            "previous_item": partial(self._bridge.perform, GoBackInAgenda()),
            "add_minute": partial(self._bridge.perform, ExtendItem(1)),
            "add_five": partial(self._bridge.perform, ExtendItem(5)),
            "catch_up": self._catch_up,
            "pause": self._pause,
            **self._live.commands(),
            **self._polls.commands(),
            **self._wall.commands(),
            **self._privacy.commands(),
            "import_people": lambda: self._in_prepare(lambda page: page.people.imports.ask_for_file()),
            "paste_people": lambda: self._in_prepare(lambda page: page.people.imports.take_clipboard()),
            "agenda_text": lambda: self._in_prepare(lambda page: page.agenda.edit_as_text()),
            "shuffle_seats": lambda: self._in_prepare(lambda page: page.seats.shuffle()),
            "start_session": self._start_session,
            "close_session": self._close_session,
            "export_pdf": self._export,
            "crash_report": self.crash_report_asked.emit,
            "backups": self._library.show_backups,
            "save_copy": self._library.save_copy,
            "take_sessions": self._library.take_sessions,
            **minutes_commands(self._window),
            "check_file": self.seals.ask_and_check,
            "signing_keys": self.seals.show_keys,
            "undo": self._bridge.undo,
            "redo": self._bridge.redo,
            "palette": self._palette,
            "keys": self._keys,
            "quit": self._window.close,
        }
        for command_id in BY_ID:
            book.connect(command_id, does.get(command_id) or partial(self.looks_asked.emit, command_id))

    @property
    def _view(self) -> ModeratorView:
        view = self._bridge.console
        assert view is not None
        return view

    def _open_chosen(self, summary: SessionSummary) -> None:
        """Open a session of the list where one would go on with it."""
        if summary.session_id != self._bridge.session_id and not self._desk.open_session(summary):
            return
        places = {Phase.PREPARED: "prepare", Phase.RUNNING: "live", Phase.CLOSED: "minutes"}
        self._window.go_to(places[summary.phase])

    def _resume(self, summary: SessionSummary, as_break: bool) -> None:
        if not self._desk.open_session(summary):
            return
        if not summary.fictional:
            self._bridge.perform(ResumeAfterStop(summary.last_act_at, as_break))
        self._window.go_to("live")

    def _new_session(self) -> None:
        profile = office_profile(self._desk)
        dialog = SessionDialog(
            self._desk.services.clock.now(), self._window, profile.zone, known_programmes(self._desk)
        )
        dialog.title_field.setFocus()
        create = self._desk.create_session
        if ask_until_kept(
            dialog, self._bridge, lambda: create(with_profile(dialog.wished(), profile)), self._desk.failed
        ):
            take_template(self._bridge, dialog.template)
            take_office_form(self._bridge, profile)
            for one in profile.officials:
                self._bridge.perform(
                    AddOfficial(Official(role=one.role, position=one.position, name=one.name, nip=one.nip))
                )
            self._in_prepare(lambda page: page.particulars.focus_field("theme"))
        dialog.deleteLater()

    def _in_prepare(self, do: Callable[[PreparePage], object]) -> None:
        """Go to Siapkan and do something there."""
        self._window.go_to("prepare")
        do(cast("PreparePage", self._window.page("prepare")))

    def _try_sample(self) -> None:
        if self._desk.start_sample():
            self._window.go_to("live")

    def _press_seat(self, number: int) -> None:
        self._window.go_to("live")
        self._window.live_page.press_number(number)

    def _find_seat(self) -> None:
        finder = SeatFinder(self._view.circle, self._window)
        if finder.exec() and finder.chosen:
            self._do_with_seat(finder.chosen, finder.act)
        finder.deleteLater()

    def _do_with_seat(self, person_id: str, act: str) -> None:
        circle = self._view.circle
        seat = next((one for one in (*circle.seats, *circle.outside) if one.person_id == person_id), None)
        if seat is None:
            return
        if act == HAND:
            self._bridge.perform(LowerHand(person_id) if seat.queue_place else RaiseHand(person_id))
        elif act == PRESENCE:
            here = seat.state in (SeatState.PRESENT, SeatState.SPEAKING)
            self._bridge.perform(MarkLeft(person_id) if here else MarkArrived(person_id))
        elif circle.turnout is not None:
            self._window.go_to("live")
            self._window.live_page.press_seat(person_id)
        else:
            self._bridge.perform(GiveFloor(person_id))

    def _go_to_log(self) -> None:
        self._window.go_to("live")
        self._window.live_page.go_to_log()

    def _go_to_tab(self, step: int) -> None:
        self._window.go_to("live")
        self._window.live_page.go_to_tab(step)

    def _entry(self) -> Contribution | None:
        return self._bridge.state.get(Contribution, self._window.live_page.selected_entry())

    def _correct_entry(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        dialog = EntryDialog(entry, self._view.log_line, self._window)
        perform = self._bridge.perform
        if ask_until_kept(dialog, self._bridge, lambda: perform(CorrectContribution(dialog.wished()))) is not None:
            ReadingBack(self._bridge).corrected(entry.id)

    def _promote_issue(self) -> None:
        entry = self._entry()
        if entry is not None and self._bridge.perform(PromoteToIssue(entry.id)) is not None:
            self._window.live_page.show_issues()

    def _check(self, kind: CheckKind) -> None:
        entry = self._entry()
        if entry is not None:
            check = CrossCheck(statement=entry.text, person_id=entry.person_id, contribution_id=entry.id, kind=kind)
            self._bridge.perform(AddCrossCheck(check))

    def _catch_up(self) -> None:
        now, state = self._bridge.now(), self._bridge.state
        if late_s(state, now) == 0:
            self._window.refuse(word("refusal", "not_late"))
            return
        dialog = CatchUpDialog(state, now, self._view.head.zone, self._window)
        if dialog.exec():
            self._bridge.perform(dialog.wished())
        dialog.deleteLater()

    def _pause(self) -> None:
        self._bridge.perform(EndPause() if self._view.agenda.paused else PauseSession())

    def _start_session(self) -> None:
        if self._bridge.perform(StartSession()) is not None:
            self._window.go_to("live")

    def _close_session(self) -> None:
        what = t("Giliran, jeda, dan acara berakhir sekarang. Berita acara tetap dapat dilengkapi.")
        waiting = open_checks(self._bridge.state)
        if waiting:
            what += "\n" + t("Belum selesai diperiksa:") + "".join(f"\n– {check.statement}" for check in waiting)
        if confirmed(t("Akhiri sesi?"), what, t("Akhiri sesi"), final=False, parent=self._window) and (
            self._bridge.perform(CloseSession()) is not None
        ):
            self._window.go_to("minutes")

    def _export(self) -> None:
        self._window.go_to("minutes")
        self._window.minutes_page.ask_and_export()

    def _palette(self) -> None:
        usable = [command for command in self._window.book.usable() if command.id != "palette"]
        usable.sort(key=lambda command: command.id.startswith("floor_"))
        lines = [PickerLine(one.id, one.label, key_words(one), one.id.replace("_", " ")) for one in usable]
        dialog = PickerDialog(t("Semua perintah"), t("Ketik perintah"), lines, self._window)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen:
            self._window.book.action(chosen).trigger()

    def _keys(self) -> None:
        dialog = KeyHelp(self._window)
        dialog.exec()
        dialog.deleteLater()
