"""One roster, one vote each, through whichever channel; what is secret stays so until the box is opened."""

from __future__ import annotations

import json
from collections import Counter
from uuid import UUID

import pytest

from core.actions import Code
from core.ballots import (
    Ballot,
    BallotList,
    Channel,
    Receipt,
    SealedBallot,
    ballot_list_of,
    channel_counts,
    marks_of,
    roster_count,
    sealed_ballots_of,
)
from core.floor import MarkLeft
from core.live import Undo
from core.paper import EnterPaperBallot, HandOutPaper, TakeBackPaper
from core.people import MarkArrived, RemovePerson
from core.polls import DraftPoll, DropPoll, OptionWish, Poll, PollPhase, RepeatPoll, options_of, result_of
from core.voting import AnnulPoll, CastBallot, ClosePoll, OpenPoll
from tests.core.polling_room import AGREE, DISAGREE, PollingRoom


@pytest.fixture
def room() -> PollingRoom:
    return PollingRoom()


def test_what_a_poll_knows_when_it_opens(room: PollingRoom) -> None:
    late = room.person("Telat")
    room.do(MarkLeft(room.nur.id))
    poll = room.open()
    assert poll.phase is PollPhase.OPEN
    assert poll.roster_ids == tuple(person.id for person in room.voters[:4])
    assert (poll.signed, poll.invited) == (5, 6)
    assert late.id not in poll.roster_ids
    assert room.moderator.id not in poll.roster_ids
    assert room.refused(CastBallot(poll.id, late.id, AGREE)) is Code.NOT_ON_ROSTER
    assert room.refused(CastBallot(poll.id, "nobody", AGREE)) is Code.NOT_ON_ROSTER
    assert room.refused(DropPoll(poll.id)) is Code.POLL_NOT_DRAFT


def test_who_comes_while_a_poll_is_open_has_no_vote_in_it(room: PollingRoom) -> None:
    poll = room.open()
    late = room.person("Telat")
    room.do(MarkArrived(late.id))
    assert room.refused(CastBallot(poll.id, late.id, AGREE)) is Code.NOT_ON_ROSTER


@pytest.mark.parametrize("channel", [Channel.SEAT, Channel.BOOTH])
def test_an_open_ballot_has_its_voter(room: PollingRoom, channel: Channel) -> None:
    poll = room.open()
    room.vote(poll, room.maryani, AGREE, channel)
    (ballot,) = room.state.all(Ballot)
    assert (ballot.person_id, ballot.marks, ballot.channel) == (room.maryani.id, AGREE, channel)
    for again in (Channel.SEAT, Channel.BOOTH):
        assert room.refused(CastBallot(poll.id, room.maryani.id, DISAGREE, again)) is Code.ALREADY_VOTED
    assert room.refused(HandOutPaper(poll.id, room.maryani.id)) is Code.ALREADY_VOTED
    assert room.refused(CastBallot(poll.id, room.dimas.id, AGREE, Channel.PAPER)) is Code.PAPER_HAS_NO_NAME


def test_why_somebody_objects_is_kept_with_the_ballot(room: PollingRoom) -> None:
    poll = room.open("mufakat")
    room.do(CastBallot(poll.id, room.dimas.id, (("objection", 1),), Channel.SEAT, " Biayanya tinggi. "))
    (ballot,) = room.state.all(Ballot)
    assert ballot.reason == "Biayanya tinggi."
    bad = CastBallot(poll.id, room.asep.id, (("objection", 1),), Channel.SEAT, "\x00")
    assert room.refused(bad) is Code.BAD_TEXT


