"""Worked examples of each voting method."""

from fractions import Fraction

import pytest

from core.tally import METHODS, BadRule, Fault, Marks, Outcome, Result, Rules, Tie, combined_ranks
from core.wording import half_up

ISSUES = ("M1", "M2", "M3", "M4", "M5", "M6")

SAMPLE_DOTS: list[Marks] = [
    {"M1": 2, "M2": 1},
    {"M4": 2, "M2": 1},
    {"M3": 2, "M1": 1},
    {"M5": 2, "M1": 1},
    {"M1": 1, "M2": 1, "M4": 1},
    {"M1": 2, "M6": 1},
    {"M4": 1, "M3": 1, "M1": 1},
    {"M3": 2, "M1": 1},
    {"M6": 2, "M1": 1},
    {"M3": 1, "M2": 1, "M4": 1},
]

# One line per voter, one group per issue, one digit each for U, S, G.
SAMPLE_USG = [
    "554 355 455 543 445 354",
    "554 445 444 553 334 343",
    "553 545 534 543 344 443",
    "544 435 455 444 253 343",
    "555 554 443 542 344 232",
    "544 445 344 533 454 343",
    "455 345 344 433 243 333",
    "554 445 444 542 335 442",
    "454 435 543 543 344 254",
    "553 444 434 554 344 343",
]


def usg_ballot(line: str, options: tuple[str, ...] = ISSUES) -> dict[str, int]:
    """Marks from three digits per option; "-" is blank."""
    return {
        f"{option}|{criterion}": int(digit)
        for option, digits in zip(options, line.split(), strict=True)
        for criterion, digit in zip("USG", digits, strict=True)
        if digit != "-"
    }


def dots(rules: Rules, options: tuple[str, ...], box: list[Marks]) -> Result:
    return METHODS["dots"].count(rules, options, box)


def usg(rules: Rules, options: tuple[str, ...], lines: list[str]) -> Result:
    return METHODS["usg"].count(rules, options, [usg_ballot(line, options) for line in lines])


def in_rank_order(result: Result) -> list[tuple[str, int | None]]:
    return [(row.option, row.rank) for row in result.rows]


# Setuju, tolak, abstain


def consent(rules: Rules, agree: int, disagree: int, abstain: int = 0) -> Result:
    choices = ["agree"] * agree + ["disagree"] * disagree + ["abstain"] * abstain
    return METHODS["consent_vote"].count(rules, (), [{choice: 1} for choice in choices])


def test_the_base_decides_24_of_48() -> None:
    of_signed = consent({"base": "signed", "signed": 48}, 24, 20, 4)
    assert (of_signed.outcome, of_signed.base, of_signed.needed) == (Outcome.NOT_CARRIED, 48, 25)
    assert of_signed.row("agree").share == Fraction(1, 2)
    assert of_signed.row("abstain").share == Fraction(4, 48)
    of_valid = consent({"base": "valid"}, 24, 20, 4)
    assert (of_valid.outcome, of_valid.base, of_valid.needed) == (Outcome.CARRIED, 44, 23)
    assert of_valid.row("agree").share == Fraction(24, 44)
    assert of_valid.row("abstain").share is None


@pytest.mark.parametrize(
    ("rules", "votes", "outcome"),
    [
        ({}, (4, 3, 3), Outcome.CARRIED),
        ({}, (3, 4, 0), Outcome.NOT_CARRIED),
        ({}, (5, 5, 0), Outcome.TIED),
        ({}, (0, 0, 5), Outcome.NOT_CARRIED),
        ({"base": "cast"}, (4, 3, 3), Outcome.NOT_CARRIED),
        ({"base": "cast"}, (6, 1, 3), Outcome.CARRIED),
        ({"base": "present", "present": 7}, (4, 0, 0), Outcome.CARRIED),
        ({"base": "present", "present": 9}, (4, 4, 0), Outcome.TIED),
        ({"base": "eligible", "eligible": 9}, (4, 0, 0), Outcome.NOT_CARRIED),
        ({"base": "invited", "invited": 9}, (5, 0, 0), Outcome.CARRIED),
        ({"numerator": 2, "denominator": 3}, (6, 3, 0), Outcome.NOT_CARRIED),
        ({"numerator": 2, "denominator": 3, "at_least": 1}, (6, 3, 0), Outcome.CARRIED),
    ],
)
def test_consent_outcomes(rules: Rules, votes: tuple[int, int, int], outcome: Outcome) -> None:
    assert consent(rules, *votes).outcome is outcome


