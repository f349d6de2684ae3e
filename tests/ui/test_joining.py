"""Somebody comes in the middle of the sample session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.floor import MarkLeft
from core.people import Person, Role, consent_of, participants
from core.seating import seat_of
from ui.dialogs.join_dialog import JoinDialog
from ui.program import Program
from widgets.seat_words import accessible_name


def newest(program: Program, name: str) -> Person:
    return next(person for person in program.bridge.state.all(Person) if person.name == name)


def test_a_late_arrival_by_typing_alone(live: Program, in_dialog: Callable[..., None]) -> None:
    before = len(participants(live.bridge.state))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        QTest.keyClicks(dialog.name, "Bu Kartini Lestari")
        dialog.element.setCurrentText("PKK")
        dialog.accept()

    in_dialog("join", fill)
    person = newest(live, "Kartini Lestari")
    assert len(participants(live.bridge.state)) == before + 1
    assert (person.salutation, person.sex.value, person.element, person.present) == ("Ibu", "P", "PKK", True)
    seat, consent = seat_of(live.bridge.state, person.id), consent_of(live.bridge.state, person.id)
    assert seat is not None
    assert consent is not None
    assert live.window.live_page.seat_number(seat.order) is not None
    live.bridge.undo()
    assert live.bridge.state.get(Person, person.id) is None


def test_ctrl_enter_takes_in_from_any_field(live: Program, in_dialog: Callable[..., None], qtbot: QtBot) -> None:
    """Twenty-odd keys and no mouse: a name with its salutation, then Ctrl+Enter."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.name)
        QTest.keyClicks(dialog.focusWidget(), "Ibu Kartini")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog("join", fill)
    person = newest(live, "Kartini")
    consent = consent_of(live.bridge.state, person.id)
    assert (person.sex.value, person.present, person.code) == ("P", True, "P11")
    assert consent is not None
    assert consent.take_part
    assert seat_of(live.bridge.state, person.id) is not None


def test_a_substitute_is_told_at_the_seat(live: Program, in_dialog: Callable[..., None]) -> None:
    gone = participants(live.bridge.state)[1]
    live.bridge.perform(MarkLeft(gone.id))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        QTest.keyClicks(dialog.name, "Bu Kartini")
        dialog.coming.setCurrentIndex(dialog.coming.findData(gone.id))
        dialog.coming.activated.emit(dialog.coming.currentIndex())
        dialog.accept()

    in_dialog("join", fill)
    assert live.bridge.console is not None
    (seat,) = [one for one in live.bridge.console.circle.seats if one.person_id == newest(live, "Kartini").id]
    assert f"pengganti {seat.stands_in_for}" in accessible_name(seat, None)
    assert seat.stands_in_for.endswith(gone.name.split()[0])


def test_an_observer_is_seen_outside_the_ring(live: Program, in_dialog: Callable[..., None]) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        QTest.keyClicks(dialog.name, "Pak Tono")
        dialog.coming.setCurrentIndex(dialog.coming.count() - 1)
        dialog.accept()

    in_dialog("join", fill)
    assert newest(live, "Tono").role is Role.OBSERVER
    assert live.bridge.console is not None
    assert any(seat.full_name == "Tono" for seat in live.bridge.console.circle.outside)


@pytest.mark.parametrize("typed", ["", "Ibu", "Kartini"])
def test_name_and_sex_are_asked_for(live: Program, in_dialog: Callable[..., None], typed: str) -> None:
    before = live.bridge.state

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        QTest.keyClicks(dialog.name, typed)
        dialog.sex.setCurrentIndex(0)
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.problem.text()
        dialog.reject()

    in_dialog("join", fill)
    assert live.bridge.state is before
