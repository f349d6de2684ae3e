"""Scores per option and criterion, as in USG and weighted criteria; what is missing is blank, never 0."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from core.tally.ballots import SEPARATOR, Fault, Marks

MEAN, MEDIAN = AVERAGES = ("mean", "median")


def mark(option: str, criterion: str) -> str:
    """Return the key in a ballot's marks for one criterion of one option: "<option>|U"."""
    return f"{option}{SEPARATOR}{criterion}"


def mean(scores: Sequence[int]) -> Fraction | None:
    """Return the exact mean; None without scores."""
    return Fraction(sum(scores), len(scores)) if scores else None


def median(scores: Sequence[int]) -> Fraction | None:
    """Return the middle score, or the mean of the two in the middle; None without scores."""
    in_order = sorted(scores)
    half = len(in_order) // 2
    return mean(in_order[half : half + 1] if len(in_order) % 2 else in_order[half - 1 : half + 1])


def average(kind: str, scores: Sequence[int]) -> Fraction | None:
    """Return the mean or, if ``kind`` is "median", the median."""
    return median(scores) if kind == MEDIAN else mean(scores)


def score_fault(marks: Marks, keys: Sequence[str], low: int, high: int) -> Fault | None:
    """Check that a ballot has a score, only for the known keys, and from ``low`` to ``high``."""
    if not marks:
        return Fault.EMPTY_BALLOT
    if any(key not in keys for key in marks):
        return Fault.UNKNOWN_OPTION
    on_scale = all(low <= score <= high for score in marks.values())
    return None if on_scale else Fault.SCORE_OUT_OF_RANGE


def given_scores(ballots: Sequence[Marks], key: str) -> list[int]:
    """Return the scores that ballots have under a key."""
    return [marks[key] for marks in ballots if key in marks]


def scorers(ballots: Sequence[Marks], keys: Sequence[str]) -> int:
    """Return how many ballots have a score under at least one of the keys."""
    return sum(any(key in marks for key in keys) for marks in ballots)


def is_small_sample(scored: int, valid: int) -> bool:
    """Tell whether fewer than half of the valid ballots scored something."""
    return 2 * scored < valid


def known(figures: Mapping[str, Fraction | None]) -> dict[str, Fraction]:
    """Return the figures that there are."""
    return {name: figure for name, figure in figures.items() if figure is not None}
