"""What comes out of a count. All figures are exact; rounding is for whoever prints them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from core.tally.ballots import Fault, Marks
from core.tally.rules import Rules


class Outcome(StrEnum):
    """What a poll that decides something has decided."""

    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    TIED = "tied"


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one option.

    ``value`` is what the method ranks by (None: nobody scored it); ``share`` its part of the whole, from 0
    to 1 (None where the method has no whole); ``supporters`` the number of valid ballots that mark it.
    ``rank`` is the competition rank (1, 1, 3; None: not ranked) after ties were settled by the ladder, and
    ``tied`` tells that another option has the same value, settled or not. ``detail`` has further figures
    of the method by name. ``small_sample``: fewer than half of the valid ballots scored it.
    """

    option: str
    value: Fraction | None
    share: Fraction | None
    supporters: int
    rank: int | None
    tied: bool
    detail: Mapping[str, Fraction] = field(default_factory=dict[str, Fraction])
    small_sample: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Options with the same value, and how the ladder settled it.

    ``options`` are in the order of rank; ``settled_by`` names the steps of the ladder that parted them, in
    the ladder's order; ``open`` has the groups that still share a rank.
    """

    options: tuple[str, ...]
    settled_by: tuple[str, ...]
    open: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one poll.

    ``rows`` stand in the order of rank, equal ones in the order of the options, those without a rank last
    (a method without ranks keeps the order of the options). ``cast`` = ``valid`` + ``blank`` + ``invalid``
    ballots. ``unused`` counts what valid ballots left open: dots not given, scores left blank.
    ``outcome`` is None for a method that only ranks; ``base`` and ``needed`` are the number that the
    threshold was taken of and the votes that it takes. ``cycles``: options that beat each other in a ring.
    """

    method: str
    rows: tuple[Row, ...]
    ties: tuple[Tie, ...]
    cast: int
    valid: int
    blank: int
    invalid: int
    unused: int = 0
    outcome: Outcome | None = None
    base: int | None = None
    needed: int | None = None
    cycles: tuple[tuple[str, ...], ...] = ()

    def row(self, option: str) -> Row:
        """Return the row of an option; raises KeyError."""
        for row in self.rows:
            if row.option == option:
                return row
        raise KeyError(option)


class Method(Protocol):
    """A way of voting. ``options`` are the ids of the options in their fixed order."""

    @property
    def code(self) -> str:
        """The name under which a poll keeps its method."""
        ...

    @property
    def fewest_options(self) -> int:
        """How many options a poll must have at least; 0 where the method brings its own."""
        ...

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices that the method brings along instead of a poll's options; empty if it has none."""
        ...

    @property
    def zero_is_a_mark(self) -> bool:
        """Whether a mark of 0 says something (a score) or is the same as none (dots)."""
        ...

    @property
    def usual_ladder(self) -> str:
        """The rule "ladder" that a forum may choose after the count, if it declared none; "" where there is none."""
        ...

    def checked_rules(self, rules: Rules) -> dict[str, int | str] | None:
        """Return the rules with all defaults filled in, or None if one is wrong or unknown."""
        ...

    def keys(self, rules: Rules, options: Sequence[str]) -> tuple[str, ...]:
        """Return every key that a valid ballot can have, in the order of a list; raises BadRule as ``check`` does."""
        ...

    def check(self, rules: Rules, options: Sequence[str], marks: Marks) -> Fault | None:
        """Return why a ballot cannot be taken, or None; raises BadRule for rules that cannot be used.

        Rules that the method does not know are not looked at.
        """
        ...

    def count(self, rules: Rules, options: Sequence[str], ballots: Sequence[Marks]) -> Result:
        """Count ballots in any order, faulty ones as invalid; raises BadRule as ``check`` does."""
        ...
