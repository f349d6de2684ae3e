"""Whoever withdraws consent is called by the code from then on: no view, document, form or refusal has the name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.actions import Action
from core.console_view import ConsoleView
from core.cross_checks import AddCrossCheck, CrossCheck
from core.floor import GiveFloor, MarkLeft, RaiseHand
from core.forms import form_content
from core.joining import Join
from core.live import LAPTOP
from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.naming import SeenState, signs_of
from core.notes import ParkIdea
from core.outcomes import NameSignatory, PlanAction, PlannedAction, Signatory
from core.people import EditPerson, MarkArrived, Person, RemovePerson, Sex
from core.photos import without_photo_consent
from core.readiness import readiness
from core.session import EditSession, WallNames, session_of
from core.views import Scene, Shown
from core.voting import CastBallot
from core.wall_view import WallView
from tests.core.polling_room import AGREE, PollingRoom

NAME = "Kumalasari"


class WithdrawingRoom(PollingRoom):
    """Somebody who did all there is to do, and may withdraw."""

    def __init__(self) -> None:
        super().__init__()
        self.kumala = self.guest(NAME, salutation="Ibu", rw="09", age=70, stands_in_for_id=self.dimas.id)
        self.consents(self.kumala, photo=False)
        said = Contribution(person_id=self.kumala.id, kind="masalah", text="Air keruh", said_at=self.now)
        self.entry = self.add(LogContribution(said), Contribution)
        check = CrossCheck(statement="Air keruh", person_id=self.kumala.id)
        self.check = self.add(AddCrossCheck(check), CrossCheck)
        self.do(ParkIdea("Taman", self.kumala.id))
        self.do(PlanAction(PlannedAction(activity="Kerja bakti", responsible_id=self.kumala.id)))
        self.do(NameSignatory(Signatory(role="Wakil peserta", person_id=self.kumala.id)))
        self.do(RaiseHand(self.kumala.id))
        self.poll = self.open()
        self.console, self.wall = ConsoleView(), WallView()

    def withdraw(self) -> None:
        self.consents(self.kumala, quote_by_name=False)

    def speak(self) -> None:
        self.do(GiveFloor(self.kumala.id))

    def everything_shown(self) -> dict[str, str]:
        """Each view, document and form as text."""
        subjects = {Scene.READ_BACK: (self.entry.id, self.check.id)}
        shown = {f"{scene}-{subject}": self.wall(self.state, Shown(scene, subject))
                 for scene in Scene for subject in subjects.get(scene, (None,))}  # fmt: skip
        return {
            "console": repr(self.console(self.state)),
            "minutes": repr(minutes_of(self.state, "", self.now)),
            "forms": repr(form_content(self.state, self.now)),
            **{name: repr(view) for name, view in shown.items()},
        }


NAMELESS = {f"{scene}-None" for scene in Scene} - {f"{Scene.READ_BACK}-None"}


@pytest.mark.parametrize("names", WallNames)
def test_the_name_is_in_every_view_before_and_in_none_after(names: WallNames) -> None:
    room = WithdrawingRoom()
    session = session_of(room.state)
    assert session is not None
    room.live.perform(EditSession(replace(session, wall_names=names)), LAPTOP)
    for speaking in (False, True):
        if speaking:
            room.speak()
        before = {name for name, text in room.everything_shown().items() if NAME in text}
        assert {"console", "minutes", "forms"} <= before
        assert (names is WallNames.CODES) is not bool(before & NAMELESS)
    room.withdraw()
    after = room.everything_shown()
    assert {name for name, text in after.items() if NAME in text} == set()
    assert all(room.kumala.code in text for text in (after["console"], after["minutes"], after["forms"]))


def test_a_seat_shows_the_whole_code() -> None:
    room = WithdrawingRoom()
    room.withdraw()
    (seat,) = [one for one in room.console(room.state).circle.seats if one.person_id == room.kumala.id]
    assert (seat.initials, seat.name, seat.full_name) == (room.kumala.code,) * 3
    assert signs_of(room.kumala) == "KU"


def test_rules_say_the_code_and_keep_the_name() -> None:
    room = WithdrawingRoom()
    room.withdraw()
    code = room.kumala.code
    wishes: list[Action] = [
        MarkArrived(room.kumala.id),
        RemovePerson(room.kumala.id),
        Join(Person(name="Tono", sex=Sex.MALE, stands_in_for_id=room.kumala.id)),
        RaiseHand(room.kumala.id),
    ]
    for wish in wishes:
        assert dict(room.refusal(wish).data)["name"] == code, wish
    room.vote(room.poll, room.maryani, AGREE)
    assert dict(room.refusal(CastBallot(room.poll.id, room.maryani.id, AGREE)).data)["name"] == "Maryani"
    room.do(MarkLeft(room.kumala.id))
    assert dict(room.refusal(GiveFloor(room.kumala.id)).data)["name"] == code
    seen = SeenState()(room.state).table(Person)[room.kumala.id]
    room.do(EditPerson(replace(seen, element="PKK")))
    kept = room.get(room.kumala)
    assert (kept.name, kept.salutation, kept.element) == (NAME, "Ibu", "PKK")


def test_the_state_is_the_same_object_while_nobody_withdrew() -> None:
    room = WithdrawingRoom()
    seen = SeenState()
    assert seen(room.state) is room.state
    room.withdraw()
    people = seen(room.state).table(Person)
    assert people[room.kumala.id].name == room.kumala.code
    assert people[room.dimas.id] is room.get(room.dimas)
    room.do(ParkIdea("Pasar"))
    assert seen(room.state).table(Person) is people


def test_lists_of_people_asked_elsewhere_have_no_name() -> None:
    room = WithdrawingRoom()
    room.withdraw()
    state = SeenState()(room.state)
    assert NAME not in repr(without_photo_consent(state))
    assert NAME not in repr(readiness(state))
