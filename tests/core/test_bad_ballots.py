"""Ballots and drafts against the rules are refused with a code each; nothing is kept, and nothing ever raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions import Code, Refusal
from core.ballots import Channel, Marks, marks_of
from core.floor import MarkLeft
from core.live import LAPTOP, Step
from core.paper import EnterPaperBallot, HandOutPaper
from core.polls import NEVER_SECRET, DraftPoll, OptionWish, Poll, options_of, polls, result_of
from core.tally import METHODS
from core.voting import CastBallot, ClosePoll, OpenPoll
from tests.core.polling_room import AGREE, PollingRoom
from tests.core.room import Room

TWO = (OptionWish("A"), OptionWish("B"))


@pytest.fixture
def room() -> PollingRoom:
    return PollingRoom()


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (DraftPoll("weighted", "?", TWO, (("weight|biaya", 99),)), Code.BAD_RULES),
        (DraftPoll("formula", "?", TWO, (("formula", "M*I*V/C"), ("low", 0))), Code.BAD_RULES),
        (DraftPoll("formula", "?", TWO, (("formula", "__import__('os')"),)), Code.BAD_RULES),
        (DraftPoll("formula", "?", TWO, (("formula", "A"), ("label|A", "\ud800"))), Code.BAD_TEXT),
        (DraftPoll("formula", "?", TWO, (("formula", "A"), ("label|A", "x" * 5000))), Code.BAD_TEXT),
    ],
)
def test_rules_that_no_method_can_count_by_are_refused(room: PollingRoom, draft: DraftPoll, code: Code) -> None:
    assert room.refused(draft) is code
    assert polls(room.state) == []


def test_one_poll_is_open_at_a_time(room: PollingRoom) -> None:
    first, second = room.draft(), room.draft()
    room.do(OpenPoll(first.id))
    assert room.refused(OpenPoll(second.id)) is Code.ANOTHER_POLL_OPEN
    assert room.refused(OpenPoll(first.id)) is Code.POLL_NOT_DRAFT
    assert room.refused(OpenPoll("?")) is Code.NOT_FOUND


def test_nobody_here_means_nobody_votes(room: PollingRoom) -> None:
    for person in room.voters:
        room.do(MarkLeft(person.id))
    assert room.refused(OpenPoll(room.draft().id)) is Code.NO_VOTERS


def test_a_poll_opens_in_a_running_session_only() -> None:
    room = Room()
    poll = room.add(DraftPoll("consent_vote", "?"), Poll)
    assert room.refused(OpenPoll(poll.id)) is Code.SESSION_NOT_RUNNING


@pytest.mark.parametrize(
    ("method", "marks", "code"),
    [
        ("usg", (("A|U", 6),), Code.SCORE_OUT_OF_RANGE),
        ("dots", (("A", 2), ("B", 2)), Code.TOO_MANY_DOTS),
        ("dots", (("A", 3),), Code.OVER_CAP),
        ("dots", (("A", -1),), Code.BAD_VALUE),
        ("formula", (("A|C", 0),), Code.SCORE_OUT_OF_RANGE),
        ("consent_vote", (("agree", 1), ("disagree", 1)), Code.ONE_CHOICE_ONLY),
        ("top_k", (("A", 2),), Code.BROKEN_RANKING),
        ("score", (("C", 1),), Code.UNKNOWN_OPTION),
    ],
)
def test_a_ballot_against_the_rules_is_refused_on_every_way(
    room: PollingRoom, method: str, marks: Marks, code: Code
) -> None:
    rules = (("formula", "M*I*V/C"),) if method == "formula" else ()
    labels = () if METHODS[method].choices else ("A", "B")
    poll = room.open(method, *labels, rules=rules)
    ids = {option.label: option.id for option in options_of(room.state, poll.id)}
    cast = tuple((ids[key[0]] + key[1:] if key[0] in ids else key, mark) for key, mark in marks)
    assert room.refused(CastBallot(poll.id, room.asep.id, cast)) is code
    assert room.refused(CastBallot(poll.id, room.asep.id, ())) is Code.EMPTY_BALLOT
    room.do(HandOutPaper(poll.id, room.nur.id))
    assert room.refused(EnterPaperBallot(poll.id, cast)) is code
    assert marks_of(room.state, poll.id) == []


def test_the_answer_to_a_second_click_names_the_person(room: PollingRoom) -> None:
    poll = room.open()
    room.vote(poll, room.asep, AGREE)
    refusal = room.refusal(CastBallot(poll.id, room.asep.id, AGREE))
    assert (refusal.code, dict(refusal.data)) == (Code.ALREADY_VOTED, {"name": "Asep"})


KEYS = ["agree", "A", "B", "A|U", "B|G", "A|C", "B|C", "spoiled", "", "\ud800"]
NEEDED_RULES = {"weighted": (("weight|C", 100),), "formula": (("formula", "U/C"),)}
MARKS = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(-3, 7)), max_size=4).map(tuple)


@given(st.data())
def test_no_ballot_path_raises_on_any_input(data: st.DataObject) -> None:
    room = PollingRoom()
    method = data.draw(st.sampled_from(sorted(METHODS)))
    labels = () if METHODS[method].choices else ("A", "B")
    secret = method not in NEVER_SECRET and data.draw(st.booleans())
    poll = room.open(method, *labels, secret=secret, rules=NEEDED_RULES.get(method, ()))
    ids = {option.label: option.id for option in options_of(room.state, poll.id)}
    people = [*(person.id for person in room.voters), room.moderator.id, "?"]
    taken = 0
    for _ in range(data.draw(st.integers(0, 8))):
        marks = tuple((ids.get(key[:1], key[:1]) + key[1:], mark) for key, mark in data.draw(MARKS))
        person_id = data.draw(st.sampled_from(people))
        acts = [
            CastBallot(poll.id, person_id, marks, data.draw(st.sampled_from(Channel))),
            HandOutPaper(poll.id, person_id),
            EnterPaperBallot(poll.id, marks, data.draw(st.booleans())),
        ]
        act = data.draw(st.sampled_from(acts))
        answer = room.live.perform(act, LAPTOP)
        assert isinstance(answer, (Step, Refusal))
        taken += isinstance(answer, Step) and not isinstance(act, HandOutPaper)
    room.do(ClosePoll(poll.id, "Selesai."))
    closed = room.get(poll)
    result = result_of(room.state, closed)
    assert result.cast == taken == result.valid + result.blank + result.invalid
    assert result.cast <= len(closed.voted_ids) <= len(room.voters)