def test_consent_rows_are_not_ranked_but_a_tie_is_marked() -> None:
    result = consent({}, 2, 2, 2)
    assert [(row.option, row.value, row.supporters, row.rank, row.tied) for row in result.rows] == [
        ("agree", 2, 2, None, True),
        ("disagree", 2, 2, None, True),
        ("abstain", 2, 2, None, False),
    ]
    assert result.ties == ()


def test_consent_without_votes_has_no_shares() -> None:
    assert [row.share for row in consent({}, 0, 0, 3).rows] == [None, None, None]
    assert [row.tied for row in consent({}, 0, 0, 3).rows] == [False, False, False]


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ({"agree": 1}, None),
        ({}, Fault.EMPTY_BALLOT),
        ({"maybe": 1}, Fault.UNKNOWN_OPTION),
        ({"agree": 1, "disagree": 1}, Fault.ONE_CHOICE_ONLY),
        ({"agree": 2}, Fault.BAD_VALUE),
    ],
)
def test_consent_check(marks: Marks, fault: Fault | None) -> None:
    assert METHODS["consent_vote"].check({}, (), marks) == fault


@pytest.mark.parametrize(
    "rules",
    [
        {"base": "warga"},
        {"base": 3},
        {"base": "signed", "signed": "48"},
        {"present": -1},
        {"numerator": 0},
        {"numerator": 3, "denominator": 2},
        {"denominator": 0},
        {"at_least": 2},
    ],
)
def test_consent_refuses_rules(rules: Rules) -> None:
    assert METHODS["consent_vote"].checked_rules(rules) is None


def test_consent_completes_rules() -> None:
    assert METHODS["consent_vote"].checked_rules({"base": "present"}) == {
        "base": "present",
        "numerator": 1,
        "denominator": 2,
        "at_least": 0,
    }


@pytest.mark.parametrize("base", ["present", "signed", "eligible", "invited"])
def test_the_number_of_the_base_must_be_known_when_counting(base: str) -> None:
    assert METHODS["consent_vote"].checked_rules({"base": base}) is not None
    with pytest.raises(BadRule, match=base):
        consent({"base": base}, 3, 2)


# Suara titik


def test_dots_of_the_sample() -> None:
    result = dots({"dots": 3, "cap": 2}, ISSUES, SAMPLE_DOTS)
    figures = [
        (row.option, row.value, str(half_up(100 * (row.share or 0), 1)), row.supporters, row.rank)
        for row in result.rows
    ]
    assert figures == [
        ("M1", 10, "33.3", 8, 1),
        ("M3", 6, "20.0", 4, 2),
        ("M4", 5, "16.7", 4, 3),
        ("M2", 4, "13.3", 4, 4),
        ("M6", 3, "10.0", 2, 5),
        ("M5", 2, "6.7", 1, 6),
    ]
    assert (result.cast, result.valid, result.unused, result.outcome) == (10, 10, 0, None)


def test_unused_dots_are_reported_and_a_ballot_without_dots_is_blank() -> None:
    result = dots({}, ("A", "B"), [{"A": 1}, {"A": 2, "B": 1}, {}, {"A": 0}, {"A": 3}])
    assert (result.cast, result.valid, result.blank, result.invalid, result.unused) == (5, 2, 2, 1, 2)
    assert result.row("A").share == Fraction(3, 4)


def test_dots_without_a_valid_ballot_have_no_shares() -> None:
    assert [(row.value, row.share, row.rank) for row in dots({}, ("A", "B"), [{}]).rows] == [(0, None, 1)] * 2


def test_tied_dots_stay_shared_without_a_ladder() -> None:
    result = dots({}, ("A", "B", "C"), [{"A": 2}, {"B": 1, "C": 1}, {"B": 1}])
    assert in_rank_order(result) == [("A", 1), ("B", 1), ("C", 3)]
    assert result.ties == (Tie(("A", "B"), (), (("A", "B"),)),)


