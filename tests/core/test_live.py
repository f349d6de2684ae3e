"""The door: commit, then memory, then tell; and undo and redo through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.actions import Code, Moment, Refusal
from core.course import ResumeAfterStop, StartSession
from core.floor import EndFloor, GiveFloor, LowerHand, MarkLeft, RaiseHand, open_turn, queue
from core.history import Entry
from core.issues import AddIssue, EditIssue, Issue, RemoveIssue
from core.live import LAPTOP, LiveSession, Redo, Step, Undo
from core.log import Contribution, CorrectContribution, LogContribution, RemoveContribution
from core.notes import AddNote, EditNote, Note, NoteKind, notes
from core.people import AddPerson, Person, Sex
from core.ports import LedgerProblem, Problem
from core.session import CreateSession, Session
from core.state import SessionState
from tests.core.memory_box import MemoryBox
from tests.core.room import TABLET, Room, RunningRoom, numbered_ids, particulars


def write(text: str) -> AddNote:
    return AddNote(NoteKind.ATMOSPHERE, text)


def texts(room: Room) -> list[str]:
    return [note.text for note in notes(room.state, NoteKind.ATMOSPHERE)]


def entry(room: RunningRoom, **values: object) -> LogContribution:
    said = Contribution(person_id=room.maryani.id, kind="masalah", text="Sampah menumpuk.", said_at=room.now)
    return LogContribution(replace(said, **values))


# --- one act ---------------------------------------------------------------------------------------------------------


def test_an_act_is_committed_then_shown_then_told() -> None:
    room = Room(created=False)
    order: list[str] = []
    commit = room.ledger.commit

    def watched_commit(entry: Entry, blobs: Sequence[bytes]) -> None:
        assert room.state.tables == {}
        order.append("commit")
        commit(entry, blobs)

    room.ledger.commit = watched_commit
    room.live.tell(lambda step: order.append(f"tell {step.action} {room.state is step.after}"))
    step = room.do(CreateSession(particulars()))
    assert order == ["commit", "tell CreateSession True"]
    assert (step.by, step.seq, step.before.tables) == (LAPTOP, 1, {})
    assert step.after == room.ledger.load("session") == room.state


def test_what_was_not_kept_is_not_shown() -> None:
    room = Room(created=False)
    told: list[Step] = []
    room.live.tell(told.append)
    room.ledger.fails_with = LedgerProblem(Problem.DISK_FULL, "library")
    with pytest.raises(LedgerProblem):
        room.live.perform(CreateSession(particulars()), LAPTOP)
    assert (room.state.tables, told, room.live.can_undo(LAPTOP)) == ({}, [], False)
    room.ledger.fails_with = None
    assert room.do(CreateSession(particulars())).seq == 1


def test_a_refusal_and_a_wish_that_is_fulfilled_leave_no_trace() -> None:
    room = RunningRoom()
    before = room.ledger.head("session")
    assert room.refused(EndFloor()) is Code.NOBODY_SPEAKING
    room.do(GiveFloor(room.maryani.id))
    head = room.ledger.head("session")
    assert room.nothing(GiveFloor(room.maryani.id))
    assert room.ledger.head("session") == head != before


def test_listeners_hear_in_the_order_in_which_they_asked_until_they_stop() -> None:
    room = Room(created=False)
    heard: list[str] = []

    def once(step: Step) -> None:
        heard.append("once")
        room.live.stop_telling(once)

    room.live.tell(once)
    room.live.tell(lambda step: heard.append("always"))
    room.do(CreateSession(particulars()))
    room.do(write("Hening."))
    assert heard == ["once", "always", "always"]


def test_what_a_listener_does_is_told_after_what_it_answers() -> None:
    room = Room()
    heard: list[tuple[str, int]] = []

    def answer(step: Step) -> None:
        heard.append(("first", step.seq))
        if step.action == "AddNote":
            answered = room.live.perform(StartSession(), LAPTOP)
            assert isinstance(answered, Step)
            assert room.state is answered.after

    room.live.tell(answer)
    room.live.tell(lambda step: heard.append(("second", step.seq)))
    seq = room.do(write("Hening.")).seq
    assert heard == [("first", seq), ("second", seq), ("first", seq + 1), ("second", seq + 1)]


def test_a_listener_that_fails_does_not_silence_the_next_act() -> None:
    room = Room()
    heard: list[int] = []

    def fail(step: Step) -> None:
        room.live.stop_telling(fail)
        raise RuntimeError("a bug in a window")

    room.live.tell(fail)
    room.live.tell(lambda step: heard.append(step.seq))
    with pytest.raises(RuntimeError):
        room.live.perform(write("satu"), LAPTOP)
    assert texts(room) == ["satu"]
    assert heard == []
    seq = room.do(write("dua")).seq
    assert heard == [seq]


def test_a_session_that_is_opened_again_is_the_same_and_remembers_its_undo() -> None:
    room = RunningRoom()
    room.do(write("Ramai."))
    room.undo()
    again = LiveSession("session", room.ledger, room.clock, numbered_ids())
    assert (again.state, again.session_id, again.clock) == (room.state, "session", room.clock)
    assert again.can_redo(LAPTOP)
    assert isinstance(again.perform(Redo(), LAPTOP), Step)
    assert [note.text for note in again.state.all(Note)] == ["Ramai."]


def test_undo_and_redo_are_decided_by_the_door_alone() -> None:
    moment = Moment(Room().now, lambda: "id", MemoryBox())
    assert Undo().decide(SessionState("s"), moment) == Refusal(Code.NOTHING_TO_UNDO)
    assert Redo().decide(SessionState("s"), moment) == Refusal(Code.NOTHING_TO_REDO)


# --- undo and redo ---------------------------------------------------------------------------------------------------


def test_undo_of_everything_is_the_start_and_redo_of_everything_the_end() -> None:
    room = RunningRoom()
    room.do(RaiseHand(room.wulan.id))
    room.do(GiveFloor(room.wulan.id))
    room.do(entry(room, person_id=room.wulan.id))
    end = room.state
    undone = 0
    while room.live.can_undo(LAPTOP):
        room.undo()
        undone += 1
    assert room.state == Room().state
    assert room.refused(Undo()) is Code.CANNOT_BE_UNDONE
    for _ in range(undone):
        room.redo()
    assert room.state == end
    assert not room.live.can_redo(LAPTOP)
    assert room.refused(Redo()) is Code.NOTHING_TO_REDO


def test_undo_after_undo_goes_further_back_and_a_new_act_ends_redo() -> None:
    room = RunningRoom()
    room.do(write("satu"))
    room.do(write("dua"))
    room.undo()
    room.undo()
    assert texts(room) == []
    room.redo()
    assert texts(room) == ["satu"]
    room.do(write("tiga"))
    assert not room.live.can_redo(LAPTOP)
    room.undo()
    room.undo()
    assert texts(room) == []
    room.redo()
    room.redo()
    assert texts(room) == ["satu", "tiga"]


def test_undo_is_a_new_entry_that_names_what_it_takes_back() -> None:
    room = RunningRoom()
    done = room.do(write("satu"))
    undone, redone = room.undo(), room.redo()
    marks = room.ledger.marks("session")[-3:]
    assert [(mark.seq, mark.action, mark.undoes) for mark in marks] == [
        (done.seq, "AddNote", None),
        (undone.seq, "Undo", done.seq),
        (redone.seq, "Redo", done.seq),
    ]


def test_each_actor_undoes_its_own_acts() -> None:
    room = RunningRoom()
    room.do(write("laptop"))
    room.do(write("tablet"), TABLET)
    assert not room.live.can_undo("phone")
    assert room.refused(Undo(), "phone") is Code.NOTHING_TO_UNDO
    room.undo()
    assert texts(room) == ["tablet"]
    room.undo(TABLET)
    assert texts(room) == []
    assert not room.live.can_undo(TABLET)


# --- acts that run together ------------------------------------------------------------------------------------------


def typed(room: Room, *waits: float) -> Note:
    """A note that was edited after each of those waits: its text is "0", then "1", "2" …"""
    note = room.add(write("0"), Note)
    for number, seconds in enumerate(waits, start=1):
        room.wait(seconds)
        room.do(EditNote(note.id, str(number)))
    return note


def test_edits_within_ten_seconds_are_one_step() -> None:
    room = RunningRoom()
    note = typed(room, 20, 9, 9, 10, 3)
    room.undo()
    assert texts(room) == ["3"]
    room.undo()
    assert texts(room) == ["0"]
    room.redo()
    assert texts(room) == ["3"]
    room.redo()
    assert texts(room) == ["5"]
    assert room.refused(Redo()) is Code.NOTHING_TO_REDO
    assert room.get(note).text == "5"


def test_edits_of_different_notes_are_different_steps() -> None:
    room = RunningRoom()
    one, other = room.add(write("satu"), Note), room.add(write("dua"), Note)
    room.wait(20)
    room.do(EditNote(one.id, "satu!"))
    room.do(EditNote(other.id, "dua!"))
    room.undo()
    assert texts(room) == ["satu!", "dua"]


def test_an_act_between_edits_parts_them() -> None:
    room = RunningRoom()
    note = typed(room, 20)
    room.do(RaiseHand(room.maryani.id))
    room.do(EditNote(note.id, "2"))
    room.undo()
    assert texts(room) == ["1"]


def test_a_thousand_edits_are_one_step() -> None:
    room = RunningRoom()
    note = room.add(write("0"), Note)
    room.wait(20)
    for number in range(1, 1200):
        room.live.perform(EditNote(note.id, str(number)), LAPTOP)
    room.undo()
    assert texts(room) == ["0"]


def test_a_step_is_undone_as_far_as_nothing_depends_on_it() -> None:
    room = RunningRoom()
    note = typed(room, 20)
    room.do(EditNote(note.id, "tablet"), TABLET)
    room.do(EditNote(note.id, "2"))
    room.undo()
    assert texts(room) == ["tablet"]
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    room.undo(TABLET)
    room.undo()
    assert texts(room) == ["0"]


def test_a_step_is_redone_as_far_as_nothing_depends_on_it() -> None:
    room = RunningRoom()
    typed(room, 20, 3)
    room.undo()
    room.redo()
    assert texts(room) == ["2"]


# --- acts of others that depend on it --------------------------------------------------------------------------------


def test_an_act_with_a_later_act_on_the_same_record_stays() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    room.do(EditIssue(replace(issue, title="Sampah pasar")), TABLET)
    assert room.live.can_undo(LAPTOP)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    room.undo(TABLET)
    room.undo()
    assert list(room.state.all(Issue)) == []


def test_an_act_that_a_later_act_refers_to_stays() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    room.do(entry(room, issue_id=issue.id), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS


def test_an_act_that_refers_to_what_a_later_act_removed_stays() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue, TABLET)
    said = room.add(entry(room, issue_id=issue.id), Contribution)
    room.do(RemoveContribution(said.id))
    room.do(RemoveIssue(issue.id), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    room.undo(TABLET)
    room.undo()
    assert room.get(said).issue_id == issue.id


def test_a_reference_that_was_taken_away_comes_back_only_to_what_is_there() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue, TABLET)
    said = room.add(entry(room, issue_id=issue.id), Contribution)
    room.do(CorrectContribution(replace(said, issue_id=None)))
    room.do(RemoveIssue(issue.id), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS


def test_the_floor_is_not_taken_back_from_who_has_it_now() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    room.do(EndFloor())
    room.do(GiveFloor(room.dimas.id), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    room.do(EndFloor(), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS, "the turns would overlap"
    assert open_turn(room.state) is None


def test_a_turn_does_not_come_back_over_a_break_that_was_counted_since() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    room.do(EndFloor())
    stopped_at = room.now
    room.wait(600)
    room.do(ResumeAfterStop(stopped_at, as_break=True), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    room.undo(TABLET)
    room.undo()
    assert open_turn(room.state) is not None


def test_a_code_that_is_taken_again_is_not_given_back() -> None:
    room = RunningRoom()
    person = room.add(AddPerson(Person(name="Salah", sex=Sex.MALE)), Person)
    room.undo()
    other = room.add(AddPerson(Person(name="Lain", sex=Sex.MALE)), Person, TABLET)
    assert other.code == person.code
    assert room.refused(Redo()) is Code.LATER_ACT_DEPENDS


def test_a_hand_is_not_put_up_again_for_who_has_left() -> None:
    room = RunningRoom()
    room.do(RaiseHand(room.maryani.id))
    room.do(LowerHand(room.maryani.id))
    room.do(MarkLeft(room.maryani.id), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    assert queue(room.state) == []


def test_an_act_is_not_put_back_on_what_was_taken_back_since() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    room.do(EditIssue(replace(issue, title="Sampah pasar")), TABLET)
    room.undo(TABLET)
    room.undo()
    assert room.live.can_redo(TABLET)
    assert room.refused(Redo(), TABLET) is Code.LATER_ACT_DEPENDS
    room.redo()
    room.redo(TABLET)
    assert room.get(issue).title == "Sampah pasar"


def test_acts_about_other_things_do_not_hinder() -> None:
    room = RunningRoom()
    room.do(write("laptop"))
    room.do(entry(room), TABLET)
    room.do(GiveFloor(room.dimas.id), TABLET)
    room.undo()
    assert texts(room) == []
    room.do(EndFloor(), TABLET)
    room.redo()
    assert texts(room) == ["laptop"]


def test_the_start_is_not_taken_back_under_a_later_act() -> None:
    room = Room()
    room.do(StartSession())
    room.do(write("tablet"), TABLET)
    assert room.refused(Undo()) is Code.LATER_ACT_DEPENDS
    room.undo(TABLET)
    room.undo()
    assert list(room.state.all(Session)) == [particulars(id="session", session_id="session")]


def test_nothing_can_be_done_before_there_is_a_session() -> None:
    room = Room(created=False)
    for action in (write("x"), AddPerson(Person(name="Dimas", sex=Sex.MALE))):
        assert room.refused(action) is Code.NOT_FOUND
