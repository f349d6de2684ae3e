"""Polls as the console shows them. A result is shown only of a poll that is closed."""

from __future__ import annotations

from core.ballots import Ballot, BallotList, Channel, Receipt, SealedBallot, receipts_of, roster_count
from core.circle_view import named, waiting_for
from core.issues import Issue
from core.people import Absentee, Person
from core.polls import (
    FEWEST_FOR_SECRECY,
    Poll,
    PollOption,
    PollPhase,
    full_rules,
    option_ids,
    options_of,
    polls,
    result_of,
)
from core.quorum import Quorum, quorum_of
from core.result_view import result_view
from core.session import Session
from core.state import SessionState
from core.tally import METHODS
from core.tally.ballots import SEPARATOR
from core.ties import TieSettlement, settled_result_of
from core.views import BallotForm, BallotLine, OptionView, PollStage, PollView, QuorumView, ResultView

POLL_TABLES = (
    Poll,
    PollOption,
    Ballot,
    Receipt,
    SealedBallot,
    BallotList,
    TieSettlement,
    Issue,
    Person,
    Absentee,
    Session,
)


def poll_views(state: SessionState) -> tuple[PollView, ...]:
    """All polls, the newest last."""
    return tuple(_poll_view(state, poll) for poll in polls(state))


def _poll_view(state: SessionState, poll: Poll) -> PollView:
    rules, count, forum = dict(poll.rules), roster_count(state, poll.id), _quorum_at(state, poll)
    going_on = poll.phase is PollPhase.OPEN
    eligible = forum.present
    return PollView(
        poll_id=poll.id,
        method=poll.method,
        question=poll.question,
        stage=PollStage(poll.phase.value),
        round=poll.round,
        opened_at=poll.opened_at,
        options=option_views(state, poll),
        dots=int(rules.get("dots", 0)),
        cap=int(rules.get("cap", 0)),
        waiting=waiting_for(state, poll),
        voted=count.cast,
        eligible=eligible,
        result=closed_result_view(state, poll) if poll.phase is PollPhase.CLOSED else None,
        secret=poll.secret,
        too_few_for_secrecy=poll.secret and eligible < FEWEST_FOR_SECRECY,
        quorum=QuorumView(forum.invited, forum.signed, forum.present, forum.needed, forum.met),
        form=_form(state, poll),
        holders=tuple(
            named(state, receipt.person_id)
            for receipt in sorted(receipts_of(state, poll.id), key=lambda receipt: receipt.id)
            if receipt.channel is Channel.PAPER
        ),
        papers=count.papers,
        running=_running(state, poll) if going_on and poll.show_running and count.cast else None,
        rules=poll.rules,
        reason=poll.reason,
        follows_id=poll.follows_id,
        channels=poll.channels,
        chair_votes=poll.chair_votes,
        closing_note=poll.closing_note,
    )


def _quorum_at(state: SessionState, poll: Poll) -> Quorum:
    """The numbers of people when the poll was opened; before that as they are now."""
    if poll.opened_at is None:
        return quorum_of(state, with_chair=poll.chair_votes)
    return Quorum(poll.invited, poll.signed, len(poll.roster_ids))


def _form(state: SessionState, poll: Poll) -> BallotForm:
    """What a ballot looks like, from the method's keys and rules."""
    method, rules = METHODS[poll.method], dict(poll.rules)
    return BallotForm(
        lines=tuple(_line(poll, key) for key in method.keys(full_rules(poll), option_ids(state, poll))),
        most=int(rules.get("dots", 0)),
        choices=1 if method.choices else int(rules.get("places", 0)),
    )


def _line(poll: Poll, key: str) -> BallotLine:
    rules = dict(poll.rules)
    option, _, part = key.partition(SEPARATOR)
    highest = rules.get("high", rules.get("cap", rules.get("places", 2 if poll.method == "pairwise" else 1)))
    return BallotLine(
        key=key,
        option_id=option,
        part=part,
        low=int(rules.get(f"low|{part}", rules.get("low", 1))),
        high=int(rules.get(f"high|{part}", highest)),
        label=str(rules.get(f"label|{part}", "")),
    )


def closed_result_view(state: SessionState, poll: Poll) -> ResultView:
    """The result of a closed poll, with its ties as they were settled."""
    return result_view(state, poll, settled_result_of(state, poll), option_views(state, poll))


def _running(state: SessionState, poll: Poll) -> ResultView:
    return result_view(state, poll, result_of(state, poll), option_views(state, poll))


def option_views(state: SessionState, poll: Poll) -> tuple[OptionView, ...]:
    """What can be voted for, lettered A, B, C …"""
    choices = METHODS[poll.method].choices
    if choices:
        return tuple(OptionView(choice, _letter(place), choice, "") for place, choice in enumerate(choices))
    table = state.table(Issue)
    return tuple(
        OptionView(
            option.id,
            _letter(place),
            _wall_label(table.get(option.issue_id) if option.issue_id else None, option),
            table[option.issue_id].code if option.issue_id else "",
        )
        for place, option in enumerate(options_of(state, poll.id))
    )


def _wall_label(issue: Issue | None, option: PollOption) -> str:
    return issue.screen_title if issue is not None and issue.screen_title else option.label


def _letter(place: int) -> str:
    """A to Z, then AA, AB …"""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