def test_tied_dots_are_settled_by_supporters() -> None:
    box: list[Marks] = [{"A": 2}, {"B": 1, "C": 1}, {"B": 1}]
    result = dots({"ladder": "supporters"}, ("A", "B", "C"), box)
    assert in_rank_order(result) == [("B", 1), ("A", 2), ("C", 3)]
    assert [row.tied for row in result.rows] == [True, True, False]
    assert result.ties == (Tie(("B", "A"), ("supporters",), ()),)


def test_tied_dots_are_settled_head_to_head() -> None:
    """A and B have 4 dots from 3 people each; two of three who part them put B first."""
    box: list[Marks] = [{"A": 2, "B": 1}, {"B": 2, "A": 1}, {"B": 1}, {"A": 1}, {"C": 3}]
    rules: Rules = {"cap": 3, "ladder": "supporters,head_to_head"}
    assert dots(rules, ("A", "B", "C"), box).ties == (Tie(("A", "B"), (), (("A", "B"),)),)
    box = [{"A": 3}, {"B": 2, "A": 1}, {"B": 2, "A": 0}]
    result = dots({"cap": 3, "ladder": "head_to_head"}, ("A", "B"), box)
    assert in_rank_order(result) == [("B", 1), ("A", 2)]
    assert result.ties == (Tie(("B", "A"), ("head_to_head",), ()),)


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ({"A": 2, "B": 1}, None),
        ({"A": 1}, None),
        ({}, Fault.EMPTY_BALLOT),
        ({"A": 0}, Fault.EMPTY_BALLOT),
        ({"X": 1}, Fault.UNKNOWN_OPTION),
        ({"A": -1, "B": 2}, Fault.BAD_VALUE),
        ({"A": 3}, Fault.OVER_CAP),
        ({"A": 2, "B": 2}, Fault.TOO_MANY_DOTS),
    ],
)
def test_dots_check(marks: Marks, fault: Fault | None) -> None:
    assert METHODS["dots"].check({"dots": 3, "cap": 2}, ("A", "B"), marks) == fault


@pytest.mark.parametrize(
    "rules", [{"dots": 0}, {"cap": 0}, {"dots": "3"}, {"ladder": "undian"}, {"ladder": 1}, {"ladder": "a,b"}]
)
def test_dots_refuse_rules(rules: Rules) -> None:
    assert METHODS["dots"].checked_rules(rules) is None


def test_dots_complete_rules() -> None:
    assert METHODS["dots"].checked_rules({}) == {"dots": 3, "cap": 2, "ladder": ""}
    assert METHODS["dots"].checked_rules({"ladder": "supporters"}) == {
        "dots": 3,
        "cap": 2,
        "ladder": "supporters",
    }


# USG


def test_usg_of_the_sample() -> None:
    result = usg({"mean": "median", "ladder": "USG"}, ISSUES, SAMPLE_USG)
    names = ("U", "S", "G", "mean_U", "mean_S", "mean_G")
    figures = [
        (row.option, row.rank, row.value, [str(half_up(row.detail[name], 1)) for name in names]) for row in result.rows
    ]
    assert figures == [
        ("M1", 1, 14, ["5.0", "5.0", "4.0", "4.8", "4.8", "4.0"]),
        ("M2", 2, 13, ["4.0", "4.0", "5.0", "4.0", "4.0", "4.8"]),
        ("M4", 3, 12, ["5.0", "4.0", "3.0", "4.8", "4.0", "3.0"]),
        ("M3", 4, 12, ["4.0", "4.0", "4.0", "4.0", "4.0", "4.0"]),
        ("M5", 5, 11, ["3.0", "4.0", "4.0", "3.0", "4.0", "4.0"]),
        ("M6", 6, 10, ["3.0", "4.0", "3.0", "3.0", "4.0", "3.0"]),
    ]
    assert [row.option for row in result.rows if row.tied] == ["M4", "M3"]
    assert result.ties == (Tie(("M4", "M3"), ("U",), ()),)
    assert (result.valid, result.unused) == (10, 0)


