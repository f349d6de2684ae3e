"""What the commands of the console's room do: somebody comes, the note-taker prompts the moderator."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.joining import replaceable
from core.people import participants
from resources.words import t
from ui.desk import Desk
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.join_dialog import JoinDialog
from ui.main_window import MainWindow


class LiveHandlers(QObject):
    """Turns commands of the console into acts."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._bridge, self._window = desk, desk.bridge, window

    def commands(self) -> dict[str, Callable[[], object]]:
        """Command to what it does."""
        return {"join": self.join, "prompt": self.prompt, "talk_flow": self.show_talk_flow}

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
