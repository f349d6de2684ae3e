"""Criteria with a formula: CARL, Hanlon, MIV/C and whatever a forum makes up, as settings of one method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, sift
from core.tally.criteria import AVERAGES, average, given_scores, is_small_sample, known, mark, scorers
from core.tally.expression import BadFormula, Formula, read_formula
from core.tally.ranking import Score, Step, ranked
from core.tally.results import Result
from core.tally.rules import BadRule, Rules, ladder_rule, whole_rule, word_rule

LOW, HIGH, LABEL = "low|", "high|", "label|"
"""What the names of rules start with that give a criterion a scale of its own, and words for people."""


@dataclass(frozen=True, slots=True)
class _FormulaRules:
    text: str
    formula: Formula
    mean: str
    low: int
    high: int
    scales: Mapping[str, tuple[int, int]]
    ladder: tuple[str, ...]
    labels: Mapping[str, str]


def _parsed(rules: Rules) -> _FormulaRules:
    text = rules.get("formula")
    if not isinstance(text, str):
        raise BadRule("formula")
    try:
        formula = read_formula(text)
    except BadFormula as error:
        raise BadRule("formula") from error
    low = whole_rule(rules, "low", 1)
    high = whole_rule(rules, "high", max(5, low + 1), low=low + 1)
    scales = {name: _scale(rules, name, low, high) for name in formula.names}
    if formula.can_divide_by_zero({name: (Fraction(a), Fraction(b)) for name, (a, b) in scales.items()}):
        raise BadRule("formula")
    mean, ladder = word_rule(rules, "mean", AVERAGES), ladder_rule(rules, formula.names)
    labels = {name: label for name in formula.names if isinstance(label := rules.get(f"{LABEL}{name}"), str)}
    return _FormulaRules(text, formula, mean, low, high, scales, ladder, labels)


def _scale(rules: Rules, name: str, low: int, high: int) -> tuple[int, int]:
    lowest = whole_rule(rules, f"{LOW}{name}", low)
    return lowest, whole_rule(rules, f"{HIGH}{name}", max(high, lowest + 1), low=lowest + 1)


class CriteriaFormula:
    """A ballot is the scores per option and criterion, ``{"<option>|C": 4}``; blanks are allowed.

    Rules: ``formula`` over the criteria (see ``core.tally.expression``), "C*A*R*L" or "M*I*V/C"; the scale ``low``
    to ``high`` (1 to 5) and, for a criterion of its own scale, ``low|D`` and ``high|D``; ``label|D``, words for
    people; ``mean``, "mean" (the default) or "median" of those who scored; ``ladder`` of criteria (none), which
    compares their averages. A formula that could divide by zero on its scales is refused. The value is the formula
    of the averages, and there is none while a criterion has no score. Detail: the average of each criterion.
    """

    code = "formula"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = True
    usual_ladder = ""

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong or unknown."""
        try:
            parsed = _parsed(rules)
        except BadRule:
            return None
        plain: dict[str, int | str] = {"formula": parsed.text, "mean": parsed.mean}
        plain |= {"low": parsed.low, "high": parsed.high, "ladder": ",".join(parsed.ladder)}
        for name, (low, high) in parsed.scales.items():
            plain |= {f"{LOW}{name}": low, f"{HIGH}{name}": high}
        plain |= {f"{LABEL}{name}": label for name, label in parsed.labels.items()}
        return plain if plain.keys() >= rules.keys() else None

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return "<option>|<criterion>" of each option and criterion."""
        return tuple(_scales(options, _parsed(rules)))

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None; scores may be left blank, but not all."""
        return _fault(_scales(options, _parsed(rules)), marks)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``unused`` are the scores that valid ballots left blank."""
        parsed = _parsed(rules)
        scales = _scales(options, parsed)
        sifted = sift(ballots, lambda marks: _fault(scales, marks))
        scores = {option: _score(parsed, option, sifted.valid) for option in options}
        rows, ties = ranked(scores, [(name, _by(name, scores)) for name in parsed.ladder])
        unused = sum(len(scales) - len(marks) for marks in sifted.valid)
        valid = len(sifted.valid)
        return Result(self.code, rows, ties, sifted.cast, valid, sifted.blank, sifted.invalid, unused=unused)


def _scales(options: Sequence[str], rules: _FormulaRules) -> dict[str, tuple[int, int]]:
    return {mark(option, name): scale for option in options for name, scale in rules.scales.items()}


def _fault(scales: Mapping[str, tuple[int, int]], marks: Marks) -> Fault | None:
    if not marks:
        return Fault.EMPTY_BALLOT
    if any(key not in scales for key in marks):
        return Fault.UNKNOWN_OPTION
    on_scale = all(scales[key][0] <= score <= scales[key][1] for key, score in marks.items())
    return None if on_scale else Fault.SCORE_OUT_OF_RANGE


def _score(rules: _FormulaRules, option: str, valid: Sequence[Marks]) -> Score:
    names = rules.formula.names
    averages = known({name: average(rules.mean, given_scores(valid, mark(option, name))) for name in names})
    scored = scorers(valid, [mark(option, name) for name in names])
    return Score(
        rules.formula.value(averages),
        scored,
        detail=averages,
        small_sample=is_small_sample(scored, len(valid)),
    )


def _by(criterion: str, scores: Mapping[str, Score]) -> Step:
    return lambda group: {option: scores[option].detail[criterion] for option in group}
