"""The rule of a poll in words, from the settings of its method: how one votes, and how the votes are counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from resources.words import t, word

Rules = Sequence[tuple[str, int | str]]
_Values = Mapping[str, int | str]

_WEIGHT, _LABEL, _LOW, _HIGH = "weight|", "label|", "low|", "high|"
"""What the names of settings start with that belong to one criterion."""

_NAME = re.compile(r"[^\W\d]\w*")
"""A criterion in a formula."""

_MARK_LETTERS = 3

_OPERATORS = MappingProxyType({"*": " × ", "/": " ÷ ", "+": " + ", "-": " − "})


def how_to_vote(method: str, rules: Rules) -> tuple[str, str]:
    """What each person does, in a short sentence and a smaller one that may be empty."""
    return _VOTING[method](dict(rules))


def how_counted(method: str, rules: Rules) -> str:
    """What becomes of the votes, in one sentence."""
    return _COUNTING[method](dict(rules))


def criteria_rows(rules: Rules) -> tuple[tuple[str, str], ...]:
    """Each criterion of one's own, if the method has any: a short mark ("A", "2") and its words.

    Its weight is told, and its scale where it is not that of the others.
    """
    return tuple(_criteria(dict(rules)))


def _criteria(values: _Values) -> Iterator[tuple[str, str]]:
    for place, (name, weight) in enumerate(_of(values, _WEIGHT), start=1):
        yield str(place), t("{words}, bobot {n}", words=name.removeprefix(_WEIGHT), n=weight)
    usual = (values.get("low", 1), values.get("high", 5))
    for place, code in enumerate(sorted(set(_NAME.findall(str(values.get("formula", ""))))), start=1):
        words = str(values.get(f"{_LABEL}{code}", "")) or code
        low, high = values.get(f"{_LOW}{code}", usual[0]), values.get(f"{_HIGH}{code}", usual[1])
        mark, words = (code, words) if len(code) <= _MARK_LETTERS else (str(place), f"{code}: {words}")
        yield mark, words if (low, high) == usual else t("{words} ({low}–{high})", words=words, low=low, high=high)


def _scale(values: _Values, low: int = 1) -> str:
    return t("Nilai {low} sampai {high}", low=values.get("low", low), high=values.get("high", 5))


def _vote_dots(values: _Values) -> tuple[str, str]:
    dots, cap = int(values.get("dots", 3)), int(values.get("cap", 2))
    most = t("paling banyak {n} per pilihan", n=cap) if 0 < cap < dots else ""
    return t("{n} titik tiap orang", n=dots), most


def _vote_criteria(values: _Values) -> tuple[str, str]:
    return _scale(values), t("menurut {n} kriteria", n=len(list(_criteria(values))))


def _vote_ranking(values: _Values) -> tuple[str, str]:
    places = int(values.get("places", 3))
    return t("Urutkan {n} yang terpenting", n=places), t("nomor 1 mendapat nilai {n}, berikutnya turun satu", n=places)


def _count_scores(values: _Values, middle: Callable[[str], str]) -> str:
    """With the word for the average that is taken."""
    return middle(t("nilai tengah") if values.get("mean") == "median" else t("rata-rata"))


def _count_usg(values: _Values) -> str:
    return _count_scores(values, lambda mean: t("Dihitung: U + S + G, masing-masing {mean}", mean=mean))


def _count_formula(values: _Values) -> str:
    text = "".join(_OPERATORS.get(letter, letter) for letter in str(values.get("formula", "")) if letter != " ")
    return _count_scores(values, lambda mean: t("Dihitung: {formula} dari {mean}", formula=text, mean=mean))


def _count_consent(values: _Values) -> str:
    part = f"{values.get('numerator', 1)}/{values.get('denominator', 2)}"
    more = t("paling sedikit {part}", part=part) if values.get("at_least") else t("lebih dari {part}", part=part)
    base = word("poll_base", str(values.get("base", "valid")))
    return t("Diterima kalau setuju {more} dari {base}", more=more, base=base)


def _of(values: _Values, prefix: str) -> list[tuple[str, int | str]]:
    return sorted((name, value) for name, value in values.items() if name.startswith(prefix))


_VOTING: Mapping[str, Callable[[_Values], tuple[str, str]]] = MappingProxyType(
    {
        "mufakat": lambda _: (t("Berkeberatan atau tidak"), ""),
        "consent_vote": lambda _: (t("Setuju, tolak, atau abstain"), ""),
        "dots": _vote_dots,
        "usg": lambda values: (_scale(values), t("untuk urgensi, keseriusan, dan pertumbuhan")),
        "weighted": _vote_criteria,
        "formula": _vote_criteria,
        "score": lambda values: (_scale(values, 0), t("yang tidak dikenal boleh dilewati")),
        "top_k": _vote_ranking,
        "pairwise": lambda _: (t("Pilih satu dari tiap pasangan"), ""),
        "approval": lambda _: (t("Boleh memilih lebih dari satu"), ""),
    }
)

_COUNTING: Mapping[str, Callable[[_Values], str]] = MappingProxyType(
    {
        "mufakat": lambda _: t("Tercapai kalau kuorum terpenuhi dan tidak ada yang berkeberatan"),
        "consent_vote": _count_consent,
        "dots": lambda _: t("Dihitung: jumlah titik"),
        "usg": _count_usg,
        "weighted": lambda _: t("Dihitung: jumlah bobot kali rata-rata"),
        "formula": _count_formula,
        "score": lambda _: t("Dihitung: rata-rata dari yang menilai"),
        "top_k": lambda _: t("Dihitung: jumlah nilai"),
        "pairwise": lambda _: t("Dihitung: jumlah pasangan yang dimenangkan"),
        "approval": lambda _: t("Dihitung: jumlah yang memilih"),
    }
)
