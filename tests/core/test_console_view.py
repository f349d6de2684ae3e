"""What the console shows of a session."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from core.actions import Action
from core.agenda import AddQuestion, AdvanceAgenda, Question
from core.blobs import blob_digest
from core.console_view import ConsoleView
from core.course import CloseSession, PauseSession
from core.cross_checks import AddCrossCheck, CrossCheck
from core.floor import EndFloor, GiveFloor, MarkLeft, RaiseHand
from core.issues import AddIssue, EditIssue, Issue
from core.log import KINDS, Contribution, CorrectContribution, LogContribution
from core.notes import AddNote, Note, NoteKind, ParkIdea
from core.outcomes import Ranking, SettleRanking
from core.people import EditPerson, MarkArrived, Role, Sex
from core.photos import AddPhoto
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.seating import TakeSeat
from core.session import EditSession
from core.state import SessionState
from core.views import (
    CircleView,
    ModeratorView,
    NamedPerson,
    NoteView,
    ParkedView,
    QuestionChoice,
    SeatRole,
    SeatState,
    SeatView,
    SessionStage,
    SpeakerView,
    VoteMark,
)
from core.voting import CastBallot, ClosePoll, OpenPoll
from tests.core.room import Room, RunningRoom, particulars
from tests.core.test_photos import JPEG


def circle(room: Room) -> CircleView:
    return ConsoleView()(room.state).circle


def seat(room: Room, code: str) -> SeatView:
    return next(one for one in (*circle(room).seats, *circle(room).outside) if one.code == code)


def log(room: RunningRoom, **values: object) -> Contribution:
    said = Contribution(person_id=room.maryani.id, kind="masalah", text="Sampah menumpuk.", said_at=room.now)
    return room.add(LogContribution(replace(said, **values)), Contribution)


def test_without_a_session_there_is_nothing_to_show() -> None:
    with pytest.raises(LookupError):
        ConsoleView()(SessionState("s"))


def test_the_head() -> None:
    room = Room(zone="WIT", place="Balai", kelurahan="", fictional=True)
    head = ConsoleView()(room.state).head
    assert (head.title, head.place, head.day) == (particulars().title, "Balai", "Rabu, 11 November 2026")
    assert (head.zone, head.stage, head.fictional) == ("WIT", SessionStage.PREPARED, True)
    assert ConsoleView()(RunningRoom().state).head.place == "Tirtawana"


def test_the_circle_knows_that_the_session_is_closed() -> None:
    room = RunningRoom()
    assert not circle(room).closed
    room.do(CloseSession())
    assert circle(room).closed


# --- the circle ------------------------------------------------------------------------------------------------------


def test_seats_go_clockwise_from_the_moderator() -> None:
    room = RunningRoom()
    scribe = room.person("Rini", role=Role.NOTE_TAKER)
    room.do(TakeSeat(scribe.id))
    shown = circle(room)
    assert [(one.number, one.code, one.role) for one in shown.seats] == [
        (0, "MOD", SeatRole.MODERATOR),
        (1, "P01", SeatRole.PARTICIPANT),
        (2, "P02", SeatRole.PARTICIPANT),
        (3, "P03", SeatRole.PARTICIPANT),
    ]
    assert [(one.number, one.code, one.role) for one in shown.outside] == [(0, "NOT1", SeatRole.OUTSIDE)]
    dimas = seat(room, "P02")
    assert (dimas.initials, dimas.name, dimas.full_name) == ("DI", "Sdr. Dimas", "Dimas")
    assert (shown.present, shown.expected) == (3, 3)


def test_a_seat_says_whether_its_person_is_there() -> None:
    room = RunningRoom()
    late = room.person("Tono", Sex.MALE)
    room.do(TakeSeat(late.id))
    room.do(GiveFloor(room.maryani.id))
    room.do(MarkLeft(room.dimas.id))
    assert {one.code: one.state for one in circle(room).seats} == {
        "MOD": SeatState.PRESENT,
        "P01": SeatState.SPEAKING,
        "P02": SeatState.LEFT,
        "P03": SeatState.PRESENT,
        "P04": SeatState.ABSENT,
    }
    assert (circle(room).present, circle(room).expected) == (2, 4)


def test_labels_of_poverty_and_disability_are_on_no_seat() -> None:
    room = RunningRoom()
    for person, element in ((room.maryani, "PKK"), (room.dimas, "Warga RTM"), (room.wulan, "Karang Taruna")):
        room.do(EditPerson(replace(person, element=element)))
    room.guest("Sari", element="PKK")
    room.guest("Ujang", Sex.MALE)
    shown = {one.code: (one.element, one.category) for one in circle(room).seats}
    assert shown == {
        "MOD": (None, 0),
        "P01": ("PKK", 0),
        "P02": (None, 1),
        "P03": ("Karang Taruna", 2),
        "P04": ("PKK", 0),
        "P05": (None, 1),
    }
    assert "RTM" not in repr(circle(room))


def test_silence_counts_from_the_last_word_or_the_arrival() -> None:
    room = RunningRoom()
    room.do(GiveFloor(room.maryani.id))
    room.wait(30)
    room.do(EndFloor())
    heard_at = room.now
    room.wait(60)
    room.do(GiveFloor(room.dimas.id))
    late = room.person("Tono", Sex.MALE)
    room.do(TakeSeat(late.id))
    assert seat(room, "P04").silent_since is None
    room.do(MarkArrived(late.id))
    room.do(MarkLeft(room.wulan.id))
    assert seat(room, "P01").silent_since == heard_at
    assert seat(room, "P02").silent_since == heard_at + timedelta(seconds=61)
    assert seat(room, "P03").silent_since is None
    assert seat(room, "P04").silent_since == room.now - timedelta(seconds=1)
    assert seat(room, "MOD").silent_since is None
    log(room, person_id=late.id)
    assert seat(room, "P04").silent_since == room.now - timedelta(seconds=1), "begun to be typed a second ago"


def test_nobody_is_silent_before_the_start() -> None:
    room = Room()
    room.guest()
    assert seat(room, "P01").silent_since is None


def test_balance() -> None:
    room = RunningRoom()
    assert (circle(room).women_talk, circle(room).gini) == (None, 0.0)
    room.do(GiveFloor(room.maryani.id))
    room.wait(29)
    room.do(GiveFloor(room.dimas.id))
    room.wait(9)
    room.do(EndFloor())
    log(room)
    shown = circle(room)
    assert (shown.women_talk, shown.gini) == (0.75, 0.5)
    assert shown.least_heard == NamedPerson(room.wulan.id, "Ibu Wulan")
    assert shown.least_heard_entries == 0
    assert {one.code: (one.share, one.entries) for one in shown.seats} == {
        "MOD": (0.0, 0),
        "P01": (0.75, 1),
        "P02": (0.25, 0),
        "P03": (0.0, 0),
    }


def test_before_the_start_nobody_is_suggested() -> None:
    room = Room()
    room.guest()
    assert circle(room).least_heard is None


def test_in_an_empty_room_nobody_is_least_heard() -> None:
    room = Room()
    assert (circle(room).least_heard, circle(room).least_heard_entries, circle(room).seats) == (None, 0, ())


def test_floor_queue_and_pause() -> None:
    room = RunningRoom()
    assert (circle(room).speaker, circle(room).queue, circle(room).paused) == (None, (), False)
    room.do(RaiseHand(room.wulan.id))
    room.do(RaiseHand(room.dimas.id))
    room.do(GiveFloor(room.maryani.id))
    shown = circle(room)
    assert shown.speaker == SpeakerView(room.maryani.id, "Ibu Maryani", room.now)
    assert shown.speaker.spoken_s(room.now + timedelta(seconds=12)) == 12
    assert shown.speaker.spoken_s(room.now - timedelta(seconds=12)) == 0
    assert [one.name for one in shown.queue] == ["Ibu Wulan", "Sdr. Dimas"]
    assert {one.code: one.queue_place for one in shown.seats} == {"MOD": 0, "P01": 0, "P02": 2, "P03": 1}
    room.do(PauseSession())
    assert circle(room).paused


def test_votes_are_shown_as_given_or_awaited_never_as_what() -> None:
    room = RunningRoom()
    poll = room.add(DraftPoll("consent_vote", "Setuju?"), Poll)
    assert circle(room).turnout is None
    room.do(OpenPoll(poll.id))
    late = room.guest("Tono", Sex.MALE)
    room.do(CastBallot(poll.id, room.dimas.id, (("agree", 1),)))
    assert {one.code: one.vote for one in circle(room).seats} == {
        "MOD": VoteMark.NONE,
        "P01": VoteMark.WAITING,
        "P02": VoteMark.VOTED,
        "P03": VoteMark.WAITING,
        late.code: VoteMark.NONE,
    }
    turnout = circle(room).turnout
    assert turnout is not None
    assert (turnout.method, turnout.question, turnout.voted, turnout.eligible) == ("consent_vote", "Setuju?", 1, 3)
    assert [one.name for one in turnout.waiting] == ["Ibu Maryani", "Ibu Wulan"]
    assert "agree" not in repr(circle(room))


# --- log, issues, notes ----------------------------------------------------------------------------------------------


def test_rows_of_the_log() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    first = log(room, issue_id=issue.id, nonverbal="mengangguk")
    second = log(room, person_id=room.moderator.id, kind="probing", text="Sejak kapan?")
    room.do(AddCrossCheck(CrossCheck(statement="x", contribution_id=first.id)))
    rows = ConsoleView()(room.state).log
    assert [(row.contribution_id, row.number, row.code, row.name) for row in rows] == [
        (first.id, 1, "P01", "Ibu Maryani"),
        (second.id, 2, "MOD", "Hesti"),
    ]
    assert [(row.issue_code, row.flagged, row.by_moderator, row.nonverbal) for row in rows] == [
        ("M1", True, False, "mengangguk"),
        ("", False, True, ""),
    ]
    assert rows[0].time.startswith("09.00.")


def test_the_log_line_knows_whom_and_what_can_be_named() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    room.do(GiveFloor(room.dimas.id))
    line = ConsoleView()(room.state).log_line
    assert [one.code for one in line.speakers] == ["P01", "P02", "P03", "MOD"]
    assert [(one.issue_id, one.code, one.title) for one in line.issues] == [(issue.id, "M1", "Sampah")]
    assert (line.kinds, line.floor_id, line.moderator_id, line.enabled) == (
        KINDS,
        room.dimas.id,
        room.moderator.id,
        True,
    )
    empty = Room()
    line = ConsoleView()(empty.state).log_line
    assert (line.floor_id, line.moderator_id, line.enabled) == (None, None, False)


def test_issue_cards() -> None:
    room = RunningRoom()
    first = room.add(AddIssue(Issue(title="Sampah", field="Lingkungan", place="RW 03", causes=("TPS penuh",))), Issue)
    second = room.add(AddIssue(Issue(title="Drainase")), Issue)
    log(room, issue_id=first.id)
    cards = ConsoleView()(room.state).issues
    assert [(card.code, card.entries, card.rank) for card in cards] == [("M1", 1, None), ("M2", 0, None)]
    assert (cards[0].title, cards[0].field, cards[0].place, cards[0].causes) == (
        "Sampah",
        "Lingkungan",
        "RW 03",
        ("TPS penuh",),
    )
    room.do(SettleRanking(Ranking(ranked_ids=(second.id, first.id))))
    assert [card.rank for card in ConsoleView()(room.state).issues] == [2, 1]


def test_notes_prompts_and_parked_ideas() -> None:
    room = RunningRoom()
    made = {kind: room.add(AddNote(kind, kind.value), Note) for kind in NoteKind}
    room.do(ParkIdea("Taman", room.dimas.id))
    room.do(ParkIdea("Pasar"))
    view = ConsoleView()(room.state)
    assert [(note.text, note.private) for note in view.notes] == [("moderator", True), ("atmosphere", False)]
    prompt = made[NoteKind.PROMPT]
    assert view.prompts == (NoteView(prompt.id, True, view.prompts[0].time, "prompt"),)
    assert [(idea.text, idea.name) for idea in view.parked] == [("Taman", "Sdr. Dimas"), ("Pasar", "")]
    assert isinstance(view.parked[0], ParkedView)


# --- identity --------------------------------------------------------------------------------------------------------


def changed_parts(before: ModeratorView, after: ModeratorView) -> set[str]:
    names = [field.name for field in fields(ModeratorView)]
    return {name for name in names if getattr(before, name) is not getattr(after, name)}


def test_parts_that_did_not_change_are_the_same_objects() -> None:
    room = RunningRoom()
    view = ConsoleView()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    poll = room.add(DraftPoll("dots", "Mana?", (OptionWish(issue_id=issue.id), OptionWish("Taman"))), Poll)
    first, _ = options_of(room.state, poll.id)
    steps: list[tuple[Action, set[str]]] = [
        (GiveFloor(room.maryani.id), {"circle", "log_line"}),
        (AdvanceAgenda(), {"agenda"}),
        (AddNote(NoteKind.MODERATOR, "x"), {"notes"}),
        (AddNote(NoteKind.PROMPT, "x"), {"prompts"}),
        (ParkIdea("Taman"), {"parked"}),
        (EditIssue(replace(issue, causes=("a",))), {"issues"}),
        (EditIssue(replace(issue, title="Sampah pasar")), {"issues", "log_line"}),
        (EditSession(particulars(title="Baru")), {"head"}),
        (OpenPoll(poll.id), {"circle", "polls"}),
        (CastBallot(poll.id, room.dimas.id, ((first.id, 1),)), {"circle", "polls"}),
        (ClosePoll(poll.id), {"circle", "polls"}),
        (EditSession(particulars(title="Baru", city="Semarang")), set()),
    ]
    before = view(room.state)
    for action, expected in steps:
        after = view(room.do(action).after)
        assert changed_parts(before, after) == expected, action
        before = after
    assert view(room.state) == ConsoleView()(room.state)


def test_a_row_tells_of_question_corrections_and_photos() -> None:
    room, view = RunningRoom(), ConsoleView()
    question = room.add(AddQuestion(Question(item_id=room.opening.id, text="Apa?")), Question)
    entry, other = log(room, question_id=question.id), log(room)
    room.do(CorrectContribution(replace(entry, text="Sampah dan lumpur.")))
    room.do(AddPhoto(JPEG, 40, 30, "Peta", other.id))
    room.do(AddPhoto(JPEG, 40, 30))
    first, second = view(room.state).log
    assert (first.question_code, first.corrections, first.photos) == ("Q1", 1, ())
    assert (second.question_code, second.corrections) == ("", 0)
    of_entry, of_session = view(room.state).photos
    assert second.photos == (of_entry,)
    assert (of_entry.number, of_entry.caption, of_entry.contribution_id, of_entry.entry) == (1, "Peta", other.id, 2)
    assert (of_session.number, of_session.contribution_id, of_session.entry, of_session.size) == (2, None, 0, len(JPEG))
    assert (of_entry.blob, of_entry.width, of_entry.height) == (blob_digest(JPEG), 40, 30)
    assert view(room.state).log_line.questions == (QuestionChoice(question.id, "Q1", "Apa?"),)
    before = view(room.state)
    room.do(AddPhoto(JPEG, 40, 30))
    after = view(room.state)
    assert (after.log, len(after.photos)) == (before.log, 3)
    assert after.log[0] is before.log[0]


def test_rows_of_the_log_are_made_once() -> None:
    room = RunningRoom()
    view = ConsoleView()
    first, _ = log(room), log(room)
    before = view(room.state).log
    log(room)
    after = view(room.state).log
    assert all(one is other for one, other in zip(before, after, strict=False))
    room.do(AddCrossCheck(CrossCheck(statement="x", contribution_id=first.id)))
    flagged = view(room.state).log
    assert [one is other for one, other in zip(after, flagged, strict=True)] == [False, True, True]
    room.undo()
    assert view(room.state).log == after
