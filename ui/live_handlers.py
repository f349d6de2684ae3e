"""What the commands of the console's room do: somebody comes, a prompt, earlier wordings, photos."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.circle_view import name_of
from core.joining import replaceable
from core.log import Contribution
from core.notes import NoteKind
from core.people import Person, participants
from core.ports import LedgerProblem
from core.session import session_of
from core.wordings import acts_on_wording, wordings_of
from resources.words import t
from ui.desk import Desk
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.join_dialog import JoinDialog
from ui.dialogs.wordings_dialog import WordingsDialog
from ui.main_window import MainWindow
from ui.panels.notes_panel import PARKED


class LiveHandlers(QObject):
    """Turns commands of the console into acts."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window

    def commands(self) -> dict[str, Callable[[], object]]:
        """Command to what it does."""
        return {
            "join": self.join,
            "prompt": self.prompt,
            "talk_flow": self.show_talk_flow,
            "wordings": self.tell_wordings,
            "add_photo": self.add_photo,
            "paste_photo": self.paste_photo,
            "show_photos": self.show_photos,
            "find": self.find,
            "note": partial(self.begin_note, NoteKind.MODERATOR),
            "atmosphere": partial(self.begin_note, NoteKind.ATMOSPHERE),
            "park_idea": partial(self.begin_note, PARKED),
        }

    def join(self) -> None:
        """Take in somebody who has come now, with seat, code, arrival and consent."""
        state = self._bridge.state
        elements = sorted({person.element for person in participants(state) if person.element}, key=str.casefold)
        dialog = JoinDialog(self._desk, replaceable(state), elements, self._window)
        kept = ask_until_kept(dialog, self._bridge, lambda: self._bridge.perform(dialog.wished(self._bridge.now())))
        if kept is not None:
            self._window.go_to("live")
            newest = participants(self._bridge.state)
            self._window.live_page.tell(t("Sudah masuk. {n} peserta di daftar.", n=len(newest)))

    def prompt(self) -> None:
        """Let the note-taker write to the moderator alone, in the log line."""
        self._window.go_to("live")
        self._window.live_page.line.begin_prompt()

    def show_talk_flow(self) -> None:
        """Show or hide who spoke after whom."""
        self._window.go_to("live")
        self._window.live_page.flow.toggle()

    def begin_note(self, kind: str) -> None:
        """Bring the notes to the front, for one of that kind."""
        self._window.go_to("live")
        self._window.live_page.begin_note(kind)

    def find(self) -> None:
        """Search where people are: the list of sessions in Beranda, else the log."""
        if self._window.place == "home" or self._bridge.console is None:
            self._window.go_to("home")
            self._window.home_page.go_to_search()
        else:
            self._window.go_to("live")
            self._window.live_page.find_in_log()

    def tell_wordings(self) -> None:
        """Show what the selected entry, else the newest, said before it was corrected."""
        entry = self._bridge.state.get(Contribution, self._window.live_page.selected_entry())
        if entry is None:
            return
        try:
            ledger, session_id = self._bridge.ledger, self._bridge.live.session_id
            acts = ledger.entries(session_id, acts_on_wording(ledger.marks(session_id)))
        except LedgerProblem as problem:
            self._bridge.not_kept.emit(problem)
            return
        state = self._bridge.state
        names = {person.id: f"{person.code} {name_of(person)}" for person in state.all(Person)}
        session = session_of(state)
        zone = session.zone if session is not None else ""
        dialog = WordingsDialog(entry, wordings_of(entry.id, acts), names, zone, self._window)
        dialog.exec()
        dialog.deleteLater()

    def add_photo(self) -> None:
        """Let people choose files with photos, for the selected entry if there is one."""
        self._window.go_to("live")
        page = self._window.live_page
        page.photo_acts.ask_for_files(page.chosen_entry())

    def paste_photo(self) -> None:
        """Take the picture that was copied, for the selected entry if there is one."""
        self._window.go_to("live")
        page = self._window.live_page
        page.photo_acts.paste(page.chosen_entry())

    def show_photos(self) -> None:
        """Bring the photos to the front."""
        self._window.go_to("live")
        self._window.live_page.show_photos()
