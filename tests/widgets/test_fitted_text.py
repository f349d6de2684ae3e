"""Text that is fitted is all there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from widgets.fitted_text import first_words, fitted, paged, wrapped
from widgets.style import font_of_px, register_fonts

FONT_PX = 40


@pytest.fixture(autouse=True, scope="module")
def fonts(qapp: QApplication) -> None:
    register_fonts()


WORDS = st.lists(st.text("abcdefghij🙂ع<&", min_size=1, max_size=30), min_size=1, max_size=20)


@given(WORDS, st.floats(60, 900))
def test_wrapping_loses_nothing_and_keeps_to_the_width(words: list[str], width: float) -> None:
    text = " ".join(words)
    lines = wrapped(text, font_of_px(FONT_PX), width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    metrics = QFontMetricsF(font_of_px(FONT_PX))
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)


@given(WORDS, st.floats(100, 900), st.floats(60, 400))
def test_pages_hold_all_of_a_text(words: list[str], width: float, height: float) -> None:
    pages = paged(" ".join(words), width, height, (60, FONT_PX))
    assert "".join("".join(page.lines) for page in pages).replace(" ", "") == "".join(words)
    assert all(page.height <= max(height, page.px * 1.22) for page in pages)


def test_the_largest_size_that_fits_is_taken() -> None:
    assert fitted("Genangan", 400, 100, (60, 40), bold=True) == fitted("Genangan", 400, 100, (60,), bold=True)
    small = fitted("Genangan dan banjir di Jalan Kenanga", 560, 100, (60, 40), bold=True)
    assert small is not None
    assert small.px == 40
    assert fitted("Genangan " * 30, 400, 100, (60, 40)) is None


def test_a_smaller_size_is_better_than_a_broken_word() -> None:
    block = fitted("didahulukan", 300, 300, (60, 40), bold=True)
    assert block is not None
    assert block.lines == ("didahulukan",)


def test_a_name_that_does_not_fit_keeps_whole_words() -> None:
    font = font_of_px(FONT_PX)
    assert first_words("Ibu Nur Asiyah Kusumaningtyas", font, 200, 1) == ("Ibu Nur",)
    assert first_words("Kusumaningtyas", font, 100, 2) == ()
    assert first_words("", font, 100, 2) == ()


def test_nothing_is_one_empty_page() -> None:
    assert [page.lines for page in paged("", 100, 100, (40,))] == [()]
