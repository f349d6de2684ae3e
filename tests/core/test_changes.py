"""Records and changes, and when two acts depend on each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.changes import Change, added, depend, edited, inverted, removed, touched_ids
from core.floor import Hand, Turn
from core.notes import Note, NoteKind
from core.outcomes import Ranking
from core.people import Person, Sex
from tests.core.room import OPENED

MARYANI = Person(id="p1", session_id="s", code="P01", name="Maryani", sex=Sex.FEMALE)
DIMAS = Person(id="p2", session_id="s", code="P02", name="Dimas", sex=Sex.MALE)
TURN = Turn(id="t1", session_id="s", person_id="p1", started_at=OPENED)


def test_a_change_is_about_one_record() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        Change(None, None)
    with pytest.raises(ValueError, match="about one record"):
        Change(MARYANI, DIMAS)
    with pytest.raises(ValueError, match="about one record"):
        Change(MARYANI, replace(TURN, id=MARYANI.id))


def test_the_record_of_a_change_is_the_newest() -> None:
    older = replace(MARYANI, name="Mariyani")
    assert Change(older, MARYANI).record is MARYANI
    assert added(MARYANI).record is MARYANI
    assert removed(MARYANI).record is MARYANI


def test_inverting_goes_back_in_the_other_order() -> None:
    changes = (added(MARYANI), edited(DIMAS, name="Dimas Aji"), removed(TURN))
    back = inverted(changes)
    assert back == (added(TURN), Change(replace(DIMAS, name="Dimas Aji"), DIMAS), removed(MARYANI))
    assert inverted(back) == changes
    assert touched_ids(changes) == {"p1", "p2", "t1"}


def test_a_record_names_its_own_id_its_session_and_what_it_refers_to() -> None:
    assert set(TURN.names()) == {"t1", "s", "p1"}
    assert set(Ranking(id="r", session_id="s", ranked_ids=("i1", "i2")).names()) == {"r", "s", "i1", "i2"}
    assert set(MARYANI.names()) == {"p1", "s"}


def test_records_claim_what_only_one_may_have() -> None:
    assert MARYANI.claims() == (("code of a person", "P01"),)
    assert TURN.claims() == ("floor",)
    assert replace(TURN, ended_at=OPENED).claims() == ()
    assert Note(kind=NoteKind.ATMOSPHERE, text="Hening.", noted_at=OPENED).claims() == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (edited(MARYANI, name="Mar"), edited(MARYANI, age=40), True),
        (added(MARYANI), added(TURN), True),
        (added(TURN), edited(MARYANI, name="Mar"), True),
        (edited(MARYANI, name="Mar"), edited(DIMAS, name="Aji"), False),
        (edited(TURN, ended_at=OPENED), added(Hand(id="h", session_id="s", person_id="p1", raised_at=OPENED)), False),
        (edited(TURN, ended_at=OPENED), added(replace(TURN, id="t2", person_id="p2")), True),
        (removed(MARYANI), added(replace(DIMAS, code="P01")), True),
    ],
)
def test_acts_depend_by_records_references_and_claims(one: Change, other: Change, expected: bool) -> None:
    assert depend((one,), (other,)) is expected
    assert depend((other,), (one,)) is expected
