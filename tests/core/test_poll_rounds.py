"""Polls before they are opened and after they are over."""

from __future__ import annotations

from typing import Any

import pytest

from core.actions import Code, refuse
from core.course import StartSession
from core.floor import MarkLeft
from core.issues import AddIssue, Issue
from core.live import Redo, Undo
from core.people import MarkArrived
from core.poll_view import poll_views
from core.polls import DraftPoll, DropPoll, OptionWish, Poll, PollOption, PollPhase, RepeatPoll, options_of, polls
from core.priorities import combination, ranking_polls
from core.ties import SettleTie, TieManner
from core.voting import AnnulPoll, CastBallot, ClosePoll, OpenPoll
from tests.core.room import TABLET, Room, RunningRoom

TWO = (OptionWish("Sampah"), OptionWish("Drainase"))


def drafted(room: Room, method: str = "dots", options: tuple[OptionWish, ...] = TWO, **values: Any) -> Poll:
    return room.add(DraftPoll(method, "Mana dahulu?", options, **values), Poll)


def closed(room: RunningRoom) -> Poll:
    poll = drafted(room)
    room.do(OpenPoll(poll.id))
    room.do(ClosePoll(poll.id))
    return room.get(poll)


def test_a_draft_has_its_rules_completed_and_its_options_in_order() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    other = room.add(AddIssue(Issue(title="Air kotor")), Issue)
    wishes = (OptionWish(issue_id=issue.id), OptionWish(" Taman ", None), OptionWish("Air", other.id))
    poll = drafted(room, options=wishes, rules=(("dots", 5),))
    assert (poll.phase, poll.order, poll.round, dict(poll.rules)) == (
        PollPhase.DRAFT,
        1,
        1,
        {"dots": 5, "cap": 2, "ladder": ""},
    )
    options = options_of(room.state, poll.id)
    assert [(one.order, one.label, one.issue_id) for one in options] == [
        (1, "Sampah", issue.id),
        (2, "Taman", None),
        (3, "Air", other.id),
    ]
    assert drafted(room).order == 2


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (DraftPoll("raffle", "?", TWO), refuse(Code.BAD_VALUE, field="method")),
        (DraftPoll("dots", "?", TWO, (("dots", 0),)), refuse(Code.BAD_RULES)),
        (DraftPoll("dots", "?", TWO, (("unknown", 1),)), refuse(Code.BAD_RULES)),
        (DraftPoll("dots", "?", TWO[:1]), refuse(Code.TOO_FEW_OPTIONS, fewest=2)),
        (DraftPoll("dots", " ", TWO), refuse(Code.EMPTY_TEXT, field="question")),
        (DraftPoll("dots", "?", (*TWO, OptionWish())), refuse(Code.EMPTY_TEXT, field="label")),
        (DraftPoll("dots", "?", (*TWO, OptionWish("x", "none"))), refuse(Code.NOT_FOUND)),
    ],
)
def test_bad_drafts_are_refused(wish: DraftPoll, refusal: object) -> None:
    assert RunningRoom().refusal(wish) == refusal


def test_an_issue_stands_once_on_a_ballot() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    twice = (OptionWish(issue_id=issue.id), OptionWish("Sampah pasar", issue.id), *TWO)
    assert room.refusal(DraftPoll("dots", "?", twice)) == refuse(Code.BAD_VALUE, field="options")


def test_a_vote_for_or_against_an_issue_ranks_none() -> None:
    room = RunningRoom()
    wishes = tuple(
        OptionWish(issue_id=room.add(AddIssue(Issue(title=title)), Issue).id) for title in ("Sampah", "Drainase")
    )
    for method in ("consent_vote", "mufakat", "dots", "usg"):
        poll = drafted(room, method, wishes)
        room.do(OpenPoll(poll.id))
        room.do(ClosePoll(poll.id))
    assert [poll.method for poll in ranking_polls(room.state)] == ["dots", "usg"]
    combined = combination(room.state)
    assert combined is not None
    assert len(combined.polls) == 2


def test_a_draft_is_dropped_with_its_options() -> None:
    room = RunningRoom()
    poll = drafted(room)
    room.do(DropPoll(poll.id))
    assert polls(room.state) == []
    assert list(room.state.all(PollOption)) == []
    assert room.refused(DropPoll(poll.id)) is Code.NOT_FOUND
    room.undo()
    room.do(OpenPoll(poll.id))
    assert room.refused(DropPoll(poll.id)) is Code.POLL_NOT_DRAFT
    assert room.get(poll).claims() == ("poll",)


