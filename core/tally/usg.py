"""USG: urgency, seriousness and growth of each issue, added up; never multiplied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, sift
from core.tally.criteria import (
    AVERAGES,
    average,
    given_scores,
    is_small_sample,
    known,
    mark,
    mean,
    score_fault,
    scorers,
)
from core.tally.ranking import Score, Step, ranked
from core.tally.results import Result
from core.tally.rules import Rules, checked_rules, ladder_rule, whole_rule, word_rule

CRITERIA = ("U", "S", "G")


@dataclass(frozen=True, slots=True)
class _UsgRules:
    mean: str
    low: int
    high: int
    ladder: tuple[str, ...]


def _parsed(rules: Rules) -> _UsgRules:
    low = whole_rule(rules, "low", 1)
    return _UsgRules(
        word_rule(rules, "mean", AVERAGES),
        low,
        whole_rule(rules, "high", 5, low=low + 1),
        ladder_rule(rules, CRITERIA),
    )


def _keys(options: Sequence[str]) -> list[str]:
    return [mark(option, criterion) for option in options for criterion in CRITERIA]


class Usg:
    """A ballot is the scores per issue, ``{"<option>|U": 5, "<option>|S": 4, "<option>|G": 4}``.

    Rules: ``mean``, "mean" (exact; the default) or "median" of those who scored; the scale ``low`` to
    ``high`` (1 to 5); ``ladder`` of the steps "U", "S", "G" (none), the same averages that are added up.

    The value is U + S + G, and there is none while one of the three has no score. Detail: "U", "S", "G" as
    they were added up, and "mean_U", "mean_S", "mean_G". Supporters are those who scored the issue.
    """

    code = "usg"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = True
    usual_ladder = "US"

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong or unknown."""
        return checked_rules(_parsed, rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: each criterion of each option."""
        return tuple(_keys(options))

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None; scores may be left blank, but not all."""
        parsed = _parsed(rules)
        return score_fault(marks, _keys(options), parsed.low, parsed.high)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``unused`` are the scores that valid ballots left blank."""
        parsed = _parsed(rules)
        keys = _keys(options)
        sifted = sift(ballots, lambda marks: score_fault(marks, keys, parsed.low, parsed.high))
        scores = {option: _score(parsed, option, sifted.valid) for option in options}
        rows, ties = ranked(scores, [(step, _by(step, scores)) for step in parsed.ladder])
        return Result(
            self.code,
            rows,
            ties,
            sifted.cast,
            len(sifted.valid),
            sifted.blank,
            sifted.invalid,
            unused=sum(len(keys) - len(marks) for marks in sifted.valid),
        )


def _score(rules: _UsgRules, option: str, valid: Sequence[Marks]) -> Score:
    given = {criterion: given_scores(valid, mark(option, criterion)) for criterion in CRITERIA}
    averages = known({criterion: average(rules.mean, scores) for criterion, scores in given.items()})
    means = known({f"mean_{criterion}": mean(scores) for criterion, scores in given.items()})
    scored = scorers(valid, [mark(option, criterion) for criterion in CRITERIA])
    return Score(
        sum(averages.values(), Fraction(0)) if len(averages) == len(CRITERIA) else None,
        scored,
        detail={**averages, **means},
        small_sample=is_small_sample(scored, len(valid)),
    )


def _by(criterion: str, scores: Mapping[str, Score]) -> Step:
    """The step that puts the higher average of one criterion first."""
    return lambda group: {option: scores[option].detail[criterion] for option in group}
