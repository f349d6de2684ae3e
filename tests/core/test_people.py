"""People: codes, arrival, consent, and who may be taken out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.actions import Action, Code, refuse
from core.floor import EndFloor, GiveFloor, MarkLeft, RaiseHand
from core.live import Undo
from core.outcomes import PlanAction, PlannedAction
from core.people import (
    MOST_PARTICIPANTS,
    Absentee,
    AddPerson,
    Consent,
    EditPerson,
    MarkArrived,
    NoteAbsence,
    Person,
    RecordArrival,
    RecordConsent,
    RemovePerson,
    Role,
    Sex,
    consent_of,
    is_nobodys_label,
    moderator,
    participants,
    team,
)
from core.polls import DraftPoll, Poll
from core.seating import Seat
from core.voting import OpenPoll
from tests.core.room import OPENED, Room, RunningRoom


def wish(**values: Any) -> Person:
    return Person(**{"name": "Maryani", "sex": Sex.FEMALE, **values})


def consent(person_id: str, **values: Any) -> Consent:
    agreed = {"take_part": True, "record_audio": False, "photo": False, "quote_by_name": True, "given_at": OPENED}
    return Consent(person_id=person_id, **{**agreed, **values})


def test_codes_are_given_by_role_and_gaps_are_filled() -> None:
    room = Room()
    roles = (Role.PARTICIPANT, Role.MODERATOR, Role.PARTICIPANT, Role.NOTE_TAKER, Role.TEAM, Role.MODERATOR, Role.TEAM)
    people = [room.person(role=role) for role in roles]
    assert [person.code for person in people] == ["P01", "MOD", "P02", "NOT1", "TIM1", "MOD1", "TIM2"]
    room.do(RemovePerson(people[0].id))
    assert room.person().code == "P01"
    assert room.person(code=" P07 ").code == "P07"
    assert room.person().code == "P03"
    assert [person.code for person in participants(room.state)] == ["P01", "P02", "P03", "P07"]
    assert [person.code for person in team(room.state, Role.TEAM)] == ["TIM1", "TIM2"]
    leader = moderator(room.state)
    assert leader is not None
    assert leader.code == "MOD"


def test_nobody_moderates_an_empty_room() -> None:
    assert moderator(Room().state) is None


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": "  "}, refuse(Code.EMPTY_TEXT, field="name")),
        ({"name": "x" * 501}, refuse(Code.BAD_TEXT, field="name", longest=500)),
        ({"age": -1}, refuse(Code.BAD_VALUE, field="age")),
        ({"age": 131}, refuse(Code.BAD_VALUE, field="age")),
        ({"code": "P01"}, refuse(Code.CODE_TAKEN, code="P01")),
    ],
)
def test_bad_particulars_are_refused(values: dict[str, Any], refusal: object) -> None:
    room = Room()
    room.person("Dimas")
    other = room.person("Wulan")
    assert room.refusal(AddPerson(wish(**values))) == refusal
    assert room.refusal(EditPerson(replace(other, **values))) == refusal


def test_nobody_stands_in_for_somebody_unknown() -> None:
    assert Room().refused(AddPerson(wish(stands_in_for_id="nobody"))) is Code.NOT_FOUND


def test_a_code_may_not_be_emptied() -> None:
    room = Room()
    person = room.person()
    assert room.refusal(EditPerson(replace(person, code=""))) == refuse(Code.EMPTY_TEXT, field="code")


def test_editing_keeps_arrival_and_leaving() -> None:
    room = RunningRoom()
    form = replace(room.maryani, name="Maryani S.", age=44, element="PKK", arrived_at=None, left_at=OPENED)
    room.do(EditPerson(form))
    now = room.get(room.maryani)
    assert (now.name, now.age, now.element, now.present) == ("Maryani S.", 44, "PKK", True)
    assert room.nothing(EditPerson(form))
    assert room.refused(EditPerson(replace(form, id="nobody"))) is Code.NOT_FOUND


def test_another_role_only_for_who_has_no_seat_and_took_no_part() -> None:
    room = RunningRoom()
    newcomer = room.person("Tono", Sex.MALE)
    room.consents(newcomer)
    room.do(EditPerson(replace(newcomer, role=Role.TEAM)))
    assert room.get(newcomer).role is Role.TEAM
    assert room.refused(EditPerson(replace(room.maryani, role=Role.TEAM))) is Code.IN_USE


def test_the_circle_holds_so_many_and_no_more() -> None:
    room = Room()
    for _ in range(MOST_PARTICIPANTS):
        room.person()
    assert room.refusal(AddPerson(wish())) == refuse(Code.TOO_MANY_PEOPLE, most=MOST_PARTICIPANTS)
    helper = room.person(role=Role.TEAM)
    assert room.refused(EditPerson(replace(helper, role=Role.PARTICIPANT))) is Code.TOO_MANY_PEOPLE
    room.do(EditPerson(replace(helper, role=Role.NOTE_TAKER)))


def test_arriving_leaving_and_coming_back() -> None:
    room = Room()
    person = room.person()
    assert not person.present
    room.do(MarkArrived(person.id))
    came = room.now
    assert room.refusal(MarkArrived(person.id)) == refuse(Code.ALREADY_ARRIVED, name="Maryani")
    room.do(MarkLeft(person.id))
    assert (room.get(person).left_at, room.get(person).present) == (room.now, False)
    room.do(MarkArrived(person.id))
    assert (room.get(person).arrived_at, room.get(person).left_at) == (came, None)
    assert room.refused(MarkArrived("nobody")) is Code.NOT_FOUND


def test_when_somebody_came_is_put_right_afterwards() -> None:
    room = Room()
    person = room.person()
    at = room.now - timedelta(minutes=5)
    room.do(RecordArrival(person.id, at))
    assert room.get(person).arrived_at == at
    assert room.nothing(RecordArrival(person.id, at))
    room.do(MarkLeft(person.id))
    room.wait(60)
    for too_late in (room.now, room.now + timedelta(hours=1)):
        assert room.refusal(RecordArrival(person.id, too_late)) == refuse(Code.BAD_VALUE, field="arrived_at")
    assert room.refused(RecordArrival("nobody", at)) is Code.NOT_FOUND


def test_whoever_was_entered_by_mistake_goes_with_seat_hand_and_consents() -> None:
    room = RunningRoom()
    room.consents(room.maryani)
    room.consents(room.maryani, photo=False)
    room.do(RaiseHand(room.maryani.id))
    before = room.state
    room.do(RemovePerson(room.maryani.id))
    assert room.state.get(Person, room.maryani.id) is None
    assert room.state.naming(room.maryani.id) == []
    assert [seat.person_id for seat in room.state.all(Seat) if seat.person_id == room.maryani.id] == []
    room.undo()
    assert room.state == before
    assert room.refused(RemovePerson("nobody")) is Code.NOT_FOUND


@pytest.mark.parametrize("kind", ["turn", "partner", "roster"])
def test_whoever_took_part_stays(kind: str) -> None:
    room = RunningRoom()
    person = room.dimas
    if kind == "turn":
        room.do(GiveFloor(person.id))
        room.do(EndFloor())
    elif kind == "partner":
        room.do(PlanAction(PlannedAction(activity="Bank sampah", partner_ids=(room.wulan.id, person.id))))
    else:
        room.do(OpenPoll(room.add(DraftPoll("consent_vote", "Setuju?"), Poll).id))
    assert room.refusal(RemovePerson(person.id)) == refuse(Code.IN_USE, name="Dimas")


def test_the_newest_consent_counts_and_earlier_ones_stay() -> None:
    room = Room()
    person = room.person()
    assert consent_of(room.state, person.id) is None
    later = consent(person.id, quote_by_name=False, manner=" lisan ", given_at=room.now)
    kept = room.add(RecordConsent(later), Consent)
    room.do(RecordConsent(consent(person.id, given_at=OPENED)))
    room.do(RecordConsent(consent(room.person("Wulan").id, given_at=room.now)))
    assert kept.manner == "lisan"
    assert consent_of(room.state, person.id) == kept
    assert len(list(room.state.all(Consent))) == 3
    assert room.refused(RecordConsent(consent("nobody"))) is Code.NOT_FOUND
    assert room.refused(RecordConsent(consent(person.id, manner="\x00"))) is Code.BAD_TEXT


def test_of_consents_given_together_the_last_one_counts() -> None:
    room = Room()
    person = room.person()
    for by_name in (True, False):
        room.do(RecordConsent(consent(person.id, quote_by_name=by_name)))
    newest = consent_of(room.state, person.id)
    assert newest is not None
    assert not newest.quote_by_name


def test_absences_are_noted_with_a_name() -> None:
    room = Room()
    absentee = room.add(NoteAbsence(Absentee(name=" Joko ", reason="sakit")), Absentee)
    assert (absentee.name, absentee.reason) == ("Joko", "sakit")
    bad: Action = NoteAbsence(Absentee(name=""))
    assert room.refused(bad) is Code.EMPTY_TEXT
    room.do(Undo())
    assert list(room.state.all(Absentee)) == []


@pytest.mark.parametrize(
    ("element", "hidden"),
    [
        ("Warga RTM", True),
        ("Keluarga Miskin", True),
        ("penyandang disabilitas", True),
        ("Difabel", True),
        ("PKK", False),
        ("Kader Posyandu", False),
        ("", False),
    ],
)
def test_labels_that_nobody_should_wear(element: str, hidden: bool) -> None:
    assert is_nobodys_label(element) is hidden
