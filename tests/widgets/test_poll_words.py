"""Every voting method that core counts can be explained on the wall, by the settings of the poll."""

from __future__ import annotations

import pytest

from core.tally import METHODS
from resources.criteria import criteria_templates
from widgets.poll_rule_words import Rules, criteria_rows, how_counted, how_to_vote
from widgets.poll_words import method_in_sentence, option_words


@pytest.mark.parametrize("method", METHODS)
def test_every_method_says_how_to_vote_and_how_it_is_counted(method: str) -> None:
    large, _ = how_to_vote(method, ())
    assert large
    assert how_counted(method, ())
    assert method_in_sentence(method)


def test_dots_say_a_cap_only_if_it_binds() -> None:
    assert how_to_vote("dots", (("cap", 2), ("dots", 3))) == ("3 titik tiap orang", "paling banyak 2 per pilihan")
    assert how_to_vote("dots", (("cap", 3), ("dots", 3)))[1] == ""
    assert how_to_vote("dots", (("cap", 0), ("dots", 3)))[1] == ""


@pytest.mark.parametrize(
    ("method", "rules", "large", "counted"),
    [
        ("usg", (("high", 4),), "Nilai 1 sampai 4", "Dihitung: U + S + G, masing-masing rata-rata"),
        ("usg", (("mean", "median"),), "Nilai 1 sampai 5", "Dihitung: U + S + G, masing-masing nilai tengah"),
        ("formula", (("formula", "M*I*V / C"),), "Nilai 1 sampai 5", "Dihitung: M × I × V ÷ C dari rata-rata"),
        ("score", (("high", 10),), "Nilai 0 sampai 10", "Dihitung: rata-rata dari yang menilai"),
        ("top_k", (("places", 2),), "Urutkan 2 yang terpenting", "Dihitung: jumlah nilai"),
        (
            "consent_vote",
            (("at_least", 1), ("base", "present"), ("denominator", 3), ("numerator", 2)),
            "Setuju, tolak, atau abstain",
            "Diterima kalau setuju paling sedikit 2/3 dari yang hadir",
        ),
    ],
)
def test_the_settings_of_the_poll_are_told(method: str, rules: Rules, large: str, counted: str) -> None:
    assert how_to_vote(method, rules)[0] == large
    assert how_counted(method, rules) == counted


def test_weights_and_criteria_are_named_with_what_is_special_about_them() -> None:
    assert criteria_rows((("weight|biaya", 40), ("weight|dampak", 60))) == (
        ("1", "biaya, bobot 40"),
        ("2", "dampak, bobot 60"),
    )
    assert criteria_rows((("formula", "biaya+M"),)) == (("M", "M"), ("2", "biaya: biaya"))
    (hanlon,) = [template for template in criteria_templates() if template.name == "hanlon"]
    rows = criteria_rows(tuple(hanlon.rules.items()))
    assert [code for code, _ in rows] == ["A", "B", "C", "D"]
    assert rows[1][1] == "Kegawatan masalah"
    assert rows[3][1].endswith("(0–1)")
    assert how_to_vote("formula", tuple(hanlon.rules.items())) == ("Nilai 0 sampai 10", "menurut 4 kriteria")
    assert criteria_rows((("cap", 2), ("dots", 3))) == ()


def test_names_begin_small_inside_a_sentence_but_for_abbreviations() -> None:
    assert (method_in_sentence("dots"), method_in_sentence("usg")) == ("suara titik", "USG")


def test_answers_have_words_and_options_are_peoples_own() -> None:
    assert option_words("consent_vote", "agree") == "Setuju"
    assert option_words("mufakat", "objection") == "Keberatan"
    assert option_words("dots", "agree") == "agree"
