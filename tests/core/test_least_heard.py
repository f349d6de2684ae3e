"""Whose group was heard least."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.circle_view import circle_view
from core.course import CloseSession
from core.floor import EndFloor, GiveFloor
from core.people import EditPerson, Person
from core.views import HeardView
from tests.core.room import RunningRoom


def suggestions(room: RunningRoom) -> dict[str, tuple[str, str]]:
    return {one.attribute: (one.group, one.person.name) for one in circle_view(room.state).heard}


def edit(room: RunningRoom, person: Person, **values: Any) -> None:
    room.do(EditPerson(replace(room.get(person), **values)))


def speak(room: RunningRoom, person: Person, seconds: float) -> None:
    room.do(GiveFloor(person.id))
    room.wait(seconds)
    room.do(EndFloor())


def test_the_group_with_the_least_talk_for_each_and_in_it_who_was_heard_least() -> None:
    room = RunningRoom()
    edit(room, room.maryani, age=30, element="PKK", rw="01")
    edit(room, room.wulan, age=60, element="disabilitas", rw="01")
    edit(room, room.dimas, age=45, element="RT/RW", rw="02")
    speak(room, room.maryani, 100)
    speak(room, room.dimas, 60)
    assert suggestions(room) == {
        "sex": ("P", "Ibu Wulan"),
        "age": ("elder", "Ibu Wulan"),
        "element": ("RT/RW", "Sdr. Dimas"),
        "rw": ("01", "Ibu Wulan"),
    }
    speak(room, room.wulan, 200)
    assert suggestions(room)["age"] == ("adult", "Sdr. Dimas")
    assert suggestions(room)["sex"] == ("L", "Sdr. Dimas")


def test_where_all_are_alike_or_nothing_is_known_nothing_is_suggested() -> None:
    room = RunningRoom()
    (only,) = circle_view(room.state).heard
    assert (only.attribute, only.group, only.entries) == ("sex", "L", 0)
    assert isinstance(only, HeardView)
    room.do(CloseSession())
    assert circle_view(room.state).heard == ()
