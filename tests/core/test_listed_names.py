"""Under which name people stand in the document: after consent was withdrawn by their code, wherever they are named."""

from __future__ import annotations

import pytest

from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.outcomes import NameSignatory, Signatory
from core.people import Role, Sex, has_withdrawn, listed_name, quotable_name
from core.signing import SignAttendance
from core.strokes import Point, strokes_text
from tests.core.room import RunningRoom


@pytest.mark.parametrize(
    ("given", "withdrawn"),
    [
        ([], False),
        ([{"quote_by_name": False}], False),
        ([{}], False),
        ([{}, {}], False),
        ([{}, {"photo": False}], False),
        ([{"quote_by_name": False}, {}], False),
        ([{}, {"quote_by_name": False}], True),
        ([{"quote_by_name": False}, {"quote_by_name": False, "take_part": False}], True),
        ([{}, {"take_part": False, "quote_by_name": False}, {}], False),
    ],
)
def test_what_counts_as_withdrawal(given: list[dict[str, bool]], withdrawn: bool) -> None:
    room = RunningRoom()
    for values in given:
        room.wait(1)
        room.consents(room.maryani, **values)
    assert has_withdrawn(room.state, room.maryani.id) is withdrawn
    assert not has_withdrawn(room.state, room.dimas.id)


def test_who_has_withdrawn_is_named_nowhere() -> None:
    room = RunningRoom()
    room.consents(room.maryani)
    room.do(LogContribution(Contribution(person_id=room.maryani.id, kind="masalah", text="x", said_at=room.now)))
    room.add(NameSignatory(Signatory(role="Wakil peserta", person_id=room.maryani.id)), Signatory)
    room.do(SignAttendance(room.maryani.id, strokes_text([[Point(0, 0, 0, 50), Point(300, 100, 9, 50)]]), 400, 200))
    room.guest("Sari", stands_in_for_id=room.maryani.id)
    before = minutes_of(room.state, "", room.now)
    assert "Maryani" in repr([before.attendees, before.seats, before.log, before.signers])
    assert [code for code, _ in before.attendance_signatures] == [room.maryani.code]
    room.consents(room.maryani, take_part=False, quote_by_name=False)
    minutes = minutes_of(room.state, "", room.now)
    assert "Maryani" not in repr([minutes.attendees, minutes.seats, minutes.log, minutes.signers])
    assert minutes.attendance_signatures == ()
    assert minutes.attendees[0].name == room.maryani.code
    assert quotable_name(room.state, room.maryani.id) == room.maryani.code


def test_a_substitute_says_for_whom_and_the_team_its_sex() -> None:
    room = RunningRoom()
    came = room.guest("Sari", stands_in_for_id=room.dimas.id)
    minutes = minutes_of(room.state, "", room.now)
    assert {one.name: one.stands_in_for for one in minutes.attendees}[came.name] == "Dimas"
    assert {one.stands_in_for for one in minutes.attendees if one.name != came.name} == {""}
    assert [(one.role, one.sex) for one in minutes.team] == [(Role.MODERATOR, Sex.FEMALE)]
    assert listed_name(room.state, room.moderator) == "Hesti Prameswari"
