"""Formulas are read by rules of our own, computed exactly, and refuse what they cannot count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tally import METHODS, Fault, Marks
from core.tally.budget import BudgetItem, BudgetRow, Fit, budget_line
from core.tally.expression import DEEPEST, BadFormula, read_formula

FORMULA = METHODS["formula"]
SCALES = {name: (Fraction(1), Fraction(5)) for name in "ABCDMIVU"}


def value(text: str, **figures: int | Fraction) -> Fraction | None:
    return read_formula(text).value({name: Fraction(figure) for name, figure in figures.items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A+B*C", 7),
        ("(A+B)*C", 9),
        ("A-B-C", -4),
        ("A/B/C", Fraction(1, 6)),
        ("A / ( B × C ) ÷ 2", Fraction(1, 12)),
        ("-A+B", 1),
        ("--A", 1),
        ("A*-B", -2),
        ("0,4*A+0.6*B", Fraction(8, 5)),
        ("10 * A", 10),
    ],
)
def test_formulas_follow_the_usual_order(text: str, expected: int | Fraction) -> None:
    assert value(text, A=1, B=2, C=3) == expected


def test_names_may_be_words_of_any_script() -> None:
    assert read_formula("biaya_2 + dampak + Größe").names == ("biaya_2", "dampak", "Größe")
    assert read_formula("A*A+B").names == ("A", "B")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1+2",
        "A+",
        "*A",
        "A B",
        "(A",
        "A)",
        "()",
        "A**2",
        "A^2",
        "A.B",
        "abs(A)",
        "A[0]",
        "A=1",
        "A;B",
        "__import__('os')",
        "A if B else C",
        "2A",
        "A+1.2.3",
        "A" * 201,
        "(" * (DEEPEST + 1) + "A" + ")" * (DEEPEST + 1),
        "-" * (DEEPEST + 1) + "A",
    ],
)
def test_nothing_else_is_a_formula(text: str) -> None:
    with pytest.raises(BadFormula):
        read_formula(text)


@given(st.text(st.sampled_from("AB12.,+-*/()×÷ _é|"), max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        formula = read_formula(text)
    except BadFormula:
        return
    formula.value({"A": Fraction(0), "B": Fraction(0)})


def test_a_missing_figure_and_a_division_by_zero_have_no_value() -> None:
    assert value("A*B", A=1) is None
    assert value("A/B", A=1, B=0) is None


@pytest.mark.parametrize(
    ("text", "risky"),
    [
        ("M*I*V/C", False),
        ("A/(B-3)", True),
        ("A/(B-6)", False),
        ("A/(B+C)", False),
        ("A/(B-C)", True),
        ("A/(1/B)", False),
        ("A/0", True),
        ("A/(-B)", False),
    ],
)
def test_a_divisor_that_may_become_zero_is_found(text: str, risky: bool) -> None:
    assert read_formula(text).can_divide_by_zero(SCALES) is risky


@given(st.lists(st.integers(1, 5), min_size=3, max_size=3))
def test_what_cannot_divide_by_zero_always_has_a_value(scores: list[int]) -> None:
    figures = {name: Fraction(score) for name, score in zip("ABC", scores, strict=True)}
    for text in ("A*B/C", "A/(B+C)", "(A-B)/(C+1)", "A/(B*C)"):
        formula = read_formula(text)
        assert not formula.can_divide_by_zero(SCALES)
        assert formula.value(figures) is not None


def ballots(*rows: Mapping[str, Sequence[int]]) -> list[Marks]:
    """One ballot for each place in the lists of scores: option → criterion letters and their scores."""
    most = max(len(scores) for row in rows for scores in row.values())
    return [
        {
            f"{number}|{name}": scores[place]
            for number, row in enumerate(rows, start=1)
            for name, scores in row.items()
            if place < len(scores)
        }
        for place in range(most)
    ]


def counted(
    formula: str, box: Sequence[Marks], options: int, **rules: int | str
) -> list[tuple[str, Fraction | None, int | None]]:
    result = FORMULA.count({"formula": formula, **rules}, [str(number + 1) for number in range(options)], box)
    assert result.cast == result.valid == len(box)
    return [(row.option, row.value, row.rank) for row in result.rows]


def test_carl_as_published() -> None:
    rows = [(4, 5, 4, 5), (4, 4, 3, 3), (3, 3, 3, 3)]
    box = ballots(*({name: [score] for name, score in zip("CARL", row, strict=True)} for row in rows))
    assert counted("C*A*R*L", box, 3) == [("1", 400, 1), ("2", 144, 2), ("3", 81, 3)]


def test_miv_c_as_published() -> None:
    def row(m: int, i: Sequence[int], v: int, c: int) -> dict[str, Sequence[int]]:
        return {"M": [m] * 5, "I": i, "V": [v] * 5, "C": [c] * 5}

    four_sixths, fours = [5, 5, 5, 4, 4], [4] * 5
    mean_31 = [3, 3, 3, 3, 3, 3, 3, 3, 3, 4]
    assert counted("M*I*V/C", ballots(row(5, four_sixths, 5, 3), row(4, fours, 3, 2)), 2) == [
        ("1", Fraction(115, 3), 1),
        ("2", 24, 2),
    ]
    third = {"M": [3] * 10, "I": mean_31, "V": [2] * 10, "C": [1] * 10}
    fourth = {"M": [5] * 10, "I": [4] * 8 + [5] * 2, "V": [3] * 10, "C": [5] * 10}
    assert counted("M*I*V/C", ballots(third, fourth), 2) == [("1", Fraction(186, 10), 1), ("2", Fraction(126, 10), 2)]


def test_hanlon_multiplies_by_nothing_where_pearl_says_no() -> None:
    box = ballots({"A": [8], "B": [6], "C": [5], "D": [0]}, {"A": [4], "B": [3], "C": [5], "D": [1]})
    rules = {"low": 0, "high": 10, "low|D": 0, "high|D": 1}
    assert counted("(A+B)*C*D", box, 2, **rules) == [("2", 35, 1), ("1", 0, 2)]


def test_the_other_sets_are_formulas_too() -> None:
    box = ballots({"U": [5, 4], "S": [4, 4], "G": [4, 5]}, {"U": [3, 3], "S": [3, 2], "G": [2, 2]})
    assert counted("U+S+G", box, 2) == [("1", 13, 1), ("2", Fraction(15, 2), 2)]
    assert counted("0,5*U+0,3*S+0,2*G", box, 2)[0] == ("1", Fraction(225 + 120 + 90, 100), 1)


def test_medians_and_ladders() -> None:
    box = ballots({"A": [1, 1, 5], "B": [2, 2, 2]}, {"A": [2, 2, 2], "B": [1, 1, 1]})
    assert [row[0] for row in counted("A*B", box, 2, mean="median", ladder="B")] == ["1", "2"]
    result = FORMULA.count({"formula": "A*B", "mean": "median", "ladder": "B,A"}, ["1", "2"], box)
    assert [(tie.options, tie.settled_by) for tie in result.ties] == [(("1", "2"), ("B",))]


def test_a_criterion_that_nobody_scored_leaves_no_value() -> None:
    result = FORMULA.count({"formula": "A*B"}, ["1", "2"], [{"1|A": 3}, {"1|A": 5}, {"2|A": 1, "2|B": 1}])
    assert [(row.option, row.value, row.rank) for row in result.rows] == [("2", 1, 1), ("1", None, None)]
    assert (result.row("1").detail, result.row("1").supporters) == ({"A": Fraction(4)}, 2)
    assert (result.row("2").small_sample, result.unused) == (True, 8)


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"formula": 3},
        {"formula": "A+"},
        {"formula": "A/B", "low": 0},
        {"formula": "A/B", "low|B": 0},
        {"formula": "A+B", "low|C": 1},
        {"formula": "A+B", "ladder": "C"},
        {"formula": "A+B", "low": 5, "high": 5},
        {"formula": "A+B", "high|A": 0},
        {"formula": "A+B", "mean": "mode"},
        {"formula": "A+B", "label|A": 3},
        {"formula": "A+B", "bobot": 3},
    ],
)
def test_rules_that_cannot_be_used_are_refused(rules: dict[str, int | str]) -> None:
    assert FORMULA.checked_rules(rules) is None


def test_rules_are_completed() -> None:
    rules = FORMULA.checked_rules({"formula": "M/C", "low|C": 2, "label|C": "Biaya"})
    assert rules == {
        "formula": "M/C",
        "mean": "mean",
        "low": 1,
        "high": 5,
        "ladder": "",
        "low|M": 1,
        "high|M": 5,
        "low|C": 2,
        "high|C": 5,
        "label|C": "Biaya",
    }
    assert FORMULA.checked_rules(rules) == rules


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ({}, Fault.EMPTY_BALLOT),
        ({"1|X": 3}, Fault.UNKNOWN_OPTION),
        ({"3|C": 3}, Fault.UNKNOWN_OPTION),
        ({"1|C": 0}, Fault.SCORE_OUT_OF_RANGE),
        ({"1|M": 6}, Fault.SCORE_OUT_OF_RANGE),
        ({"1|M": 1, "2|C": 5}, None),
    ],
)
def test_a_score_must_be_on_the_scale_of_its_criterion(marks: Marks, fault: Fault | None) -> None:
    assert FORMULA.check({"formula": "M*I*V/C"}, ["1", "2"], marks) is fault


def line(items: Sequence[tuple[str, int, int | None]], ceiling: int) -> list[tuple[str, Fit, int]]:
    rows = budget_line([BudgetItem(*item) for item in items], ceiling)
    return [(row.item.name, row.fit, row.left) for row in rows]


def test_the_budget_goes_down_the_ranking_takes_what_fits_and_skips_what_does_not() -> None:
    items = [("A", 1, 50), ("B", 2, 60), ("C", 3, None), ("D", 4, 30), ("E", 5, 20), ("F", 6, 1)]
    assert line(items, 100) == [
        ("A", Fit.TAKEN, 50),
        ("B", Fit.OVER, 50),
        ("C", Fit.NO_COST, 50),
        ("D", Fit.TAKEN, 20),
        ("E", Fit.TAKEN, 0),
        ("F", Fit.OVER, 0),
    ]


def test_a_tie_that_does_not_cross_the_line_stays_shared() -> None:
    assert line([("A", 1, 30), ("B", 1, 40), ("C", 3, 30)], 100) == [
        ("A", Fit.TAKEN, 70),
        ("B", Fit.TAKEN, 30),
        ("C", Fit.TAKEN, 0),
    ]
    assert line([("A", 1, 300), ("B", 1, 40), ("C", 1, None)], 100) == [
        ("A", Fit.OVER, 100),
        ("B", Fit.TAKEN, 60),
        ("C", Fit.NO_COST, 60),
    ]


def test_a_tie_across_the_line_must_be_settled_first() -> None:
    assert line([("A", 1, 60), ("B", 1, 50), ("C", 1, 200), ("D", 4, 1)], 100) == [
        ("A", Fit.TIED, 100),
        ("B", Fit.TIED, 100),
        ("C", Fit.OVER, 100),
        ("D", Fit.OPEN, 100),
    ]


@given(st.lists(st.tuples(st.integers(1, 4), st.none() | st.integers(0, 50)), max_size=12), st.integers(0, 100))
def test_a_budget_is_never_overdrawn(items: list[tuple[int, int | None]], ceiling: int) -> None:
    rows: tuple[BudgetRow, ...] = budget_line(
        [BudgetItem(str(place), rank, cost) for place, (rank, cost) in enumerate(sorted(items, key=lambda i: i[0]))],
        ceiling,
    )
    spent = sum(row.item.cost or 0 for row in rows if row.fit is Fit.TAKEN)
    assert len(rows) == len(items)
    assert spent <= ceiling
    assert not rows or rows[-1].left == ceiling - spent