def test_usg_published_example() -> None:
    options = ("PHBS", "Desa siaga", "Posyandu", "Penyuluhan", "Kespro", "Penjaringan")
    result = usg({}, options, ["555 544 433 332 322 222"])
    assert [(row.value, row.rank) for row in result.rows] == [(15, 1), (13, 2), (10, 3), (8, 4), (7, 5), (6, 6)]
    assert [row.option for row in result.rows] == list(options)


def test_usg_takes_the_exact_mean_by_default() -> None:
    result = usg({}, ("A", "B"), ["554 543", "455 543", "443 543"])
    assert result.row("A").value == Fraction(13 + 14 + 12 - 1 + 1, 3)
    assert result.row("A").detail["U"] == Fraction(13, 3)


def test_usg_median_of_an_even_number_lies_between() -> None:
    result = usg({"mean": "median"}, ("A", "B"), ["512 111", "412 111"])
    assert result.row("A").detail["U"] == Fraction(9, 2)
    assert result.row("A").value == Fraction(15, 2)


def test_usg_blank_is_not_zero() -> None:
    result = usg({}, ("A", "B", "C"), ["555 --- 4--", "--- --- ---", "333 555 ---", "5-- --- ---"])
    assert in_rank_order(result) == [("B", 1), ("A", 2), ("C", None)]
    a, b, c = (result.row(option) for option in ("A", "B", "C"))
    assert (a.value, a.supporters, a.small_sample) == (Fraction(13, 3) + 4 + 4, 3, False)
    assert (b.value, b.supporters, b.small_sample) == (15, 1, True)
    assert (c.value, c.supporters, c.detail) == (None, 1, {"U": 4, "mean_U": 4})
    assert (result.cast, result.valid, result.blank, result.unused) == (4, 3, 1, 27 - 4 - 6 - 1)


def test_usg_tie_that_the_ladder_cannot_settle() -> None:
    result = usg({"ladder": "U,S,G"}, ("A", "B"), ["543 543"])
    assert in_rank_order(result) == [("A", 1), ("B", 1)]
    assert result.ties == (Tie(("A", "B"), (), (("A", "B"),)),)


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ({"A|U": 5}, None),
        ({}, Fault.EMPTY_BALLOT),
        ({"A": 5}, Fault.UNKNOWN_OPTION),
        ({"A|X": 5}, Fault.UNKNOWN_OPTION),
        ({"A|U": 6}, Fault.SCORE_OUT_OF_RANGE),
        ({"A|U": 0}, Fault.SCORE_OUT_OF_RANGE),
    ],
)
def test_usg_check(marks: Marks, fault: Fault | None) -> None:
    assert METHODS["usg"].check({}, ("A",), marks) == fault


@pytest.mark.parametrize(
    "rules", [{"mean": "mode"}, {"mean": 1}, {"low": 5, "high": 5}, {"low": -1}, {"ladder": "USX"}]
)
def test_usg_refuses_rules(rules: Rules) -> None:
    assert METHODS["usg"].checked_rules(rules) is None


def test_usg_completes_rules() -> None:
    assert METHODS["usg"].checked_rules({"ladder": "USG"}) == {
        "mean": "mean",
        "low": 1,
        "high": 5,
        "ladder": "U,S,G",
    }


# Mufakat


def mufakat(rules: Rules, agree: int, no_objection: int = 0, objection: int = 0) -> Result:
    answers = ["agree"] * agree + ["no_objection"] * no_objection + ["objection"] * objection
    return METHODS["mufakat"].count(rules, (), [{answer: 1} for answer in answers])


@pytest.mark.parametrize(
    ("present", "answers", "outcome"),
    [
        (7, (6, 1, 0), Outcome.CARRIED),
        (7, (6, 0, 1), Outcome.NOT_CARRIED),
        (6, (6, 0, 0), Outcome.NOT_CARRIED),  # 10 invited need 7
        (7, (0, 0, 0), Outcome.NOT_CARRIED),
    ],
)
def test_mufakat(present: int, answers: tuple[int, int, int], outcome: Outcome) -> None:
    result = mufakat({"invited": 10, "present": present}, *answers)
    assert (result.outcome, result.base, result.needed) == (outcome, present, 7)
    assert [row.supporters for row in result.rows] == list(answers)


