"""What holds for every voting method, and the combination of two polls of the sample session."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import tally
from core.actions import Code
from core.tally import METHODS, Fault, Marks, Method, Outcome, Result, Rules, Tie, ballot_digest
from core.tally.ranking import Score, ranked
from core.wording import half_up

OPTIONS = ("a", "b", "c", "d")
NEW_NAMES = {"a": "zebra", "b": "0", "c": "M|3", "d": "ä"}

RULES: dict[str, Rules] = {
    "mufakat": {"invited": 10, "present": 7},
    "consent_vote": {"base": "present", "present": 7},
    "dots": {"dots": 4, "cap": 3, "ladder": "supporters,head_to_head"},
    "usg": {"mean": "median", "ladder": "USG"},
    "weighted": {"weight|U": 50, "weight|S": 30, "weight|G": 20, "ladder": "heaviest"},
    "formula": {"formula": "(U+S)*G", "mean": "median", "ladder": "USG"},
    "top_k": {"places": 3, "ladder": "firsts,seconds,head_to_head"},
    "pairwise": {"ladder": "head_to_head"},
    "approval": {},
    "score": {"low": 1},
}

CELLS = [f"{option}|{criterion}" for option in OPTIONS for criterion in "USG"]
PAIRS = [f"{one}|{other}" for one, other in combinations(OPTIONS, 2)]


def one_of(*choices: str) -> st.SearchStrategy[Marks]:
    return st.sampled_from(choices).map(lambda choice: {choice: 1})


def numbers(keys: Sequence[str], low: int, high: int) -> st.SearchStrategy[Marks]:
    return st.dictionaries(st.sampled_from(keys), st.integers(low, high), max_size=len(keys))


MARKS: dict[str, st.SearchStrategy[Marks]] = {
    "mufakat": one_of("agree", "no_objection", "objection"),
    "consent_vote": one_of("agree", "disagree", "abstain"),
    "dots": numbers(OPTIONS, 0, 3),
    "usg": numbers(CELLS, 1, 5),
    "weighted": numbers(CELLS, 1, 5),
    "formula": numbers(CELLS, 1, 5),
    "top_k": st.lists(st.sampled_from(OPTIONS), unique=True, max_size=3).map(
        lambda named: {option: place for place, option in enumerate(named, start=1)}
    ),
    "pairwise": numbers(PAIRS, 1, 2),
    "approval": numbers(OPTIONS, 0, 1),
    "score": numbers(OPTIONS, 1, 5),
}

ANYTHING = st.dictionaries(
    st.one_of(st.text(max_size=4), st.sampled_from([*OPTIONS, *CELLS, *PAIRS, "agree", "abstain"])),
    st.integers(-2, 7),
    max_size=5,
)

every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())


def boxes(method: Method) -> st.SearchStrategy[list[Marks]]:
    return st.lists(st.one_of(MARKS[method.code], MARKS[method.code], ANYTHING), max_size=12)


def renamed(marks: Marks) -> dict[str, int]:
    """Marks with the options' new names; what is no option keeps its name."""
    fresh: dict[str, int] = {}
    for key, value in marks.items():
        fresh["|".join(NEW_NAMES.get(part, part) for part in key.split("|"))] = value
    return fresh


@every_method
@given(st.data())
def test_the_order_of_ballots_does_not_matter(method: Method, data: st.DataObject) -> None:
    box = data.draw(boxes(method))
    shuffled = data.draw(st.permutations(box))
    rules = RULES[method.code]
    assert method.count(rules, OPTIONS, box) == method.count(rules, OPTIONS, shuffled)
    assert ballot_digest(box) == ballot_digest(shuffled)


@every_method
@given(st.data())
def test_the_names_of_options_do_not_matter(method: Method, data: st.DataObject) -> None:
    box = data.draw(st.lists(MARKS[method.code], max_size=12))
    rules = RULES[method.code]
    before = method.count(rules, OPTIONS, box)
    after = method.count(rules, [NEW_NAMES[option] for option in OPTIONS], [renamed(marks) for marks in box])
    assert [NEW_NAMES.get(row.option, row.option) for row in before.rows] == [row.option for row in after.rows]
    assert (before.outcome, before.unused) == (after.outcome, after.unused)
    for old, new in zip(before.rows, after.rows, strict=True):
        assert (old.value, old.share, old.supporters, old.rank, old.tied, old.detail) == (
            (new.value, new.share, new.supporters, new.rank, new.tied, new.detail)
        )


@every_method
@given(st.data())
def test_the_figures_agree_with_each_other(method: Method, data: st.DataObject) -> None:
    box = data.draw(boxes(method))
    rules = RULES[method.code]
    result = method.count(rules, OPTIONS, box)
    faults = [method.check(rules, OPTIONS, marks) for marks in box]
    assert result.cast == len(box) == result.valid + result.blank + result.invalid
    assert result.invalid == sum(fault not in (None, Fault.EMPTY_BALLOT) for fault in faults)
    assert result.unused >= 0
    for row in result.rows:
        assert row.supporters <= result.valid
    assert_ranks_fit(result)


