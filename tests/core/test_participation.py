"""Who took part how much, by examples worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.agenda import AdvanceAgenda
from core.floor import EndFloor, GiveFloor, MarkLeft
from core.issues import AddIssue, Issue
from core.log import Contribution, LogContribution
from core.outcomes import PlanAction, PlannedAction
from core.participation import actual_minutes, figures, gini, person_shares, talk_seconds
from core.people import Person, Sex
from core.session import Session
from core.state import SessionState
from tests.core.room import OPENED, Room, RunningRoom


def speak(room: RunningRoom, person: Person, seconds: float) -> None:
    """Let somebody have the floor for exactly so long."""
    room.do(GiveFloor(person.id))
    room.wait(seconds - 1)
    room.do(EndFloor())


def log(room: RunningRoom, person: Person, kind: str = "masalah", issue: Issue | None = None) -> None:
    said = Contribution(
        person_id=person.id, kind=kind, text="x", said_at=room.now, issue_id=issue.id if issue is not None else None
    )
    room.do(LogContribution(said))


def discussed() -> RunningRoom:
    """Maryani speaks 90 seconds in two turns, Dimas 30, the moderator 600, Wulan never."""
    room = RunningRoom()
    sampah, _ = (room.add(AddIssue(Issue(title=title)), Issue) for title in ("Sampah", "Drainase"))
    speak(room, room.moderator, 600)
    log(room, room.moderator, "probing", sampah)
    speak(room, room.maryani, 60)
    log(room, room.maryani, issue=sampah)
    speak(room, room.dimas, 30)
    log(room, room.dimas, "usulan")
    speak(room, room.maryani, 30)
    log(room, room.maryani)
    return room


def test_the_figures_of_a_discussion() -> None:
    room = discussed()
    room.do(PlanAction(PlannedAction(activity="Bank sampah", cost=2_500_000)))
    room.do(PlanAction(PlannedAction(activity="Gerobak", cost=750_000)))
    found = figures(room.state, room.now)
    assert (found.entries, found.entries_of_participants, found.entries_of_moderator) == (4, 3, 1)
    assert [(one.person.code, one.entries, one.talk_s, one.share) for one in found.people] == [
        ("P01", 2, 90, Fraction(3, 4)),
        ("P02", 1, 30, Fraction(1, 4)),
        ("P03", 0, 0, Fraction(0)),
    ]
    women, men = found.by_sex[Sex.FEMALE], found.by_sex[Sex.MALE]
    assert (women.people, women.entries, women.share) == (2, 2, Fraction(3, 4))
    assert (men.people, men.entries, men.share) == (1, 1, Fraction(1, 4))
    assert found.gini == Fraction(1, 2)
    assert found.women_share == Fraction(2, 3)
    assert found.by_issue == {"M1": 2, "M2": 0}
    assert list(found.by_kind.items()) == [("masalah", 2), ("probing", 1), ("usulan", 1)]
    assert found.plan_cost == 3_250_000


def test_the_first_word_counts_from_the_start() -> None:
    room = RunningRoom()
    room.wait(99)
    log(room, room.dimas)
    room.wait(50)
    log(room, room.dimas)
    first = {one.person.code: one.first_s for one in person_shares(room.state, None)}
    assert first == {"P01": None, "P02": 99, "P03": None}, "said when it was begun to be typed"


def test_a_turn_that_goes_on_counts_up_to_now_or_not_at_all() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    room.wait(12.5)
    assert talk_seconds(room.state, room.now)[room.maryani.id] == 13
    assert talk_seconds(room.state, None)[room.maryani.id] == 0


@pytest.mark.parametrize(("seconds", "whole"), [(30.4, 30), (30.499999, 30), (30.5, 31), (31.5, 32)])
def test_each_turn_is_rounded_half_up(seconds: float, whole: int) -> None:
    room = RunningRoom()
    speak(room, room.maryani, seconds)
    speak(room, room.maryani, seconds)
    assert talk_seconds(room.state, None)[room.maryani.id] == 2 * whole


def test_minutes_late_are_actual_less_planned() -> None:
    room = RunningRoom()
    room.wait(11 * 60 + 29)
    room.do(AdvanceAgenda())
    room.wait(8 * 60 + 28)
    assert actual_minutes(room.state, room.opening, room.now) == 12, "11.30 is 12"
    assert actual_minutes(room.state, room.exploring, room.now) == 8, "8.28 is 8"
    assert actual_minutes(room.state, room.closing, room.now) == 0
    assert figures(room.state, room.now).minutes_late == 12 + 8 + 0 - 30


def test_women_are_counted_among_those_who_came() -> None:
    room = RunningRoom()
    room.person("Tono", Sex.MALE)
    room.do(MarkLeft(room.dimas.id))
    assert figures(room.state, room.now).women_share == Fraction(2, 3), "who left came, who did not come is not here"


def test_an_empty_session_has_figures() -> None:
    state = SessionState("s")
    nothing = figures(state, OPENED)
    assert (nothing.entries, nothing.people, nothing.gini, nothing.women_share) == (0, (), 0, 0)
    assert (nothing.by_issue, nothing.by_kind, nothing.plan_cost, nothing.minutes_late) == ({}, {}, 0, 0)


def test_without_a_start_nobody_has_a_first_word() -> None:
    room = Room()
    person = room.person()
    said = Contribution(id="c", session_id="session", number=1, said_at=OPENED, person_id=person.id, kind="x", text="x")
    state = SessionState("session", {**room.state.tables, Contribution: {said.id: said}})
    (share,) = person_shares(state, None)
    assert (share.entries, share.first_s) == (1, None)
    (session,) = RunningRoom().state.all(Session)
    prepared = SessionState("session", {**state.tables, Session: {session.id: replace(session, started_at=None)}})
    assert person_shares(prepared, None)[0].first_s is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Fraction(0)),
        ([0, 0], Fraction(0)),
        ([7], Fraction(0)),
        ([5, 5, 5], Fraction(0)),
        ([0, 10], Fraction(1, 2)),
        ([0, 0, 0, 12], Fraction(3, 4)),
        ([1, 2, 3], Fraction(2, 9)),
    ],
)
def test_gini(values: list[int], expected: Fraction) -> None:
    assert gini(values) == expected


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=30))
def test_gini_is_a_share_and_knows_no_order(values: list[int]) -> None:
    found = gini(values)
    assert 0 <= found <= Fraction(len(values) - 1, len(values))
    assert gini(sorted(values)) == found
    assert gini([3 * value for value in values]) == found


@given(st.lists(st.tuples(st.sampled_from(["maryani", "dimas", "wulan"]), st.integers(1, 100)), max_size=8))
def test_shares_make_up_the_whole(turns: list[tuple[str, int]]) -> None:
    room = RunningRoom()
    for name, seconds in turns:
        speak(room, getattr(room, name), seconds)
    found = figures(room.state, room.now)
    assert sum(one.talk_s for one in found.people) == sum(seconds for _, seconds in turns)
    assert sum(one.share for one in found.people) == (1 if turns else 0)
    assert sum(one.share for one in found.by_sex.values()) == (1 if turns else 0)
    assert sum(one.talk_s for one in found.people) <= (room.now - room.started_at) / timedelta(seconds=1)
