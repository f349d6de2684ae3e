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
        self._there: frozenset[Need] | None = None
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
        there = needs_met(bridge.console, bridge.can_undo(), bridge.can_redo())
        if there == self._there:
            return
        self._there = there
        for command in COMMANDS:
            self._actions[command.id].setEnabled(command.needs in there)

    def usable(self) -> list[Command]:
        """The commands that can be used now, in their order."""
        return [command for command in COMMANDS if self._actions[command.id].isEnabled()]


def _without_state(slot: Callable[[], object]) -> Callable[[bool], None]:
    def run(_checked: bool) -> None:
        slot()

    return run


def needs_met(view: ModeratorView | None, can_undo: bool, can_redo: bool) -> frozenset[Need]:
    """What there is of what commands need; ``view`` is None without a session."""
    if view is None:
        return frozenset({Need.NOTHING})
    stages = {poll.stage for poll in view.polls}
    there = {
        Need.NOTHING: True,
        Need.SESSION: True,
        Need.PREPARED: view.head.stage is SessionStage.PREPARED,
        Need.RUNNING: view.head.stage is SessionStage.RUNNING,
        Need.SPEAKER: view.circle.speaker is not None,
        Need.QUEUE: bool(view.circle.queue),
        Need.LOG: bool(view.log),
        Need.POLL_DRAFT: PollStage.DRAFT in stages and PollStage.OPEN not in stages,
        Need.POLL_OPEN: PollStage.OPEN in stages,
        Need.UNDO: can_undo,
        Need.REDO: can_redo,
    }
    return frozenset(need for need, met in there.items() if met)