def test_paper_goes_out_by_name_and_comes_in_without_one(room: PollingRoom) -> None:
    poll = room.open()
    room.do(HandOutPaper(poll.id, room.asep.id))
    room.do(HandOutPaper(poll.id, room.nur.id))
    assert room.refused(HandOutPaper(poll.id, room.nur.id)) is Code.ALREADY_HAS_PAPER
    assert room.refused(CastBallot(poll.id, room.nur.id, AGREE)) is Code.ALREADY_HAS_PAPER
    assert room.refused(HandOutPaper(poll.id, "nobody")) is Code.NOT_ON_ROSTER
    room.vote(poll, room.maryani, AGREE, Channel.SEAT)
    room.do(EnterPaperBallot(poll.id, DISAGREE))
    count = roster_count(room.state, poll.id)
    assert (count.cast, count.papers, count.handed_out) == (2, 1, 2)
    assert count.done_ids == {room.asep.id, room.nur.id, room.maryani.id}
    assert {ballot.person_id for ballot in room.state.all(Ballot)} == {room.maryani.id, None}
    room.do(EnterPaperBallot(poll.id, spoiled=True))
    assert room.refused(EnterPaperBallot(poll.id, AGREE)) is Code.NO_PAPER_LEFT
    room.do(ClosePoll(poll.id))
    closed = room.get(poll)
    result = result_of(room.state, closed)
    assert (result.cast, result.valid, result.invalid, result.blank) == (3, 2, 1, 0)
    assert channel_counts(room.state, poll.id) == (("seat", 1), ("paper", 2))
    assert closed.voted_ids == (room.maryani.id, room.asep.id, room.nur.id)
    assert not list(room.state.all(Receipt))


def test_an_empty_paper_is_blank_and_a_wrong_one_is_refused(room: PollingRoom) -> None:
    poll = room.open("dots", "Sampah", "Banjir")
    first, second = (option.id for option in options_of(room.state, poll.id))
    room.do(HandOutPaper(poll.id, room.asep.id))
    assert room.refused(EnterPaperBallot(poll.id, ((first, 2), (second, 2)))) is Code.TOO_MANY_DOTS
    room.do(EnterPaperBallot(poll.id))
    result = result_of(room.state, room.get(poll))
    assert (result.cast, result.blank) == (1, 1)


def test_paper_is_taken_back_only_while_one_is_out(room: PollingRoom) -> None:
    poll = room.open()
    assert room.refused(TakeBackPaper(poll.id, room.asep.id)) is Code.HAS_NO_PAPER
    room.do(HandOutPaper(poll.id, room.asep.id))
    room.do(HandOutPaper(poll.id, room.nur.id))
    room.do(EnterPaperBallot(poll.id, AGREE))
    room.do(TakeBackPaper(poll.id, room.asep.id))
    assert room.refused(TakeBackPaper(poll.id, room.nur.id)) is Code.NO_PAPER_LEFT
    room.vote(poll, room.asep, AGREE, Channel.BOOTH)
    assert roster_count(room.state, poll.id).cast == 2


def test_closing_wants_every_paper_or_a_word_about_it(room: PollingRoom) -> None:
    poll = room.open()
    room.do(HandOutPaper(poll.id, room.asep.id))
    refusal = room.refusal(ClosePoll(poll.id))
    assert (refusal.code, dict(refusal.data)) == (Code.PAPERS_MISSING, {"missing": 1})
    assert room.refused(ClosePoll(poll.id, "  ")) is Code.PAPERS_MISSING
    assert room.refused(ClosePoll(poll.id, "\x00")) is Code.BAD_TEXT
    room.do(ClosePoll(poll.id, " Satu surat dibawa pulang. "))
    closed = room.get(poll)
    assert (closed.closing_note, closed.phase) == ("Satu surat dibawa pulang.", PollPhase.CLOSED)
    assert room.refused(ClosePoll(poll.id)) is Code.POLL_NOT_OPEN


@pytest.mark.parametrize("method", ["mufakat", "pairwise"])
def test_answers_by_name_are_never_secret(room: PollingRoom, method: str) -> None:
    wishes = (OptionWish("A"), OptionWish("B"))
    assert room.refused(DraftPoll(method, "?", wishes, secret=True)) is Code.CANNOT_BE_SECRET


def test_running_totals_are_of_open_polls_only(room: PollingRoom) -> None:
    assert room.draft(show_running=True).show_running
    assert not room.draft(show_running=True, secret=True).show_running


