"""Polls of every method in the document: rules, figures, ties, what people did about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from core.minutes import AnnulledPoll, ObjectionText, OptionText, PollReport, SettlementText
from core.tally import METHODS, ballot_digest
from core.tally.ranking import settled_by_hand
from export.berita_acara import minutes_pdf
from tests.export.changed import emptied
from tests.export.pdf_reading import text_of
from tests.export.sample import sample_minutes

OPENED, CLOSED = datetime(2026, 11, 11, 3, 20, tzinfo=UTC), datetime(2026, 11, 11, 3, 25, tzinfo=UTC)
OPTIONS = ("a", "b", "c")


def report(method: str, rules: Mapping[str, int | str], ballots: Sequence[Mapping[str, int]]) -> PollReport:
    counted = METHODS[method]
    settings = counted.checked_rules(rules)
    assert settings is not None
    options = () if counted.choices else OPTIONS
    return PollReport(
        method=method,
        rules=settings,
        question="Mana yang didahulukan?",
        round=1,
        reason="",
        opened_at=OPENED,
        closed_at=CLOSED,
        eligible=10,
        options=tuple(OptionText(option, f"M{place}", f"Masalah {option}") for place, option in enumerate(options, 1)),
        result=counted.count(settings, options, ballots),
        digest=ballot_digest(ballots),
    )


def printed(*polls: PollReport, annulled: tuple[AnnulledPoll, ...] = ()) -> str:
    return text_of(minutes_pdf(replace(emptied(sample_minutes()), polls=polls, annulled=annulled))[0])


def test_a_consent_vote_says_base_threshold_and_outcome() -> None:
    ballots = [{"agree": 1}] * 6 + [{"disagree": 1}] * 2 + [{"abstain": 1}] + [{}]
    text = printed(report("consent_vote", {"base": "valid"}, ballots))
    assert "Dasar: suara sah (8); diperlukan lebih dari 1/2, yaitu 5 suara. Hasil: Diterima." in text
    assert "Setuju 6 75,0" in text
    assert "Abstain 1 –" in text
    assert "Terbuka, pukul 10.20–10.25 WIB. Hak suara 10, suara masuk 10, sah 9, tidak sah 0, kosong 1." in text
    text = printed(report("consent_vote", {"at_least": 1, "numerator": 2, "denominator": 3}, ballots))
    assert "diperlukan sedikitnya 2/3, yaitu 6 suara" in text


def test_equal_votes_for_and_against_are_a_tie() -> None:
    text = printed(report("consent_vote", {}, [{"agree": 1}, {"disagree": 1}]))
    assert "Setuju 1 seri 50,0 Tolak 1 seri 50,0" in text
    assert "Hasil: Seri." in text


def test_mufakat_says_whether_it_was_reached() -> None:
    rules = {"invited": 10, "present": 7}
    assert "Hadir 7, kuorum 7" in printed(report("mufakat", rules, [{"agree": 1}] * 6 + [{"no_objection": 1}]))
    text = printed(report("mufakat", rules, [{"agree": 1}] * 6 + [{"objection": 1}]))
    assert "Hasil: mufakat tidak tercapai." in text
    assert "Keberatan 1 14,3" in text


def test_an_open_tie_is_printed_as_seri_and_shared() -> None:
    text = printed(report("dots", {}, [{"a": 2, "b": 1}, {"b": 1, "c": 1}]))
    assert "1 seri M1 Masalah a 2a 40,0 1 1 seri M2 Masalah b 2a 40,0 2" in text
    assert "Nilai sama (seri); peringkatnya bersama." in text
    assert "Titik yang tidak dipakai: 1." in text


def test_a_tie_settled_by_the_ladder_says_by_which_step() -> None:
    text = printed(report("dots", {"ladder": "supporters"}, [{"a": 2, "b": 1}, {"b": 1, "c": 1}]))
    assert "1 M2 Masalah b 2a 40,0 2 2 M1 Masalah a 2a 40,0 1" in text
    assert "diurutkan menurut jumlah pemilih." in text


def test_a_tie_settled_by_people_says_how_and_before_whom() -> None:
    poll = report("dots", {}, [{"a": 2, "b": 1}, {"b": 1, "c": 1}])
    settled = SettlementText(("b", "a"), "lot", "pimpinan sidang", ("Tuti", "Wawan", "Yani"), "waktu habis")
    poll = replace(poll, result=settled_by_hand(poll.result, ("b", "a"), "lot"), settlements=(settled,))
    text = printed(poll)
    assert "1 M2 Masalah b 2a" in text
    assert "diurutkan menurut undian." in text
    assert "Seri diselesaikan dengan undian: M2 dan M1 (ditetapkan oleh pimpinan sidang)." in text
    assert "Saksi: Tuti, Wawan, dan Yani. Alasan: waktu habis" in text


def test_usg_by_mean_prints_two_decimals_and_what_was_left_blank() -> None:
    ballots = [{f"{option}|{criterion}": 4 for option in OPTIONS for criterion in "USG"} for _ in range(2)]
    ballots.append({f"a|{criterion}": 5 for criterion in "USG"})
    text = printed(report("usg", {}, ballots))
    assert "1 M1 Masalah a 4,33 4,33 4,33 13" in text
    assert "adalah rerata nilai peserta" in text
    assert "Nilai yang tidak diisi: 6." in text


def test_every_other_method_prints_its_rules_values_and_details() -> None:
    weighted = report(
        "weighted",
        {"weight|biaya": 40, "weight|dampak": 60},
        [{"a|biaya": 5, "a|dampak": 4, "b|biaya": 2, "b|dampak": 3}],
    )
    text = printed(weighted)
    assert "Bobot: biaya 40, dampak 60." in text
    assert "1 M1 Masalah a biaya 5; dampak 4 440 1" in text
    assert "– M3 Masalah c – 0" in text
    assert "sampel kecil" in text
    assert "paling banyak 3 pilihan menurut urutan" in printed(report("top_k", {}, [{"a": 1, "b": 2}]))
    assert "boleh menyetujui lebih dari satu" in printed(report("approval", {}, [{"a": 1}, {}]))
    assert "Skala 0–5" in printed(report("score", {}, [{"a": 4}]))
    ring = printed(report("pairwise", {}, [{"a|b": 1, "b|c": 1, "a|c": 2}]))
    assert "Siklus: M1 > M2 > M3 > M1." in ring


def test_what_people_did_beside_voting_is_printed() -> None:
    poll = replace(
        report("mufakat", {"invited": 10, "present": 7}, [{"objection": 1}]),
        secret=True,
        round=2,
        reason="mikrofon mati",
        invited=12,
        signed=10,
        channels=(("seat", 1), ("paper", 6)),
        objections=(ObjectionText("P04", "biaya terlalu besar"),),
        closing_note="satu kertas hilang",
    )
    stopped = AnnulledPoll("Mana dulu?", 1, OPENED, CLOSED, "salah pertanyaan")
    text = printed(poll, annulled=(stopped,))
    for words in (
        "Putaran ke-2, karena: mikrofon mati",
        "Rahasia, pukul 10.20–10.25 WIB. Diundang 12, menandatangani daftar hadir 10.",
        "Cara masuk: di kursi 1 dan kertas 6.",
        "Keberatan P04: biaya terlalu besar",
        "Catatan penutupan: satu kertas hilang",
        "“Mana dulu?” (putaran ke-1, pukul 10.20–10.25) dibatalkan tanpa hasil: salah pertanyaan",
    ):
        assert words in text


def test_a_method_that_the_document_does_not_know_is_printed_all_the_same() -> None:
    text = printed(replace(report("dots", {}, [{"a": 1}]), method="baru"))
    assert "baru: Mana yang didahulukan?" in text
    assert "1 M1 Masalah a 1 1" in text
