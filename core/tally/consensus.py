"""Mufakat: agreed when enough people are here and nobody objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, one_choice, sift
from core.tally.majority import quorum
from core.tally.results import Outcome, Result, Row
from core.tally.rules import Rules, checked_rules, whole_rule

AGREE, NO_OBJECTION, OBJECTION = CONSENSUS_CHOICES = ("agree", "no_objection", "objection")


@dataclass(frozen=True, slots=True)
class _ConsensusRules:
    invited: int | None
    present: int | None


def _parsed(rules: Rules) -> _ConsensusRules:
    return _ConsensusRules(*(whole_rule(rules, name) if name in rules else None for name in ("invited", "present")))


class Consensus:
    """One answer per person: ``{"agree": 1}``, "no_objection" (tidak berkeberatan) or "objection".

    Rules: ``invited`` and ``present``, the numbers of people that the quorum is taken of. Carried if the
    quorum is met, somebody has answered and nobody objects. ``base`` is the number present and ``needed``
    the quorum. The share is the part of the valid answers; nothing is ranked.
    """

    code = "mufakat"
    fewest_options = 0
    choices = CONSENSUS_CHOICES
    zero_is_a_mark = False
    usual_ladder = ""

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules, or None if one is wrong or unknown; the numbers may be added when counting."""
        return checked_rules(_parsed, rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: the three answers."""
        return CONSENSUS_CHOICES

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the answer cannot be taken, or None."""
        return one_choice(marks, CONSENSUS_CHOICES)

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; the rows are agree, no_objection, objection."""
        present, needed = whole_rule(rules, "present"), quorum(whole_rule(rules, "invited"))
        sifted = sift(ballots, lambda marks: one_choice(marks, CONSENSUS_CHOICES))
        valid = len(sifted.valid)
        answers = {choice: sum(choice in marks for marks in sifted.valid) for choice in CONSENSUS_CHOICES}
        reached = present >= needed and valid > 0 and answers[OBJECTION] == 0
        return Result(
            self.code,
            tuple(
                Row(choice, Fraction(n), Fraction(n, valid) if valid else None, n, rank=None, tied=False)
                for choice, n in answers.items()
            ),
            (),
            sifted.cast,
            valid,
            sifted.blank,
            sifted.invalid,
            outcome=Outcome.CARRIED if reached else Outcome.NOT_CARRIED,
            base=present,
            needed=needed,
        )
