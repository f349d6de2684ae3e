"""Setuju, tolak, abstain: one motion, carried or not by the base and threshold that the forum has set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, one_choice, sift
from core.tally.majority import votes_needed
from core.tally.results import Outcome, Result, Row
from core.tally.rules import Rules, checked_rules, whole_rule, word_rule

AGREE, DISAGREE, ABSTAIN = CONSENT_CHOICES = ("agree", "disagree", "abstain")

COUNTED_BASES = ("valid", "cast")
GIVEN_BASES = ("present", "signed", "eligible", "invited")


@dataclass(frozen=True, slots=True)
class _ConsentRules:
    base: str
    numerator: int
    denominator: int
    at_least: int
    present: int | None
    signed: int | None
    eligible: int | None
    invited: int | None


def _parsed(rules: Rules) -> _ConsentRules:
    base = word_rule(rules, "base", (*COUNTED_BASES, *GIVEN_BASES))
    denominator = whole_rule(rules, "denominator", 2, low=1)
    numerator = whole_rule(rules, "numerator", 1, low=1, high=denominator)
    at_least = whole_rule(rules, "at_least", 0, high=1)
    given = (whole_rule(rules, name) if name in rules else None for name in GIVEN_BASES)
    return _ConsentRules(base, numerator, denominator, at_least, *given)


class ConsentVote:
    """One of three choices per ballot, as ``{"agree": 1}``; the poll's own options play no part.

    Rules: ``base``, what the threshold is taken of: "valid" (votes for and against; an abstention is
    neither), "cast" (those and abstentions), or "present", "signed", "eligible", "invited", whose number is
    the rule of the same name; ``numerator`` / ``denominator`` (1/2); ``at_least`` (0: more than that part).

    Equal votes for and against that do not reach the threshold are a tie (seri). Detail: none.
    """

    code = "consent_vote"
    fewest_options = 0
    choices = CONSENT_CHOICES
    zero_is_a_mark = False
    usual_ladder = ""

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules completed, or None if one is wrong; the number of a base may be added when counting."""
        return checked_rules(_parsed, rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: the three choices."""
        return CONSENT_CHOICES

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None."""
        return one_choice(marks, CONSENT_CHOICES)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; the rows are agree, disagree, abstain with their share of the base, and have no rank."""
        parsed = _parsed(rules)
        sifted = sift(ballots, lambda marks: one_choice(marks, CONSENT_CHOICES))
        votes = {choice: sum(choice in marks for marks in sifted.valid) for choice in CONSENT_CHOICES}
        base = _base(rules, parsed.base, votes)
        needed = votes_needed(base, parsed.numerator, parsed.denominator, at_least=parsed.at_least == 1)
        return Result(
            self.code,
            _rows(votes, base, with_abstain=parsed.base != "valid"),
            (),
            sifted.cast,
            len(sifted.valid),
            sifted.blank,
            sifted.invalid,
            outcome=_outcome(votes[AGREE], votes[DISAGREE], needed),
            base=base,
            needed=needed,
        )


def _base(rules: Rules, base: str, votes: Mapping[str, int]) -> int:
    if base == "valid":
        return votes[AGREE] + votes[DISAGREE]
    return sum(votes.values()) if base == "cast" else whole_rule(rules, base)


def _rows(votes: Mapping[str, int], base: int, *, with_abstain: bool) -> tuple[Row, ...]:
    """The rows; an abstention has no share of a base that it does not belong to."""
    has_share = {AGREE: base > 0, DISAGREE: base > 0, ABSTAIN: base > 0 and with_abstain}
    tied = votes[AGREE] == votes[DISAGREE] > 0
    return tuple(
        Row(
            choice,
            Fraction(n),
            Fraction(n, base) if has_share[choice] else None,
            supporters=n,
            rank=None,
            tied=tied and choice != ABSTAIN,
        )
        for choice, n in votes.items()
    )


def _outcome(agree: int, disagree: int, needed: int) -> Outcome:
    if agree >= needed:
        return Outcome.CARRIED
    return Outcome.TIED if agree == disagree > 0 else Outcome.NOT_CARRIED
