"""The form of the document: what may be chosen, and what of it is content that signatures hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.actions import Code
from core.content import content_digest
from core.document_form import APPENDICES, MARGINS, USUAL, DocumentForm, SetDocumentForm, form_of
from core.minute_taking import minutes_of
from core.office import OfficeProfile, profile_after, profile_from, profile_text
from core.session import session_of
from core.signing import FreezeContent
from tests.core.room import Room
from tests.core.signing_room import SigningRoom

OWN = DocumentForm(
    appendices=("notula", "daftar_hadir"),
    body_pt=12,
    left_mm=35,
    catchword=True,
    sentences=(("closing.sentence", "Demikian, dalam rangkap {rangkap}."),),
)


def test_a_form_is_kept_once_and_changed_in_place() -> None:
    room = Room()
    assert form_of(room.state) == USUAL
    assert room.nothing(SetDocumentForm(USUAL))
    room.do(SetDocumentForm(OWN))
    first = form_of(room.state)
    assert replace(first, id="", session_id="") == OWN
    assert room.nothing(SetDocumentForm(OWN))
    room.do(SetDocumentForm(replace(OWN, body_pt=11)))
    assert form_of(room.state) == replace(first, body_pt=11)
    assert len(room.state.table(DocumentForm)) == 1
    assert first.claims() == USUAL.claims() != ()


@pytest.mark.parametrize(
    "values",
    [
        {"appendices": ("rtl", "rtl")},
        {"appendices": ("lain",)},
        {"body_pt": 10},
        *({name: bound} for name, (least, most) in MARGINS.items() for bound in (least - 1, most + 1)),
        {"sentences": (("a", "1"), ("a", "2"))},
        {"sentences": tuple((str(number), "x") for number in range(401))},
    ],
)
def test_what_no_document_has_is_refused(values: dict[str, Any]) -> None:
    room = Room()
    assert room.refused(SetDocumentForm(replace(USUAL, **values))) is Code.BAD_VALUE


def test_a_text_that_cannot_be_printed_is_refused() -> None:
    assert Room().refused(SetDocumentForm(replace(USUAL, sentences=(("a", "\ud800"),)))) is Code.BAD_TEXT


def test_wording_and_choice_are_content_and_looks_are_not() -> None:
    room = SigningRoom()
    room.do(FreezeContent())
    room.do(SetDocumentForm(replace(USUAL, body_pt=12, left_mm=40, catchword=True)))
    assert room.refused(SetDocumentForm(OWN)) is Code.VERSION_FROZEN
    assert room.refused(SetDocumentForm(replace(USUAL, appendices=APPENDICES[1:]))) is Code.VERSION_FROZEN


def test_a_usual_form_that_was_chosen_says_the_same_as_none() -> None:
    room = Room()
    before = content_digest(minutes_of(room.state, "", room.now))
    room.do(SetDocumentForm(OWN))
    assert content_digest(minutes_of(room.state, "", room.now)) != before
    room.do(SetDocumentForm(USUAL))
    assert content_digest(minutes_of(room.state, "", room.now)) == before


def test_an_office_keeps_its_form() -> None:
    room = Room()
    session = session_of(room.state)
    assert session is not None
    profile = OfficeProfile(form=OWN)
    assert profile_from(profile_text(profile)) == profile
    assert profile_after(profile, room.state, session).form == OWN
    room.do(SetDocumentForm(replace(OWN, body_pt=11)))
    assert profile_after(profile, room.state, session).form == replace(OWN, body_pt=11)


@pytest.mark.parametrize(
    "text",
    [
        '{"form": 3}',
        '{"form": {"body_pt": 10, "left_mm": "x", "other": 1, "appendices": ["?"], "catchword": null}}',
        '{"form": {"sentences": [["a"]], "appendices": [1]}}',
        '{"form": {"sentences": [["a", 1]]}}',
        '{"form": {"id": "x", "sentences": ["a"]}}',
    ],
)
def test_a_kept_form_that_makes_no_sense_is_as_usual(text: str) -> None:
    assert profile_from(text).form == USUAL
