"""Weighted criteria: every option is scored on several criteria that do not weigh the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, sift
from core.tally.criteria import given_scores, is_small_sample, known, mark, mean, score_fault, scorers
from core.tally.ranking import Ladder, Score, Step, ranked
from core.tally.results import Result
from core.tally.rules import BadRule, Rules, ladder_rule, whole_rule

WEIGHT = "weight|"
"""What the name of a rule starts with that gives a criterion its weight."""

SUM_OF_WEIGHTS = 100


@dataclass(frozen=True, slots=True)
class _WeightedRules:
    low: int
    high: int
    ladder: tuple[str, ...]
    weights: Mapping[str, int]


def _parsed(rules: Rules) -> _WeightedRules:
    names = [name for name in rules if name.startswith(WEIGHT) and name != WEIGHT]
    weights = {name.removeprefix(WEIGHT): whole_rule(rules, name, low=1) for name in names}
    if sum(weights.values()) != SUM_OF_WEIGHTS:
        raise BadRule(WEIGHT)
    low = whole_rule(rules, "low", 1)
    high = whole_rule(rules, "high", 5, low=low + 1)
    return _WeightedRules(low, high, ladder_rule(rules, ["heaviest"]), weights)


class WeightedCriteria:
    """A ballot is the scores per option and criterion, ``{"<option>|biaya": 4}``; blanks are allowed.

    Rules: for each criterion its weight, ``"weight|biaya": 40``, which add up to 100; the scale ``low`` to
    ``high`` (1 to 5); ``ladder`` of the one step "heaviest" (none), which compares the criteria's means,
    the heaviest first (equal weights by name). The value is the sum of weight times mean, and there is
    none while a criterion has no score. Detail: the mean of each criterion.
    """

    code = "weighted"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = True
    usual_ladder = "heaviest"

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong or unknown."""
        try:
            parsed = _parsed(rules)
        except BadRule:
            return None
        weights = {f"{WEIGHT}{criterion}": weight for criterion, weight in parsed.weights.items()}
        plain = {"low": parsed.low, "high": parsed.high, "ladder": ",".join(parsed.ladder), **weights}
        return plain if plain.keys() >= rules.keys() else None

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: each criterion of each option."""
        return tuple(_keys(options, _parsed(rules)))

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None; scores may be left blank, but not all."""
        parsed = _parsed(rules)
        return score_fault(marks, _keys(options, parsed), parsed.low, parsed.high)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``unused`` are the scores that valid ballots left blank."""
        parsed = _parsed(rules)
        keys = _keys(options, parsed)
        sifted = sift(ballots, lambda marks: score_fault(marks, keys, parsed.low, parsed.high))
        scores = {option: _score(parsed, option, sifted.valid) for option in options}
        rows, ties = ranked(scores, _ladder(parsed, scores))
        unused = sum(len(keys) - len(marks) for marks in sifted.valid)
        valid = len(sifted.valid)
        return Result(self.code, rows, ties, sifted.cast, valid, sifted.blank, sifted.invalid, unused=unused)


def _keys(options: Sequence[str], rules: _WeightedRules) -> list[str]:
    return [mark(option, criterion) for option in options for criterion in rules.weights]


def _score(rules: _WeightedRules, option: str, valid: Sequence[Marks]) -> Score:
    means = known({name: mean(given_scores(valid, mark(option, name))) for name in rules.weights})
    weighted = [rules.weights[name] * figure for name, figure in means.items()]
    scored = scorers(valid, [mark(option, name) for name in rules.weights])
    return Score(
        sum(weighted, Fraction(0)) if len(means) == len(rules.weights) else None,
        scored,
        detail=means,
        small_sample=is_small_sample(scored, len(valid)),
    )


def _ladder(rules: _WeightedRules, scores: Mapping[str, Score]) -> Ladder:
    """The criteria as steps, the heaviest first; each step is named after its criterion."""
    heaviest_first = sorted(rules.weights, key=lambda name: (-rules.weights[name], name))
    return [(name, _by(name, scores)) for name in heaviest_first] if rules.ladder else []


def _by(criterion: str, scores: Mapping[str, Score]) -> Step:
    return lambda group: {option: scores[option].detail[criterion] for option in group}
