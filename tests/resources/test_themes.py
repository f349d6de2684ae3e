"""Themes are complete, and what is written on them can be read (WCAG 2.2: 4.5:1 for text, 3:1 for marks)."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from resources.themes import NAMES, Theme, load_theme


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


# Text, and what it stands on.
TEXT_PAIRS = [
    *[(text, fill) for text in ("text", "text_soft") for fill in ("window", "surface", "sunken")],
    *[("text", fill) for fill in ("accent_soft", "speaking_soft", "good_soft", "bad_soft")],
    *[(text, fill) for text in ("accent", "good", "bad", "speaking") for fill in ("window", "surface")],
    ("on_accent", "accent"),
    ("on_warn", "warn_fill"),
    ("on_accent", "speaking"),
]


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def test_every_colour_is_written_in_full(theme: Theme) -> None:
    colours = [getattr(theme, field.name) for field in fields(theme)]
    colours = [colour for colour in colours if isinstance(colour, str) and colour not in (theme.name, theme.family)]
    assert len(colours) == 18
    assert all(
        re.fullmatch("#[0-9A-F]{6}", colour) for colour in (*colours, *theme.category_fills, *theme.category_texts)
    )


@pytest.mark.parametrize(("text", "fill"), TEXT_PAIRS)
def test_text_can_be_read(theme: Theme, text: str, fill: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, fill)) >= 4.5


def test_marks_can_be_seen(theme: Theme) -> None:
    for mark in ("focus", "accent", "text_soft", "speaking", "good", "bad"):
        assert contrast(getattr(theme, mark), theme.window) >= 3


def test_categories_repeat_and_their_text_can_be_read(theme: Theme) -> None:
    count = len(theme.category_fills)
    assert len(theme.category_texts) == count
    for index in range(count):
        fill, text = theme.category(index)
        assert contrast(fill, text) >= 4.5
        assert theme.category(index + count) == (fill, text)


def test_a_theme_is_read_once_and_cannot_change() -> None:
    assert load_theme("light") is load_theme("light")
    with pytest.raises(AttributeError):
        load_theme("light").text = "#000000"


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="light, dark, high_contrast"):
        load_theme("blue")
