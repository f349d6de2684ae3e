"""The settings of a poll, read and checked: whole numbers, words, and the ladder for ties."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

Rules = Mapping[str, int | str]
"""The settings of a poll by name; each method says which it knows and what it takes for a missing one."""


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
