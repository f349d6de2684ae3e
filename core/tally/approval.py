"""Approval: everybody marks all options that they could live with."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, sift
from core.tally.ranking import Score, ranked
from core.tally.results import Result
from core.tally.rules import Rules, checked_rules


@dataclass(frozen=True, slots=True)
class _NoRules:
    pass


class ApprovalVote:
    """A ballot is a set, ``{"<option>": 1}``; the empty set is a ballot too, counted as blank.

    There are no rules. The value is the number of approvals, the share its part of all ballots that could
    be read, blank ones included.
    """

    code = "approval"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = False
    usual_ladder = ""

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules, which are none, or None if there are some."""
        return checked_rules(lambda _: _NoRules(), rules)

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have: the options."""
        return tuple(options)

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why the ballot cannot be taken, or None; nobody has to approve of anything."""
        fault = _fault(options, marks)
        return None if fault is Fault.EMPTY_BALLOT else fault

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count; ``valid`` are the ballots that approve of something."""
        sifted = sift(ballots, lambda marks: _fault(options, marks))
        read = len(sifted.valid) + sifted.blank
        approvals = {option: sum(marks.get(option, 0) for marks in sifted.valid) for option in options}
        rows, ties = ranked(
            {option: Score(Fraction(n), n, Fraction(n, read) if read else None) for option, n in approvals.items()}
        )
        return Result(self.code, rows, ties, sifted.cast, len(sifted.valid), sifted.blank, sifted.invalid)


def _fault(options: Sequence[str], marks: Marks) -> Fault | None:
    if any(option not in options for option in marks):
        return Fault.UNKNOWN_OPTION
    if any(mark not in (0, 1) for mark in marks.values()):
        return Fault.BAD_VALUE
    return None if any(marks.values()) else Fault.EMPTY_BALLOT
