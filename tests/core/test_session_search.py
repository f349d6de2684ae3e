"""A session is found by any of the words that its line in the list has."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.session_list import Phase, SessionSummary
from core.session_search import fits

AT = datetime(2026, 11, 10, 22, 0, tzinfo=UTC)
SUMMARY = SessionSummary(
    "s", "FGD-07", "Sampah RW 09", "Tirtawana", "WIB", Phase.CLOSED, False, AT, 12, 40, AT, "Kedung 2026"
)


@pytest.mark.parametrize(
    "words",
    ["", " ", "sampah", "SAMPAH tirta", "fgd-07", "rabu", "11 November 2026", "2026-11-11", "09 rw", "nov", "kedung"],
)
def test_every_word_must_be_somewhere(words: str) -> None:
    assert fits(SUMMARY, words)


@pytest.mark.parametrize("words", ["banjir", "sampah banjir", "10 November", "selasa", "fgd-08"])
def test_a_word_that_is_nowhere_leaves_the_session_out(words: str) -> None:
    assert not fits(SUMMARY, words)
