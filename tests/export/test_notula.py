"""The notula rapat of the sample, read back: its head, everything that was said, decisions and closing time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.document_form import DocumentForm
from export.notula import notula_pdf, print_notula
from tests.export.changed import emptied
from tests.export.pdf_reading import outline_of, page_with, pages_of, reader_of, text_of, without_blanks
from tests.export.sample import sample_minutes


def test_the_head_has_its_parts() -> None:
    first = pages_of(notula_pdf(sample_minutes())[0])[0]
    for words in (
        "NOTULA RAPAT FGD KADER PEMBERDAYAAN MASYARAKAT KELURAHAN TIRTAWANA",
        "Hari, tanggal : Rabu, 11 November 2026",
        "Waktu : pukul 09.00–11.01 WIB",
        "Pimpinan rapat : Hesti Prameswari, S.Sos.",
        "Peserta : 10 orang (5 laki-laki, 5 perempuan). Daftar hadir tercantum dalam Lampiran I.",
        "A. Jalannya pembahasan",
    ):
        assert words in first


def test_everything_that_was_said_is_there_in_order_and_nobody_is_named_who_did_not_agree() -> None:
    minutes = sample_minutes()
    text = without_blanks(text_of(notula_pdf(minutes)[0]))
    place = 0
    for line in minutes.log:
        found = text.find(without_blanks(line.text)[:40], place)
        assert found >= place, line
        place = found
    hidden = {line.code for line in minutes.log if line.speaker == line.code}
    names = {one.code: one.name for one in minutes.attendees}
    body = without_blanks(" ".join(pages_of(notula_pdf(minutes)[0])[:5]))
    assert hidden
    assert [code for code in hidden if without_blanks(names[code]) in body] == []


def test_decisions_and_closing_time_stand_with_who_signs() -> None:
    content, _ = notula_pdf(sample_minutes())
    last = pages_of(content)[page_with(content, "Rapat ditutup pukul 11.01 WIB.")]
    assert "Hesti Prameswari" in last
    assert "Haryo" not in last
    assert "KESATU" in text_of(content)
    assert [title for title, _ in outline_of(content) if title[0] in "AB"] == [
        "A. Jalannya pembahasan",
        "B. Keputusan dan tindak lanjut",
    ]
    assert reader_of(content).metadata.title == "Notula FGD Kader Pemberdayaan Masyarakat Kelurahan Tirtawana"  # pyright: ignore[reportOptionalMemberAccess]


def test_an_empty_session_that_goes_on_has_a_notula_too(tmp_path: Path) -> None:
    minutes = emptied(replace(sample_minutes(), form=DocumentForm(appendices=())))
    assert print_notula(minutes, tmp_path / "n.pdf") == 1
    content = (tmp_path / "n.pdf").read_bytes()
    assert "Rapat belum ditutup." in text_of(content)
    assert "Lampiran" not in text_of(content)
    assert notula_pdf(minutes)[0] == content
