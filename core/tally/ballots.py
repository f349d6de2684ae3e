"""What goes into a count: rules, ballots, why a ballot is not valid, and a ballot list's fingerprint."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from hashlib import sha256
from typing import Any

Rules = Mapping[str, int | str]
"""The settings of a poll by name; each method says which it knows and what it takes for a missing one."""

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


class BadRule(ValueError):
    """A rule of a poll is missing or has a value that its method cannot count with."""


def whole_rule(rules: Rules, name: str, default: int | None = None, *, low: int = 0, high: int = 10**6) -> int:
    """Return a rule that is a whole number from ``low`` to ``high``; raises BadRule."""
    value = rules.get(name, default)
    if not isinstance(value, int) or not low <= value <= high:
        raise BadRule(name)
    return value


def word_rule(rules: Rules, name: str, words: Sequence[str]) -> str:
    """Return a rule that is one of ``words``, the first by default; raises BadRule."""
    value = rules.get(name, words[0])
    if not isinstance(value, str) or value not in words:
        raise BadRule(name)
    return value


def ladder_rule(rules: Rules, steps: Sequence[str]) -> tuple[str, ...]:
    """Return the steps of the rule "ladder", which settle ties in turn: "supporters,head_to_head".

    Steps of one letter may stand together ("USG"). Empty by default: ties stay shared. Raises BadRule for
    a step that the method does not have.
    """
    value = rules.get("ladder", "")
    if not isinstance(value, str):
        raise BadRule("ladder")
    chosen = value.split(",") if "," in value else [value] if value in steps else list(value)
    if any(step not in steps for step in chosen):
        raise BadRule("ladder")
    return tuple(chosen)


def checked_rules(parse: Callable[[Rules], Any], rules: Rules) -> dict[str, int | str] | None:
    """Return the rules with all defaults filled in; None if one is wrong or unknown.

    ``parse`` makes the method's own rules, a dataclass with a field for each (None: not set), or raises
    BadRule.
    """
    try:
        parsed = parse(rules)
    except BadRule:
        return None
    names = [field.name for field in fields(parsed)]
    if not set(names).issuperset(rules):
        return None
    values = {name: getattr(parsed, name) for name in names}
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: int | str | tuple[str, ...]) -> int | str:
    return ",".join(value) if isinstance(value, tuple) else value


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


def ballot_digest(ballots: Sequence[Marks]) -> str:
    """Return the SHA-256 (64 hexadecimal digits) over the sorted list of ballots.

    Canonical form: each ballot is one line of ASCII, its marks as a JSON object with sorted keys, no
    blanks, and characters beyond ASCII escaped as JSON has it; the lines are sorted by their bytes and each
    ends with a line feed. So ``LC_ALL=C sort ballots.txt | sha256sum`` gives the same figure.
    """
    lines = sorted(
        json.dumps(dict(marks), sort_keys=True, separators=(",", ":"), ensure_ascii=True) for marks in ballots
    )
    return sha256("".join(f"{line}\n" for line in lines).encode("ascii")).hexdigest()
