"""The board of issues."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.actions import Code, refuse
from core.issues import AddIssue, EditIssue, Issue, RemoveIssue, issues
from core.log import Contribution, LogContribution
from core.outcomes import PlanAction, PlannedAction, Ranking, SettleRanking
from core.polls import DraftPoll, OptionWish
from tests.core.room import RunningRoom


def board(room: RunningRoom, *titles: str) -> list[Issue]:
    return [room.add(AddIssue(Issue(title=title)), Issue) for title in titles]


def test_codes_are_given_by_themselves() -> None:
    room = RunningRoom()
    first, second = board(room, " Sampah ", "Drainase")
    assert (first.title, first.code, first.order) == ("Sampah", "M1", 1)
    assert (second.code, second.order) == ("M2", 2)
    room.do(RemoveIssue(first.id))
    assert [issue.code for issue in board(room, "Jalan")] == ["M3"]
    assert room.add(AddIssue(Issue(title="Air", code="AIR", order=1)), Issue).order == 4
    assert room.refusal(AddIssue(Issue(title="Lain", code="AIR"))) == refuse(Code.CODE_TAKEN, code="AIR")
    assert first.claims() == (("code of an issue", "M1"),)


def test_editing_keeps_code_and_order() -> None:
    room = RunningRoom()
    (issue,) = board(room, "Sampah")
    wish = replace(issue, title="Sampah pasar", causes=("TPS penuh", " "), code="X", order=8, session_id="other")
    room.do(EditIssue(wish))
    assert room.get(issue) == replace(issue, title="Sampah pasar", causes=("TPS penuh",))
    assert room.nothing(EditIssue(wish))


@pytest.mark.parametrize(("values", "code"), [({"title": ""}, Code.EMPTY_TEXT), ({"field": "\x00"}, Code.BAD_TEXT)])
def test_bad_issues_are_refused(values: dict[str, Any], code: Code) -> None:
    room = RunningRoom()
    (issue,) = board(room, "Sampah")
    assert room.refused(AddIssue(replace(issue, **values))) is code
    assert room.refused(EditIssue(replace(issue, **values))) is code


def test_unknown_issues() -> None:
    room = RunningRoom()
    assert room.refused(EditIssue(Issue(id="none", title="x"))) is Code.NOT_FOUND
    assert room.refused(RemoveIssue("none")) is Code.NOT_FOUND


@pytest.mark.parametrize("user", ["entry", "option", "ranking", "plan"])
def test_an_issue_stays_while_something_names_it(user: str) -> None:
    room = RunningRoom()
    first, second = board(room, "Sampah", "Drainase")
    said = Contribution(person_id=room.dimas.id, kind="masalah", text="x", said_at=room.now, issue_id=first.id)
    acts = {
        "entry": LogContribution(said),
        "option": DraftPoll("dots", "Pilih", (OptionWish(issue_id=second.id), OptionWish(issue_id=first.id))),
        "ranking": SettleRanking(Ranking(ranked_ids=(second.id, first.id))),
        "plan": PlanAction(PlannedAction(activity="Gerobak", issue_id=first.id)),
    }
    room.do(acts[user])
    assert room.refusal(RemoveIssue(first.id)) == refuse(Code.IN_USE, name="M1")
    room.undo()
    room.do(RemoveIssue(first.id))
    assert issues(room.state) == [second]
