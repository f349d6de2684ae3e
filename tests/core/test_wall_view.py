"""What the wall shows, and what it never shows."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Action
from core.agenda import AddAgendaItem, AddQuestion, AdvanceAgenda, AgendaItem, Question, TickProbe
from core.course import PauseSession
from core.cross_checks import AddCrossCheck, CrossCheck
from core.floor import EndFloor, GiveFloor, MarkLeft, RaiseHand
from core.issues import AddIssue, Issue
from core.log import Contribution, LogContribution
from core.notes import AddNote, NoteKind, ParkIdea
from core.outcomes import AddAgreement, Agreement, PlanAction, PlannedAction
from core.people import Absentee, Consent, EditPerson, NoteAbsence, RecordConsent, Role, Sex
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.seating import TakeSeat
from core.session import AddOfficial, EditSession, EndPause, Official, WallNames
from core.state import SessionState
from core.views import ProjectorView, Scene, SeatRole, Shown
from core.voting import CastBallot, ClosePoll, OpenPoll
from core.wall_view import WallView
from tests.core.room import OPENED, Room, RunningRoom, particulars


def wall(room: Room, chosen: Scene = Scene.FOLLOW) -> ProjectorView:
    return WallView()(room.state, Shown(chosen))


def dots(room: RunningRoom) -> Poll:
    return room.add(DraftPoll("dots", "Mana dahulu?", (OptionWish("Sampah"), OptionWish("Drainase"))), Poll)


def test_without_a_session_there_is_nothing_to_show() -> None:
    with pytest.raises(LookupError):
        WallView()(SessionState("s"))


def test_the_head_and_the_ring() -> None:
    room = RunningRoom(zone="WITA", fictional=True)
    room.do(TakeSeat(room.person("Rini", role=Role.NOTE_TAKER).id))
    room.do(RaiseHand(room.dimas.id))
    room.do(GiveFloor(room.maryani.id))
    room.do(MarkLeft(room.wulan.id))
    view = wall(room)
    assert (view.title, view.kelurahan, view.zone, view.fictional) == (particulars().title, "Tirtawana", "WITA", True)
    assert [(seat.code, seat.initials, seat.name, seat.role) for seat in view.seats] == [
        ("MOD", "HP", "Hesti", SeatRole.MODERATOR),
        ("P01", "MA", "Ibu Maryani", SeatRole.PARTICIPANT),
        ("P02", "DI", "Sdr. Dimas", SeatRole.PARTICIPANT),
        ("P03", "WU", "Ibu Wulan", SeatRole.PARTICIPANT),
    ]
    assert [(seat.here, seat.speaking, seat.queue_place) for seat in view.seats] == [
        (True, False, 0),
        (True, True, 0),
        (True, False, 1),
        (False, False, 0),
    ]
    assert view.speaker is not None
    assert (view.speaker.name, view.speaker.since) == ("Ibu Maryani", room.now.replace(second=room.now.second - 1))
    assert view.queue == ("Sdr. Dimas",)


def test_people_may_be_named_in_full_on_the_wall() -> None:
    room = RunningRoom(wall_names=WallNames.FULL)
    room.do(GiveFloor(room.dimas.id))
    room.guest("Rini Astuti", salutation="Ibu")
    view = wall(room)
    assert [seat.name for seat in view.seats] == ["Hesti Prameswari", "Maryani", "Dimas", "Wulan", "Rini Astuti"]
    assert view.speaker is not None
    assert view.speaker.name == "Dimas"


def test_people_may_be_codes_on_the_wall() -> None:
    room = RunningRoom(wall_names=WallNames.CODES)
    room.do(RaiseHand(room.dimas.id))
    room.do(GiveFloor(room.maryani.id))
    view = wall(room)
    assert view.speaker is not None
    assert (view.speaker.name, view.queue) == ("P01", ("P02",))
    assert [(seat.initials, seat.name) for seat in view.seats[1:]] == [("P01", "P01"), ("P02", "P02"), ("P03", "P03")]
    for name in ("Maryani", "Dimas", "Wulan"):
        assert name not in repr(view)


# --- scenes ----------------------------------------------------------------------------------------------------------


def test_the_wall_follows_the_session() -> None:
    room = RunningRoom()
    assert wall(room).scene is Scene.CIRCLE
    room.do(PauseSession())
    assert wall(room).scene is Scene.CLOCK
    room.do(EndPause())
    poll = dots(room)
    assert wall(room).scene is Scene.CIRCLE
    room.do(OpenPoll(poll.id))
    assert wall(room).scene is Scene.VOTE
    room.do(ClosePoll(poll.id))
    assert wall(room).scene is Scene.RESULT
    room.do(GiveFloor(room.dimas.id))
    assert wall(room).scene is Scene.CIRCLE


def test_a_result_is_news_until_the_agenda_moves() -> None:
    room = RunningRoom()
    poll = dots(room)
    room.do(OpenPoll(poll.id))
    room.do(ClosePoll(poll.id))
    room.do(AdvanceAgenda())
    assert wall(room).scene is Scene.CIRCLE
    assert wall(room, Scene.RESULT).scene is Scene.RESULT


def test_without_seats_the_wall_shows_the_clock() -> None:
    room = Room()
    assert wall(room).scene is Scene.CLOCK


@pytest.mark.parametrize("chosen", [Scene.CIRCLE, Scene.CLOCK, Scene.BLACK])
def test_a_scene_that_was_chosen_stays(chosen: Scene) -> None:
    room = RunningRoom()
    poll = dots(room)
    for action in (OpenPoll(poll.id), ClosePoll(poll.id), PauseSession()):
        room.do(action)
        assert wall(room, chosen).scene is chosen


def test_a_scene_with_nothing_to_show_gives_way() -> None:
    room = RunningRoom()
    poll = dots(room)
    assert wall(room, Scene.VOTE).scene is Scene.CIRCLE
    assert wall(room, Scene.RESULT).scene is Scene.CIRCLE
    room.do(OpenPoll(poll.id))
    assert wall(room, Scene.VOTE).scene is Scene.VOTE
    assert wall(room, Scene.RESULT).scene is Scene.VOTE
    room.do(ClosePoll(poll.id))
    assert wall(room, Scene.VOTE).scene is Scene.RESULT


# --- votes -----------------------------------------------------------------------------------------------------------


def test_an_open_poll_shows_how_many_and_a_closed_one_what() -> None:
    room = RunningRoom()
    poll = dots(room)
    first, second = options_of(room.state, poll.id)
    assert (wall(room).turnout, wall(room).result) == (None, None)
    room.do(OpenPoll(poll.id))
    room.do(CastBallot(poll.id, room.dimas.id, ((second.id, 2), (first.id, 1))))
    turnout = wall(room).turnout
    assert turnout is not None
    assert (turnout.question, turnout.method, turnout.dots) == ("Mana dahulu?", "dots", 3)
    assert dict(turnout.rules)["cap"] == 2
    assert (turnout.voted, turnout.eligible) == (1, 3)
    assert [(option.letter, option.label) for option in turnout.options] == [("A", "Sampah"), ("B", "Drainase")]
    assert wall(room).result is None
    room.do(ClosePoll(poll.id))
    result = wall(room).result
    assert wall(room).turnout is None
    assert result is not None
    assert [(row.rank, row.letter, row.label, row.value, row.length) for row in result.rows] == [
        (1, "B", "Drainase", "2", 1.0),
        (2, "A", "Sampah", "1", 0.5),
    ]


def test_of_two_results_the_newest_is_shown() -> None:
    room = RunningRoom()
    older, newer = dots(room), room.add(DraftPoll("consent_vote", "Setuju?"), Poll)
    for poll in (newer, older):
        room.do(OpenPoll(poll.id))
        room.do(ClosePoll(poll.id))
    result = wall(room).result
    assert result is not None
    assert result.poll_id == older.id


# --- identity --------------------------------------------------------------------------------------------------------


def test_parts_that_did_not_change_are_the_same_objects() -> None:
    room = RunningRoom()
    view = WallView()
    poll = dots(room)
    first, _ = options_of(room.state, poll.id)
    steps: list[tuple[Action, set[str]]] = [
        (GiveFloor(room.maryani.id), {"seats", "speaker"}),
        (AdvanceAgenda(), {"agenda"}),
        (OpenPoll(poll.id), {"scene", "turnout"}),
        (CastBallot(poll.id, room.dimas.id, ((first.id, 1),)), {"turnout"}),
        (ClosePoll(poll.id), {"scene", "turnout", "result"}),
        (RaiseHand(room.dimas.id), {"seats", "queue"}),
        (AddNote(NoteKind.MODERATOR, "x"), set()),
        (AddIssue(Issue(title="Sampah")), set()),
        (EndFloor(), {"seats", "speaker"}),
    ]
    before = view(room.state)
    for action, expected in steps:
        after = view(room.do(action).after)
        changed = {one.name for one in fields(after) if getattr(before, one.name) is not getattr(after, one.name)}
        assert changed == expected, action
        assert (after == before) is not bool(expected)
        before = after


# --- what the wall never shows ---------------------------------------------------------------------------------------


def private_acts(room: RunningRoom, mark: str) -> list[Action]:
    """Acts that put ``mark`` into every text that is not for the wall."""
    entry = Contribution(person_id=room.maryani.id, kind="masalah", text=mark, nonverbal=mark, said_at=room.now)
    consent = Consent(
        person_id=room.maryani.id,
        take_part=True,
        record_audio=True,
        photo=True,
        quote_by_name=True,
        manner=mark,
        given_at=OPENED,
    )
    return [
        *(AddNote(kind, mark) for kind in NoteKind),
        ParkIdea(mark, room.dimas.id, mark),
        EditPerson(
            replace(
                room.maryani,
                element=mark,
                position=mark,
                organisation=mark,
                rt=mark,
                rw=mark,
                groups=(mark, mark),
                age=77,
            )
        ),
        RecordConsent(consent),
        NoteAbsence(Absentee(name=mark, element=mark, reason=mark)),
        AddOfficial(Official(name=mark, role=mark, position=mark, nip=mark)),
        AddAgendaItem(AgendaItem(title="Istirahat", phase=mark, lead=mark, planned_s=600)),
        AddQuestion(Question(item_id=room.opening.id, code=mark, kind=mark, text=mark, probes=(mark,))),
        LogContribution(entry),
        AddIssue(Issue(title=mark, field=mark, place=mark, affected=(mark,), causes=(mark,), proposals=(mark,))),
        AddCrossCheck(CrossCheck(statement=mark, manner=mark, result=mark)),
        AddAgreement(Agreement(text=mark, manner=mark, dissent=mark)),
        PlanAction(PlannedAction(activity=mark, aim=mark, source=mark)),
        EditSession(
            particulars(
                code=mark,
                theme=mark,
                document_number=mark,
                invitation_number=mark,
                office_address=mark,
                organizer=mark,
                invited=77,
            )
        ),
    ]


WORDS_OF_THEIR_OWN = {Scene.QUESTION, Scene.ISSUES, Scene.AGREEMENT, Scene.PLAN}
"""Scenes that are about those very words: `test_wall_content.py` holds what else may not come along."""


@given(st.sampled_from(sorted(set(Scene) - WORDS_OF_THEIR_OWN)), st.sampled_from(WallNames), st.booleans())
def test_no_private_text_reaches_the_wall(scene: Scene, names: WallNames, voting: bool) -> None:
    mark = "§rahasia§"
    room = RunningRoom(wall_names=names)
    for action in private_acts(room, mark):
        room.do(action)
    (question,) = room.state.all(Question)
    room.do(TickProbe(question.id, 0))
    if voting:
        poll = dots(room)
        first, second = options_of(room.state, poll.id)
        room.do(OpenPoll(poll.id))
        room.do(CastBallot(poll.id, room.dimas.id, ((first.id, 2), (second.id, 1))))
    shown = repr(wall(room, scene))
    assert mark not in shown
    assert "77" not in shown.replace(OPENED.isoformat(), "")


def test_the_wall_has_no_field_for_what_is_private() -> None:
    room = RunningRoom()
    room.guest("Sari", Sex.FEMALE, element="Warga RTM")
    view = wall(room)
    names = {field.name for part in (view, view.seats[0]) for field in fields(part)}
    assert names.isdisjoint({"notes", "prompts", "element", "share", "entries", "silent_since", "waiting", "log"})
    assert view.agenda.questions == ()
