"""A poll in words: its method inside a sentence, and its answers. How one votes is in ``poll_rule_words``."""

from __future__ import annotations

from typing import Final

from resources.words import word

_ANSWERED: Final = frozenset({"consent_vote", "mufakat"})
"""Methods whose options are answers, given as codes."""


def has_answers(method: str) -> bool:
    """Whether the options of a method are answers such as "setuju", not things to choose from."""
    return method in _ANSWERED


def option_words(method: str, label: str) -> str:
    """What an option is called: people's own words, or those of the catalogue for an answer."""
    return word("poll_answer", label) if has_answers(method) else label


def method_in_sentence(method: str) -> str:
    """The name of a method inside a sentence: "suara titik", but "USG"."""
    name = word("poll_method", method)
    return name if name.isupper() else name[:1].lower() + name[1:]
