"""Score: every option gets a number on a scale, or is skipped ("lewati")."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.tally.ballots import Fault, Marks, sift
from core.tally.criteria import given_scores, is_small_sample, mean, score_fault
from core.tally.ranking import Score, ranked
from core.tally.results import Result
from core.tally.rules import Rules, checked_rules, whole_rule


@dataclass(frozen=True, slots=True)
class _ScoreRules:
    low: int
    high: int


def _parsed(rules: Rules) -> _ScoreRules:
    low = whole_rule(rules, "low", 0)
    return _ScoreRules(low, whole_rule(rules, "high", 5, low=low + 1))


class ScoreVote:
    """A ballot is the scores, ``{"<option>": 4}``; an option that is not there was skipped.

    Rules: the scale ``low`` to ``high`` (0 to 5). The value is the exact mean over those who scored the
    option; their number is in ``supporters``.
    """

    code = "score"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = True
    usual_ladder = ""

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong or unknown."""
        return checked_rules(_parsed, rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: the options."""
        return tuple(options)

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None; not everything can be skipped."""
        parsed = _parsed(rules)
        return score_fault(marks, options, parsed.low, parsed.high)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``unused`` are the options that valid ballots skipped."""
        parsed = _parsed(rules)
        sifted = sift(ballots, lambda marks: score_fault(marks, options, parsed.low, parsed.high))
        given = {option: given_scores(sifted.valid, option) for option in options}
        valid = len(sifted.valid)
        rows, ties = ranked(
            {
                option: Score(mean(scores), len(scores), small_sample=is_small_sample(len(scores), valid))
                for option, scores in given.items()
            }
        )
        unused = sum(valid - len(scores) for scores in given.values())
        return Result(self.code, rows, ties, sifted.cast, valid, sifted.blank, sifted.invalid, unused=unused)
