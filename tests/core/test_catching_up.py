"""Catching up: the three plans, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Action, Code, Moment, Refusal
from core.agenda import AddAgendaItem, AdvanceAgenda, AgendaItem, items
from core.catching_up import SHORTEST_S, CatchUp, CatchUpWay, catch_up_plan, expected_end, late_s, to_come
from core.course import StartSession
from core.identity import uuid7
from core.session import CreateSession, Session, agreed_end, session_of
from core.state import SessionState
from tests.core.memory_box import MemoryBox

START = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)


def done(state: SessionState, action: Action, now: datetime = START) -> SessionState:
    decision = action.decide(state, Moment(now, uuid7, MemoryBox()))
    assert not isinstance(decision, Refusal), decision
    return state.apply(decision)


def prepared(minutes: list[int], planned: int) -> SessionState:
    state = SessionState(uuid7())
    end = START + timedelta(minutes=planned)
    state = done(state, CreateSession(Session(title="FGD", planned_start_at=START, planned_end_at=end)))
    for number, length in enumerate(minutes, start=1):
        state = done(state, AddAgendaItem(AgendaItem(title=f"Butir {number}", planned_s=60 * length)))
    return done(state, StartSession())


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_in_time_until_the_current_item_runs_over() -> None:
    state = prepared([10, 20, 30], 60)
    assert expected_end(state, after(4)) == after(60)
    assert late_s(state, after(10)) == 0
    assert late_s(state, after(13)) == 180


def test_no_session_is_never_late() -> None:
    assert late_s(SessionState("s"), START) == 0


def test_shift_moves_the_agreed_end_and_leaves_the_plan() -> None:
    state = prepared([10, 20, 30], 60)
    later = done(state, CatchUp(CatchUpWay.SHIFT), after(16))
    session = session_of(later)
    assert session is not None
    assert session.planned_end_at == after(60)
    assert agreed_end(session) == after(66)
    assert late_s(later, after(16)) == 0
    assert [item.budget_s for item in items(later)] == [600, 1200, 1800]


def test_take_shortens_one_item_only() -> None:
    state = prepared([10, 20, 30], 60)
    second = items(state)[1]
    later = done(state, CatchUp(CatchUpWay.TAKE, second.id), after(16))
    assert [item.budget_s for item in items(later)] == [600, 1200 - 360, 1800]
    assert late_s(later, after(16)) == 0


def test_take_leaves_an_item_a_minute_and_says_what_is_missing() -> None:
    state = prepared([10, 5, 30], 45)
    second = items(state)[1]
    plan = catch_up_plan(state, after(20), CatchUpWay.TAKE, second.id)
    assert dict(plan.budgets)[second.id] == SHORTEST_S
    assert plan.missing_s == 600 - 240
    assert plan.ends_at == after(51)


def test_spread_is_in_proportion() -> None:
    state = prepared([10, 11, 21], 42)
    plan = catch_up_plan(state, after(13), CatchUpWay.SPREAD)
    assert [seconds for _, seconds in plan.budgets] == [660 - 60, 1260 - 120]
    later = done(state, CatchUp(CatchUpWay.SPREAD), after(13))
    assert late_s(later, after(13)) == 0


@pytest.mark.parametrize("way", CatchUpWay)
def test_refused_in_time(way: CatchUpWay) -> None:
    decision = CatchUp(way).decide(prepared([10], 10), Moment(after(5), uuid7, MemoryBox()))
    assert isinstance(decision, Refusal)
    assert decision.code is Code.NOT_LATE


def test_refused_before_the_start_and_with_nothing_to_take() -> None:
    nothing = CatchUp(CatchUpWay.SPREAD).decide(SessionState("s"), Moment(START, uuid7, MemoryBox()))
    assert isinstance(nothing, Refusal)
    assert nothing.code is Code.SESSION_NOT_RUNNING
    last = done(prepared([10, 1], 11), AdvanceAgenda(), after(10))
    spent = CatchUp(CatchUpWay.SPREAD).decide(last, Moment(after(15), uuid7, MemoryBox()))
    assert isinstance(spent, Refusal)
    assert spent.code is Code.NOTHING_TO_TAKE
    assert expected_end(SessionState("s"), START) == START


@given(st.lists(st.integers(1, 60), min_size=2, max_size=8), st.integers(0, 7_200))
def test_cuts_and_what_is_missing_make_up_what_is_late(minutes: list[int], over_s: int) -> None:
    state = prepared(minutes, sum(minutes))
    now = START + timedelta(minutes=minutes[0], seconds=over_s)
    plan = catch_up_plan(state, now, CatchUpWay.SPREAD)
    cut = sum(item.budget_s for item in to_come(state)) - sum(seconds for _, seconds in plan.budgets)
    assert cut + plan.missing_s == late_s(state, now)
    assert all(seconds >= SHORTEST_S for _, seconds in plan.budgets)
