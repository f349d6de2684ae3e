"""Every voting method that core counts can be explained on the wall."""

from __future__ import annotations

import pytest

from core.tally import METHODS
from widgets.poll_words import how_to_vote, method_in_sentence, option_words


@pytest.mark.parametrize("method", METHODS)
def test_every_method_says_how_to_vote(method: str) -> None:
    large, _ = how_to_vote(method, 3, 2)
    assert large
    assert method_in_sentence(method)


def test_dots_say_a_cap_only_if_it_binds() -> None:
    assert how_to_vote("dots", 3, 2) == ("3 titik tiap orang", "paling banyak 2 per pilihan")
    assert how_to_vote("dots", 3, 3)[1] == ""
    assert how_to_vote("dots", 3, 0)[1] == ""


def test_names_begin_small_inside_a_sentence_but_for_abbreviations() -> None:
    assert (method_in_sentence("dots"), method_in_sentence("usg")) == ("suara titik", "USG")


def test_answers_have_words_and_options_are_peoples_own() -> None:
    assert option_words("consent_vote", "agree") == "Setuju"
    assert option_words("mufakat", "objection") == "Keberatan"
    assert option_words("dots", "agree") == "agree"
