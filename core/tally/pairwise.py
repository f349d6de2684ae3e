"""Pairwise comparison: for each pair of options the group says which one goes first."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from core.tally.ballots import Fault, Marks, sift
from core.tally.criteria import mark
from core.tally.ranking import Ladder, Score, ranked
from core.tally.results import Result
from core.tally.rules import Rules, checked_rules, ladder_rule

FIRST, SECOND = 1, 2

Wins = Mapping[str, Sequence[str]]
"""For each option the ones that it beats, both in the order of the options."""


@dataclass(frozen=True, slots=True)
class _PairRules:
    ladder: tuple[str, ...]


def _parsed(rules: Rules) -> _PairRules:
    return _PairRules(ladder_rule(rules, ["head_to_head"]))


class PairwiseComparison:
    """A ballot has a winner per pair: ``{"<a>|<b>": 1}`` if a goes first, 2 if b does.

    ``a`` is the one that comes earlier among the options. The group usually fills in one ballot; with
    several, the majority decides a pair, and an even pair has no winner. Rules: ``ladder`` of the one step
    "head_to_head" (none). The value is the number of pairs won. Options that beat each other in a ring
    are shown as ``cycles``: each one beats the next, and the last one the first.
    """

    code = "pairwise"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = False
    usual_ladder = "head_to_head"

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong or unknown."""
        return checked_rules(_parsed, rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: the pairs."""
        return tuple(_pairs(options))

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None; pairs may be left open, but not all."""
        return _fault(_pairs(options), marks)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``unused`` are the pairs that valid ballots left open."""
        parsed = _parsed(rules)
        pairs = _pairs(options)
        sifted = sift(ballots, lambda marks: _fault(pairs, marks))
        wins = _wins(options, pairs, sifted.valid)
        rows, ties = ranked(
            {option: Score(Fraction(len(wins[option])), len(sifted.valid)) for option in options},
            _ladder(parsed, wins),
        )
        return Result(
            self.code,
            rows,
            ties,
            sifted.cast,
            len(sifted.valid),
            sifted.blank,
            sifted.invalid,
            unused=sum(len(pairs) - len(marks) for marks in sifted.valid),
            cycles=_cycles(wins),
        )


def _pairs(options: Sequence[str]) -> dict[str, tuple[str, str]]:
    return {mark(one, other): (one, other) for one, other in combinations(options, 2)}


def _fault(pairs: Mapping[str, tuple[str, str]], marks: Marks) -> Fault | None:
    if not marks:
        return Fault.EMPTY_BALLOT
    if any(key not in pairs for key in marks):
        return Fault.UNKNOWN_OPTION
    return None if set(marks.values()) <= {FIRST, SECOND} else Fault.BAD_VALUE


def _wins(options: Sequence[str], pairs: Mapping[str, tuple[str, str]], valid: Sequence[Marks]) -> Wins:
    beaten: dict[str, list[str]] = {option: [] for option in options}
    for key, (one, other) in pairs.items():
        votes = [marks[key] for marks in valid if key in marks]
        margin = votes.count(FIRST) - votes.count(SECOND)
        if margin:
            winner, loser = (one, other) if margin > 0 else (other, one)
            beaten[winner].append(loser)
    return {option: [other for other in options if other in beaten[option]] for option in options}


def _ladder(rules: _PairRules, wins: Wins) -> Ladder:
    def within(group: Sequence[str]) -> dict[str, int]:
        return {option: sum(other in group for other in wins[option]) for option in group}

    return [(name, within) for name in rules.ladder]


def _cycles(wins: Wins) -> tuple[tuple[str, ...], ...]:
    """One shortest ring for each set of options that all beat each other, directly or by way of others."""
    rings = {option: _shortest_ring(wins, option) for option in wins}
    reached = {option: _reached(wins, option) for option in wins}
    shown: list[str] = []
    for option, ring in rings.items():
        if ring and not any(option in reached[other] and other in reached[option] for other in shown):
            shown.append(option)
    return tuple(rings[option] for option in shown)


def _reached(wins: Wins, start: str) -> set[str]:
    """All options that ``start`` beats, directly or by way of others."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = [option for option in wins[waiting.pop()] if option not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _shortest_ring(wins: Wins, start: str) -> tuple[str, ...]:
    """The shortest way from ``start`` back to itself over wins; empty if there is none."""
    paths: deque[tuple[str, ...]] = deque([(start,)])
    seen: set[str] = set()
    while paths:
        path = paths.popleft()
        for option in wins[path[-1]]:
            if option == start:
                return path
            if option not in seen:
                seen.add(option)
                paths.append((*path, option))
    return ()