def test_a_secret_ballot_leaves_a_tick_and_something_sealed(room: PollingRoom) -> None:
    poll = room.open(secret=True)
    seq = room.ledger.head("session").seq
    step = room.do(CastBallot(poll.id, room.maryani.id, AGREE, Channel.BOOTH))
    assert step.seq == seq == room.ledger.head("session").seq
    (receipt,) = room.state.all(Receipt)
    assert (receipt.id, receipt.person_id, receipt.channel) == (room.maryani.id, room.maryani.id, Channel.BOOTH)
    (sealed,) = room.state.all(SealedBallot)
    assert "agree" not in sealed.sealed
    assert marks_of(room.state, poll.id) == []
    assert roster_count(room.state, poll.id).done_ids == {room.maryani.id}
    assert room.refused(CastBallot(poll.id, room.maryani.id, AGREE, Channel.BOOTH)) is Code.ALREADY_VOTED
    assert room.refused(CastBallot(poll.id, room.dimas.id, AGREE, Channel.SEAT)) is Code.SECRET_NEEDS_BOOTH
    why = CastBallot(poll.id, room.dimas.id, AGREE, Channel.BOOTH, "sebab")
    assert room.refused(why) is Code.SECRET_NEEDS_BOOTH
    assert room.refused(CastBallot(poll.id, room.dimas.id, (("setuju", 1),), Channel.BOOTH)) is Code.UNKNOWN_OPTION
    assert room.refused(RemovePerson(room.maryani.id)) is Code.IN_USE


def test_opening_the_box_makes_one_sorted_list(room: PollingRoom) -> None:
    poll = room.open(secret=True)
    room.vote(poll, room.maryani, AGREE, Channel.BOOTH)
    room.vote(poll, room.dimas, DISAGREE, Channel.BOOTH)
    room.vote(poll, room.asep, AGREE, Channel.BOOTH)
    room.do(HandOutPaper(poll.id, room.nur.id))
    count = roster_count(room.state, poll.id)
    assert (count.cast, count.papers, count.handed_out) == (3, 0, 1)
    room.do(EnterPaperBallot(poll.id, spoiled=True))
    assert roster_count(room.state, poll.id).papers == 1
    lengths = {len(ballot.sealed) for ballot in sealed_ballots_of(room.state, poll.id)}
    assert len(lengths) == 1
    assert {UUID(ballot.id).version for ballot in sealed_ballots_of(room.state, poll.id)} == {4}, "no order in the ids"
    room.do(ClosePoll(poll.id))
    ballots = ballot_list_of(room.state, poll.id)
    assert ballots is not None
    assert ballots.lines == ('{"agree":1}', '{"agree":1}', '{"disagree":1}', '{"spoiled":1}')
    assert ballots.channels == channel_counts(room.state, poll.id) == (("booth", 3), ("paper", 1))
    assert room.get(poll).voted_ids == (room.maryani.id, room.dimas.id, room.asep.id, room.nur.id)
    assert not [*room.state.all(Receipt), *room.state.all(SealedBallot)]
    result = result_of(room.state, room.get(poll))
    assert (result.row("agree").supporters, result.invalid, result.cast) == (2, 1, 4)


def test_an_empty_box_is_opened_too(room: PollingRoom) -> None:
    poll = room.open(secret=True)
    room.do(ClosePoll(poll.id))
    ballots = ballot_list_of(room.state, poll.id)
    assert ballots is not None
    assert (ballots.lines, ballots.channels) == ((), ())
    assert result_of(room.state, room.get(poll)).cast == 0


