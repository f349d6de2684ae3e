"""The list of a closed poll counts to the same result, with its ties as they were settled."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from core.ballots import Channel
from core.minute_taking import minutes_of
from core.paper import EnterPaperBallot, HandOutPaper
from core.polls import options_of
from core.recount import is_unchanged, recounted, sheet_of
from core.ties import SettleTie, TieManner
from core.voting import ClosePoll
from tests.core.polling_room import PollingRoom


@pytest.mark.parametrize("secret", [False, True])
def test_from_the_box_to_the_recount(secret: bool) -> None:
    room = PollingRoom()
    poll = room.open("dots", "A", "B", "C", secret=secret)
    a, b, c = (option.id for option in options_of(room.state, poll.id))
    room.vote(poll, room.nur, ((a, 1),), Channel.BOOTH)
    room.vote(poll, room.asep, ((b, 1),), Channel.BOOTH)
    for person in (room.dimas, room.wulan, room.maryani):
        room.do(HandOutPaper(poll.id, person.id))
    room.do(EnterPaperBallot(poll.id, spoiled=True))
    room.do(EnterPaperBallot(poll.id))
    room.do(EnterPaperBallot(poll.id, ((c, 2),)))
    room.do(ClosePoll(poll.id))
    room.do(SettleTie(poll.id, (b, a), TieManner.CONSENSUS, "Ketua"))
    (report,) = minutes_of(room.state, "", room.now).polls
    sheet = sheet_of(report)
    assert recounted(sheet) == report.result
    assert [row.option for row in recounted(sheet).rows] == [c, b, a]
    assert is_unchanged(sheet)
    assert not is_unchanged(replace(sheet, ballots=sheet.ballots[:-1]))
    assert sheet.keys == (a, b, c, "spoiled")
    by_line = sorted([(f'{{"{a}":1}}', room.nur.code), (f'{{"{b}":1}}', room.asep.code), ("x", "")])
    named = tuple(code for code in sheet.voters if code)
    assert named == (() if secret else tuple(code for _, code in by_line if code))
    assert len(sheet.voters) == (0 if secret else 5)


def test_a_thousand_recounts_in_any_order_are_identical() -> None:
    room = PollingRoom()
    poll = room.open("dots", "A", "B", "C", rules=(("ladder", "supporters,head_to_head"),))
    a, b, c = (option.id for option in options_of(room.state, poll.id))
    for person, marks in zip(room.voters, [[a, b], [b, c], [c, a], [c], [b]], strict=True):
        room.vote(poll, person, tuple((option, 1) for option in marks))
    room.do(ClosePoll(poll.id))
    (report,) = minutes_of(room.state, "", room.now).polls
    sheet, chance = sheet_of(report), random.Random(20261124)
    for _ in range(1000):
        shuffled = replace(sheet, ballots=tuple(chance.sample(sheet.ballots, len(sheet.ballots))))
        assert recounted(shuffled) == report.result
        assert is_unchanged(shuffled)
