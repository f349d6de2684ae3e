"""What a berita acara says of the polls: those that were closed with all their figures, and those that were stopped."""

from __future__ import annotations

from core.ballots import ballots_of, channel_counts, marks_of
from core.issues import issue_codes
from core.minutes import AnnulledPoll, ObjectionText, OptionText, PollReport, SettlementText
from core.people import Person, quotable_name
from core.polls import Poll, PollPhase, options_of, polls
from core.state import SessionState
from core.tally import ballot_digest, ballot_line, ballot_lines
from core.ties import settled_result_of, settlements_of


def poll_reports(state: SessionState) -> tuple[PollReport, ...]:
    """The polls that are closed, in their order."""
    return tuple(_poll_report(state, poll) for poll in polls(state) if poll.phase is PollPhase.CLOSED)


def annulled_polls(state: SessionState) -> tuple[AnnulledPoll, ...]:
    """The polls that were stopped without a result, in their order."""
    return tuple(_annulled_poll(poll) for poll in polls(state) if poll.phase is PollPhase.ANNULLED)


def _poll_report(state: SessionState, poll: Poll) -> PollReport:
    assert poll.opened_at is not None
    assert poll.closed_at is not None
    codes = issue_codes(state)
    marks = marks_of(state, poll.id)
    return PollReport(
        method=poll.method,
        rules=dict(poll.rules),
        question=poll.question,
        round=poll.round,
        reason=poll.reason,
        opened_at=poll.opened_at,
        closed_at=poll.closed_at,
        eligible=len(poll.roster_ids),
        options=tuple(
            OptionText(option.id, codes[option.issue_id] if option.issue_id else "", option.label)
            for option in options_of(state, poll.id)
        ),
        result=settled_result_of(state, poll),
        digest=ballot_digest(marks),
        secret=poll.secret,
        invited=poll.invited,
        signed=poll.signed,
        voted=len(poll.voted_ids),
        channels=channel_counts(state, poll.id),
        settlements=tuple(
            SettlementText(tie.ordered_ids, tie.manner, tie.chosen_by, tie.witnesses, tie.reason)
            for tie in settlements_of(state, poll.id)
        ),
        objections=tuple(
            ObjectionText(quotable_name(state, ballot.person_id), ballot.reason)
            for ballot in sorted(ballots_of(state, poll.id), key=lambda ballot: ballot.id)
            if ballot.reason
        ),
        closing_note=poll.closing_note,
        chair_votes=poll.chair_votes,
        ballots=ballot_lines(marks),
        voters=() if poll.secret else _voters(state, poll),
    )


def _voters(state: SessionState, poll: Poll) -> tuple[str, ...]:
    """The codes beside the canonical list of open ballots."""
    people = state.table(Person)
    cast = [
        (ballot_line(dict(ballot.marks)), people[ballot.person_id].code if ballot.person_id else "")
        for ballot in ballots_of(state, poll.id)
    ]
    return tuple(code for _, code in sorted(cast))


def _annulled_poll(poll: Poll) -> AnnulledPoll:
    assert poll.opened_at is not None
    assert poll.closed_at is not None
    return AnnulledPoll(poll.question, poll.round, poll.opened_at, poll.closed_at, poll.reason)
