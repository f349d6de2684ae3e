"""Cross-checks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.actions import Code
from core.cross_checks import AddCrossCheck, CheckStatus, CrossCheck, SettleCrossCheck, cross_checks
from core.log import Contribution, LogContribution
from tests.core.room import RunningRoom


def test_statements_are_checked_in_order_and_settled() -> None:
    room = RunningRoom()
    said = Contribution(person_id=room.dimas.id, kind="fakta", text="12 ton", said_at=room.now)
    entry = room.add(LogContribution(said), Contribution)
    wish = CrossCheck(statement=" 12 ton ", person_id=room.dimas.id, contribution_id=entry.id, order=9)
    first = room.add(AddCrossCheck(wish), CrossCheck)
    second = room.add(AddCrossCheck(CrossCheck(statement="Sejak 2024")), CrossCheck)
    assert (first.statement, first.order, first.status) == ("12 ton", 1, CheckStatus.WAITING)
    assert cross_checks(room.state) == [first, second]
    settled = SettleCrossCheck(first.id, CheckStatus.CORRECTED, "data DLH", "9 ton")
    room.do(settled)
    assert room.get(first) == replace(first, status=CheckStatus.CORRECTED, manner="data DLH", result="9 ton")
    assert room.nothing(settled)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"statement": ""}, Code.EMPTY_TEXT),
        ({"person_id": "nobody"}, Code.NOT_FOUND),
        ({"contribution_id": "none"}, Code.NOT_FOUND),
    ],
)
def test_bad_cross_checks_are_refused(values: dict[str, Any], code: Code) -> None:
    room = RunningRoom()
    assert room.refused(AddCrossCheck(replace(CrossCheck(statement="x"), **values))) is code


def test_an_entry_is_an_entry_and_no_other_record() -> None:
    room = RunningRoom()
    check = CrossCheck(statement="x", contribution_id=room.dimas.id)
    assert room.refused(AddCrossCheck(check)) is Code.NOT_FOUND


def test_what_cannot_be_settled() -> None:
    room = RunningRoom()
    check = room.add(AddCrossCheck(CrossCheck(statement="x")), CrossCheck)
    assert room.refused(SettleCrossCheck("none", CheckStatus.CONFIRMED, "", "")) is Code.NOT_FOUND
    assert room.refused(SettleCrossCheck(check.id, CheckStatus.CONFIRMED, "\x00", "")) is Code.BAD_TEXT
