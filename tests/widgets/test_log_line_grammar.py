"""What the signs of the log line mean, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.views import IssueChoice, LogLineView, QuestionChoice, SpeakerChoice
from widgets.log_line_grammar import (
    Token,
    choices,
    draft_text,
    exact_choice,
    hint_for,
    prompt_in,
    read_draft,
    signs_in,
    token_at,
    without,
)

VIEW = LogLineView(
    speakers=(
        SpeakerChoice("p1", "P01", "Bapak Sarwono", "Sarwono Hadipraja"),
        SpeakerChoice("p2", "P02", "Ibu Sari", "Sari Dewi"),
        SpeakerChoice("p12", "P12", "Ibu Ani", "Ani Prasasti"),
        SpeakerChoice("m", "MOD", "Ibu Hesti", "Hesti Prameswari, S.Sos."),
    ),
    kinds=("pendapat", "masalah", "praktik_baik", "moderasi"),
    issues=(IssueChoice("i1", "M1", "Genangan dan banjir"), IssueChoice("i2", "M2", "Sampah")),
    floor_id=None,
    moderator_id="m",
    enabled=True,
    questions=(
        QuestionChoice("q1", "Q1", "Apa yang paling dikeluhkan?"),
        QuestionChoice("q2", "Q2", "Sejak kapan?"),
        QuestionChoice("q12", "Q12", "Siapa terdampak?"),
    ),
)


def labels(text: str) -> list[str]:
    token = token_at(text, len(text))
    return [] if token is None else [choice.label for choice in choices(token, VIEW)]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("@sa", Token("@", "sa", 0, 3)),
        ("Air naik @sa", Token("@", "sa", 9, 12)),
        ("baris\n/m", Token("/", "m", 6, 8)),
        ("#", Token("#", "", 0, 1)),
        ("#jalan rusak", Token("#", "jalan rusak", 0, 12)),
        ("RT/RW", None),
        ("3/4 warga", None),
        ("a@b", None),
        ("nomor#1", None),
        ("#dua\nbaris", None),
        ("#" + 61 * "x" + " y", None),
        ("", None),
    ],
)
def test_a_sign_counts_where_a_word_begins(text: str, token: Token | None) -> None:
    assert token_at(text, len(text)) == token


def test_only_what_stands_before_the_cursor_counts() -> None:
    assert token_at("@sa besok", 3) == Token("@", "sa", 0, 3)
    assert token_at("@sa besok", 1) == Token("@", "", 0, 1)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("@sa", ["Bapak Sarwono", "Ibu Sari", "Ibu Ani"]),
        ("@sari", ["Ibu Sari"]),
        ("@12", ["Ibu Ani"]),
        ("@2", ["Ibu Sari"]),
        ("@p02", ["Ibu Sari"]),
        ("@hes", ["Ibu Hesti"]),
        ("@zzz", []),
        ("/m", ["Masalah", "Pengelolaan giliran"]),
        ("/prak", ["Praktik baik"]),
        ("#m2", ["Sampah"]),
        ("#banjir", ["Genangan dan banjir", "banjir"]),
        ("#lampu mati", ["lampu mati"]),
    ],
)
def test_the_best_fit_comes_first(typed: str, best: list[str]) -> None:
    assert labels(typed) == best


def test_a_new_issue_is_said_to_be_one() -> None:
    token = token_at("#lampu mati", 11)
    assert token is not None
    new = choices(token, VIEW)[-1]
    assert new.key == ""
    assert hint_for(new) == "Isu baru: lampu mati"


@pytest.mark.parametrize(
    ("typed", "key"),
    [("@P02", "p2"), ("@mod", "m"), ("/masalah", "masalah"), ("#m1", "i1"), ("@sa", None), ("#", None), ("@", None)],
)
def test_a_code_in_full_is_taken_by_itself(typed: str, key: str | None) -> None:
    token = token_at(typed, len(typed))
    assert token is not None
    choice = exact_choice(token, VIEW)
    assert (choice.key if choice is not None else None) == key


def test_a_token_goes_with_one_space() -> None:
    assert without("Air @sa naik", Token("@", "sa", 4, 7)) == ("Air naik", 4)
    assert without("@sa naik", Token("@", "sa", 0, 3)) == ("naik", 0)
    assert without("Air @sa", Token("@", "sa", 4, 7)) == ("Air ", 4)


@given(words=st.text(max_size=40), issue=st.sampled_from(["", "M1"]), kind=st.sampled_from(["", "masalah"]))
def test_a_draft_comes_back_as_it_was(words: str, issue: str, kind: str) -> None:
    if words.startswith(("@", "/", "#")):
        words = f"x{words}"
    chips, text = read_draft(draft_text("P02", kind, issue, words), VIEW)
    assert text == words
    assert chips["@"].key == "p2"
    assert ("/" in chips, "#" in chips) == (bool(kind), bool(issue))


def test_what_a_draft_names_and_is_gone_stays_among_the_words() -> None:
    chips, text = read_draft("@P99 /masalah kata", VIEW)
    assert chips.keys() == {"/"} or text == "@P99 /masalah kata"


def test_a_question_is_named_by_code_number_or_words() -> None:
    assert labels("?q1")[0] == "Apa yang paling dikeluhkan?"
    assert labels("?2") == ["Sejak kapan?"]
    assert labels("?kapan") == ["Sejak kapan?"]
    assert labels("Apa benar?") == []
    token = token_at("Ya ?Q12", 7)
    assert token is not None
    choice = exact_choice(token, VIEW)
    assert choice is not None
    assert (choice.sign, choice.key, hint_for(choice)) == ("?", "q12", "Q12  Siapa terdampak?")
    draft = draft_text("P01", "masalah", "M1", "Air naik", "Q2")
    chips, words = read_draft(draft, VIEW)
    assert (draft, words) == ("@P01 /masalah #M1 ?Q2 Air naik", "Air naik")
    assert chips["?"].key == "q2"


@given(st.text(max_size=60), st.integers(0, 60))
def test_no_text_is_too_odd(text: str, cursor: int) -> None:
    token = token_at(text, min(cursor, len(text)))
    if token is not None:
        choices(token, VIEW)
        left, at = without(text, token)
        assert 0 <= at <= len(left)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/ingatkan Q3 belum", "Q3 belum"),
        (" /Ingatkan\nbaris", "baris"),
        ("/ingatkan ", ""),
        ("/ingatkan", None),
        ("/ingat Q3", None),
        ("ingatkan saya", None),
        ("", None),
    ],
)
def test_a_line_can_be_a_prompt_to_the_moderator(text: str, words: str | None) -> None:
    assert prompt_in(text) == words


@pytest.mark.parametrize(
    ("text", "words", "seen"),
    [
        ("Betul begitu !angguk", "Betul begitu", "mengangguk"),
        ("!Geleng Tidak  ada\n!tawa baris dua !geleng", "Tidak  ada\nbaris dua", "menggeleng, tertawa"),
        ("!diam", "", "diam"),
        ("Jangan! !! !apa a!angguk", "Jangan! !! !apa a!angguk", ""),
        ("", "", ""),
    ],
)
def test_quick_codes_say_what_was_seen(text: str, words: str, seen: str) -> None:
    assert signs_in(text) == (words, seen)
