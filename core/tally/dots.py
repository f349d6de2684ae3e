"""Suara titik: everybody has a few dots to put on the options."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, sift
from core.tally.ranking import Ladder, Score, Step, head_to_head, ranked
from core.tally.results import Result
from core.tally.rules import Rules, checked_rules, ladder_rule, whole_rule

LADDER_STEPS = ("supporters", "head_to_head")


@dataclass(frozen=True, slots=True)
class _DotRules:
    dots: int
    cap: int
    ladder: tuple[str, ...]


def _parsed(rules: Rules) -> _DotRules:
    dots, cap = whole_rule(rules, "dots", 3, low=1), whole_rule(rules, "cap", 2, low=1)
    return _DotRules(dots, cap, ladder_rule(rules, LADDER_STEPS))


class DotVote:
    """A ballot is the dots per option, ``{"<option>": 2}``; dots may be left unused.

    Rules: ``dots`` per person (3), ``cap``: at most so many on one option (2), ``ladder`` of the steps
    "supporters" and "head_to_head" (none). The value is the sum of dots, the share its part of all dots
    given, supporters those who gave at least one.
    """

    code = "dots"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = False
    usual_ladder = "supporters,head_to_head"

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong or unknown."""
        return checked_rules(_parsed, rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: the options."""
        return tuple(options)

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None."""
        return _fault(_parsed(rules), options, marks)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``unused`` are the dots that valid ballots did not give."""
        parsed = _parsed(rules)
        sifted = sift(ballots, lambda marks: _fault(parsed, options, marks))
        given = {option: [marks.get(option, 0) for marks in sifted.valid] for option in options}
        supporters = {option: sum(dots > 0 for dots in given[option]) for option in options}
        total = sum(map(sum, given.values()))
        rows, ties = ranked(
            {
                option: Score(
                    Fraction(sum(given[option])),
                    supporters[option],
                    Fraction(sum(given[option]), total) if total else None,
                )
                for option in options
            },
            _ladder(parsed, supporters, sifted.valid),
        )
        return Result(
            self.code,
            rows,
            ties,
            sifted.cast,
            len(sifted.valid),
            sifted.blank,
            sifted.invalid,
            unused=parsed.dots * len(sifted.valid) - total,
        )


def _fault(rules: _DotRules, options: Sequence[str], marks: Marks) -> Fault | None:
    if any(option not in options for option in marks):
        return Fault.UNKNOWN_OPTION
    if any(dots < 0 for dots in marks.values()):
        return Fault.BAD_VALUE
    if not any(marks.values()):
        return Fault.EMPTY_BALLOT
    if any(dots > rules.cap for dots in marks.values()):
        return Fault.OVER_CAP
    return Fault.TOO_MANY_DOTS if sum(marks.values()) > rules.dots else None


def _ladder(rules: _DotRules, supporters: Marks, valid: Sequence[Marks]) -> Ladder:
    steps: dict[str, Step] = {"supporters": lambda group: supporters, "head_to_head": head_to_head(valid)}
    return [(name, steps[name]) for name in rules.ladder]
