"""The commands as actions of a window: keys, words, and whether each can be used now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from core.views import ModeratorView, PollStage, SessionStage
from ui.bridge import Bridge
from ui.commands import COMMANDS, Command, Need


class CommandBook:
    """One ``QAction`` for each command, on one window."""

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        self._bridge = bridge
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.label, window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            window.addAction(action)
            self._actions[command.id] = action
        self.refresh()

    def connect(self, command_id: str, slot: Callable[[], object]) -> None:
        """Let a command do something; ``slot`` is a bound method or a function without arguments."""
        self._actions[command_id].triggered.connect(_without_state(slot))

    def action(self, command_id: str) -> QAction:
        """The action of a command."""
        return self._actions[command_id]

    def refresh(self) -> None:
        """Find out anew what can be used."""
        bridge = self._bridge
        for command in COMMANDS:
            usable = is_usable(command.needs, bridge.console, bridge.can_undo(), bridge.can_redo())
            self._actions[command.id].setEnabled(usable)

    def usable(self) -> list[Command]:
        """The commands that can be used now, in their order."""
        return [command for command in COMMANDS if self._actions[command.id].isEnabled()]


def _without_state(slot: Callable[[], object]) -> Callable[[bool], None]:
    def run(_checked: bool) -> None:
        slot()

    return run


def is_usable(need: Need, view: ModeratorView | None, can_undo: bool, can_redo: bool) -> bool:
    """Whether what a command needs is there; ``view`` is None without a session."""
    if need is Need.NOTHING:
        return True
    if view is None:
        return False
    stages = {poll.stage for poll in view.polls}
    match need:
        case Need.SESSION:
            return True
        case Need.PREPARED:
            return view.head.stage is SessionStage.PREPARED
        case Need.RUNNING:
            return view.head.stage is SessionStage.RUNNING
        case Need.SPEAKER:
            return view.circle.speaker is not None
        case Need.QUEUE:
            return bool(view.circle.queue)
        case Need.LOG:
            return bool(view.log)
        case Need.POLL_DRAFT:
            return PollStage.DRAFT in stages and PollStage.OPEN not in stages
        case Need.POLL_OPEN:
            return PollStage.OPEN in stages
        case Need.UNDO:
            return can_undo
        case Need.REDO:
            return can_redo