def test_mufakat_shares() -> None:
    assert [row.share for row in mufakat({"invited": 3, "present": 3}, 2, 1).rows] == [
        Fraction(2, 3),
        Fraction(1, 3),
        0,
    ]


def test_mufakat_needs_its_numbers() -> None:
    method = METHODS["mufakat"]
    assert method.checked_rules({"invited": 10}) == {"invited": 10}
    assert method.checked_rules({"invited": 10, "present": "7"}) is None
    assert method.check({}, (), {"abstain": 1}) is Fault.UNKNOWN_OPTION
    with pytest.raises(BadRule, match="present"):
        mufakat({"invited": 10}, 7)
    with pytest.raises(BadRule, match="invited"):
        mufakat({"present": 10}, 7)


# Weighted criteria

WEIGHTS: Rules = {"weight|biaya": 40, "weight|mendesak": 60}


def test_weighted_is_the_sum_of_weight_times_mean() -> None:
    box: list[Marks] = [
        {"A|biaya": 5, "A|mendesak": 3, "B|biaya": 1, "B|mendesak": 5},
        {"A|biaya": 4, "B|biaya": 2, "B|mendesak": 5},
    ]
    result = METHODS["weighted"].count(WEIGHTS, ("A", "B"), box)
    a, b = result.row("A"), result.row("B")
    assert (a.value, a.rank, a.detail) == (40 * Fraction(9, 2) + 60 * 3, 1, {"biaya": Fraction(9, 2), "mendesak": 3})
    assert (b.value, b.rank, b.tied) == (40 * Fraction(3, 2) + 60 * 5, 1, True)
    assert result.unused == 1
    settled = METHODS["weighted"].count({**WEIGHTS, "ladder": "heaviest"}, ("A", "B"), box)
    assert in_rank_order(settled) == [("B", 1), ("A", 2)]
    assert settled.ties == (Tie(("B", "A"), ("mendesak",), ()),)


def test_weighted_without_all_criteria_has_no_value() -> None:
    result = METHODS["weighted"].count(WEIGHTS, ("A", "B"), [{"A|biaya": 5}, {"B|biaya": 1}, {"B|biaya": 1}])
    assert in_rank_order(result) == [("A", None), ("B", None)]
    assert [row.small_sample for row in result.rows] == [True, False]


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"weight|biaya": 99},
        {"weight|biaya": 100, "weight|": 0},
        {"weight|biaya": 100, "weight|mudah": 0},
        {**WEIGHTS, "low": 5},
        {**WEIGHTS, "ladder": "lightest"},
    ],
)
def test_weighted_refuses_rules(rules: Rules) -> None:
    assert METHODS["weighted"].checked_rules(rules) is None


def test_weighted_completes_rules_and_checks_ballots() -> None:
    method = METHODS["weighted"]
    assert method.checked_rules(WEIGHTS) == {"low": 1, "high": 5, "ladder": "", **WEIGHTS}
    assert method.check(WEIGHTS, ("A",), {"A|biaya": 5}) is None
    assert method.check(WEIGHTS, ("A",), {"A|mudah": 5}) is Fault.UNKNOWN_OPTION


# Top-k ranking


def ranking_ballot(named: str) -> dict[str, int]:
    return {option: place for place, option in enumerate(named, start=1)}


def top_k(rules: Rules, ballots: list[str], options: str = "ABCDE") -> Result:
    return METHODS["top_k"].count(rules, tuple(options), [ranking_ballot(named) for named in ballots])


def test_three_two_one() -> None:
    result = top_k({}, ["ABC"] * 3 + ["BCD"] * 2 + ["CAE", "DCB"])
    assert [(row.option, row.value) for row in result.rows] == [("B", 13), ("C", 12), ("A", 11), ("D", 5), ("E", 1)]
    assert sum(row.value or 0 for row in result.rows) == 42 == 7 * 6
    assert sum(row.share or 0 for row in result.rows) == 1
    assert result.row("B").detail == {"place_1": 2, "place_2": 3, "place_3": 1}
    assert result.row("B").supporters == 6
    assert result.unused == 0


