"""The sample's berita acara, read back: every figure, sentence and lampiran."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from core.minutes import AgreementText, Minutes
from core.session import Phase
from export.berita_acara import minutes_pdf, print_minutes
from tests.export.changed import emptied, with_people
from tests.export.pdf_reading import fonts_of, outline_of, page_with, pages_of, reader_of, text_of
from tests.export.sample import HEAD, sample_minutes


@cache
def sample_pdf() -> bytes:
    return minutes_pdf(sample_minutes())[0]


def printed(minutes: Minutes) -> str:
    return text_of(minutes_pdf(minutes)[0])


def test_head_title_and_opening_sentence() -> None:
    first = pages_of(sample_pdf())[0]
    for words in (
        "PEMERINTAH KOTA SAMARAYA",
        "KECAMATAN BUMIREJO UTARA",
        "KELURAHAN TIRTAWANA",
        "BERITA ACARA",
        "FOCUS GROUP DISCUSSION",
        "NOMOR: BA/017/FGD-KPM/XI/2026",
        "Pada hari ini, Rabu, tanggal sebelas bulan November tahun dua ribu dua puluh enam, "
        "pukul 09.00 sampai dengan 11.01 WIB, bertempat di Aula Kantor Kelurahan Tirtawana",
        "Hesti Prameswari, S.Sos.",
        "Dari 12 orang yang diundang hadir 10 orang, terdiri atas 5 laki-laki dan 5 perempuan, "
        "sehingga kuorum dua pertiga (8 orang) terpenuhi.",
        "Keterwakilan perempuan 50,0 persen, memenuhi sasaran 30 persen.",
    ):
        assert words in first


def test_groups_that_are_nobodys_label_are_merged_and_named_nowhere() -> None:
    first = pages_of(sample_pdf())[0]
    assert "Wakil warga lainnya 1 1 2" in first
    assert "disabilitas" not in first
    attendance = pages_of(sample_pdf())[page_with(sample_pdf(), "DAFTAR HADIR")]
    assert "Wakil warga" in attendance
    assert "RTM" not in attendance
    assert "isabilitas" not in attendance


def test_polls_are_printed_with_all_their_figures() -> None:
    text = printed(sample_minutes())
    for words in (
        "1 M1 Genangan dan banjir lokal setiap hujan lebat 5 5 4 14",
        "3 M4 Kehadiran balita di Posyandu rendah 5 4 3 12a",
        "1 M1 Genangan dan banjir lokal setiap hujan lebat 10 33,3 8",
        "diurutkan menurut U (kemendesakan)",
        "Hak suara 10",
        "3 titik, paling banyak 2",
        "6 seri",
        "11 seri",
        "Urutan akhir ditetapkan secara musyawarah mufakat.",
        "P04 meminta M5 tetap masuk rencana tindak lanjut",
    ):
        assert words in text
    for poll in sample_minutes().polls:
        assert poll.digest in text.replace(" ", "")


def test_clauses_name_the_lampiran_that_they_mean() -> None:
    text = printed(sample_minutes())
    assert "KESATU : Menetapkan enam masalah prioritas" in text
    assert "peserta secara musyawarah mufakat menyepakati:" in text
    titles = dict(outline_of(sample_pdf()))
    assert "Lampiran III. Masalah dan prioritas" in titles
    assert "Lampiran IV. Rencana tindak lanjut" in titles
    clause = AgreementText(
        1, "Lihat {lampiran:rtl}, {lampiran:denah} dan {lampiran:bukan}.", "aklamasi", "P04 tidak setuju"
    )
    text = printed(replace(sample_minutes(), agreements=(clause,)))
    assert "Lihat Lampiran IV, Lampiran VII dan {lampiran:bukan}." in text
    assert "secara aklamasi menyepakati" in text
    assert "Catatan perbedaan pendapat: P04 tidak setuju" in text


def test_clauses_that_were_reached_in_different_ways_say_so_each() -> None:
    clauses = (AgreementText(1, "Satu.", "mufakat", ""), AgreementText(2, "Dua.", "suara terbanyak", ""))
    text = printed(replace(sample_minutes(), agreements=clauses))
    assert "Satu. (secara musyawarah mufakat)" in text
    assert "Dua. (secara suara terbanyak)" in text


def test_lampiran_close_up_when_one_has_no_content() -> None:
    without = replace(sample_minutes(), agenda=(), checks=())
    titles = [title for title, _ in outline_of(minutes_pdf(without)[0]) if title.startswith("Lampiran")]
    assert titles == [
        "Lampiran I. Daftar hadir",
        "Lampiran II. Masalah dan prioritas",
        "Lampiran III. Rencana tindak lanjut",
        "Lampiran IV. Notula",
        "Lampiran V. Denah duduk dan partisipasi",
    ]


def test_the_outline_leads_to_the_pages() -> None:
    content = sample_pdf()
    for title, page in outline_of(content):
        heading = title.split(". ", 1)[1].upper() if title.startswith("Lampiran") else title
        assert heading[:30].upper() in pages_of(content)[page].upper()


def test_every_entry_of_the_log_is_there_with_time_and_speaker() -> None:
    text = printed(sample_minutes()).replace(" ", "")
    for line in sample_minutes().log:
        assert line.text.replace(" ", "") in text
    assert "09.12.20P08" in text
    assert "Tumini" not in " ".join(pages_of(sample_pdf())[11:14])


def test_who_is_not_to_be_named_stands_nowhere_beside_the_code() -> None:
    for page in pages_of(sample_pdf()):
        if "Tumini" in page:
            assert "P08" not in page


def test_action_plan_has_its_sum_in_figures_and_words() -> None:
    text = printed(sample_minutes())
    assert "Rp18.150.000,00" in text
    assert "delapan belas juta seratus lima puluh ribu rupiah" in text
    assert "15 November 2026 s.d. 31 Januari 2027" in text


def test_agenda_has_planned_and_actual_times() -> None:
    agenda = pages_of(sample_pdf())[page_with(sample_pdf(), "SUSUNAN ACARA")]
    assert "09.10–09.20 10 09.09–09.21 12 +2" in agenda
    assert "Jumlah 120 121 +1" in agenda
    assert "1 menit lebih lama daripada rencana" in agenda


def test_participation_has_every_figure() -> None:
    page = pages_of(sample_pdf())[-1]
    assert "Koefisien Gini waktu bicara peserta 0,143" in page
    assert "Sarwono Hadipraja 7 4.00 14,1 0.03.10" in page
    assert "P08 6 2.26 8,5 0.12.20" in page
    assert "Perempuan (5 orang) 28 13.40 48,0" in page


def test_closing_and_all_signers_share_one_page() -> None:
    content = sample_pdf()
    page = pages_of(content)[page_with(content, "Demikian berita acara ini dibuat")]
    assert "Samaraya, 11 November 2026" in page
    assert "Mengetahui, Lurah Tirtawana," in page
    for number, signer in enumerate(sample_minutes().signers, start=1):
        assert signer.name in page
        assert f"#{number}" in page


def test_a_last_clause_stays_with_the_signatures() -> None:
    clauses = tuple(AgreementText(n, f"Kesepakatan nomor {n}, " + "panjang " * 20, "mufakat", "") for n in range(1, 30))
    for count in range(1, 24):
        minutes = replace(
            emptied(sample_minutes()), agreements=clauses[:count], signers=sample_minutes().signers, signatures=()
        )
        content, _ = minutes_pdf(minutes)
        page = pages_of(content)[page_with(content, "Demikian berita acara ini dibuat")]
        assert f"Kesepakatan nomor {count}," in page
        assert "Mengetahui," in page


def test_without_named_signers_note_taker_and_moderator_sign() -> None:
    nobody = replace(emptied(sample_minutes()), signatures=())
    named = printed(replace(nobody, moderator="Hesti Prameswari, S.Sos.", note_taker="Bagas Wicaksana, S.Kom."))
    assert all(word in named for word in ("Notulis,", "Bagas Wicaksana, S.Kom.", "Moderator,", "Hesti Prameswari"))
    assert printed(nobody).count("( .....................") == 2


def test_a_block_of_eighty_signers_goes_over_pages_and_loses_nobody() -> None:
    content, _ = minutes_pdf(with_people(sample_minutes(), 80))
    text = text_of(content)
    assert all(f"Wakil peserta RW {n}" not in text and f"RW {n}" in text for n in range(1, 81))
    assert all(f"#{n} " in f"{text} " for n in range(1, 84))


def test_every_page_says_what_it_is_and_its_number() -> None:
    pages = pages_of(sample_pdf())
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Dokumen belum ditandatangani secara elektronik." in page
        assert "7f3a 9c21 e80b 44d0 1a6e" in page
        assert "CONTOH — data rekaan" in page
        assert "DRAF" not in page


def test_a_session_that_goes_on_prints_a_draft() -> None:
    session = replace(sample_minutes().session, phase=Phase.RUNNING, ended_at=None, fictional=False)
    pages = pages_of(minutes_pdf(replace(sample_minutes(), session=session))[0])
    assert all("DRAF" in page and "CONTOH" not in page for page in pages)
    assert "mulai pukul 09.00 WIB" in pages[0]


def test_a_session_that_did_not_begin_says_when_it_is_planned() -> None:
    session = replace(sample_minutes().session, phase=Phase.PREPARED, started_at=None, ended_at=None)
    text = printed(replace(sample_minutes(), session=session))
    assert "direncanakan pukul 09.00 sampai dengan 11.00 WIB" in text


def test_a_session_over_midnight_says_so() -> None:
    session = sample_minutes().session
    assert session.ended_at is not None
    later = replace(session, ended_at=session.ended_at + timedelta(hours=14))
    assert "sampai dengan 01.01 WIB hari berikutnya" in printed(replace(sample_minutes(), session=later))


def test_only_embedded_fonts_are_used() -> None:
    fonts = fonts_of(sample_pdf())
    assert fonts
    assert all(embedded for embedded in fonts.values()), fonts
    assert all("NotoSans" in name for name in fonts)


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("F4", (215, 330)), ("FOLIO", (215.9, 330.2))])
def test_paper(paper: str, size: tuple[float, float]) -> None:
    session = replace(sample_minutes().session, paper=paper)
    for page in reader_of(minutes_pdf(replace(sample_minutes(), session=session))[0]).pages:
        sides = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert [round(side / 72 * 25.4, 1) for side in sides] == [round(side, 1) for side in size]


def test_the_same_minutes_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "satu.pdf", tmp_path / "dua.pdf"
    assert print_minutes(sample_minutes(), one) == print_minutes(sample_minutes(), other) == len(pages_of(sample_pdf()))
    assert one.read_bytes() == other.read_bytes()
    changed = replace(sample_minutes(), journal_head=HEAD[::-1])
    assert minutes_pdf(changed)[0] != one.read_bytes()


def test_the_file_says_what_it_is() -> None:
    reader = reader_of(sample_pdf())
    assert reader.metadata is not None
    assert reader.metadata.title == "Berita Acara Hasil FGD Kader Pemberdayaan Masyarakat Kelurahan Tirtawana"
    assert reader.metadata.creation_date == sample_minutes().made_at.replace(microsecond=0)
    assert reader.root_object["/Lang"] == "id-ID"


def test_a_session_without_anything_is_one_page() -> None:
    content, count = minutes_pdf(emptied(sample_minutes()))
    assert count == 1
    assert "BERITA ACARA" in text_of(content)
    assert "Demikian berita acara ini dibuat" in text_of(content)


def test_a_page_is_read_in_its_order() -> None:
    first = pages_of(sample_pdf())[0]
    words = (
        "PEMERINTAH KOTA",
        "BERITA ACARA",
        "Pada hari ini",
        "A. Penyelenggaraan",
        "B. Kehadiran",
        "No. Unsur L P Jumlah",
        "Keterwakilan perempuan",
        "Dokumen belum ditandatangani",
        "Halaman 1 dari",
    )
    places = [first.index(word) for word in words]
    assert places == sorted(places)
