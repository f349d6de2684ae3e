"""The commands as actions of a window: keys, words, and whether each can be used now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.commands import COMMANDS, Command, Need

REPEATING = frozenset({"undo", "redo", "text_larger", "text_smaller", "add_minute", "next_tab", "previous_tab"})
"""Commands that are done again and again while their key is held down; of any other the key must be pressed anew."""


class CommandBook:
    """One ``QAction`` for each command, on one window."""

    def __init__(self, window: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        self._there: frozenset[Need] | None = None
        self._begun, self._early = False, ""
        for command in COMMANDS:
            action = QAction(command.label, window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.id in REPEATING)
            action.triggered.connect(partial(self._keep_early, command.id))
            window.addAction(action)
            self._actions[command.id] = action
        self.refresh(frozenset({Need.NOTHING}))

    def connect(self, command_id: str, slot: Callable[[], object]) -> None:
        """Let a command do something; ``slot`` is a bound method or a function without arguments."""
        self._actions[command_id].triggered.connect(_without_state(slot))

    def begin(self) -> None:
        """The program is made: the last command that was asked for before there was anything to do it is done now."""
        early, self._begun, self._early = self._early, True, ""
        if early:
            self._actions[early].trigger()

    def _keep_early(self, command_id: str, _checked: bool = False) -> None:
        if not self._begun:
            self._early = command_id

    def action(self, command_id: str) -> QAction:
        """The action of a command."""
        return self._actions[command_id]

    def refresh(self, there: frozenset[Need]) -> None:
        """Let just those commands be used for which everything is ``there``."""
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
