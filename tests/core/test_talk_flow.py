"""Who spoke after whom."""

from __future__ import annotations

from core.circle_view import circle_view
from core.floor import EndFloor, GiveFloor
from core.talk_flow import talk_flow
from core.views import FlowView
from tests.core.room import RunningRoom


def test_ways_are_counted_with_their_direction_the_most_frequent_first() -> None:
    room = RunningRoom()
    dimas, wulan, maryani = room.dimas.id, room.wulan.id, room.maryani.id
    for person_id in (wulan, maryani, dimas, maryani, dimas):
        room.do(GiveFloor(person_id))
    first, *rest = talk_flow(room.state)
    assert first == FlowView(maryani, dimas, 2)
    assert set(rest) == {FlowView(dimas, maryani, 1), FlowView(wulan, maryani, 1)}
    assert circle_view(room.state).flow == talk_flow(room.state)


def test_silence_between_breaks_no_way_and_nobody_follows_oneself() -> None:
    room = RunningRoom()
    for person in (room.dimas, room.dimas, room.wulan):
        room.do(GiveFloor(person.id))
        room.do(EndFloor())
    assert talk_flow(room.state) == (FlowView(room.dimas.id, room.wulan.id, 1),)


def test_without_turns_there_is_no_way() -> None:
    assert talk_flow(RunningRoom().state) == ()
