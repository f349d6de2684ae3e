"""Formulas over named criteria, "(A+B)*C*D": read, checked and computed exactly, by a reader of our own.

Grammar: ``sum = product (("+" | "-") product)*``, ``product = factor (("*" | "×" | "/" | "÷") factor)*``,
``factor = "-" factor | "(" sum ")" | number | name``. Numbers are whole or decimal ("0,4" or "0.4"); names are letters,
digits and underscores, not beginning with a digit. There is nothing else: no call, no attribute, no power.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

LONGEST, DEEPEST = 200, 20

Interval = tuple[Fraction, Fraction]

_TOKEN = re.compile(r"\s*(?:(?P<number>\d{1,9}(?:[.,]\d{1,9})?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*×/÷()]))\s*")


class BadFormula(ValueError):
    """A text that is no formula."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in a formula."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A criterion."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts joined by "+", "-", "*" or "/"."""

    sign: str
    left: "Part"
    right: "Part"


Part = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read; ``names`` are its criteria in the order in which they first stand there."""

    part: Part
    names: tuple[str, ...]

    def value(self, figures: Mapping[str, Fraction]) -> Fraction | None:
        """Compute it; None where a criterion has no figure, and for a division by zero."""
        if any(name not in figures for name in self.names):
            return None
        try:
            return _computed(self.part, figures)
        except ZeroDivisionError:
            return None

    def can_divide_by_zero(self, scales: Mapping[str, Interval]) -> bool:
        """Whether a divisor may become 0 while the criteria stay in their ``scales`` (lowest, highest).

        Bounds are computed part by part, so a divisor like ``C-C+1`` may be refused without need, never let through.
        """
        try:
            _bounds(self.part, scales)
        except ZeroDivisionError:
            return True
        return False


def read_formula(text: str) -> Formula:
    """Read a formula. Raises BadFormula for any other text, one that is too long or too deep, and one without names."""
    if len(text) > LONGEST:
        raise BadFormula("too long")
    reader = _Reader(_tokens(text))
    part = reader.sum(0)
    if not reader.at_end:
        raise BadFormula("something is left over")
    names = tuple(dict.fromkeys(_names(part)))
    if not names:
        raise BadFormula("no criterion")
    return Formula(part, names)


def _tokens(text: str) -> list[Number | Name | str]:
    found: list[Number | Name | str] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise BadFormula(text[place : place + 10])
        place = match.end()
        if match["number"]:
            found.append(Number(Fraction(match["number"].replace(",", "."))))
        elif match["name"]:
            found.append(Name(match["name"]))
        else:
            found.append(match["sign"].replace("×", "*").replace("÷", "/"))
    return found


class _Reader:
    """Goes along the tokens; ``depth`` counts brackets and minus signs."""

    def __init__(self, tokens: Sequence[Number | Name | str]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def at_end(self) -> bool:
        return self._place == len(self._tokens)

    def sum(self, depth: int) -> Part:
        left = self._product(depth)
        while sign := self._taken("+", "-"):
            left = Operation(sign, left, self._product(depth))
        return left

    def _product(self, depth: int) -> Part:
        left = self._factor(depth)
        while sign := self._taken("*", "/"):
            left = Operation(sign, left, self._factor(depth))
        return left

    def _factor(self, depth: int) -> Part:
        if depth > DEEPEST:
            raise BadFormula("too deep")
        if self._taken("-"):
            return Operation("-", Number(Fraction(0)), self._factor(depth + 1))
        if self._taken("("):
            part = self.sum(depth + 1)
            if not self._taken(")"):
                raise BadFormula("a bracket is open")
            return part
        token = None if self.at_end else self._tokens[self._place]
        if token is None or isinstance(token, str):
            raise BadFormula("a number or name is missing")
        self._place += 1
        return token

    def _taken(self, *signs: str) -> str:
        """The sign that stands here, which is passed; "" if it is none of ``signs``."""
        token = "" if self.at_end else self._tokens[self._place]
        if not isinstance(token, str) or token not in signs:
            return ""
        self._place += 1
        return token


def _names(part: Part) -> list[str]:
    if isinstance(part, Operation):
        return [*_names(part.left), *_names(part.right)]
    return [part.name] if isinstance(part, Name) else []


def _computed(part: Part, figures: Mapping[str, Fraction]) -> Fraction:
    if isinstance(part, Number):
        return part.value
    if isinstance(part, Name):
        return figures[part.name]
    left, right = _computed(part.left, figures), _computed(part.right, figures)
    return _applied(part.sign, left, right)


def _applied(sign: str, left: Fraction, right: Fraction) -> Fraction:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else left / right


def _bounds(part: Part, scales: Mapping[str, Interval]) -> Interval:
    """The lowest and highest value of a part; raises ZeroDivisionError if a divisor's bounds contain 0."""
    if isinstance(part, Number):
        return part.value, part.value
    if isinstance(part, Name):
        return scales[part.name]
    left, right = _bounds(part.left, scales), _bounds(part.right, scales)
    if part.sign == "/" and right[0] <= 0 <= right[1]:
        raise ZeroDivisionError
    ends = [_applied(part.sign, one, other) for one in left for other in right]
    return min(ends), max(ends)