def test_without_its_key_a_box_is_annulled_and_the_poll_repeated(room: PollingRoom) -> None:
    poll = room.open(secret=True)
    room.vote(poll, room.maryani, AGREE, Channel.BOOTH)
    room.ledger.box.keys.clear()  # type: ignore[attr-defined]
    assert room.refused(ClosePoll(poll.id)) is Code.BOX_KEY_LOST
    assert room.refused(AnnulPoll(poll.id, " ")) is Code.EMPTY_TEXT
    room.do(AnnulPoll(poll.id, "Kunci kotak hilang."))
    annulled = room.get(poll)
    assert (annulled.phase, annulled.reason) == (PollPhase.ANNULLED, "Kunci kotak hilang.")
    assert not [*room.state.all(Receipt), *room.state.all(SealedBallot), *room.state.all(BallotList)]
    assert room.refused(AnnulPoll(poll.id, "lagi")) is Code.POLL_NOT_OPEN
    assert room.refused(AnnulPoll("?", "lagi")) is Code.NOT_FOUND
    again = room.add(RepeatPoll(poll.id, "Diulang dengan kotak baru."), Poll)
    assert (again.round, again.secret, again.box_key, again.voted_ids) == (2, True, "", ())
    room.do(OpenPoll(again.id))


def test_a_vote_cannot_be_undone(room: PollingRoom) -> None:
    poll = room.open(secret=True)
    room.vote(poll, room.maryani, AGREE, Channel.BOOTH)
    assert room.refused(Undo()) is Code.CANNOT_BE_UNDONE
    room.do(ClosePoll(poll.id))
    assert room.refused(Undo()) is Code.CANNOT_BE_UNDONE


def test_every_act_of_voting_wants_an_open_poll(room: PollingRoom) -> None:
    poll = room.draft()
    voter = room.asep.id
    acts = [
        CastBallot(poll.id, voter, AGREE),
        HandOutPaper(poll.id, voter),
        TakeBackPaper(poll.id, voter),
        EnterPaperBallot(poll.id, AGREE),
        ClosePoll(poll.id),
        AnnulPoll(poll.id, "batal"),
    ]
    assert {room.refused(act) for act in acts} == {Code.POLL_NOT_OPEN}


def test_a_score_of_zero_is_a_mark_and_a_dot_of_zero_is_none(room: PollingRoom) -> None:
    scores = room.open("score", "Sampah", "Banjir")
    first, second = (option.id for option in options_of(room.state, scores.id))
    room.vote(scores, room.asep, ((first, 0), (second, 5)), Channel.SEAT)
    assert marks_of(room.state, scores.id) == [{first: 0, second: 5}]
    room.do(ClosePoll(scores.id))
    dots = room.open("dots", "Sampah", "Banjir")
    first, second = (option.id for option in options_of(room.state, dots.id))
    room.vote(dots, room.asep, ((first, 0), (second, 1)), Channel.SEAT)
    assert marks_of(room.state, dots.id) == [{second: 1}]


@pytest.mark.parametrize("secret", [False, True])
def test_mixed_channels_are_counted_once_each(room: PollingRoom, secret: bool) -> None:
    poll = room.open(secret=secret)
    first, second, third, fourth, fifth = room.voters
    room.do(HandOutPaper(poll.id, first.id))
    room.vote(poll, second, AGREE, Channel.BOOTH)
    room.vote(poll, third, AGREE, Channel.BOOTH if secret else Channel.SEAT)
    room.do(HandOutPaper(poll.id, fourth.id))
    room.do(EnterPaperBallot(poll.id, DISAGREE))
    room.do(EnterPaperBallot(poll.id, AGREE))
    for voter in (first, second, third, fourth):
        for channel in (Channel.SEAT, Channel.BOOTH):
            code = room.refused(CastBallot(poll.id, voter.id, AGREE, channel))
            assert code in (Code.ALREADY_VOTED, Code.ALREADY_HAS_PAPER, Code.SECRET_NEEDS_BOOTH)
    room.vote(poll, fifth, AGREE, Channel.BOOTH)
    room.do(ClosePoll(poll.id))
    counts = Counter(json.dumps(marks) for marks in marks_of(room.state, poll.id))
    assert counts == {'{"agree": 1}': 4, '{"disagree": 1}': 1}
    assert len(room.get(poll).voted_ids) == 5
