"""The forms that are printed before a session, read back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from core.agenda_plan import ReplaceAgenda
from core.forms import FormContent, FormKind, form_content
from core.people import Sex
from core.session import EditSession, session_of
from export.forms.printing import form_pdf
from resources.templates import sentence
from tests.core.room import Room
from tests.export.test_document_form import illustrated_sample
from ui.take_template import plan_from, template_of


@pytest.fixture(scope="module")
def content() -> FormContent:
    room = Room(place="Aula", theme="Sampah & banjir <RW 09>", invitation_number="UND/1/XI/2026", paper="F4")
    room.guest("Sari Dewi", salutation="Ibu", element="PKK", position="Ketua PKK", rt="03", rw="05")
    room.guest("Tumini", element="RTM")
    room.guest("Tono", Sex.MALE, element="Karang Taruna")
    room.do(ReplaceAgenda(plan_from(template_of("fgd_120"))))
    return form_content(room.state, room.now)


def pages_of(kind: FormKind, content: FormContent) -> list[str]:
    made, count = form_pdf(kind, content)
    pages = [" ".join((page.extract_text() or "").split()) for page in PdfReader(io.BytesIO(made)).pages]
    assert len(pages) == count
    return pages


def test_every_invited_person_has_a_letter(content: FormContent) -> None:
    first, second, third = pages_of(FormKind.INVITATION, content)
    assert "Ibu Sari Dewi" in first
    assert "Ketua PKK" in first
    assert "RT/RW 03/05" in first
    assert "UND/1/XI/2026" in first
    assert "Rabu, 11 November 2026" in first
    assert "09.00 sampai 11.00 WIB" in first
    assert "Sampah & banjir <RW 09>" in first
    assert "Tumini Wakil warga" in second
    assert "RTM" not in second
    assert "Karang Taruna" in third


def test_without_people_there_is_one_letter_to_fill_in() -> None:
    room = Room()
    (page,) = pages_of(FormKind.INVITATION, form_content(room.state, room.now))
    assert "Kepada Yth." in page


def test_the_attendance_list_has_the_invited_and_empty_rows(content: FormContent) -> None:
    text = " ".join(pages_of(FormKind.ATTENDANCE, content))
    assert "1 Sari Dewi P Ketua PKK 03/05" in text
    assert "2 Tumini P Wakil warga" in text
    assert "RTM" not in text
    assert " 17 " in text
    assert len(pages_of(FormKind.ATTENDANCE, content)) == 1
    assert "NIK tidak dicatat" in text


def test_the_consent_sheet_tells_the_seven_things(content: FormContent) -> None:
    text = " ".join(pages_of(FormKind.CONSENT, content))
    for number in range(1, 8):
        heading = sentence(f"persetujuan.item_{number}").partition("</b>")[0].removeprefix("<b>")
        assert heading in text
    assert text.count("Ya / Tidak") == 11 * 4
    assert len(pages_of(FormKind.CONSENT, content)) == 1
    assert "Tono" in text


def test_the_guide_has_every_question_with_its_probes(content: FormContent) -> None:
    text = " ".join(pages_of(FormKind.GUIDE, content))
    for item in content.plan:
        assert item.title in text
        for question in item.questions:
            assert question.text in text
            assert all(probe in text for probe in question.probes)


def test_a_session_without_questions_says_so() -> None:
    room = Room()
    (page,) = pages_of(FormKind.GUIDE, form_content(room.state, room.now))
    assert "Belum ada pertanyaan." in page


@pytest.mark.parametrize("kind", FormKind)
def test_the_same_content_gives_the_same_bytes_on_the_paper_of_the_session(
    kind: FormKind, content: FormContent
) -> None:
    made, _ = form_pdf(kind, content)
    assert made == form_pdf(kind, content)[0]
    box = PdfReader(io.BytesIO(made)).pages[0].mediabox
    assert round(float(box.height) / 72 * 25.4) == 330


@pytest.mark.parametrize("kind", FormKind)
def test_a_fictional_session_is_marked(kind: FormKind) -> None:
    room = Room()
    session = session_of(room.state)
    assert session is not None
    room.do(EditSession(replace(session, fictional=True)))
    assert "CONTOH" in pages_of(kind, form_content(room.state, room.now))[0]


def test_the_emblem_of_the_office_stands_in_the_kop_of_a_form(content: FormContent) -> None:
    shown = illustrated_sample()
    minutes = replace(content.minutes, form=shown.form, pictures=shown.pictures)
    made, _ = form_pdf(FormKind.INVITATION, replace(content, minutes=minutes))
    assert [len(page.images) for page in PdfReader(io.BytesIO(made)).pages] == [1, 1, 1]
