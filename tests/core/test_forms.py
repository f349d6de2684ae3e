"""The facts of the forms of Siapkan."""

from __future__ import annotations

import pytest

from core.forms import form_content
from core.state import SessionState
from tests.core.room import OPENED, Room


def test_a_form_knows_the_invited_and_hides_nobodys_label() -> None:
    room = Room()
    room.guest("Sari", salutation="Ibu", element="PKK", position="Ketua", rt="1", rw="2")
    room.guest("Tumini", element="RTM", position="Warga")
    room.item("Doa", 5)
    content = form_content(room.state, room.now)
    shown = [(one.name, one.element, one.position, one.rt) for one in content.people]
    assert shown == [("Sari", "PKK", "Ketua", "1"), ("Tumini", None, "", "")]
    assert [(item.title, item.minutes) for item in content.plan] == [("Doa", 5)]


def test_without_a_session_there_is_no_form() -> None:
    with pytest.raises(LookupError):
        form_content(SessionState("none"), OPENED)
