"""The sum of ranks over several polls, and how far the money goes down the order of the issues."""

from __future__ import annotations

import pytest

from core.actions import Code
from core.console_view import ConsoleView
from core.issues import AddIssue, Issue, RemoveIssue
from core.live import Redo
from core.minute_taking import minutes_of
from core.minutes import BudgetLineText, BudgetText
from core.outcomes import Ranking, SettleRanking
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.priorities import DropBudget, SetBudget, budget_rows, combination
from core.tally.budget import Fit
from core.views import BudgetLineView, BudgetView, CombinedRow, CombinedView
from core.voting import ClosePoll, OpenPoll
from tests.core.polling_room import PollingRoom
from tests.core.room import TABLET


class PriorityRoom(PollingRoom):
    """Three issues, to be ranked by several polls."""

    def __init__(self) -> None:
        super().__init__()
        self.issues = [self.add(AddIssue(Issue(title=title)), Issue) for title in ("Sampah", "Banjir", "Lampu")]

    def held(self, method: str, scores: list[int | None], issues: list[Issue] | None = None) -> Poll:
        """A closed poll in which one ballot gives these marks."""
        wishes = tuple(OptionWish(issue_id=issue.id) for issue in issues or self.issues)
        poll = self.do(DraftPoll(method, "?", wishes)).changes[0].record
        assert isinstance(poll, Poll)
        self.do(OpenPoll(poll.id))
        options = [option.id for option in options_of(self.state, poll.id)]
        marks = zip(options, scores, strict=True)
        self.vote(poll, self.asep, tuple((option, score) for option, score in marks if score is not None))
        self.do(ClosePoll(poll.id))
        return self.get(poll)


@pytest.fixture
def room() -> PriorityRoom:
    return PriorityRoom()


def test_ranks_are_added_up_over_the_newest_poll_of_each_method(room: PriorityRoom) -> None:
    assert combination(room.state) is None
    room.held("score", [1, 2, 3])
    assert combination(room.state) is None
    scores = room.held("score", [5, 4, 1])
    dots = room.held("dots", [1, 2, 0])
    found = combination(room.state)
    assert found is not None
    assert found.polls == (scores, dots)
    assert [(row.ranks, row.total, row.rank, row.tied) for row in found.ranks] == [
        ((1, 2), 3, 1, True),
        ((2, 1), 3, 1, True),
        ((3, 3), 6, 3, False),
    ]


def test_only_issues_that_stand_in_every_poll_are_added_up(room: PriorityRoom) -> None:
    room.held("score", [5, 4, 1])
    room.held("dots", [1, 2], room.issues[1:])
    other = room.add(DraftPoll("consent_vote", "Setuju?"), Poll)
    room.do(OpenPoll(other.id))
    room.do(ClosePoll(other.id))
    found = combination(room.state)
    assert found is not None
    assert [row.option for row in found.ranks] == [issue.id for issue in room.issues[1:]]


def test_the_console_shows_the_sum_with_the_least_first(room: PriorityRoom) -> None:
    room.held("score", [1, None, 5])
    room.held("dots", [0, 1, 2])
    first, second, third = room.issues
    assert ConsoleView()(room.state).combined == CombinedView(
        ("score", "dots"),
        (
            CombinedRow(third.id, "M3", "Lampu", (1, 1), 2, 1, False),
            CombinedRow(first.id, "M1", "Sampah", (2, 3), 5, 2, False),
            CombinedRow(second.id, "M2", "Banjir", (None, 2), None, None, False),
        ),
    )


def test_the_money_goes_down_the_sum_and_then_down_the_final_order(room: PriorityRoom) -> None:
    first, second, third = room.issues
    assert budget_rows(room.state) == ()
    assert ConsoleView()(room.state).budget is None
    assert minutes_of(room.state, "", room.now).budget is None
    room.do(SetBudget(100, ((first.id, 60), (second.id, 50))))
    assert ConsoleView()(room.state).budget == BudgetView(100, ())
    room.held("score", [5, 4, 1])
    room.held("dots", [1, 2, 0])
    view = ConsoleView()(room.state).budget
    assert view is not None
    assert [(row.code, row.fit) for row in view.rows] == [("M1", Fit.TIED), ("M2", Fit.TIED), ("M3", Fit.OPEN)]
    room.do(SettleRanking(Ranking(ranked_ids=(second.id, third.id, first.id))))
    assert ConsoleView()(room.state).budget == BudgetView(
        100,
        (
            BudgetLineView(second.id, "M2", "Banjir", 1, 50, Fit.TAKEN, 50),
            BudgetLineView(third.id, "M3", "Lampu", 2, None, Fit.NO_COST, 50),
            BudgetLineView(first.id, "M1", "Sampah", 3, 60, Fit.OVER, 50),
        ),
    )
    assert minutes_of(room.state, "", room.now).budget == BudgetText(
        100,
        (
            BudgetLineText("M2", 1, 50, Fit.TAKEN, 50),
            BudgetLineText("M3", 2, None, Fit.NO_COST, 50),
            BudgetLineText("M1", 3, 60, Fit.OVER, 50),
        ),
    )


def test_a_budget_is_one_and_can_be_dropped(room: PriorityRoom) -> None:
    issue = room.issues[0]
    assert room.nothing(DropBudget())
    room.do(SetBudget(100, ((issue.id, 60),)))
    assert room.nothing(SetBudget(100, ((issue.id, 60),)))
    room.do(SetBudget(200, ((issue.id, 60),)))
    assert room.refused(RemoveIssue(issue.id)) is Code.IN_USE
    room.do(DropBudget())
    room.undo()
    view = ConsoleView()(room.state).budget
    assert view is not None
    assert view.ceiling == 200


def test_two_surfaces_do_not_make_two_budgets(room: PriorityRoom) -> None:
    room.do(SetBudget(100))
    room.undo()
    room.do(SetBudget(200), TABLET)
    assert room.refused(Redo()) is Code.LATER_ACT_DEPENDS


@pytest.mark.parametrize(("ceiling", "cost"), [(-1, 0), (0, -1), (10**16, 0), (0, 10**16)])
def test_a_sum_beyond_measure_is_refused(room: PriorityRoom, ceiling: int, cost: int) -> None:
    assert room.refused(SetBudget(ceiling, ((room.issues[0].id, cost),))) is Code.BAD_VALUE
    assert room.refused(SetBudget(0, (("?", 0),))) is Code.NOT_FOUND
