"""The pages look as they did when they were last looked at."""

from __future__ import annotations

import pytest
from PIL import ImageChops, ImageDraw

from tests.export.golden import FOLDER, differing_tiles, golden, pages

NAMES = ("first", "signatures", "attendance", "seating", "notula")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_looks_as_it_did(name: str) -> None:
    assert differing_tiles(pages()[name], golden(name)) == []


def test_every_picture_is_compared_and_small() -> None:
    kept = list(FOLDER.glob("*.png"))
    assert sorted(path.stem for path in kept) == sorted(NAMES)
    assert max(path.stat().st_size for path in kept) < 40_000


def test_a_word_elsewhere_or_a_rule_that_is_gone_is_seen() -> None:
    page = golden("first")
    assert differing_tiles(page, ImageChops.offset(page, 0, 3))
    hidden = page.copy()
    ImageDraw.Draw(hidden).rectangle((50, 90, 350, 102), fill=255)
    assert differing_tiles(page, hidden)
    assert differing_tiles(page, page.crop((0, 0, 100, 100)))