def test_top_k_short_ballots_leave_places_unused() -> None:
    result = top_k({"places": 2}, ["A", "BA"], "AB")
    assert [(row.option, row.value) for row in result.rows] == [("A", 3), ("B", 2)]
    assert result.unused == 1


def test_top_k_ladder() -> None:
    ballots = ["AB", "BA", "AC", "BD"]
    tied = top_k({"places": 2, "ladder": "firsts"}, ballots, "ABCD")
    assert in_rank_order(tied) == [("A", 1), ("B", 1), ("C", 3), ("D", 3)]
    full: Rules = {"ladder": "firsts,seconds,head_to_head"}
    settled = top_k(full, ["BDC", "CBA", "ADC"], "ABCD")
    assert [(row.option, row.value) for row in settled.rows] == [("B", 5), ("C", 5), ("A", 4), ("D", 4)]
    assert settled.ties == (Tie(("B", "C"), ("seconds",), ()), Tie(("A", "D"), ("firsts",), ()))
    settled = top_k(full, ["ABC", "DAB", "BCA"], "BACD")
    assert [(row.option, row.value) for row in settled.rows] == [("A", 6), ("B", 6), ("D", 3), ("C", 3)]
    assert settled.ties[0] == Tie(("A", "B"), ("head_to_head",), ())


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ({"A": 1, "B": 2}, None),
        ({}, Fault.EMPTY_BALLOT),
        ({"X": 1}, Fault.UNKNOWN_OPTION),
        ({"A": 1, "B": 2, "C": 3}, Fault.TOO_MANY_PLACES),
        ({"A": 1, "B": 1}, Fault.BROKEN_RANKING),
        ({"A": 2}, Fault.BROKEN_RANKING),
    ],
)
def test_top_k_check(marks: Marks, fault: Fault | None) -> None:
    assert METHODS["top_k"].check({"places": 2}, ("A", "B", "C"), marks) == fault


@pytest.mark.parametrize("rules", [{"places": 0}, {"places": 101}, {"ladder": "lasts"}])
def test_top_k_refuses_rules(rules: Rules) -> None:
    assert METHODS["top_k"].checked_rules(rules) is None


# Pairwise comparison

GROUP_CHOICES = "AB:A AC:C AD:A AE:A BC:B BD:B BE:B CD:C CE:C DE:D"


def pairwise(choices: str, options: str, rules: Rules | None = None) -> Result:
    marks = {f"{pair[0]}|{pair[1]}": 1 + pair.index(winner) for pair, winner in (c.split(":") for c in choices.split())}
    return METHODS["pairwise"].count(rules or {}, tuple(options), [marks])


def test_pairwise_shows_the_cycle() -> None:
    result = pairwise(GROUP_CHOICES, "ABCDE")
    assert [(row.option, row.value, row.rank) for row in result.rows] == [
        ("A", 3, 1),
        ("B", 3, 1),
        ("C", 3, 1),
        ("D", 1, 4),
        ("E", 0, 5),
    ]
    assert result.cycles == (("A", "B", "C"),)
    assert result.unused == 0


def test_a_cycle_cannot_be_settled_head_to_head() -> None:
    result = pairwise(GROUP_CHOICES, "ABCDE", {"ladder": "head_to_head"})
    assert result.ties == (Tie(("A", "B", "C"), (), (("A", "B", "C"),)),)


def test_two_tied_options_are_settled_by_their_own_pair() -> None:
    result = pairwise("AB:B AC:A BD:D CD:C", "ABCD", {"ladder": "head_to_head"})
    assert result.unused == 2
    assert result.cycles == (("A", "C", "D", "B"),)
    result = pairwise("AB:B AC:A AD:A BC:B BD:D CD:C", "ABCD", {"ladder": "head_to_head"})
    assert [(row.option, row.value, row.rank) for row in result.rows] == [
        ("B", 2, 1),
        ("A", 2, 2),
        ("C", 1, 3),
        ("D", 1, 4),
    ]


