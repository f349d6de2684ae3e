"""A poll in words: its method inside a sentence, its answers, and how one votes."""

from __future__ import annotations

from typing import Final

from resources.words import t, word

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


def how_to_vote(method: str, dots: int, cap: int) -> tuple[str, str]:
    """What each person does, in a short sentence and a smaller one that may be empty.

    `dots` and `cap` are those of the method "dots": what one has, and what one option may get of it.
    """
    if method == "dots":
        most = t("paling banyak {n} per pilihan", n=cap) if 0 < cap < dots else ""
        return t("{n} titik tiap orang", n=dots), most
    return {
        "consent_vote": (t("Setuju, tolak, atau abstain"), ""),
        "mufakat": (t("Berkeberatan atau tidak"), ""),
        "usg": (t("Nilai 1 sampai 5"), t("untuk urgensi, keseriusan, dan pertumbuhan")),
        "weighted": (t("Nilai tiap pilihan"), t("menurut setiap kriteria")),
        "formula": (t("Nilai tiap pilihan"), t("menurut setiap kriteria")),
        "score": (t("Nilai tiap pilihan"), t("yang tidak dikenal boleh dilewati")),
        "top_k": (t("Urutkan yang terpenting"), ""),
        "pairwise": (t("Pilih satu dari tiap pasangan"), ""),
        "approval": (t("Boleh memilih lebih dari satu"), ""),
    }.get(method, ("", ""))
