"""The document in another form: lampiran chosen and put in order, type, margins, catchword, an office's own wording."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from core.document_form import DocumentForm
from core.minutes import AgreementText, Minutes, PhotoText
from export.berita_acara import minutes_pdf
from tests.export.pdf_reading import outline_of, pages_of, reader_of, text_of
from tests.export.sample import sample_minutes


def formed(**values: Any) -> Minutes:
    return replace(sample_minutes(), form=DocumentForm(**values))


def test_lampiran_are_chosen_and_numbered_in_their_order() -> None:
    clause = AgreementText(1, "Lihat {lampiran:rtl}, {lampiran:denah}, dan {lampiran:lain}.", "mufakat", "")
    content, _ = minutes_pdf(replace(formed(appendices=("rtl", "notula")), agreements=(clause,)))
    titles = [title for title, _ in outline_of(content) if title.startswith("Lampiran")]
    assert titles == ["Lampiran I. Rencana tindak lanjut", "Lampiran II. Notula"]
    text = text_of(content)
    assert "Lihat Lampiran I, lampiran (tidak ada), dan {lampiran:lain}." in text
    assert "Notula tercantum dalam Lampiran II." in text
    assert "Daftar hadir tercantum" not in text


def test_a_document_without_lampiran() -> None:
    content, pages = minutes_pdf(replace(formed(appendices=()), agreements=()))
    assert pages < 6
    assert "lampiran" not in text_of(content).casefold()


@pytest.mark.parametrize("body_pt", [11, 12])
def test_type_is_as_large_as_chosen(body_pt: int) -> None:
    content, _ = minutes_pdf(formed(body_pt=body_pt, appendices=()))
    sizes: set[float] = set()
    reader_of(content).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: sizes.add(size) if "Pada hari ini" in text else None
    )
    assert sizes == {body_pt}


def test_margins_move_the_text_and_the_foot() -> None:
    def left_of(minutes: Minutes) -> float:
        found: list[float] = []
        page = reader_of(minutes_pdf(minutes)[0]).pages[1]
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: found.append(cm[4]) if "Pokok" in text else None
        )
        return min(found)

    usual, moved = left_of(formed(appendices=())), left_of(formed(appendices=(), left_mm=45))
    assert moved - usual == pytest.approx(15 * 72 / 25.4, abs=0.1)


def test_the_catchword_is_the_first_word_of_the_page_that_goes_on() -> None:
    content, _ = minutes_pdf(formed(catchword=True, appendices=("notula", "denah")))
    pages = pages_of(content)
    assert "C. ..." in pages[0]
    first_of_lampiran = next(place for place, text in enumerate(pages) if "LAMPIRAN I " in text)
    assert "..." not in pages[first_of_lampiran - 1].replace(".....", "")
    assert "15 ..." in pages[first_of_lampiran] or "16 ..." in pages[first_of_lampiran]
    assert "..." not in pages_of(minutes_pdf(formed(appendices=()))[0])[0]


def test_the_catchword_of_a_clause_that_goes_on_is_its_next_word() -> None:
    words = " ".join(f"kata{number}" for number in range(900))
    clause = AgreementText(1, words, "mufakat", "")
    content, _ = minutes_pdf(replace(formed(catchword=True, appendices=()), agreements=(clause,)))
    pages = pages_of(content)
    place = next(place for place, text in enumerate(pages) if re.search(r"kata\d+ \.\.\.", text))
    found = re.search(r"(kata\d+) \.\.\.", pages[place])
    assert found is not None
    following = re.search(r"kata\d+", pages[place + 1])
    assert following is not None
    assert following[0] == found[1]


def test_an_office_words_a_sentence_itself() -> None:
    own = "Demikian <b>berita acara</b> ini & lampirannya dibuat {rangkap} <lembar>."
    content, _ = minutes_pdf(
        formed(appendices=(), sentences=(("closing.sentence", own), ("title.berita_acara", "RISALAH")))
    )
    text = text_of(content)
    assert "Demikian berita acara ini & lampirannya dibuat 2 (dua) <lembar>." in text
    assert "RISALAH" in text
    assert "dengan sebenarnya" not in text


def test_a_wording_that_would_hide_a_figure_is_not_printed() -> None:
    wrong = (
        ("closing.sentence", "Dibuat rangkap sepuluh."),
        ("opening.sentence", "{no}"),
        ("running.not_signed", "Ditandatangani secara elektronik."),
    )
    assert minutes_pdf(formed(sentences=wrong))[0] == minutes_pdf(formed())[0]


def jpeg(width: int, height: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(target, "JPEG")
    return target.getvalue()


def illustrated_sample() -> Minutes:
    pictures = (("a", jpeg(800, 600)), ("b", jpeg(300, 900)), ("logo", jpeg(100, 120)), ("broken", b"\xff\xd8\xff?"))
    photos = (
        PhotoText(1, "a", 800, 600, "Kartu <b>metaplan</b>", None),
        PhotoText(2, "b", 300, 900, "", 12),
        PhotoText(3, "gone", 800, 600, "Hilang", None),
        PhotoText(4, "broken", 800, 600, "", None),
    )
    return replace(formed(logo_blob="logo", appendices=("dokumentasi",)), photos=photos, pictures=pictures)


def test_photos_are_the_last_lampiran_and_the_emblem_is_in_the_kop() -> None:
    content, pages = minutes_pdf(illustrated_sample())
    last = pages_of(content)[-1]
    assert "LAMPIRAN I " in last
    assert "Foto 1. Kartu <b>metaplan</b>" in last
    assert "Foto 2 (pernyataan nomor 12)" in last
    assert last.count("(gambar tidak ada di pustaka)") == 2
    reader = reader_of(content)
    assert len(reader.pages[0].images) == 1
    assert sorted(image.image.size for image in reader.pages[pages - 1].images if image.image) == [
        (300, 900),
        (800, 600),
    ]
    assert jpeg(800, 600) in content
    assert "Lambang" not in pages_of(content)[0]


def test_pictures_keep_their_shape() -> None:
    stream = reader_of(minutes_pdf(illustrated_sample())[0]).pages[-1].get_contents()
    content = stream.get_data() if stream is not None else b""
    drawn = re.findall(rb"([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm\s+/FormXob\.[0-9a-f]{8}", content)
    assert [round(float(width) / float(height), 2) for width, height in drawn] == [1.33, 0.33]


def test_substitutes_and_shares_are_printed() -> None:
    minutes = formed()
    first, *others = minutes.attendees
    content, _ = minutes_pdf(replace(minutes, attendees=(replace(first, stands_in_for="Wahyudi"), *others)))
    text = text_of(content)
    assert "(pengganti untuk Wahyudi)" in text
    assert "11 Hesti Prameswari, S.Sos. P Moderator" in text
    assert "garis tegak menandai bagian yang merata (10,0 persen)" in text
