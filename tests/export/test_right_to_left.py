"""Arabic and Hebrew in a line from left to right: shapes by place, turned round, numbers as they are, nothing lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.right_to_left import LONGEST, drawn, shaped, stretches, turned_round

ALL = range(0x110000)

ARABIC = st.text(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF, exclude_categories=["Cn", "Cf"]) | st.just(" ")
)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", []),
        ("kata", [("kata", False)]),
        (
            "ia berkata سلام عليكم (2:286) lalu",
            [("ia berkata ", False), ("سلام عليكم", True), (" (2:286) lalu", False)],
        ),
        ("שלום 12 עולם", [("שלום 12 עולם", True)]),
    ],
)
def test_stretches(line: str, parts: list[tuple[str, bool]]) -> None:
    assert list(stretches(line)) == parts


@pytest.mark.parametrize(
    ("word", "shapes"),
    [
        ("سلام", "\ufeb3\ufefc\ufee1"),  # seen at the beginning, lam with alef at the end, meem alone
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("دار", "\ufea9\ufe8d\ufead"),  # letters that never reach on
        ("لا", "\ufefb"),
        ("بَب", "\ufe91\u064e\ufe90"),  # a mark does not part letters
        ("بـ", "\ufe91\u0640"),
        ("שלום", "שלום"),
    ],
)
def test_letters_take_the_shape_of_their_place(word: str, shapes: str) -> None:
    assert shaped(word, ALL) == shapes


def test_a_shape_that_the_font_lacks_stays_the_letter() -> None:
    assert shaped("سلام", ()) == "سلام"


def test_a_stretch_is_turned_round_with_its_numbers_as_they_are() -> None:
    assert turned_round("שלום 12,5 (א)") == "(א) 12,5 םולש"
    assert turned_round("ב\u05bcא") == "אב\u05bc"


def test_a_short_stretch_stays_on_one_line_and_a_long_one_may_break() -> None:
    assert " " not in drawn("שלום עולם", ALL)
    pieces = drawn("שלום " * 40, ALL).split(" ")
    assert len(pieces) > 3
    assert max(map(len, pieces)) <= LONGEST


@given(ARABIC)
def test_no_letter_is_lost(text: str) -> None:
    def letters(some: str) -> list[str]:
        return sorted(unicodedata.normalize("NFKD", some).replace(" ", ""))

    assert letters(drawn(text, ALL).translate({0x28: ")", 0x29: "("})) == letters(text)


@given(st.text())
def test_parts_are_the_whole(text: str) -> None:
    assert "".join(part for part, _ in stretches(text)) == text
