"""The log of what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.actions import Action, Code, refuse
from core.agenda import AddQuestion, AdvanceAgenda, Question
from core.course import CloseSession, PauseSession, StartSession
from core.cross_checks import AddCrossCheck, CrossCheck
from core.floor import GiveFloor, Turn
from core.issues import AddIssue, Issue, issues
from core.log import (
    KINDS,
    Contribution,
    CorrectContribution,
    LogContribution,
    PromoteToIssue,
    RemoveContribution,
    contributions,
)
from tests.core.room import Room, RunningRoom


def said(room: RunningRoom, **values: Any) -> Contribution:
    usual = {"person_id": room.maryani.id, "kind": "masalah", "text": "Sampah menumpuk.", "said_at": room.now}
    return Contribution(**{**usual, **values})


def log(room: RunningRoom, **values: Any) -> Contribution:
    return room.add(LogContribution(said(room, **values)), Contribution)


def test_number_item_and_turn_are_found_by_themselves() -> None:
    room = RunningRoom()
    turn = room.add(GiveFloor(room.maryani.id), Turn)
    first = log(room, number=77, item_id="made up", turn_id="made up", text="  Sampah.  ")
    assert (first.number, first.item_id, first.turn_id, first.text) == (1, room.opening.id, turn.id, "Sampah.")
    room.do(AdvanceAgenda())
    second = log(room, person_id=room.dimas.id, verbatim=False)
    assert (second.number, second.item_id, second.turn_id, second.verbatim) == (2, room.exploring.id, None, False)
    assert contributions(room.state) == [first, second]
    assert second.claims() == (("entry", 2),)


def test_the_time_of_the_first_key_counts_within_the_session() -> None:
    room = RunningRoom()
    room.wait(60)
    typed_at = room.now - timedelta(seconds=20)
    assert log(room, said_at=typed_at).said_at == typed_at
    assert log(room, said_at=room.started_at - timedelta(hours=1)).said_at == room.started_at
    assert log(room, said_at=room.now + timedelta(hours=1)).said_at == room.now


def test_the_log_goes_on_in_a_pause_and_ends_with_the_session() -> None:
    room = RunningRoom()
    room.do(PauseSession())
    assert log(room).number == 1
    room.do(CloseSession())
    assert room.refused(LogContribution(said(room))) is Code.SESSION_NOT_RUNNING
    entry = contributions(room.state)[0]
    room.do(CorrectContribution(replace(entry, text="Sampah pasar menumpuk.")))


def test_without_an_agenda_an_entry_belongs_to_no_item() -> None:
    room = Room()
    guest = room.guest()
    wish = Contribution(person_id=guest.id, kind="fakta", text="Sejak 2024.", said_at=room.now)
    assert room.refused(LogContribution(wish)) is Code.SESSION_NOT_RUNNING
    room.do(StartSession())
    assert room.add(LogContribution(wish), Contribution).item_id is None


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"text": " "}, refuse(Code.EMPTY_TEXT, field="text")),
        ({"text": "\x00"}, refuse(Code.BAD_TEXT, field="text", longest=4000)),
        ({"kind": "gosip"}, refuse(Code.BAD_VALUE, field="kind")),
        ({"person_id": "nobody"}, refuse(Code.NOT_FOUND)),
        ({"question_id": "none"}, refuse(Code.NOT_FOUND)),
        ({"issue_id": "none"}, refuse(Code.NOT_FOUND)),
    ],
)
def test_bad_entries_are_refused(values: dict[str, Any], refusal: object) -> None:
    room = RunningRoom()
    entry = log(room)
    assert room.refusal(LogContribution(said(room, **values))) == refusal
    assert room.refusal(CorrectContribution(replace(entry, **values))) == refusal


def test_every_kind_can_be_logged() -> None:
    room = RunningRoom()
    assert [log(room, kind=kind).kind for kind in KINDS] == list(KINDS)


def test_a_correction_keeps_number_and_time() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    question = room.add(AddQuestion(Question(item_id=room.opening.id, text="Apa?")), Question)
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    entry = log(room)
    wish = replace(entry, text="Lain.", question_id=question.id, issue_id=issue.id, number=9, said_at=room.started_at)
    room.do(CorrectContribution(wish))
    after = replace(entry, text="Lain.", question_id=question.id, issue_id=issue.id, corrections=1)
    assert room.get(entry) == after
    assert room.nothing(CorrectContribution(wish))
    assert room.refused(CorrectContribution(replace(wish, id="none"))) is Code.NOT_FOUND


def test_links_are_no_correction() -> None:
    room = RunningRoom()
    question = room.add(AddQuestion(Question(item_id=room.opening.id, text="Apa?")), Question)
    entry = log(room, corrections=7)
    assert entry.corrections == 0
    room.do(CorrectContribution(replace(entry, question_id=question.id)))
    assert room.get(entry).corrections == 0
    room.do(CorrectContribution(replace(entry, verbatim=False)))
    assert room.get(entry).corrections == 1
    room.undo()
    assert room.get(entry).corrections == 0


def test_an_entry_of_another_speaker_is_not_of_that_turn() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    entry = log(room)
    assert entry.turn_id is not None
    room.do(CorrectContribution(replace(entry, person_id=room.dimas.id)))
    assert room.get(entry).turn_id is None


def test_an_entry_that_is_being_checked_stays() -> None:
    room = RunningRoom()
    entry, other = log(room), log(room)
    room.do(AddCrossCheck(CrossCheck(statement="12 ton per hari", contribution_id=entry.id)))
    assert room.refusal(RemoveContribution(entry.id)) == refuse(Code.IN_USE, name="1")
    room.do(RemoveContribution(other.id))
    assert room.refused(RemoveContribution(other.id)) is Code.NOT_FOUND
    assert contributions(room.state) == [entry]
    assert log(room).number == 2


def test_an_entry_becomes_an_issue_once() -> None:
    room = RunningRoom()
    entry = log(room)
    room.do(PromoteToIssue(entry.id))
    (issue,) = issues(room.state)
    assert (issue.title, issue.code, room.get(entry).issue_id) == (entry.text, "M1", issue.id)
    assert room.nothing(PromoteToIssue(entry.id)), "a second click"
    room.do(PromoteToIssue(entry.id, " Bau dari TPS "))
    assert [one.title for one in issues(room.state)] == [entry.text, "Bau dari TPS"]
    assert room.get(entry).issue_id == issues(room.state)[1].id
    room.undo()
    assert issues(room.state) == [issue]


def test_what_cannot_become_an_issue() -> None:
    room = RunningRoom()
    entry = log(room)
    bad: list[tuple[Action, Code]] = [
        (PromoteToIssue("none"), Code.NOT_FOUND),
        (PromoteToIssue(entry.id, "\x00"), Code.BAD_TEXT),
    ]
    for action, code in bad:
        assert room.refused(action) is code
