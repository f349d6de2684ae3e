"""A seat in words: complete for a screen reader, and never markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.views import SeatRole, SeatState, VoteMark
from tools.sample_views import NOW, circle
from widgets.seat_words import accessible_name, letter, silent_min, tooltip, without_salutation

SPEAKER = circle().seats[4]
QUEUED = circle().seats[2]
ABSENT = circle().seats[3]
MODERATOR = circle().seats[0]


def test_a_speaker_is_named_with_everything() -> None:
    seat = replace(SPEAKER, entries=2)
    assert accessible_name(seat, NOW) == "Kursi 4, Ibu Maryani, BKM, sedang berbicara, 2 kontribusi"


def test_who_has_no_unsur_is_a_resident() -> None:
    assert accessible_name(QUEUED, NOW) == "Kursi 2, Ibu Tumini, Warga, antrean ke-2, 2 kontribusi"


def test_an_absent_person_has_said_nothing() -> None:
    assert accessible_name(ABSENT, NOW) == "Kursi 3, K.H. Zainal, TOGA, belum hadir"
    assert accessible_name(replace(ABSENT, state=SeatState.LEFT, entries=3), NOW).endswith("pulang, 3 kontribusi")


@pytest.mark.parametrize(("mark", "words"), [(VoteMark.VOTED, "sudah memilih"), (VoteMark.WAITING, "belum memilih")])
def test_a_poll_is_said_and_counts_are_not(mark: VoteMark, words: str) -> None:
    name = accessible_name(replace(SPEAKER, vote=mark, state=SeatState.PRESENT), NOW)
    assert name == f"Kursi 4, Ibu Maryani, BKM, {words}"


def test_moderator_and_note_taker_have_their_places() -> None:
    assert accessible_name(MODERATOR, NOW) == "Kursi moderator, Ibu Hesti"
    assert accessible_name(replace(MODERATOR, role=SeatRole.OUTSIDE), NOW) == "Di luar lingkaran, Ibu Hesti"


def test_silence_is_told_from_fifteen_minutes_on() -> None:
    seat = replace(QUEUED, silent_since=NOW - timedelta(minutes=15))
    assert silent_min(seat, NOW) == 15
    assert silent_min(seat, NOW - timedelta(seconds=1)) == 0
    assert silent_min(replace(seat, vote=VoteMark.WAITING), NOW) == 0
    assert silent_min(replace(seat, state=SeatState.LEFT), NOW) == 0
    assert silent_min(seat, None) == 0


def test_a_tooltip_shows_markup_as_text() -> None:
    words = tooltip(replace(SPEAKER, full_name="<b>Tebal</b> & Rekan"), NOW)
    assert "&lt;b&gt;Tebal&lt;/b&gt; &amp; Rekan" in words
    assert "Klik: akhiri giliran" in words


def test_salutations_go_only_before_a_name() -> None:
    assert [without_salutation(name) for name in ("Ibu Nur Asiyah", "Ibu", "K.H. Zainal", "")] == [
        "Nur Asiyah",
        "Ibu",
        "K.H. Zainal",
        "",
    ]


def test_letters_begin_again_after_z() -> None:
    assert [letter(at) for at in (0, 7, 25, 26)] == ["A", "H", "Z", "A"]


def test_a_substitute_and_an_observer_are_named_so() -> None:
    stand_in = replace(SPEAKER, stands_in_for="Bapak Tono", state=SeatState.PRESENT)
    assert accessible_name(stand_in, NOW) == "Kursi 4, Ibu Maryani, BKM, pengganti Bapak Tono, 0 kontribusi"
    observer = replace(MODERATOR, role=SeatRole.OUTSIDE, observes=True)
    assert accessible_name(observer, NOW).startswith("Pengamat di luar lingkaran, ")
