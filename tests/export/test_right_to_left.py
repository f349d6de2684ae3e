"""Arabic and Hebrew in a line from left to right: shapes by place, turned round, numbers as they are, nothing lost."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Paragraph as ReportlabParagraph

from export.paragraph import Paragraph
from export.right_to_left import drawn, line_drawn, shaped, stretches, turned_round

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


def test_words_stay_in_order_until_a_line_is_drawn() -> None:
    words = drawn("שלום 12 עולם", ALL).split(" ")
    assert words == ["םולש", "12", "םלוע"]
    assert line_drawn(words) == ["םלוע", "12", "םולש"]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (["Bapak", "Budi", "12"], ["Bapak", "Budi", "12"]),
        (["Doa:", "א", "ב", "ג", "dibaca"], ["Doa:", "ג", "ב", "א", "dibaca"]),
        (["א", "ב", "dan", "ג", "ד"], ["ב", "א", "dan", "ד", "ג"]),
        (["12", "א", "7", "ב", "."], ["12", "ב", "7", "א", "."]),
        ([], []),
    ],
)
def test_a_line_turns_each_stretch(words: list[str], order: list[str]) -> None:
    assert line_drawn(words) == order


@pytest.mark.parametrize("markup", ["{}", "Doa <b>bersama</b> {}"])
def test_each_line_of_a_page_begins_at_its_right_with_the_next_word(
    markup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"א{number:02}" for number in range(40)]
    page = Paragraph(markup.format(" ".join(turned_round(name) for name in names)))
    _, height = page.wrap(200, 1000)
    parts: list[Any] = page.split(200, height / 2)
    assert len(parts) == 2
    shown: list[str] = []
    given: list[Any] = []
    for part in parts:
        part.wrap(200, 1000)
        monkeypatch.setattr(ReportlabParagraph, "drawPara", lambda page, _debug: given.extend(page.blPara.lines))
        part.drawPara()
    for line in given:
        words = line[1] if isinstance(line, tuple) else " ".join(part.text for part in line.words).split()
        shown += [word for word in reversed(words) if "א" in word]
    assert shown == [turned_round(name) for name in names]


@given(ARABIC)
def test_no_letter_is_lost(text: str) -> None:
    def letters(some: str) -> list[str]:
        return sorted(unicodedata.normalize("NFKD", some).replace(" ", ""))

    assert letters(drawn(text, ALL).translate({0x28: ")", 0x29: "("})) == letters(text)


@given(st.text())
def test_parts_are_the_whole(text: str) -> None:
    assert "".join(part for part, _ in stretches(text)) == text