def test_a_poll_opens_once_in_a_running_session_with_somebody_there() -> None:
    room = Room()
    guest = room.guest()
    first, second = drafted(room), drafted(room)
    assert room.refused(OpenPoll("none")) is Code.NOT_FOUND
    assert room.refused(OpenPoll(first.id)) is Code.SESSION_NOT_RUNNING
    room.do(StartSession())
    room.do(MarkLeft(guest.id))
    assert room.refused(OpenPoll(first.id)) is Code.NO_VOTERS
    room.do(MarkArrived(guest.id))
    room.do(OpenPoll(first.id))
    assert room.refused(OpenPoll(first.id)) is Code.POLL_NOT_DRAFT
    assert room.refused(OpenPoll(second.id)) is Code.ANOTHER_POLL_OPEN


def test_what_nobody_scored_has_no_figure() -> None:
    room = RunningRoom()
    poll = drafted(room, "usg")
    room.do(OpenPoll(poll.id))
    room.do(ClosePoll(poll.id))
    result = poll_views(room.state)[0].result
    assert result is not None
    assert [(row.value, row.rank, row.length) for row in result.rows] == [("–", 0, 0.0), ("–", 0, 0.0)]


def test_a_repeat_is_a_new_round_with_a_reason() -> None:
    room = RunningRoom()
    first = closed(room)
    assert room.refused(RepeatPoll("none", "x")) is Code.NOT_FOUND
    assert room.refused(RepeatPoll(first.id, " ")) is Code.EMPTY_TEXT
    again = room.add(RepeatPoll(first.id, "salah paham"), Poll)
    assert (again.round, again.reason, again.repeats_id, again.phase) == (2, "salah paham", first.id, PollPhase.DRAFT)
    assert (again.roster_ids, again.opened_at, again.closed_at, again.order) == ((), None, None, 2)
    assert [one.label for one in options_of(room.state, again.id)] == ["Sampah", "Drainase"]
    assert {one.id for one in options_of(room.state, again.id)}.isdisjoint(
        one.id for one in options_of(room.state, first.id)
    )
    assert room.refused(RepeatPoll(again.id, "x")) is Code.POLL_NOT_CLOSED


def test_a_poll_that_was_repeated_stands_for_its_newest_round() -> None:
    room = RunningRoom()
    first = closed(room)
    second = room.add(RepeatPoll(first.id, "salah paham"), Poll)
    assert room.nothing(RepeatPoll(first.id, "salah paham")), "a second click"
    room.do(OpenPoll(second.id))
    assert room.refused(RepeatPoll(first.id, "x")) is Code.POLL_NOT_CLOSED
    room.do(AnnulPoll(second.id, "listrik padam"))
    third = room.add(RepeatPoll(first.id, "listrik padam"), Poll)
    assert (third.round, third.repeats_id) == (3, second.id)
    assert third.claims() == (("round after", second.id),)


def test_two_surfaces_do_not_make_two_of_one_round() -> None:
    room = RunningRoom()
    first = closed(room)
    room.do(RepeatPoll(first.id, "salah paham"))
    room.undo()
    room.do(RepeatPoll(first.id, "salah hitung"), TABLET)
    assert not room.live.can_redo(TABLET)
    assert room.live.can_redo("laptop")
    assert room.refused(Redo()) is Code.LATER_ACT_DEPENDS


def test_two_surfaces_do_not_settle_one_tie_twice() -> None:
    room = RunningRoom()
    poll = drafted(room)
    first, second = (one.id for one in options_of(room.state, poll.id))
    room.do(OpenPoll(poll.id))
    room.do(CastBallot(poll.id, room.dimas.id, ((first, 1), (second, 1))))
    room.do(ClosePoll(poll.id))
    room.do(SettleTie(poll.id, (first, second), TieManner.CONSENSUS, "forum"))
    room.do(Undo())
    room.do(SettleTie(poll.id, (second, first), TieManner.CONSENSUS, "forum"), TABLET)
    assert room.refused(Redo()) is Code.LATER_ACT_DEPENDS
