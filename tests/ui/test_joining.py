"""Somebody comes in the middle of the sample session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from core.people import Person, Role, consent_of, participants
from core.seating import seat_of
from ui.dialogs.join_dialog import JoinDialog
from ui.program import Program


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
