"""Every command: named, reachable by a key or with a reason, connected, and usable only when it makes sense."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from resources import words
from ui.command_book import CommandBook
from ui.commands import BY_ID, COMMANDS, Group
from ui.dialogs.key_help import KeyHelp
from ui.dialogs.picker_dialog import PickerDialog, PickerLine, found_lines
from ui.program import Program
from widgets.icons import GLYPHS


def test_every_command_has_a_key_or_a_reason() -> None:
    assert [command.id for command in COMMANDS if bool(command.keys) == bool(command.why_no_key)] == []


def test_ids_and_keys_are_used_once_and_qt_knows_each_key() -> None:
    assert len(BY_ID) == len(COMMANDS)
    keys = [QKeySequence(key) for command in COMMANDS for key in command.keys]
    assert len({key.toString() for key in keys}) == len(keys)
    assert all(key[0].key() != Qt.Key.Key_unknown for key in keys)


def test_icons_exist() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= GLYPHS.keys()


def test_every_command_is_connected(program: Program) -> None:
    signal = "2triggered(bool)"
    assert [one.id for one in COMMANDS if program.window.book.action(one.id).receivers(signal) == 0] == []


def test_without_a_session_only_what_needs_none_can_be_used(program: Program) -> None:
    usable = {command.id for command in program.window.book.usable()}
    assert {"home", "new_session", "try_sample", "palette", "keys", "theme_dark", "quit"} <= usable
    assert usable.isdisjoint({"live", "undo", "floor_1", "next_item", "export_pdf", "close_poll"})


def test_with_the_sample_running_live_commands_can_be_used(live: Program) -> None:
    usable = {command.id for command in live.window.book.usable()}
    assert {"floor_1", "next_item", "go_to_log", "new_poll", "export_pdf", "close_session"} <= usable
    assert usable.isdisjoint({"start_session", "open_poll", "close_poll", "redo"})


def test_the_palette_runs_what_is_typed(live: Program, in_dialog: Callable[..., None]) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PickerDialog)
        QTest.keyClicks(dialog.field, "tema gel")
        assert dialog.current == "theme_dark"
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    in_dialog("palette", choose)
    assert live.looks.settings.theme == "dark"


def test_palette_and_help_speak_the_language(program: Program, in_dialog: Callable[..., None]) -> None:
    words.set_language("en")
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, KeyHelp)
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    in_dialog("keys", read)
    assert "Give the floor to seat 1 … 10, or end it" in shown
    assert "Ctrl+1 … 9, 0" in shown
    assert {words.translate(group.value) for group in Group} <= set(shown)


def test_lines_are_found_by_the_beginnings_of_words() -> None:
    lines = [PickerLine("3", "3  Ibu Tumini", also="3 P03"), PickerLine("13", "13  Bapak Tri", also="13 P13")]
    assert [line.key for line in found_lines(lines, "3")] == ["3"]
    assert [line.key for line in found_lines(lines, "t")] == ["3", "13"]
    assert [line.key for line in found_lines(lines, "ib tu")] == ["3"]
    assert found_lines(lines, "xyz") == []
    assert found_lines(lines, "  ") == lines


def test_a_command_that_was_asked_for_too_early_is_done_once_later(qapp: QApplication) -> None:
    window, done = QWidget(), []
    book = CommandBook(window)
    book.action("keys").trigger()
    book.action("palette").trigger()
    book.connect("palette", lambda: done.append("palette"))
    book.connect("keys", lambda: done.append("keys"))
    book.begin()
    assert done == ["palette"]
    book.action("keys").trigger()
    assert done == ["palette", "keys"]