def test_two_separate_cycles_are_both_shown() -> None:
    result = pairwise("AB:A BC:B AC:C DE:D EF:E DF:F AD:A", "ABCDEF")
    assert result.cycles == (("A", "B", "C"), ("D", "E", "F"))


def test_without_a_cycle_none_is_shown() -> None:
    assert pairwise("AB:A BC:B AC:A", "ABC").cycles == ()


def test_the_majority_decides_a_pair_and_an_even_pair_has_no_winner() -> None:
    box: list[Marks] = [{"A|B": 1, "A|C": 1}, {"A|B": 1, "A|C": 2}, {"A|B": 2}]
    result = METHODS["pairwise"].count({}, ("A", "B", "C"), box)
    assert [(row.option, row.value) for row in result.rows] == [("A", 1), ("B", 0), ("C", 0)]


@pytest.mark.parametrize(
    ("marks", "fault"),
    [
        ({"A|B": 2}, None),
        ({}, Fault.EMPTY_BALLOT),
        ({"B|A": 1}, Fault.UNKNOWN_OPTION),
        ({"A|B": 3}, Fault.BAD_VALUE),
    ],
)
def test_pairwise_check(marks: Marks, fault: Fault | None) -> None:
    assert METHODS["pairwise"].check({}, ("A", "B"), marks) == fault


# Approval, and scores that can be skipped


def test_approval() -> None:
    sets = ["AB", "A", "BC", "AC", "C", "ABC", ""]
    result = METHODS["approval"].count({}, ("A", "B", "C"), [dict.fromkeys(names, 1) for names in sets])
    assert [(row.option, row.value, row.rank, row.tied) for row in result.rows] == [
        ("A", 4, 1, True),
        ("C", 4, 1, True),
        ("B", 3, 3, False),
    ]
    assert (result.cast, result.valid, result.blank) == (7, 6, 1)
    assert result.row("A").share == Fraction(4, 7)


@pytest.mark.parametrize(
    ("marks", "fault"),
    [({}, None), ({"A": 1}, None), ({"X": 1}, Fault.UNKNOWN_OPTION), ({"A": 2}, Fault.BAD_VALUE)],
)
def test_approval_check(marks: Marks, fault: Fault | None) -> None:
    assert METHODS["approval"].check({}, ("A", "B"), marks) == fault


def test_score_with_skip() -> None:
    box: list[Marks] = [{"A": 5, "C": 5}, {"A": 4}, {"B": 0}, {"A": 3, "C": 5}, {"A": 5}]
    result = METHODS["score"].count({}, ("A", "B", "C"), box)
    figures = {row.option: (row.value, row.supporters, row.small_sample, row.rank) for row in result.rows}
    assert figures == {
        "A": (Fraction(17, 4), 4, False, 2),
        "B": (0, 1, True, 3),
        "C": (5, 2, True, 1),
    }
    assert result.unused == 8


def test_score_check_and_rules() -> None:
    method = METHODS["score"]
    assert method.check({}, ("A",), {"A": 0}) is None
    assert method.check({}, ("A",), {"A": 6}) is Fault.SCORE_OUT_OF_RANGE
    assert method.checked_rules({}) == {"low": 0, "high": 5}
    assert method.checked_rules({"low": 5}) is None


# Two polls together


def test_combined_ranks_of_the_sample() -> None:
    polls = [
        usg({"mean": "median", "ladder": "USG"}, ISSUES, SAMPLE_USG),
        dots({"dots": 3, "cap": 2}, ISSUES, SAMPLE_DOTS),
    ]
    combined = combined_ranks(ISSUES, polls)
    assert [(row.option, *row.ranks, row.total) for row in combined] == [
        ("M1", 1, 1, 2),
        ("M2", 2, 4, 6),
        ("M3", 4, 2, 6),
        ("M4", 3, 3, 6),
        ("M5", 5, 6, 11),
        ("M6", 6, 5, 11),
    ]
    assert [(row.rank, row.tied) for row in combined] == [
        (1, False),
        (2, True),
        (2, True),
        (2, True),
        (5, True),
        (5, True),
    ]
