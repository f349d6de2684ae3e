"""What every rule shares: texts at the door, refusals with data, ids for wished-for records."""

from __future__ import annotations

import pytest

from core.actions import Code, Moment, Refusal, as_new, checked, refuse
from core.agenda import Question
from core.notes import Note, NoteKind, ParkedIdea
from core.people import Person, Sex
from core.state import SessionState
from tests.core.memory_box import MemoryBox
from tests.core.room import OPENED


def note(text: str) -> Note:
    return Note(kind=NoteKind.ATMOSPHERE, text=text, noted_at=OPENED)


def test_texts_are_trimmed_and_lines_end_one_way() -> None:
    kept = checked(note("  Satu\r\ndua\rtiga\t.\n"), "text")
    assert kept == note("Satu\ndua\ntiga\t.")


def test_texts_in_tuples_are_trimmed_and_empty_ones_go() -> None:
    question = checked(Question(item_id="i", text="Apa?", probes=(" Kapan? ", "", "  ")), "text")
    assert isinstance(question, Question)
    assert question.probes == ("Kapan?",)


def test_what_is_no_text_stays() -> None:
    person = Person(name="Maryani", sex=Sex.FEMALE, age=41, arrived_at=OPENED)
    assert checked(person, "name") == person


@pytest.mark.parametrize("text", ["", "   ", "\r\n"])
def test_required_texts_may_not_be_empty(text: str) -> None:
    assert checked(note(text), "text") == refuse(Code.EMPTY_TEXT, field="text")
    assert isinstance(checked(note(text)), Note)


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x7fb", "a\ud800b", "x" * 11])
def test_what_cannot_be_kept_is_refused_with_its_field(text: str) -> None:
    assert checked(note(text), "text", longest=10) == refuse(Code.BAD_TEXT, field="text", longest=10)


def test_a_bad_text_in_a_tuple_is_refused_too() -> None:
    question = Question(item_id="i", text="Apa?", probes=("Kapan?", "bad\x00"))
    assert checked(question, "text") == refuse(Code.BAD_TEXT, field="probes", longest=4000)


@pytest.mark.parametrize("text", ["Zé “Ö” 🙂", "سلام", "a\tb\nc", "x" * 4000])
def test_every_writing_is_kept(text: str) -> None:
    assert checked(note(text), "text") == note(text)


def test_refusals_carry_their_data_in_order() -> None:
    assert refuse(Code.IN_USE, name="M1", entries=3) == Refusal(Code.IN_USE, (("name", "M1"), ("entries", 3)))


def test_a_new_record_gets_an_id_and_the_session() -> None:
    idea = as_new(
        ParkedIdea(text="Bank sampah", parked_at=OPENED), SessionState("s"), Moment(OPENED, lambda: "new", MemoryBox())
    )
    assert (idea.id, idea.session_id, idea.text) == ("new", "s", "Bank sampah")
