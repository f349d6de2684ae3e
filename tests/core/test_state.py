"""The mirror in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.changes import added, edited, removed
from core.floor import Turn
from core.notes import Note, NoteKind
from core.people import Person, Sex
from core.state import MirrorMismatch, SessionState
from tests.core.room import OPENED

MARYANI = Person(id="p1", session_id="s", code="P01", name="Maryani", sex=Sex.FEMALE)
TURN = Turn(id="t1", session_id="s", person_id="p1", started_at=OPENED)
NOTE = Note(id="n1", session_id="s", kind=NoteKind.MODERATOR, text="Tanya RT 03.", noted_at=OPENED)


def test_lookups() -> None:
    state = SessionState.of("s", [MARYANI, TURN])
    assert state.get(Person, "p1") is MARYANI
    assert state.get(Person, "t1") is None
    assert state.get(Person, None) is None
    assert list(state.all(Turn)) == [TURN]
    assert dict(state.table(Note)) == {}


def test_tables_that_no_change_touches_keep_their_identity() -> None:
    before = SessionState.of("s", [MARYANI, TURN])
    after = before.apply((edited(TURN, ended_at=OPENED), added(NOTE)))
    assert after.tables[Person] is before.tables[Person]
    assert after.tables[Turn] is not before.tables[Turn]
    assert before.get(Note, "n1") is None
    assert after.get(Note, "n1") is NOTE


def test_equal_sessions_are_equal_states() -> None:
    assert SessionState("s").apply((added(NOTE),)).apply((removed(NOTE),)) == SessionState("s")
    assert SessionState("s") == SessionState.of("s", [])
    assert SessionState.of("s", [NOTE]) != SessionState.of("s", [replace(NOTE, text="Lain.")])


@pytest.mark.parametrize(
    "change",
    [
        removed(NOTE),
        edited(NOTE, text="Lain."),
        added(MARYANI),
        edited(replace(MARYANI, name="Bukan"), age=40),
    ],
)
def test_a_change_that_does_not_fit_is_a_mismatch(change) -> None:
    with pytest.raises(MirrorMismatch, match=change.record.id):
        SessionState.of("s", [MARYANI]).apply((change,))


def test_one_act_may_change_a_record_twice() -> None:
    renamed = replace(MARYANI, name="Mar")
    state = SessionState.of("s", [MARYANI]).apply((edited(MARYANI, name="Mar"), removed(renamed), added(TURN)))
    assert state == SessionState.of("s", [TURN])


def test_naming_finds_who_refers_to_a_record() -> None:
    state = SessionState.of("s", [MARYANI, TURN, NOTE])
    assert state.naming("p1") == [TURN]
    assert state.naming("p1", "t1") == []
    assert state.naming("n1") == []