def assert_ranks_fit(result: Result) -> None:
    """Competition ranks: one more than the number of options ranked before; ties are marked and listed."""
    rankings = [row for row in result.rows if row.rank is not None]
    for row in rankings:
        assert row.rank == 1 + sum(other.rank < row.rank for other in rankings)
        assert row.tied == any(other.value == row.value for other in rankings if other is not row)
    values = [row.value for row in rankings]
    assert values == sorted(values, reverse=True)
    assert {option for tie in result.ties for option in tie.options} == {row.option for row in rankings if row.tied}
    shared = {option for tie in result.ties for group in tie.open for option in group}
    ranks = [row.rank for row in rankings]
    assert shared == {row.option for row in rankings if ranks.count(row.rank) > 1}


@every_method
@given(st.data())
def test_valid_ballots_have_known_keys(method: Method, data: st.DataObject) -> None:
    marks = data.draw(st.one_of(MARKS[method.code], ANYTHING))
    keys = method.keys(RULES[method.code], OPTIONS)
    assert len(set(keys)) == len(keys)
    if method.check(RULES[method.code], OPTIONS, marks) is None:
        assert set(marks) <= set(keys)


@every_method
@given(st.data())
def test_a_zero_is_nothing_unless_it_is_a_mark(method: Method, data: st.DataObject) -> None:
    rules = RULES[method.code]
    box = data.draw(boxes(method))
    valid = [marks for marks in box if method.check(rules, OPTIONS, marks) is None]
    stripped = [{key: mark for key, mark in marks.items() if mark} for marks in valid]
    if not method.zero_is_a_mark:
        assert method.count(rules, OPTIONS, stripped) == method.count(rules, OPTIONS, valid)


@pytest.mark.parametrize(("code", "value"), [("score", 5), ("usg", 3 * 5), ("weighted", 100 * 5)])
def test_a_score_of_zero_counts_where_the_scale_has_it(code: str, value: int) -> None:
    method = METHODS[code]
    rules = {**RULES[code], "low": 0}
    keys = method.keys(rules, OPTIONS)
    result = method.count(rules, OPTIONS, [dict.fromkeys(keys, 0), dict.fromkeys(keys, 5)])
    assert method.zero_is_a_mark
    assert [row.value for row in result.rows] == [Fraction(value, 2)] * len(OPTIONS)


@every_method
@given(st.data())
def test_no_ballot_makes_a_count_fail(method: Method, data: st.DataObject) -> None:
    box = data.draw(st.lists(ANYTHING, max_size=8))
    options = data.draw(st.lists(st.sampled_from(OPTIONS), unique=True))
    result = method.count(RULES[method.code], options, box)
    assert result.cast == len(box)


@every_method
def test_an_empty_box_is_counted(method: Method) -> None:
    result = method.count(RULES[method.code], OPTIONS, [])
    assert (result.cast, result.valid, result.blank, result.invalid, result.unused) == (0, 0, 0, 0, 0)
    assert result.outcome in (None, Outcome.NOT_CARRIED)


@every_method
@given(st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=5)), max_size=4))
def test_no_rules_make_the_check_fail(method: Method, rules: dict[str, int | str]) -> None:
    checked = method.checked_rules(rules)
    assert checked is None or method.checked_rules(checked) == checked


@every_method
def test_checked_rules_keep_what_is_set_and_refuse_what_is_unknown(method: Method) -> None:
    rules = RULES[method.code]
    checked = method.checked_rules(rules)
    assert checked is not None
    assert set(rules) <= set(checked)
    assert method.checked_rules({**rules, "colour": 1}) is None


def test_every_fault_has_a_refusal() -> None:
    assert {fault.value for fault in Fault} <= set(Code.__members__)


def test_codes_are_those_of_the_register() -> None:
    assert all(METHODS[code].code == code for code in METHODS)
    assert all((METHODS[code].fewest_options == 0) == bool(METHODS[code].choices) for code in METHODS)
    assert set(RULES) == set(MARKS) == set(METHODS)


def of_values(*values: Fraction | int | None) -> dict[str, Score]:
    return {f"option {n}": Score(None if value is None else Fraction(value), 0) for n, value in enumerate(values)}


def ranks(scores: Mapping[str, Score]) -> list[int | None]:
    """Ranks in the order of the options."""
    rank = {row.option: row.rank for row in ranked(scores)[0]}
    return [rank[option] for option in scores]


