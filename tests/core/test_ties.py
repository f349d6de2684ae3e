"""A tie is shown, settled by people in the open, and never by chance; a failed consensus becomes a vote."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from core.actions import Code
from core.polls import Poll, PollPhase, options_of, result_of
from core.tally import METHODS, Result, Row, Tie
from core.tally.ranking import settled_by_hand
from core.ties import (
    DraftRunOff,
    DraftVoteAfterConsensus,
    SettleTie,
    TieManner,
    TieSettlement,
    open_ties,
    order_by_ladder,
    settled_result_of,
    settlements_of,
)
from core.voting import ClosePoll, OpenPoll
from tests.core.polling_room import AGREE, PollingRoom

WITNESSES = ("Maryani", "Dimas", "Wulan")


class TiedRoom(PollingRoom):
    """Dots on four options: A 2, B 2, C 2, D 1."""

    def __init__(self, **values: object) -> None:
        super().__init__()
        self.poll = self.open("dots", "A", "B", "C", "D", **values)
        self.ids = [option.id for option in options_of(self.state, self.poll.id)]
        a, b, c, d = self.ids
        for person, marks in zip(self.voters, [[a, b], [b, c], [c, a], [d]], strict=False):
            self.vote(self.poll, person, tuple((option, 1) for option in marks))
        self.do(ClosePoll(self.poll.id))
        self.poll = self.get(self.poll)

    def settle(self, order: list[str], manner: TieManner = TieManner.CONSENSUS, **values: object) -> SettleTie:
        usual = SettleTie(self.poll.id, tuple(order), manner, "Ketua forum")
        return replace(usual, **values)


@pytest.fixture
def room() -> TiedRoom:
    return TiedRoom()


def test_a_tie_is_open_until_it_is_settled(room: TiedRoom) -> None:
    a, b, c, d = room.ids
    assert open_ties(room.state, room.poll) == [(a, b, c)]
    room.do(room.settle([c, a, b]))
    assert open_ties(room.state, room.poll) == []
    result = settled_result_of(room.state, room.poll)
    assert [(row.option, row.rank, row.tied) for row in result.rows] == [
        (c, 1, True),
        (a, 2, True),
        (b, 3, True),
        (d, 4, False),
    ]
    assert result.ties == (Tie((c, a, b), ("consensus",), ()),)
    assert [row.rank for row in result_of(room.state, room.poll).rows] == [1, 1, 1, 4], "the count itself stays"
    (settled,) = settlements_of(room.state, room.poll.id)
    assert (settled.manner, settled.chosen_by) == (TieManner.CONSENSUS, "Ketua forum")
    assert room.refused(room.settle([c, a, b])) is Code.NOT_A_TIE


@pytest.mark.parametrize("order", [["a", "b"], ["a", "b", "d"], ["a", "a", "b"], [], ["a", "b", "c", "d"]])
def test_only_options_that_share_a_rank_can_be_put_in_order(room: TiedRoom, order: list[str]) -> None:
    ids = [room.ids["abcd".index(name)] for name in order]
    assert room.refused(room.settle(ids)) is Code.NOT_A_TIE
    assert room.refused(DraftRunOff(room.poll.id, tuple(ids))) is Code.NOT_A_TIE


@pytest.mark.parametrize(
    "witnesses",
    [(), ("Maryani", "Dimas"), ("Maryani", "Dimas", " "), ("Maryani", "Dimas", "dimas")],
)
def test_lots_are_drawn_before_three_named_witnesses(room: TiedRoom, witnesses: tuple[str, ...]) -> None:
    refusal = room.refusal(room.settle(room.ids[:3], TieManner.LOT, witnesses=witnesses))
    assert (refusal.code, dict(refusal.data)) == (Code.WITNESSES_MISSING, {"fewest": 3})
    room.do(room.settle(room.ids[:3], TieManner.LOT, witnesses=WITNESSES))
    (settled,) = room.state.all(TieSettlement)
    assert settled.witnesses == WITNESSES


def test_who_chose_the_manner_is_named(room: TiedRoom) -> None:
    assert room.refused(room.settle(room.ids[:3], chosen_by=" ")) is Code.EMPTY_TEXT


def test_a_run_off_settles_what_it_says_and_nothing_else(room: TiedRoom) -> None:
    a, b, c, _ = room.ids
    run_off = room.add(DraftRunOff(room.poll.id, (c, b, a)), Poll)
    assert (run_off.follows_id, run_off.method, run_off.rules) == (room.poll.id, "dots", room.poll.rules)
    assert [option.label for option in options_of(room.state, run_off.id)] == ["A", "B", "C"]
    assert room.refused(room.settle([b, a, c], TieManner.RUN_OFF)) is Code.RUN_OFF_MISSING
    room.do(OpenPoll(run_off.id))
    first, second, third = (option.id for option in options_of(room.state, run_off.id))
    marks = [((second, 2), (first, 1)), ((second, 2), (first, 1)), ((third, 1),)]
    for person, given in zip(room.voters, marks, strict=False):
        room.vote(run_off, person, given)
    assert room.refused(room.settle([b, a, c], TieManner.RUN_OFF)) is Code.RUN_OFF_MISSING
    room.do(ClosePoll(run_off.id))
    assert room.refused(room.settle([a, b, c], TieManner.RUN_OFF)) is Code.RUN_OFF_MISSING
    room.do(room.settle([b, a, c], TieManner.RUN_OFF))
    assert [row.option for row in settled_result_of(room.state, room.poll).rows[:3]] == [b, a, c]


def test_a_run_off_that_ends_in_a_tie_settles_nothing(room: TiedRoom) -> None:
    a, b, c, _ = room.ids
    run_off = room.add(DraftRunOff(room.poll.id, (a, b, c)), Poll)
    room.do(OpenPoll(run_off.id))
    room.do(ClosePoll(run_off.id))
    assert room.refused(room.settle([a, b, c], TieManner.RUN_OFF)) is Code.RUN_OFF_MISSING


def test_what_follows_a_result_wants_a_closed_poll(room: TiedRoom) -> None:
    draft = room.draft("mufakat")
    assert draft.phase is PollPhase.DRAFT
    for poll_id, code in ((draft.id, Code.POLL_NOT_CLOSED), ("?", Code.NOT_FOUND)):
        assert room.refused(SettleTie(poll_id, (), TieManner.LOT, "Ketua")) is code
        assert room.refused(DraftRunOff(poll_id, ())) is code
        assert room.refused(DraftVoteAfterConsensus(poll_id)) is code


def test_a_ladder_declared_before_opening_leaves_nothing_to_settle() -> None:
    room = PollingRoom()
    poll = room.open("dots", "A", "B", rules=(("ladder", "supporters"),))
    a, b = (option.id for option in options_of(room.state, poll.id))
    room.vote(poll, room.asep, ((a, 2),))
    room.vote(poll, room.nur, ((b, 1),))
    room.vote(poll, room.wulan, ((b, 1),))
    room.do(ClosePoll(poll.id))
    assert open_ties(room.state, room.get(poll)) == []
    (tie,) = settled_result_of(room.state, room.get(poll)).ties
    assert (tie.options, tie.settled_by) == ((b, a), ("supporters",))


def test_two_ties_of_one_poll_are_settled_one_after_the_other() -> None:
    rows = tuple(
        Row(option, Fraction(value), None, 0, rank, True)
        for option, value, rank in [("a", 2, 1), ("b", 2, 1), ("c", 1, 3), ("d", 1, 3)]
    )
    ties = (Tie(("a", "b"), (), (("a", "b"),)), Tie(("c", "d"), ("supporters",), (("c", "d"),)))
    result = settled_by_hand(Result("dots", rows, ties, 0, 0, 0, 0), ["d", "c"], "lot")
    assert [(row.option, row.rank) for row in result.rows] == [("a", 1), ("b", 1), ("d", 3), ("c", 4)]
    assert result.ties[1] == Tie(("d", "c"), ("supporters", "lot"), ())
    result = settled_by_hand(result, ["b", "a"], "lot")
    assert [(row.option, row.rank) for row in result.rows] == [("b", 1), ("a", 2), ("d", 3), ("c", 4)]
    with pytest.raises(ValueError, match="share"):
        settled_by_hand(result, ["b", "a"], "lot")


def test_one_tie_with_two_groups_names_a_manner_once() -> None:
    options = ("a", "b", "c", "d")
    rows = tuple(
        Row(option, Fraction(1), None, 0, rank, True) for option, rank in zip(options, [1, 1, 3, 3], strict=True)
    )
    tie = Tie(options, ("supporters",), (("a", "b"), ("c", "d")))
    result = settled_by_hand(Result("dots", rows, (tie,), 0, 0, 0, 0), ["d", "c"], "lot")
    assert result.ties == (Tie(("a", "b", "d", "c"), ("supporters", "lot"), (("a", "b"),)),)
    result = settled_by_hand(result, ["b", "a"], "lot")
    assert result.ties == (Tie(("b", "a", "d", "c"), ("supporters", "lot"), ()),)


def test_a_vote_comes_after_a_consensus_that_was_not_reached() -> None:
    room = PollingRoom()
    asked = room.open("mufakat")
    for person in room.voters[:4]:
        room.vote(asked, person, AGREE)
    room.vote(asked, room.nur, (("objection", 1),))
    room.do(ClosePoll(asked.id))
    assert room.refused(DraftVoteAfterConsensus(asked.id, (("base", "?"),))) is Code.BAD_RULES
    vote = room.add(DraftVoteAfterConsensus(asked.id, (("base", "signed"),), secret=True), Poll)
    assert (vote.method, vote.question, vote.follows_id, vote.secret) == (
        "consent_vote",
        asked.question,
        asked.id,
        True,
    )
    assert dict(vote.rules)["base"] == "signed"


def test_no_vote_comes_after_a_consensus_that_was_reached_or_after_another_vote() -> None:
    room = PollingRoom()
    for method in ("mufakat", "consent_vote"):
        asked = room.open(method)
        for person in room.voters:
            room.vote(asked, person, AGREE)
        room.do(ClosePoll(asked.id))
        assert room.refused(DraftVoteAfterConsensus(asked.id)) is Code.NOT_A_CONSENSUS


def test_a_ladder_that_was_not_declared_is_chosen_by_somebody_and_gives_its_own_order_only(room: TiedRoom) -> None:
    assert order_by_ladder(room.state, room.poll, room.ids[:3]) == ()
    assert room.refused(room.settle(room.ids[:3], TieManner.LADDER)) is Code.LADDER_LEAVES_TIE


def test_the_ladder_is_refused_in_another_order_and_settles_in_its_own(room: TiedRoom) -> None:
    poll = room.open("dots", "A", "B")
    a, b = (option.id for option in options_of(room.state, poll.id))
    for person, marks in zip(room.voters, [((a, 2),), ((b, 1),), ((b, 1),)], strict=False):
        room.vote(poll, person, marks)
    room.do(ClosePoll(poll.id))
    assert order_by_ladder(room.state, room.get(poll), (a, b)) == (b, a)
    wrong = SettleTie(poll.id, (a, b), TieManner.LADDER, "Ketua forum")
    assert room.refused(wrong) is Code.LADDER_LEAVES_TIE
    assert room.refused(replace(wrong, ordered_ids=(b, a), chosen_by="")) is Code.EMPTY_TEXT
    room.do(replace(wrong, ordered_ids=(b, a)))
    result = settled_result_of(room.state, room.get(poll))
    assert [(row.option, row.rank, row.tied) for row in result.rows] == [(b, 1, True), (a, 2, True)]
    assert result.ties[0].settled_by == ("ladder",)


def test_a_method_without_a_ladder_of_its_own_orders_nothing() -> None:
    room = PollingRoom()
    poll = room.open("approval", "A", "B")
    a, b = (option.id for option in options_of(room.state, poll.id))
    room.vote(poll, room.asep, ((a, 1), (b, 1)))
    room.do(ClosePoll(poll.id))
    assert open_ties(room.state, room.get(poll)) == [(a, b)]
    assert order_by_ladder(room.state, room.get(poll), (a, b)) == ()


@pytest.mark.parametrize("method", METHODS)
def test_the_usual_ladder_of_every_method_is_a_rule_that_it_knows(method: str) -> None:
    ladder = METHODS[method].usual_ladder
    rules: dict[str, int | str] = {"formula": {"formula": "A"}, "weighted": {"weight|a": 100}}.get(method, {})
    assert METHODS[method].checked_rules({**rules, **({"ladder": ladder} if ladder else {})}) is not None
