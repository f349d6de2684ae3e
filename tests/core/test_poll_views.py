"""What console, wall and minutes know of a poll, and what none of them knows before a secret one is closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.ballots import Channel
from core.console_view import ConsoleView
from core.floor import MarkLeft
from core.minute_taking import minutes_of
from core.minutes import AnnulledPoll
from core.paper import EnterPaperBallot, HandOutPaper
from core.polls import DraftPoll, OptionWish, Poll, options_of
from core.session import EditSession, session_of
from core.tally import METHODS, ballot_digest
from core.ties import SettleTie, TieManner
from core.views import BallotForm, BallotLine, PollStage, PollView, QuorumView, Scene, TieView
from core.voting import AnnulPoll, CastBallot, ClosePoll
from core.wall_view import WallView
from tests.core.polling_room import AGREE, DISAGREE, PollingRoom

RULES = {"weighted": (("weight|biaya", 60), ("weight|dampak", 40)), "formula": (("formula", "U+S+G"),)}


@pytest.fixture
def room() -> PollingRoom:
    return PollingRoom()


def shown(room: PollingRoom) -> PollView:
    return ConsoleView()(room.state).polls[-1]


def test_before_opening_quorum_and_voters_are_known(room: PollingRoom) -> None:
    room.person("Telat")
    room.draft("consent_vote")
    view = shown(room)
    assert view.quorum == QuorumView(invited=6, signed=5, present=5, needed=4, met=True)
    assert (view.eligible, view.voted, view.waiting, view.stage) == (5, 0, (), PollStage.DRAFT)


def test_an_invited_number_of_its_own_counts() -> None:
    room = PollingRoom()
    session = session_of(room.state)
    assert session is not None
    room.do(EditSession(replace(session, invited=12)))
    room.draft("consent_vote")
    assert shown(room).quorum == QuorumView(invited=12, signed=5, present=5, needed=8, met=False)


def test_numbers_stay_as_they_were_at_opening(room: PollingRoom) -> None:
    room.open("consent_vote")
    room.guest("Telat")
    quorum = shown(room).quorum
    assert quorum is not None
    assert (quorum.signed, quorum.present, shown(room).eligible) == (5, 5, 5)


@pytest.mark.parametrize(("leaving", "too_few"), [(1, False), (2, True)])
def test_with_fewer_than_four_voters_nothing_is_secret(leaving: int, too_few: bool) -> None:
    room = PollingRoom()
    room.draft("consent_vote", secret=True)
    assert not shown(room).too_few_for_secrecy
    for person in room.voters[:leaving]:
        room.do(MarkLeft(person.id))
    assert shown(room).too_few_for_secrecy is too_few


FORMS = {
    "consent_vote": (3, 1, 1, 0, 1),
    "mufakat": (3, 1, 1, 0, 1),
    "dots": (2, 1, 2, 3, 0),
    "usg": (6, 1, 5, 0, 0),
    "weighted": (4, 1, 5, 0, 0),
    "formula": (6, 1, 5, 0, 0),
    "top_k": (2, 1, 3, 0, 3),
    "pairwise": (1, 1, 2, 0, 0),
    "approval": (2, 1, 1, 0, 0),
    "score": (2, 0, 5, 0, 0),
}


@pytest.mark.parametrize("method", FORMS)
def test_every_method_says_what_its_ballot_looks_like(room: PollingRoom, method: str) -> None:
    wishes = () if METHODS[method].choices else (OptionWish("Pasar"), OptionWish("Drainase"))
    poll = room.add(DraftPoll(method, "Apa?", wishes, RULES.get(method, ())), Poll)
    form = shown(room).form
    assert form is not None
    (scale,) = {(line.low, line.high) for line in form.lines}
    assert (len(form.lines), *scale, form.most, form.choices) == FORMS[method]
    options = {option.option_id for option in shown(room).options}
    assert {line.option_id for line in form.lines} <= options
    assert form.lines[0].key.startswith(form.lines[0].option_id)
    assert room.get(poll).rules == shown(room).rules


def test_a_line_of_a_form_has_its_criterion(room: PollingRoom) -> None:
    room.draft("usg", "A", "B")
    first = shown(room).options[0].option_id
    form = shown(room).form
    assert isinstance(form, BallotForm)
    assert form.lines[1] == BallotLine(f"{first}|S", first, "S", 1, 5, "")


def test_a_criterion_may_have_a_scale_and_words_of_its_own(room: PollingRoom) -> None:
    room.draft("formula", "A", "B", rules=(("formula", "(A+B)*C*D"), ("low|D", 0), ("high|D", 1), ("label|D", "PEARL")))
    form = shown(room).form
    assert form is not None
    assert [(line.part, line.low, line.high, line.label) for line in form.lines[:4]] == [
        ("A", 1, 5, ""),
        ("B", 1, 5, ""),
        ("C", 1, 5, ""),
        ("D", 0, 1, "PEARL"),
    ]


def test_a_running_count_is_of_open_polls_that_show_it(room: PollingRoom) -> None:
    hidden = room.open("consent_vote")
    room.vote(hidden, room.asep, AGREE)
    assert shown(room).running is None
    room.do(ClosePoll(hidden.id))
    poll = room.open("consent_vote", show_running=True)
    assert shown(room).running is None
    room.vote(poll, room.asep, AGREE)
    running = shown(room).running
    assert running is not None
    assert (running.cast, running.rows[0].value) == (1, "1")
    room.do(ClosePoll(poll.id))
    assert shown(room).running is None


def test_who_holds_a_paper_is_neither_waiting_nor_counted(room: PollingRoom) -> None:
    poll = room.open("consent_vote")
    room.do(HandOutPaper(poll.id, room.nur.id))
    room.vote(poll, room.asep, AGREE, Channel.BOOTH)
    view = shown(room)
    assert (view.voted, view.papers) == (1, 0)
    assert [person.person_id for person in view.holders] == [room.nur.id]
    assert room.nur.id not in {person.person_id for person in view.waiting}
    assert len(view.waiting) == 3
    room.do(EnterPaperBallot(poll.id, AGREE))
    assert (shown(room).voted, shown(room).papers) == (2, 1)
    turnout = WallView()(room.state).turnout
    assert turnout is not None
    assert (turnout.voted, turnout.eligible, turnout.secret) == (2, 5, False)


def test_a_secret_poll_shows_how_many_and_nothing_else(room: PollingRoom) -> None:
    poll = room.open("consent_vote", secret=True)
    views = set()
    for marks in (AGREE, DISAGREE):
        other = PollingRoom()
        again = other.open("consent_vote", secret=True)
        other.vote(again, other.asep, marks, Channel.BOOTH)
        views.add(repr((ConsoleView()(other.state), WallView()(other.state))))
    assert len(views) == 1
    room.vote(poll, room.asep, AGREE, Channel.BOOTH)
    assert (shown(room).secret, shown(room).running, shown(room).result, shown(room).voted) == (True, None, None, 1)


def test_a_result_has_everything_that_is_printed(room: PollingRoom) -> None:
    poll = room.open("consent_vote", rules=(("base", "signed"),))
    for person in room.voters[:3]:
        room.vote(poll, person, AGREE)
    room.do(HandOutPaper(poll.id, room.nur.id))
    room.do(ClosePoll(poll.id, "Dibawa pulang."))
    result = WallView()(room.state).result
    assert result is not None
    assert (result.carried, result.base, result.base_count, result.needed) == (True, "signed", 5, 3)
    assert (result.cast, result.valid, result.blank, result.invalid, result.eligible) == (3, 3, 0, 0, 5)
    assert (result.channels, result.unanimous) == ((("seat", 3),), True)
    assert shown(room).closing_note == "Dibawa pulang."
    assert result.digest == ballot_digest([{"agree": 1}] * 3)
    assert [(row.value, row.share) for row in result.rows] == [("3", "60,0 %"), ("0", "0,0 %"), ("0", "0,0 %")]


def test_a_tie_is_shown_and_how_it_was_settled(room: PollingRoom) -> None:
    poll = room.open("dots", "A", "B")
    first, second = (option.id for option in options_of(room.state, poll.id))
    room.vote(poll, room.asep, ((first, 1),))
    room.vote(poll, room.nur, ((second, 1),))
    room.do(ClosePoll(poll.id))
    result = shown(room).result
    assert result is not None
    assert result.ties == (TieView(("A", "B"), (), ((first, second),)),)
    assert not result.unanimous
    room.do(SettleTie(poll.id, (second, first), TieManner.CONSENSUS, "Ketua"))
    result = shown(room).result
    assert result is not None
    assert result.ties == (TieView(("B", "A"), ("consensus",), ()),)
    assert [(row.letter, row.rank, row.tied) for row in result.rows] == [("B", 1, True), ("A", 2, True)]


def test_what_nobody_scored_has_a_dash(room: PollingRoom) -> None:
    poll = room.open("score", "A", "B")
    room.vote(poll, room.asep, ((options_of(room.state, poll.id)[0].id, 4),))
    room.do(ClosePoll(poll.id))
    result = shown(room).result
    assert result is not None
    assert [(row.letter, row.rank, row.value, row.supporters) for row in result.rows] == [
        ("A", 1, "4", 1),
        ("B", 0, "–", 0),
    ]


def test_a_cycle_is_shown_by_letters(room: PollingRoom) -> None:
    poll = room.open("pairwise", "A", "B", "C")
    a, b, c = (option.id for option in options_of(room.state, poll.id))
    room.vote(poll, room.asep, ((f"{a}|{b}", 1), (f"{b}|{c}", 1), (f"{a}|{c}", 2)))
    room.do(ClosePoll(poll.id))
    result = shown(room).result
    assert result is not None
    assert result.cycles == (("A", "B", "C"),)


def test_an_annulled_poll_is_no_result_and_no_news(room: PollingRoom) -> None:
    poll = room.open("consent_vote")
    room.do(AnnulPoll(poll.id, "Salah pertanyaan."))
    view = shown(room)
    assert (view.stage, view.result, view.reason) == (PollStage.ANNULLED, None, "Salah pertanyaan.")
    assert WallView()(room.state).scene is not Scene.RESULT
    minutes = minutes_of(room.state, "", room.now)
    assert minutes.polls == ()
    annulled = room.get(poll)
    assert annulled.opened_at is not None
    assert annulled.closed_at is not None
    expected = AnnulledPoll(poll.question, 1, annulled.opened_at, annulled.closed_at, "Salah pertanyaan.")
    assert minutes.annulled == (expected,)


def test_the_minutes_have_channels_settlements_objections_and_the_list(room: PollingRoom) -> None:
    asked = room.open("mufakat")
    room.consents(room.asep)
    room.do(CastBallot(asked.id, room.asep.id, (("objection", 1),), Channel.SEAT, "Biayanya tinggi."))
    room.do(CastBallot(asked.id, room.nur.id, (("objection", 1),), Channel.SEAT, "Tempatnya sempit."))
    room.vote(asked, room.wulan, AGREE)
    room.do(ClosePoll(asked.id))
    poll = room.open("dots", "A", "B", secret=True)
    room.do(HandOutPaper(poll.id, room.nur.id))
    room.do(EnterPaperBallot(poll.id))
    room.do(ClosePoll(poll.id))
    first, second = (option.id for option in options_of(room.state, poll.id))
    room.do(SettleTie(poll.id, (second, first), TieManner.LOT, "Ketua", ("Maryani", "Dimas", "Wulan"), "Sama kuat."))
    consensus, dots = minutes_of(room.state, "", room.now).polls
    assert [(objection.speaker, objection.reason) for objection in consensus.objections] == [
        ("Asep", "Biayanya tinggi."),
        (room.nur.code, "Tempatnya sempit."),
    ]
    assert consensus.ballots == ('{"agree":1}', '{"objection":1}', '{"objection":1}')
    assert (consensus.secret, dots.secret, dots.channels, dots.voted) == (False, True, (("paper", 1),), 1)
    assert (dots.invited, dots.signed, dots.ballots) == (5, 5, ("{}",))
    (settlement,) = dots.settlements
    assert (settlement.option_ids, settlement.manner, settlement.chosen_by) == ((second, first), "lot", "Ketua")
    assert (settlement.witnesses, settlement.reason) == (("Maryani", "Dimas", "Wulan"), "Sama kuat.")
    assert [row.option for row in dots.result.rows] == [second, first]
