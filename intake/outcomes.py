"""Acts that decide: votes, the order of the issues, agreements, the action plan, who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.notes import ParkIdea
from core.outcomes import (
    AddAgreement,
    AddRecommendation,
    Agreement,
    NameSignatory,
    PlanAction,
    Ranking,
    Recommendation,
    SettleRanking,
    Signatory,
)
from core.polls import DraftPoll, OptionWish, Poll, open_poll, options_of
from core.tally.ballots import SEPARATOR
from core.voting import CastBallot, ClosePoll, OpenPoll
from intake.session_values import (
    BallotText,
    IdeaText,
    PlanText,
    PollText,
    RankingText,
    SessionFile,
    SignatoryText,
)
from intake.stage import Stage
from intake.timeline import PRIORITIES_PHASE, Window

Act = Callable[[Stage], None]


def play_poll(poll: PollText, file: SessionFile, window: Window) -> list[tuple[float, Act]]:
    """A vote on all issues inside ``window``: opened, voted person by person, closed; each with its second."""
    ballots = zip(window.spread(len(poll.ballots)), poll.ballots, strict=True)
    return [
        (window.start_s, _open(poll, file)),
        *((second, _cast(ballot)) for second, ballot in ballots),
        (window.end_s, lambda stage: stage.perform(poll.place, ClosePoll(_going_on(stage).id))),
    ]


def _open(poll: PollText, file: SessionFile) -> Act:
    def act(stage: Stage) -> None:
        wishes = tuple(OptionWish(issue_id=stage.issues[line.issue.code]) for line in file.issues)
        draft = DraftPoll(poll.method, _question(stage, file), wishes, poll.rules)
        stage.perform(poll.place, OpenPoll(stage.add(poll.place, draft, Poll)))

    return act


def _question(stage: Stage, file: SessionFile) -> str:
    """What is voted on, in the words of the file: the guide's question, else the item's title, else the session's."""
    items = {line.number: line.item for line in file.agenda if line.item.phase == PRIORITIES_PHASE}
    asked = [line.question.text for line in file.guide if line.item_number in items]
    return next(iter([*asked, *(item.title for item in items.values()), file.session.title]))


def _going_on(stage: Stage) -> Poll:
    poll = open_poll(stage.live.state)
    assert poll is not None
    return poll


def _cast(ballot: BallotText) -> Act:
    def act(stage: Stage) -> None:
        poll = _going_on(stage)
        options = {option.issue_id: option.id for option in options_of(stage.live.state, poll.id)}
        marks = tuple(
            (SEPARATOR.join(filter(None, (options[stage.issues[issue]], criterion))), value)
            for issue, criterion, value in ballot.marks
        )
        stage.perform(ballot.place, CastBallot(poll.id, stage.people[ballot.voter], marks))

    return act


def settle_ranking(line: RankingText) -> Act:
    """Settle the final order of the issues."""

    def act(stage: Stage) -> None:
        ranked_ids = tuple(stage.issues[code] for code in line.codes)
        settled = Ranking(ranked_ids=ranked_ids, manner=line.manner, reason=line.reason, dissent=line.dissent)
        stage.perform(line.place, SettleRanking(settled))

    return act


def agree(n: int, agreement: Agreement) -> Act:
    """Write down an agreement, the ``n``-th of the file counted from 0."""
    return lambda stage: stage.perform(f"kesepakatan[{n}]", AddAgreement(agreement))


def recommend(n: int, recommendation: Recommendation) -> Act:
    """Write down a recommendation, the ``n``-th of the file counted from 0."""
    return lambda stage: stage.perform(f"rekomendasi[{n}]", AddRecommendation(recommendation))


def plan_action(line: PlanText) -> Act:
    """Put a row into the action plan."""

    def act(stage: Stage) -> None:
        row = replace(
            line.row,
            issue_id=stage.issues.get(line.issue),
            responsible_id=stage.people.get(line.responsible),
            partner_ids=tuple(stage.people[code] for code in line.partners),
        )
        stage.perform(line.place, PlanAction(row))

    return act


def park_idea(line: IdeaText) -> Act:
    """Park an idea for another day."""
    return lambda stage: stage.perform(line.place, ParkIdea(line.text, stage.people.get(line.speaker), line.follow_up))


def name_signatory(line: SignatoryText) -> Act:
    """Name somebody who is to sign."""

    def act(stage: Stage) -> None:
        official_id = None if line.official is None else stage.officials[line.official]
        person_id = stage.people.get(line.code) if official_id is None else None
        signatory = Signatory(role=line.role, person_id=person_id, official_id=official_id)
        stage.perform(line.place, NameSignatory(signatory))

    return act
