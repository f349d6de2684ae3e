"""Before a session: seats by chance and alternating, many people at once, the office's profile, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Code
from core.agenda import AddQuestion, Question
from core.issues import AddIssue, Issue
from core.office import (
    OfficeProfile,
    OfficialText,
    document_number,
    profile_after,
    profile_from,
    profile_text,
    with_profile,
)
from core.people import MOST_PARTICIPANTS, Person, Role, Sex, participants, quotable_name
from core.readiness import ReadyCode, ReadyPoint, readiness
from core.seat_order import AlternateSeats, KeepForWheelchair, ShuffleSeats, alternated
from core.seating import seat_of, seats
from core.session import AddOfficial, EditSession, Official, Session, session_of
from core.state import SessionState
from core.taking_in import TakeInPeople
from tests.core.room import Room, particulars


def around(room: Room) -> str:
    people = room.state.table(Person)
    return "".join(people[seat.person_id].name for seat in seats(room.state))


def full_room(letters: str = "ABCD", women: str = "AB") -> Room:
    room = Room()
    room.guest("M", role=Role.MODERATOR)
    for letter in letters:
        room.guest(letter, Sex.FEMALE if letter in women else Sex.MALE, element="PKK" if letter in women else "rt")
    return room


def test_seats_by_chance_depend_on_the_seed_alone() -> None:
    room, other = full_room("ABCDEFGH"), full_room("ABCDEFGH")
    room.do(ShuffleSeats(7))
    other.do(AlternateSeats("sex"))
    other.do(ShuffleSeats(7))
    assert around(room) == around(other)
    assert around(room)[0] == "M"
    assert around(room) != "MABCDEFGH"
    assert room.nothing(ShuffleSeats(7))


def test_seats_alternate_and_a_wheelchair_place_stays() -> None:
    room = full_room()
    room.do(AlternateSeats("sex"))
    assert around(room) == "MACBD"
    room.undo()
    room.do(AlternateSeats("element"))
    assert around(room) == "MACBD"
    room.undo()
    first = participants(room.state)[1]
    room.do(KeepForWheelchair(first.id))
    room.do(AlternateSeats("sex"))
    assert around(room)[2] == "B"
    assert room.nothing(KeepForWheelchair(first.id))
    assert room.refused(AlternateSeats("age")) is Code.BAD_VALUE
    assert room.refused(KeepForWheelchair("nobody")) is Code.NOT_FOUND


@given(st.lists(st.sampled_from("LP"), max_size=20))
def test_alternating_keeps_everybody_and_splits_equals_where_it_can(sexes: list[str]) -> None:
    people = [Person(id=str(place), name="x", sex=Sex(sex)) for place, sex in enumerate(sexes)]
    order = alternated(people, lambda person: person.sex)
    assert sorted(person.id for person in order) == sorted(person.id for person in people)
    women = sexes.count("P")
    touching = sum(one.sex is other.sex for one, other in pairwise(order))
    assert touching == max(0, abs(2 * women - len(sexes)) - 1)


def test_many_people_are_taken_in_at_once_with_seats_or_not_at_all() -> None:
    room = Room()
    room.do(TakeInPeople(tuple(Person(name=name, sex=Sex.FEMALE) for name in "AB")))
    assert [person.code for person in participants(room.state)] == ["P01", "P02"]
    assert all(seat_of(room.state, person.id) for person in participants(room.state))
    many = tuple(Person(name=str(number), sex=Sex.MALE) for number in range(MOST_PARTICIPANTS - 1))
    assert room.refused(TakeInPeople(many)) is Code.TOO_MANY_PEOPLE
    room.undo()
    assert participants(room.state) == []
    assert room.nothing(TakeInPeople(()))


PROFILE = OfficeProfile(kelurahan="Tirtawana", classification="005", unit="KEL-TWN", zone="WITA", copies=3)


@pytest.mark.parametrize(
    ("profile", "number"),
    [
        (PROFILE, "007/005/KEL-TWN/XI/2026"),
        (OfficeProfile(), "007/XI/2026"),
        (OfficeProfile(numbering="{kode}/{no}.{lain}", classification="400"), "400/007.{lain}"),
    ],
)
def test_document_numbers(profile: OfficeProfile, number: str) -> None:
    assert document_number(profile, 7, date(2026, 11, 11)) == number


def test_running_numbers_begin_anew_each_year() -> None:
    given_out = PROFILE.with_number(7, 2026)
    assert (PROFILE.next_number(2026), given_out.next_number(2026), given_out.next_number(2027)) == (1, 8, 1)


def test_a_profile_is_kept_as_text_and_read_back() -> None:
    full = replace(PROFILE, officials=(OfficialText("Mengetahui", "Lurah", "Sri", "1"),), elements=("PKK",))
    assert profile_from(profile_text(full)) == full
    assert profile_from("") == OfficeProfile()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"copies": "x"}',
        '{"elements": [1]}',
        '{"officials": [["a"]]}',
        '{"officials": ["a"]}',
        '{"zone": 7}',
    ],
)
def test_a_kept_text_that_makes_no_sense_is_as_at_the_start(text: str) -> None:
    assert profile_from(text) == OfficeProfile()


def test_the_office_of_one_session_is_that_of_the_next() -> None:
    room = Room(kecamatan="Kedung", zone="WIT")
    profile = profile_after(PROFILE, room.state, _session(room))
    assert (profile.kelurahan, profile.kecamatan, profile.zone, profile.officials) == ("Tirtawana", "Kedung", "WIT", ())
    room.do(AddOfficial(Official(role="Mengetahui", position="Lurah", name="Sri")))
    profile = profile_after(profile, room.state, _session(room))
    assert profile.officials == (OfficialText("Mengetahui", "Lurah", "Sri", ""),)
    following = with_profile(particulars(kelurahan="Lain", zone="WITA"), replace(profile, paper="F4"))
    assert (following.kelurahan, following.kecamatan) == ("Lain", "Kedung")
    assert (following.zone, following.paper, following.copies) == ("WITA", "F4", 2)


def _session(room: Room) -> Session:
    session = session_of(room.state)
    assert session is not None
    return session


def missing(room: Room) -> set[ReadyCode]:
    return {point.code for point in readiness(room.state) if not point.done}


def test_an_empty_session_lacks_everything_and_points_keep_their_order() -> None:
    room = Room()
    assert missing(room) == set(ReadyCode)
    assert [point.code for point in readiness(room.state)] == list(ReadyCode)


def test_what_is_there_is_no_longer_missing() -> None:
    room = full_room("ABCDE")
    room.do(EditSession(replace(_session(room), place="Aula", document_number="1/X/2026")))
    room.person("N", role=Role.NOTE_TAKER)
    item = room.item(minutes=120)
    room.do(AddQuestion(Question(item_id=item.id, text="Apa?")))
    room.do(AddOfficial(Official(name="Sri")))
    room.do(AddIssue(Issue(title="Banjir")))
    assert missing(room) == {ReadyCode.CONSENT}
    for person in participants(room.state):
        room.consents(person)
    assert missing(room) == set()


def point(room: Room, code: ReadyCode, aim: int = 30) -> ReadyPoint:
    return next(one for one in readiness(room.state, aim) if one.code is code)


def test_the_aim_for_women_is_configurable() -> None:
    room = full_room("ABCDE", women="AB")
    assert point(room, ReadyCode.WOMEN, 40).done
    assert not point(room, ReadyCode.WOMEN, 41).done
    assert dict(point(room, ReadyCode.WOMEN, 41).data) == {"women": 2, "n": 5, "aim": 41}


@pytest.mark.parametrize(
    ("values", "quiet"),
    [({"age": 24}, True), ({"age": 61}, True), ({"age": 45}, False), ({"groups": ("Lansia",)}, True), ({}, False)],
)
def test_quiet_voices_are_known_by_age_unsur_and_group(values: dict[str, object], quiet: bool) -> None:
    room = Room()
    room.guest("A", Sex.MALE, **values)
    assert point(room, ReadyCode.QUIET_VOICES).done is quiet


def test_without_a_session_there_is_no_readiness() -> None:
    with pytest.raises(LookupError):
        readiness(SessionState("none"))


def test_from_the_withdrawal_on_a_name_gives_way_to_the_code() -> None:
    room = Room()
    person = room.guest("Sari")
    room.consents(person)
    assert quotable_name(room.state, person.id) == "Sari"
    room.wait(3600)
    room.consents(person, quote_by_name=False)
    assert quotable_name(room.state, person.id) == "P01"
    room.undo()
    assert quotable_name(room.state, person.id) == "Sari"