def test_a_tie_that_a_published_table_got_wrong() -> None:
    scores = of_values(16, 9, 19, 18, 16)
    assert ranks(scores) == [3, 5, 1, 2, 3]
    rows, ties = ranked(scores)
    assert [row.option for row in rows if row.tied] == ["option 0", "option 4"]
    assert ties == (Tie(("option 0", "option 4"), (), (("option 0", "option 4"),)),)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((400, 144, 81), [1, 2, 3]),  # CARL: the product of four criteria
        ((Fraction(115, 3), 24, Fraction(186, 10), Fraction(126, 10)), [1, 2, 3, 4]),  # MIV/C
        ((5, 5, 5), [1, 1, 1]),
        ((1, None, 3), [2, None, 1]),
        ((None, None), [None, None]),
        ((), []),
    ],
)
def test_ranks(values: Sequence[Fraction | int | None], expected: list[int | None]) -> None:
    assert ranks(of_values(*values)) == expected


def test_a_ladder_goes_on_where_the_first_step_left_a_tie() -> None:
    first = {"option 0": 1, "option 1": 2, "option 2": 1, "option 3": 9}
    second = {"option 0": 1, "option 1": 0, "option 2": 5, "option 3": 0}
    ladder = [("first", lambda group: first), ("idle", lambda group: dict.fromkeys(group, 0))]
    rows, ties = ranked(of_values(4, 4, 4, 7), ladder)
    assert [(row.option, row.rank) for row in rows] == [
        ("option 3", 1),
        ("option 1", 2),
        ("option 0", 3),
        ("option 2", 3),
    ]
    assert ties == (Tie(("option 1", "option 0", "option 2"), ("first",), (("option 0", "option 2"),)),)
    rows, ties = ranked(of_values(4, 4, 4, 7), [*ladder, ("second", lambda group: second)])
    assert [row.option for row in rows] == ["option 3", "option 1", "option 2", "option 0"]
    assert ties == (Tie(("option 1", "option 2", "option 0"), ("first", "second"), ()),)


@pytest.mark.parametrize(("invited", "enough"), [(5, 4), (6, 4), (7, 5), (10, 7), (12, 8), (72, 48), (0, 0)])
def test_quorum(invited: int, enough: int) -> None:
    assert tally.quorum(invited) == enough


@pytest.mark.parametrize(("base", "needed"), [(7, 4), (9, 5), (48, 25), (0, 1)])
def test_more_than_half(base: int, needed: int) -> None:
    assert tally.votes_needed(base, 1, 2) == needed


@pytest.mark.parametrize(("base", "needed"), [(48, 32), (10, 7), (0, 1)])
def test_at_least_two_thirds(base: int, needed: int) -> None:
    assert tally.votes_needed(base, 2, 3, at_least=True) == needed


@given(st.integers(0, 5000), st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_votes_needed_is_the_least_number_that_is_enough(
    base: int, numerator: int, denominator: int, at_least: bool
) -> None:
    def enough(votes: int) -> bool:
        margin = votes * denominator - numerator * base
        return votes > 0 and (margin >= 0 if at_least else margin > 0)

    needed = tally.votes_needed(base, numerator, denominator, at_least=at_least)
    assert enough(needed)
    assert not enough(needed - 1)


def test_the_digest_is_that_of_sorted_lines() -> None:
    box = [{"M2": 1, "M1": 2}, {"é": 1}, {}]
    lines = '{"M1":2,"M2":1}\n{"\\u00e9":1}\n{}\n'
    assert ballot_digest(box) == sha256(lines.encode()).hexdigest()
    assert ballot_digest([]) == sha256(b"").hexdigest()


def test_the_digest_tells_ballots_apart() -> None:
    boxes = [[], [{}], [{"a": 1}], [{"a": 2}], [{"a": 1}, {"a": 1}], [{"a": 1, "b": 1}], [{"a": 1}, {"b": 1}]]
    assert len({ballot_digest(box) for box in boxes}) == len(boxes)


def test_row_finds_an_option() -> None:
    result = METHODS["dots"].count({}, OPTIONS, [{"b": 2}])
    assert result.row("b").value == 2
    with pytest.raises(KeyError):
        result.row("x")


def test_percentages_are_rounded_by_who_prints_them() -> None:
    result = METHODS["dots"].count({}, ("a", "b", "c"), [{"a": 1, "b": 1, "c": 1}])
    assert [str(half_up(100 * row.share, 1)) for row in result.rows if row.share] == ["33.3"] * 3


def test_a_rank_is_missing_from_the_sum_of_ranks() -> None:
    usg = METHODS["usg"].count({}, ("a", "b", "c"), [{"a|U": 5, "a|S": 5, "a|G": 5, "b|U": 1}])
    dots = METHODS["dots"].count({}, ("a", "b", "c"), [{"b": 1}])
    combined = tally.combined_ranks(("a", "b", "c"), [usg, dots])
    assert [(row.ranks, row.total, row.rank, row.tied) for row in combined] == [
        ((1, 2), 3, 1, False),
        ((None, 1), None, None, False),
        ((None, 2), None, None, False),
    ]
