"""In which ways ballots come in is settled before a poll opens, and so is whether the chair has a vote."""

from __future__ import annotations

import pytest

from core.actions import Code, Refusal, refuse
from core.ballots import Channel, roster_count
from core.floor import MarkLeft
from core.paper import EnterPaperBallot, HandOutPaper
from core.polls import DraftPoll, OptionWish, Poll, RepeatPoll, result_of
from core.ties import DraftRunOff, DraftVoteAfterConsensus, open_ties
from core.voting import CastBallot, ClosePoll
from tests.core.polling_room import AGREE, DISAGREE, PollingRoom

TWO = (OptionWish("A"), OptionWish("B"))


@pytest.fixture
def room() -> PollingRoom:
    return PollingRoom()


@pytest.mark.parametrize("closed", Channel)
def test_no_ballot_comes_in_by_a_channel_that_is_closed(room: PollingRoom, closed: Channel) -> None:
    poll = room.open(channels=tuple(channel for channel in Channel if channel is not closed))
    tries = {
        Channel.SEAT: CastBallot(poll.id, room.asep.id, AGREE, Channel.SEAT),
        Channel.BOOTH: CastBallot(poll.id, room.nur.id, AGREE, Channel.BOOTH),
        Channel.PAPER: HandOutPaper(poll.id, room.wulan.id),
    }
    assert room.refusal(tries.pop(closed)) == refuse(Code.CHANNEL_NOT_OPEN, channel=closed)
    for action in tries.values():
        room.do(action)
    assert len(roster_count(room.state, poll.id).done_ids) == 2


def test_without_papers_handed_out_none_is_typed_in(room: PollingRoom) -> None:
    poll = room.open(channels=(Channel.SEAT,))
    assert room.refused(EnterPaperBallot(poll.id, AGREE)) is Code.NO_PAPER_LEFT


def test_a_secret_poll_has_no_taps_and_needs_another_channel(room: PollingRoom) -> None:
    poll = room.draft(secret=True, channels=(Channel.PAPER, Channel.SEAT, Channel.PAPER))
    assert poll.channels == ("paper",)
    assert room.refused(DraftPoll("consent_vote", "?", secret=True, channels=(Channel.SEAT,))) is Code.NO_CHANNEL
    assert room.refused(DraftPoll("consent_vote", "?", channels=())) is Code.NO_CHANNEL


def test_the_chair_votes_only_where_the_poll_says_so(room: PollingRoom) -> None:
    plain = room.open()
    assert room.refused(CastBallot(plain.id, room.moderator.id, AGREE)) is Code.NOT_ON_ROSTER
    room.do(ClosePoll(plain.id))
    poll = room.open(chair_votes=True)
    assert poll.roster_ids == (*(person.id for person in room.voters), room.moderator.id)
    assert (poll.signed, poll.invited) == (plain.signed + 1, plain.invited + 1)
    room.vote(poll, room.moderator, AGREE)
    assert room.refused(CastBallot(poll.id, room.moderator.id, DISAGREE)) is Code.ALREADY_VOTED


def test_the_vote_of_the_chair_counts_in_every_base(room: PollingRoom) -> None:
    for base in ("signed", "present", "eligible", "invited"):
        poll = room.open(chair_votes=True, rules=(("base", base),))
        for person in (room.maryani, room.dimas, room.moderator):
            room.vote(poll, person, AGREE)
        room.do(ClosePoll(poll.id))
        result = result_of(room.state, room.get(poll))
        assert (result.base, result.needed, result.outcome) == (6, 4, "not_carried")


def test_a_chair_who_has_left_or_is_not_named_has_no_vote(room: PollingRoom) -> None:
    room.do(MarkLeft(room.moderator.id))
    poll = room.open(chair_votes=True)
    assert (len(poll.roster_ids), poll.signed, poll.chair_votes) == (5, 5, False)


def test_what_comes_of_a_poll_goes_on_in_the_same_way(room: PollingRoom) -> None:
    poll = room.open("dots", "A", "B", channels=(Channel.BOOTH,), chair_votes=True)
    room.do(ClosePoll(poll.id))
    again = room.add(RepeatPoll(poll.id, "Listrik padam"), Poll)
    run_off = room.add(DraftRunOff(poll.id, open_ties(room.state, room.get(poll))[0]), Poll)
    assert {(one.channels, one.chair_votes) for one in (again, run_off)} == {(("booth",), True)}


def test_the_vote_after_a_failed_consensus_has_ways_of_its_own(room: PollingRoom) -> None:
    poll = room.open("mufakat", channels=(Channel.SEAT,))
    room.vote(poll, room.asep, (("objection", 1),))
    room.do(ClosePoll(poll.id))
    nowhere = DraftVoteAfterConsensus(poll.id, secret=True, channels=(Channel.SEAT,))
    assert room.refused(nowhere) is Code.NO_CHANNEL
    vote = room.add(DraftVoteAfterConsensus(poll.id, secret=True, channels=(Channel.BOOTH,), chair_votes=True), Poll)
    assert (vote.channels, vote.chair_votes, vote.follows_id) == (("booth",), True, poll.id)


def test_all_channels_mix_on_one_roster(room: PollingRoom) -> None:
    poll = room.open(chair_votes=True)
    room.vote(poll, room.maryani, AGREE, Channel.SEAT)
    room.vote(poll, room.moderator, AGREE, Channel.BOOTH)
    room.do(HandOutPaper(poll.id, room.asep.id))
    for person in (room.maryani, room.moderator, room.asep):
        for channel in (Channel.SEAT, Channel.BOOTH):
            assert isinstance(room.refusal(CastBallot(poll.id, person.id, AGREE, channel)), Refusal)
        assert isinstance(room.refusal(HandOutPaper(poll.id, person.id)), Refusal)
    room.do(EnterPaperBallot(poll.id, DISAGREE))
    room.do(ClosePoll(poll.id))
    assert result_of(room.state, room.get(poll)).cast == 3
