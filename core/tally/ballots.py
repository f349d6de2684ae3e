"""What goes into a count: ballots, why one is not valid, and the fingerprint of a list of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

Marks = Mapping[str, int]
"""What one ballot says; each method says what the keys and numbers are. What is not marked is not there."""

SEPARATOR = "|"
"""Parts an option and a criterion in a key of marks: "<option>|U"."""


class Fault(StrEnum):
    """Why a ballot is not valid. The names are those of the refusals that people are told."""

    EMPTY_BALLOT = "EMPTY_BALLOT"
    UNKNOWN_OPTION = "UNKNOWN_OPTION"
    BAD_VALUE = "BAD_VALUE"
    ONE_CHOICE_ONLY = "ONE_CHOICE_ONLY"
    OVER_CAP = "OVER_CAP"
    TOO_MANY_DOTS = "TOO_MANY_DOTS"
    SCORE_OUT_OF_RANGE = "SCORE_OUT_OF_RANGE"
    TOO_MANY_PLACES = "TOO_MANY_PLACES"
    BROKEN_RANKING = "BROKEN_RANKING"


@dataclass(frozen=True, slots=True)
class Sifted:
    """Ballots parted into valid ones, those without any mark, and those with a fault."""

    valid: tuple[Marks, ...]
    blank: int
    invalid: int

    @property
    def cast(self) -> int:
        """The number of ballots in the box."""
        return len(self.valid) + self.blank + self.invalid


def sift(ballots: Sequence[Marks], check: Callable[[Marks], Fault | None]) -> Sifted:
    """Part ``ballots`` by what ``check`` says of each."""
    faults = [check(marks) for marks in ballots]
    valid = tuple(marks for marks, fault in zip(ballots, faults, strict=True) if fault is None)
    blank = faults.count(Fault.EMPTY_BALLOT)
    return Sifted(valid, blank, len(ballots) - len(valid) - blank)


def one_choice(marks: Marks, choices: Sequence[str]) -> Fault | None:
    """Check a ballot on which exactly one of ``choices`` is marked with 1."""
    if not marks:
        return Fault.EMPTY_BALLOT
    if any(choice not in choices for choice in marks):
        return Fault.UNKNOWN_OPTION
    if len(marks) > 1:
        return Fault.ONE_CHOICE_ONLY
    return None if set(marks.values()) == {1} else Fault.BAD_VALUE


def ballot_line(marks: Marks) -> str:
    """Return the canonical form of one ballot, a line of ASCII without its end.

    It is a JSON object with sorted keys, no blanks, and characters beyond ASCII escaped as JSON has it.
    """
    return json.dumps(dict(marks), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def ballot_lines(ballots: Sequence[Marks]) -> tuple[str, ...]:
    """Return the canonical list of ballots: their lines sorted by their bytes, so that no order of voting shows."""
    return tuple(sorted(map(ballot_line, ballots)))


def ballot_digest(ballots: Sequence[Marks]) -> str:
    """Return the SHA-256 (64 hexadecimal digits) over the canonical list, each line ended by a line feed.

    So ``LC_ALL=C sort ballots.txt | sha256sum`` gives the same figure.
    """
    return sha256("".join(f"{line}\n" for line in ballot_lines(ballots)).encode("ascii")).hexdigest()
