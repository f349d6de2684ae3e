"""An office's own wording of a sentence is checked before it is kept."""

from __future__ import annotations

import pytest

from core.document_form import APPENDICES
from resources import sentence_check
from resources.sentence_check import Fault, SentenceFault, fault_of, fields_of, offered_sections, parts_of
from resources.templates import sentence


def test_every_usual_sentence_that_is_offered_can_be_kept_as_it_is() -> None:
    names = [name for names in offered_sections().values() for name in names]
    assert len(names) > 60
    assert [name for name in names if fault_of(name, sentence(name)) is not None] == []


def test_the_lampiran_are_those_of_the_document() -> None:
    assert set(sentence_check._APPENDICES) == set(APPENDICES)


@pytest.mark.parametrize(
    ("key", "wording", "fault"),
    [
        ("closing.sentence", "Demikian dibuat rangkap {rangkap}.", None),
        ("closing.sentence", "Rangkap {rangkap}, ya {rangkap}; <b>tebal</b> & 5 < 6", None),
        ("closing.sentence", "  ", SentenceFault(Fault.EMPTY)),
        ("closing.sentence", "x" * 2001, SentenceFault(Fault.TOO_LONG)),
        ("closing.sentence", "Rangkap 2 (dua)", SentenceFault(Fault.MISSING_FIELD, "rangkap")),
        ("closing.sentence", "{rangkap} {tanggal}", SentenceFault(Fault.UNKNOWN_FIELD, "tanggal")),
        ("closing.sentence", "{rangkap!r}", SentenceFault(Fault.BRACES)),
        ("closing.sentence", "{rangkap.__class__} {rangkap}", SentenceFault(Fault.BRACES)),
        ("closing.sentence", "{{rangkap}} {rangkap", SentenceFault(Fault.BRACES)),
        ("closing.sentence", "<b>{rangkap}", SentenceFault(Fault.TAGS, "<b>")),
        ("closing.sentence", "{rangkap}</i>", SentenceFault(Fault.TAGS, "</i>")),
        ("closing.sentence", "<b><i>{rangkap}</b></i>", SentenceFault(Fault.TAGS, "</b>")),
        ("running.not_signed", "Sah.", SentenceFault(Fault.UNKNOWN_SENTENCE, "running.not_signed")),
        ("title.fictional", "", SentenceFault(Fault.UNKNOWN_SENTENCE, "title.fictional")),
        ("nothing", "x", SentenceFault(Fault.UNKNOWN_SENTENCE, "nothing")),
    ],
)
def test_wordings(key: str, wording: str, fault: SentenceFault | None) -> None:
    assert fault_of(key, wording) == fault


def test_fields_and_parts() -> None:
    assert fields_of("{b} dan {a}, lagi {b}") == ("b", "a")
    assert list(parts_of("a<b>c</b>")) == [("a", False), ("<b>", True), ("c", False), ("</b>", True), ("", False)]
