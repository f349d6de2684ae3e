"""Who speaks, who waits, who leaves."""

from __future__ import annotations

import pytest

from core.actions import Code, refuse
from core.course import PauseSession
from core.floor import (
    EndFloor,
    GiveFloor,
    GiveFloorToNext,
    Hand,
    LowerHand,
    MarkLeft,
    RaiseHand,
    Turn,
    end_turn,
    open_turn,
    queue,
)
from core.live import LAPTOP
from core.people import Person, Sex
from core.session import EndPause
from tests.core.room import TABLET, Room, RunningRoom


def speaker(room: Room) -> str | None:
    turn = open_turn(room.state)
    return None if turn is None else turn.person_id


def waiting(room: Room) -> list[str]:
    return [hand.person_id for hand in queue(room.state)]


def test_a_turn_ends_when_the_next_begins() -> None:
    room = RunningRoom()
    first = room.add(GiveFloor(room.maryani.id), Turn)
    room.wait(29)
    room.do(GiveFloor(room.dimas.id))
    assert speaker(room) == room.dimas.id
    ended = room.get(first)
    assert (ended.ended_at, ended.interrupted) == (room.now, False)
    room.do(GiveFloor(room.wulan.id, interrupting=True))
    turns = sorted(room.state.all(Turn), key=lambda turn: turn.started_at)
    assert [turn.interrupted for turn in turns] == [False, True, False]
    assert [len(turn.claims()) for turn in turns] == [0, 0, 1]


def test_a_second_click_on_the_speaker_changes_nothing() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    assert room.nothing(GiveFloor(room.maryani.id, interrupting=True))


def test_the_floor_is_for_people_in_the_room_of_a_running_session() -> None:
    room = RunningRoom()
    late = room.person("Tono", Sex.MALE)
    assert room.refusal(GiveFloor(late.id)) == refuse(Code.NOT_PRESENT, name="Tono")
    assert room.refusal(RaiseHand(late.id)) == refuse(Code.NOT_PRESENT, name="Tono")
    for action in (GiveFloor("nobody"), RaiseHand("nobody"), MarkLeft("nobody")):
        assert room.refused(action) is Code.NOT_FOUND
    empty = Room()
    guest = empty.guest()
    assert empty.refused(GiveFloor(guest.id)) is Code.SESSION_NOT_RUNNING
    assert empty.refused(RaiseHand(guest.id)) is Code.SESSION_NOT_RUNNING


def test_the_moderator_may_have_the_floor() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.moderator.id))
    assert speaker(room) == room.moderator.id


def test_the_floor_ends_by_itself_or_by_wish() -> None:
    room = RunningRoom()
    assert room.refused(EndFloor()) is Code.NOBODY_SPEAKING
    room.do(GiveFloor(room.maryani.id))
    room.do(EndFloor())
    assert speaker(room) is None
    room.undo()
    assert speaker(room) == room.maryani.id
    room.do(PauseSession())
    assert speaker(room) is None
    assert room.refused(GiveFloor(room.maryani.id)) is Code.SESSION_PAUSED
    room.do(EndPause())
    assert speaker(room) is None


def test_a_turn_does_not_end_before_it_began() -> None:
    room = RunningRoom()
    turn = room.add(GiveFloor(room.maryani.id), Turn)
    (change,) = end_turn(room.state, room.started_at)
    assert isinstance(change.after, Turn)
    assert change.after.ended_at == turn.started_at


def test_the_queue_is_in_the_order_of_hands() -> None:
    room = RunningRoom()
    assert room.refused(GiveFloorToNext()) is Code.QUEUE_EMPTY
    for person in (room.wulan, room.maryani, room.dimas):
        room.do(RaiseHand(person.id))
    assert room.refusal(RaiseHand(room.wulan.id)) == refuse(Code.ALREADY_QUEUED, name="Wulan")
    room.do(GiveFloorToNext())
    assert (speaker(room), waiting(room)) == (room.wulan.id, [room.maryani.id, room.dimas.id])
    room.do(GiveFloor(room.dimas.id))
    assert (speaker(room), waiting(room)) == (room.dimas.id, [room.maryani.id])
    room.do(LowerHand(room.maryani.id))
    assert room.refused(LowerHand(room.maryani.id)) is Code.NOT_QUEUED
    assert waiting(room) == []


def test_hands_stay_up_in_a_pause() -> None:
    room = RunningRoom()
    room.do(RaiseHand(room.wulan.id))
    room.do(PauseSession())
    assert waiting(room) == [room.wulan.id]
    assert room.refused(GiveFloorToNext()) is Code.SESSION_PAUSED
    assert room.refused(RaiseHand(room.maryani.id)) is Code.SESSION_PAUSED
    room.do(LowerHand(room.wulan.id))


def test_who_speaks_need_not_ask_and_does_not_block_the_queue() -> None:
    room = RunningRoom()
    room.do(RaiseHand(room.maryani.id))
    room.do(LowerHand(room.maryani.id))
    room.do(GiveFloor(room.maryani.id), TABLET)
    assert room.nothing(RaiseHand(room.maryani.id))
    room.do(RaiseHand(room.dimas.id))
    room.undo()
    room.undo()
    assert (speaker(room), waiting(room)) == (room.maryani.id, [room.maryani.id]), "a hand that came back by undo"
    room.do(GiveFloorToNext())
    assert (speaker(room), waiting(room)) == (room.maryani.id, [])


def test_whoever_leaves_stops_speaking_and_waiting() -> None:
    room = RunningRoom()
    turn = room.add(GiveFloor(room.maryani.id), Turn)
    room.do(RaiseHand(room.dimas.id))
    room.do(RaiseHand(room.wulan.id))
    room.do(MarkLeft(room.dimas.id))
    assert (speaker(room), waiting(room)) == (room.maryani.id, [room.wulan.id])
    room.do(MarkLeft(room.maryani.id))
    assert (speaker(room), room.get(turn).ended_at) == (None, room.now)
    assert room.refusal(MarkLeft(room.maryani.id)) == refuse(Code.NOT_PRESENT, name="Maryani")
    room.undo()
    assert speaker(room) == room.maryani.id


def test_a_hand_claims_its_place() -> None:
    room = RunningRoom()
    hand = room.add(RaiseHand(room.dimas.id), Hand)
    assert hand.claims() == (("hand of", room.dimas.id),)
    assert room.state.table(Person)[hand.person_id] == room.dimas


@pytest.mark.parametrize("by", [LAPTOP, TABLET])
def test_two_surfaces_do_not_queue_one_person_twice(by: str) -> None:
    room = RunningRoom()
    room.do(RaiseHand(room.dimas.id))
    assert room.refused(RaiseHand(room.dimas.id), by) is Code.ALREADY_QUEUED
