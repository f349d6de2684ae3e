"""Polls as console and wall show them. A result is shown only of a poll that is closed."""

from __future__ import annotations

from fractions import Fraction

from core.ballots import Ballot, BallotList, Receipt, SealedBallot
from core.circle_view import waiting_for
from core.identity import Id
from core.issues import Issue
from core.people import Person
from core.polls import Poll, PollOption, PollPhase, options_of, polls, result_of
from core.state import SessionState
from core.tally import Outcome, Row
from core.views import OptionView, PollStage, PollView, ResultRowView, ResultView
from core.wording import decimal, number

POLL_TABLES = (Poll, PollOption, Ballot, Receipt, SealedBallot, BallotList, Issue, Person)

CONSENT_CHOICES = ("agree", "disagree", "abstain")


def poll_views(state: SessionState) -> tuple[PollView, ...]:
    """All polls, the newest last."""
    return tuple(_poll_view(state, poll) for poll in polls(state))


def _poll_view(state: SessionState, poll: Poll) -> PollView:
    rules = dict(poll.rules)
    waiting = waiting_for(state, poll)
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
        waiting=waiting,
        voted=len(poll.roster_ids) - len(waiting),
        eligible=len(poll.roster_ids),
        result=result_view(state, poll) if poll.phase is PollPhase.CLOSED else None,
    )


def option_views(state: SessionState, poll: Poll) -> tuple[OptionView, ...]:
    """What can be voted for, lettered A, B, C …"""
    if poll.method == "consent_vote":
        return tuple(OptionView(choice, _letter(place), choice, "") for place, choice in enumerate(CONSENT_CHOICES))
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


def result_view(state: SessionState, poll: Poll) -> ResultView:
    """The result of a closed poll."""
    result = result_of(state, poll)
    options: dict[Id, OptionView] = {option.option_id: option for option in option_views(state, poll)}
    highest = max((row.value or Fraction(0) for row in result.rows), default=Fraction(0)) or Fraction(1)
    return ResultView(
        poll_id=poll.id,
        method=poll.method,
        question=poll.question,
        rows=tuple(_row_view(row, options[row.option], highest) for row in result.rows),
        eligible=len(poll.roster_ids),
        cast=result.cast,
        valid=result.valid,
        carried=None if result.outcome is None else result.outcome is Outcome.CARRIED,
        tied=result.outcome is Outcome.TIED,
    )


def _row_view(row: Row, option: OptionView, highest: Fraction) -> ResultRowView:
    return ResultRowView(
        rank=row.rank or 0,
        tied=row.tied,
        letter=option.letter,
        label=option.label,
        value=_figure(row.value),
        length=float((row.value or Fraction(0)) / highest),
    )


def _figure(value: Fraction | None) -> str:
    if value is None:
        return "–"
    return number(value.numerator) if value.denominator == 1 else decimal(value, 2)
