"""Top-k ranking: everybody names up to k options in order (3-2-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.tally.ballots import Fault, Marks, sift
from core.tally.ranking import Ladder, Score, Step, head_to_head, ranked
from core.tally.results import Result
from core.tally.rules import Rules, checked_rules, ladder_rule, whole_rule

LADDER_STEPS = ("firsts", "seconds", "head_to_head")


@dataclass(frozen=True, slots=True)
class _TopRules:
    places: int
    ladder: tuple[str, ...]


def _parsed(rules: Rules) -> _TopRules:
    return _TopRules(whole_rule(rules, "places", 3, low=1, high=100), ladder_rule(rules, LADDER_STEPS))


class TopRanking:
    """A ballot is the place of each option named, ``{"<option>": 1, "<option>": 2}``, without gaps.

    Rules: ``places``, how many may be named (3); ``ladder`` of the steps "firsts", "seconds" and
    "head_to_head" (none). Place 1 gives as many points as there are places, each further place one less.
    The value is the sum of points and the share its part of all points given. Detail: "place_1" and so on,
    how often the option was put there.
    """

    code = "top_k"
    fewest_options = 2
    choices = ()
    zero_is_a_mark = False
    usual_ladder = "firsts,seconds,head_to_head"

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
        """Count; ``unused`` are the places that valid ballots left empty."""
        parsed = _parsed(rules)
        sifted = sift(ballots, lambda marks: _fault(parsed, options, marks))
        points = [{option: parsed.places + 1 - place for option, place in marks.items()} for marks in sifted.valid]
        total = sum(sum(given.values()) for given in points)
        scores = {option: _score(parsed, option, sifted.valid, points, total) for option in options}
        rows, ties = ranked(scores, _ladder(parsed, scores, points))
        unused = sum(parsed.places - len(marks) for marks in sifted.valid)
        valid = len(sifted.valid)
        return Result(self.code, rows, ties, sifted.cast, valid, sifted.blank, sifted.invalid, unused=unused)


def _fault(rules: _TopRules, options: Sequence[str], marks: Marks) -> Fault | None:
    if not marks:
        return Fault.EMPTY_BALLOT
    if any(option not in options for option in marks):
        return Fault.UNKNOWN_OPTION
    if len(marks) > rules.places:
        return Fault.TOO_MANY_PLACES
    in_order = sorted(marks.values()) == list(range(1, len(marks) + 1))
    return None if in_order else Fault.BROKEN_RANKING


def _score(rules: _TopRules, option: str, valid: Sequence[Marks], points: Sequence[Marks], total: int) -> Score:
    got = sum(given.get(option, 0) for given in points)
    places = [marks[option] for marks in valid if option in marks]
    return Score(
        Fraction(got),
        len(places),
        Fraction(got, total) if total else None,
        {f"place_{place}": Fraction(places.count(place)) for place in range(1, rules.places + 1)},
    )


def _ladder(rules: _TopRules, scores: dict[str, Score], points: Sequence[Marks]) -> Ladder:
    def by_place(place: int) -> Step:
        return lambda group: {option: scores[option].detail.get(f"place_{place}", Fraction(0)) for option in group}

    steps = {"firsts": by_place(1), "seconds": by_place(2), "head_to_head": head_to_head(points)}
    return [(name, steps[name]) for name in rules.ladder]
