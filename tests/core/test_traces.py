"""Names are found in texts as whole names and as parts that are words, and never where they are somebody else's."""

from __future__ import annotations

import pytest

from core.traces import NameTraces, name_parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Sari Wulandari", ("Sari", "Wulandari")),
        ("Hj. Siti Nur Aminah, S.Sos., M.Si.", ("Siti", "Nur", "Aminah")),
        ("Ahmad bin Al", ("Ahmad",)),
        ("Zé “Ömer” 🙂", ("Ömer",)),
        ("Yo", ()),
        ("Sari sari Sari", ("Sari", "sari")),
        ("", ()),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bu Sari bilang selokan mampet.", "Bu P08 bilang selokan mampet."),
        ("SARI  WULANDARI, hadir", "P08, hadir"),
        ("Sari\nWulandari", "P08"),
        ("Sarinah dan Disari", "Sarinah dan Disari"),
        ("kata Wulandari/Sari.", "kata P08/P08."),
        ("Sari Dewi dan Dewi Sari tidak setuju", "Sari Dewi dan Dewi Sari tidak setuju"),
        ("", ""),
    ],
)
def test_names_are_replaced(text: str, expected: str) -> None:
    traces = NameTraces("Sari Wulandari", ["Sari Dewi", "Dewi Sari", "Sari Wulandari", ""])
    assert traces.replaced(text, "P08") == expected


def test_a_name_with_a_title_is_found_with_and_without_it() -> None:
    traces = NameTraces("Dr. Yo, S.H.")
    assert traces.replaced("Dr. Yo, S.H. dan Dr. Yo", "P01") == "P01 dan P01"


def test_a_word_that_is_written_otherwise_is_not_likely_the_name() -> None:
    traces = NameTraces("Sari Wulandari")
    found = traces.found_in("Sari minum sari buah; sari wulandari")
    assert [(trace.start, trace.likely) for trace in found] == [(0, True), (11, False), (22, True)]
    assert traces.replaced("Sari minum sari buah", "P08", spared={11}) == "P08 minum sari buah"


def test_signs_of_patterns_are_letters_like_others() -> None:
    assert NameTraces("A.* (x)").replaced("A.* (x) Abc x", "P01") == "P01 Abc x"


def test_no_name_leaves_no_trace() -> None:
    assert NameTraces("  ").found_in("apa saja") == []
