"""The whole document with any texts and numbers: never an error, nothing lost, nothing obeyed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.minutes import Minutes
from export.berita_acara import minutes_pdf
from tests.export.changed import with_entries, with_people, with_texts
from tests.export.pdf_reading import pages_of, text_of, without_blanks
from tests.export.sample import sample_minutes

ODD = ("x" * 200, '<b>&"=cmd', '<img src="/etc/hostname"/>', "</para></u>&amp;&#0;", "🙂👍🏽", "السلام عليكم", "ꦱꦸꦒꦼꦁ", "")
PRINTED = ("السلام عليكم",)
"""Those of another script for which there is a font."""


def shortened() -> Minutes:
    """The sample with a few rows of each list: enough for every part, and fast."""
    minutes = sample_minutes()
    return replace(
        minutes,
        agenda=minutes.agenda[:2],
        issues=minutes.issues[:2],
        log=minutes.log[:4],
        plan=minutes.plan[:2],
        attendees=minutes.attendees[:3],
    )


@pytest.mark.parametrize("odd", ODD)
def test_one_odd_text_everywhere(odd: str) -> None:
    text = without_blanks(text_of(minutes_pdf(with_texts(shortened(), lambda: odd))[0]))
    if odd.isascii():
        assert without_blanks(odd) in text
    elif odd in PRINTED:
        assert set(without_blanks(odd)) <= set(unicodedata.normalize("NFKC", text))
    else:
        assert "�" in text
        assert "tandadalamtekstidakadadalamhurufdokumenini" in text


@given(st.data())
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_texts(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.text(max_size=60) | st.sampled_from(ODD), min_size=1, max_size=12))
    place = iter(range(10**6))
    content, pages = minutes_pdf(with_texts(shortened(), lambda: texts[next(place) % len(texts)]))
    assert len(pages_of(content)) == pages


@pytest.mark.parametrize("odd", ["kata " * 800, "W" * 4000, "a\n" * 1999], ids=["words", "one word", "lines"])
def test_texts_longer_than_a_page(odd: str) -> None:
    place = iter(range(10**6))
    content, pages = minutes_pdf(with_texts(shortened(), lambda: odd if next(place) % 13 == 0 else "kata"))
    assert pages > 20
    printed = without_blanks(text_of(content)).replace("/", "")  # a stroke stands for each of very many line ends
    assert printed.count(without_blanks(odd)[-100:]) >= 5


@pytest.mark.parametrize("count", [1, 5, 24, 80])
def test_every_number_of_people_has_its_plan(count: int) -> None:
    text = text_of(minutes_pdf(with_people(shortened(), count))[0])
    for number in range(1, count + 1):
        assert f"Peserta Rekaan {number} " in text


@pytest.mark.parametrize("count", [0, 1, 120])
def test_every_number_of_entries_is_printed(count: int) -> None:
    minutes = with_entries(shortened(), count)
    text = without_blanks(text_of(minutes_pdf(minutes)[0]))
    for line in minutes.log:
        assert f"{line.number}09." in text or line.number > 60
        assert without_blanks(line.text) in text
