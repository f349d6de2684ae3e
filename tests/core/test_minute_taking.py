"""What a berita acara says of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.agenda import AdvanceAgenda
from core.course import CloseSession, StartSession
from core.cross_checks import AddCrossCheck, CheckStatus, CrossCheck, SettleCrossCheck
from core.floor import MarkLeft
from core.issues import AddIssue, Issue
from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.minutes import (
    AgreementText,
    CheckLine,
    ElementCount,
    Minutes,
    ParkedText,
    RankingText,
    RecommendationText,
    SignerKind,
    TimedText,
)
from core.notes import AddNote, NoteKind, ParkIdea
from core.outcomes import (
    AddAgreement,
    AddRecommendation,
    Agreement,
    NameSignatory,
    PlanAction,
    PlannedAction,
    Ranking,
    Recommendation,
    SettleRanking,
    Signatory,
    SigningPlace,
)
from core.people import Absentee, NoteAbsence, Role, Sex, quotable_name
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.seating import TakeSeat
from core.session import AddOfficial, Official
from core.state import SessionState
from core.tally import ballot_digest
from core.voting import CastBallot, ClosePoll, OpenPoll
from tests.core.room import OPENED, Room, RunningRoom, particulars


def taken(room: Room) -> Minutes:
    return minutes_of(room.state, "head", room.now)


def log(room: RunningRoom, **values: object) -> Contribution:
    said = Contribution(person_id=room.maryani.id, kind="masalah", text="Sampah menumpuk.", said_at=room.now)
    return room.add(LogContribution(replace(said, **values)), Contribution)


def test_without_a_session_there_are_no_minutes() -> None:
    with pytest.raises(LookupError):
        minutes_of(SessionState("s"), "", OPENED)


def test_an_empty_session_has_minutes_all_the_same() -> None:
    room = Room()
    minutes = taken(room)
    assert (minutes.moderator, minutes.note_taker, minutes.team, minutes.quorum) == ("", "", (), 0)
    assert (minutes.attendance, minutes.polls, minutes.ranking, minutes.log) == ((), (), None, ())
    assert (minutes.made_at, minutes.journal_head, minutes.session.title) == (room.now, "head", particulars().title)


def test_team_and_seats() -> None:
    room = RunningRoom()
    scribe = room.person("Rini", role=Role.NOTE_TAKER, position="Notulis", organisation="LPMK")
    room.do(TakeSeat(scribe.id))
    room.guest("Anton", Sex.MALE, role=Role.TEAM)
    minutes = taken(room)
    assert (minutes.moderator, minutes.note_taker) == ("Hesti Prameswari", "Rini")
    assert [(one.code, one.role, one.position, one.organisation) for one in minutes.team] == [
        ("MOD", Role.MODERATOR, "", ""),
        ("NOT1", Role.NOTE_TAKER, "Notulis", "LPMK"),
        ("TIM1", Role.TEAM, "", ""),
    ]
    assert [(seat.order, seat.code, seat.outside) for seat in minutes.seats[:4]] == [
        (0, "MOD", False),
        (1, "P01", False),
        (2, "P02", False),
        (3, "P03", False),
    ]
    assert [(seat.code, seat.name, seat.role) for seat in minutes.seats[4:]] == [
        ("NOT1", "Rini", Role.NOTE_TAKER),
        ("TIM1", "Anton", Role.TEAM),
    ]


def test_small_sensitive_groups_are_merged_and_large_ones_stand() -> None:
    room = RunningRoom()
    guests = [
        ("PKK", Sex.FEMALE),
        ("Warga RTM", Sex.MALE),
        ("PKK", Sex.FEMALE),
        ("Difabel", Sex.FEMALE),
        ("Warga RTM", Sex.FEMALE),
        ("Karang Taruna", Sex.MALE),
    ]
    for element, sex in guests:
        room.guest("Seseorang", sex, element=element, position=element, rt="01", rw="02")
    room.person("Tidak datang", element="PKK")
    minutes = taken(room)
    assert minutes.attendance == (
        ElementCount("", 1, 2),
        ElementCount("PKK", 0, 2),
        ElementCount("Karang Taruna", 1, 0),
        ElementCount(None, 1, 2),
    )
    assert sum(count.total for count in minutes.attendance) == 9
    shown = [(one.element, one.position) for one in minutes.attendees if one.code >= "P04"]
    assert shown == [
        ("PKK", "PKK"),
        (None, ""),
        ("PKK", "PKK"),
        (None, ""),
        (None, ""),
        ("Karang Taruna", "Karang Taruna"),
    ]
    room.guest("Ketiga", Sex.MALE, element="Warga RTM")
    assert ElementCount("Warga RTM", 2, 1) in taken(room).attendance


def test_a_sensitive_position_is_hidden_too() -> None:
    room = RunningRoom()
    room.guest("Seseorang", element="Tokoh", position="Ketua Komunitas Difabel", rt="03", rw="04")
    attendee = taken(room).attendees[-1]
    assert (attendee.element, attendee.position, attendee.rt, attendee.rw) == (None, "", "03", "04")


def test_who_came_is_on_the_list_even_if_gone() -> None:
    room = RunningRoom()
    room.person("Tidak datang")
    room.do(MarkLeft(room.dimas.id))
    room.do(NoteAbsence(Absentee(name="Joko", reason="sakit")))
    minutes = taken(room)
    assert [one.name for one in minutes.attendees] == ["Maryani", "Dimas", "Wulan"]
    assert [one.name for one in minutes.absentees] == ["Joko"]
    assert minutes.quorum == 4, "two thirds of five, rounded up"


def test_the_quorum_is_of_the_invited_if_their_number_is_known() -> None:
    assert taken(RunningRoom(invited=30)).quorum == 20


def test_the_agenda_has_planned_and_true_times() -> None:
    room = RunningRoom()
    room.wait(600)
    room.do(AdvanceAgenda())
    moved_at = room.now
    first, second, third = taken(room).agenda
    assert (first.number, first.title, first.planned_minutes, first.actual_minutes) == (1, "Pembukaan", 10, 10)
    assert (first.planned_start_at, first.planned_end_at) == (OPENED, OPENED + timedelta(minutes=10))
    assert (first.started_at, first.ended_at) == (room.started_at, moved_at)
    assert (second.planned_start_at, second.started_at, second.ended_at) == (first.planned_end_at, moved_at, None)
    assert (third.started_at, third.ended_at, third.actual_minutes) == (None, None, 0)


def test_people_are_quoted_by_name_only_with_their_consent() -> None:
    room = RunningRoom()
    room.consents(room.maryani)
    room.consents(room.dimas, quote_by_name=False)
    names = {one.code: quotable_name(room.state, one.id) for one in (room.maryani, room.dimas, room.wulan)}
    assert names == {"P01": "Maryani", "P02": "P02", "P03": "P03"}
    assert quotable_name(room.state, room.moderator.id) == "Hesti Prameswari"
    assert quotable_name(room.state, None) == ""
    room.consents(room.maryani, quote_by_name=False)
    assert quotable_name(room.state, room.maryani.id) == "P01", "withdrawn"


def test_no_name_of_who_did_not_consent_is_in_what_was_said() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    entry = log(room, person_id=room.dimas.id, issue_id=issue.id, nonverbal="mengangguk")
    room.do(AddNote(NoteKind.ATMOSPHERE, "Hening."))
    noted_at = room.now
    room.do(AddNote(NoteKind.MODERATOR, "rahasia"))
    room.do(ParkIdea("Taman", room.dimas.id, "Musrenbang"))
    check = room.add(AddCrossCheck(CrossCheck(statement="12 ton", person_id=room.dimas.id)), CrossCheck)
    room.do(SettleCrossCheck(check.id, CheckStatus.CONFIRMED, "data", "benar"))
    row = PlannedAction(
        activity="Gerobak",
        issue_id=issue.id,
        responsible_id=room.dimas.id,
        partner_ids=(room.wulan.id,),
        starts_on=date(2026, 12, 1),
        cost=5,
    )
    room.do(PlanAction(row))
    minutes = taken(room)
    (line,) = minutes.log
    assert (line.number, line.item_number, line.code, line.speaker) == (entry.number, 1, "P02", "P02")
    assert (line.kind, line.text, line.nonverbal, line.issue_code) == ("masalah", entry.text, "mengangguk", "M1")
    assert minutes.parked == (ParkedText("Taman", "P02", "Musrenbang"),)
    assert minutes.checks == (CheckLine("12 ton", "P02", "data", "benar", CheckStatus.CONFIRMED),)
    (planned,) = minutes.plan
    assert (planned.issue_code, planned.responsible, planned.partners, planned.cost) == ("M1", "P02", ("P03",), 5)
    assert minutes.atmosphere == (TimedText(noted_at, "Hening."),)
    assert "rahasia" not in repr(minutes)


def test_entries_and_rows_without_links() -> None:
    room = Room()
    guest = room.guest()
    room.do(StartSession())
    room.do(LogContribution(Contribution(person_id=guest.id, kind="fakta", text="x", said_at=room.now)))
    room.do(PlanAction(PlannedAction(activity="Gerobak")))
    minutes = taken(room)
    assert (minutes.log[0].item_number, minutes.log[0].issue_code) == (None, "")
    assert (minutes.plan[0].issue_code, minutes.plan[0].responsible, minutes.plan[0].partners) == ("", "", ())


def test_issues_stand_with_their_place_in_the_final_order() -> None:
    room = RunningRoom()
    first, second = (room.add(AddIssue(Issue(title=title)), Issue) for title in ("Sampah", "Drainase"))
    log(room, issue_id=first.id)
    log(room, issue_id=first.id)
    assert [issue.rank for issue in taken(room).issues] == [None, None]
    room.do(SettleRanking(Ranking(ranked_ids=(second.id, first.id), manner="gabungan", dissent="P03")))
    minutes = taken(room)
    assert [(issue.code, issue.rank, issue.entries) for issue in minutes.issues] == [("M1", 2, 2), ("M2", 1, 0)]
    assert minutes.ranking == RankingText(("M2", "M1"), "gabungan", "", "P03")


def test_what_was_agreed_is_numbered() -> None:
    room = RunningRoom()
    room.do(AddAgreement(Agreement(text="Iuran", manner="mufakat")))
    room.do(AddAgreement(Agreement(text="Kerja bakti", dissent="P02")))
    room.do(AddRecommendation(Recommendation(addressee="DLH", text="Tambah armada")))
    minutes = taken(room)
    assert minutes.agreements == (
        AgreementText(1, "Iuran", "mufakat", ""),
        AgreementText(2, "Kerja bakti", "", "P02"),
    )
    assert minutes.recommendations == (RecommendationText("DLH", "Tambah armada"),)


def test_only_closed_polls_are_reported_with_their_count() -> None:
    room = RunningRoom()
    issue = room.add(AddIssue(Issue(title="Sampah")), Issue)
    wishes = (OptionWish(issue_id=issue.id), OptionWish(label="Taman"))
    poll = room.add(DraftPoll("dots", "Mana dahulu?", wishes), Poll)
    first, second = options_of(room.state, poll.id)
    room.do(OpenPoll(poll.id))
    opened_at = room.now
    room.do(CastBallot(poll.id, room.maryani.id, ((first.id, 2), (second.id, 1))))
    assert taken(room).polls == ()
    room.do(ClosePoll(poll.id))
    (report,) = taken(room).polls
    assert (report.method, report.question, report.round, report.eligible) == ("dots", "Mana dahulu?", 1, 3)
    assert (report.opened_at, report.closed_at) == (opened_at, room.now)
    assert [(option.code, option.label) for option in report.options] == [("M1", "Sampah"), ("", "Taman")]
    assert (report.result.cast, report.result.row(first.id).value) == (1, 2)
    assert report.digest == ballot_digest([{first.id: 2, second.id: 1}])


def test_those_who_sign_stand_in_their_part_of_the_block() -> None:
    room = RunningRoom()
    scribe = room.person("Rini", role=Role.NOTE_TAKER)
    official = room.add(AddOfficial(Official(name="Sri Wahyuni", nip="1970 1")), Official)
    for role, person in (("Pemimpin", room.moderator), ("Notulis", scribe), ("Wakil", room.wulan)):
        room.do(NameSignatory(Signatory(role=role, person_id=person.id)))
    room.do(NameSignatory(Signatory(role="Lurah", official_id=official.id)))
    assert [(one.role, one.name, one.nip, one.kind) for one in taken(room).signers] == [
        ("Pemimpin", "Hesti Prameswari", "", SignerKind.MODERATOR),
        ("Notulis", "Rini", "", SignerKind.NOTE_TAKER),
        ("Wakil", "Wulan", "", SignerKind.REPRESENTATIVE),
        ("Lurah", "Sri Wahyuni", "1970 1", SignerKind.OFFICIAL),
    ]


def test_the_place_in_the_block_can_be_another_one() -> None:
    room = RunningRoom()
    for role in (Role.TEAM, Role.OBSERVER):
        somebody = room.person(f"Rini {role}", role=role)
        room.do(NameSignatory(Signatory(role=role, person_id=somebody.id)))
    official = room.add(AddOfficial(Official(name="Sri Wahyuni")), Official)
    for place in SigningPlace:
        room.do(NameSignatory(Signatory(role=place, official_id=official.id, place=place)))
    assert [(one.role, one.kind) for one in taken(room).signers] == [
        ("team", SignerKind.TEAM),
        ("observer", SignerKind.OBSERVER),
        ("own", SignerKind.OFFICIAL),
        *((kind.value, kind) for kind in SignerKind),
    ]


def test_minutes_of_a_closed_session_do_not_change_with_the_clock() -> None:
    room = RunningRoom()
    log(room)
    room.do(CloseSession())
    first = taken(room)
    room.wait(86_400)
    assert taken(room) == replace(first, made_at=room.now)
