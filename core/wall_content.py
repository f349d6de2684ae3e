"""The words of the wall's scenes, each made from the state for one choice; None where there is nothing to show."""

from __future__ import annotations

from datetime import date

from core.agenda import Question, current_item, questions
from core.clock import local
from core.cross_checks import CheckKind, CheckStatus, CrossCheck
from core.identity import Id
from core.issues import issues, standing_issue
from core.log import Contribution
from core.outcomes import Agreement, action_plan, agreements, ranking
from core.session import session_of
from core.state import SessionState
from core.wall_names import wall_name, wall_quoted_name
from core.wall_scenes import (
    Scene,
    Shown,
    WallAgreement,
    WallContent,
    WallIssue,
    WallIssues,
    WallMessage,
    WallPlan,
    WallPlanRow,
    WallQuestion,
    WallReadBack,
    WallTitle,
)
from core.wording import clock_time, date_long, day_name, ordinal_label


def wall_content(state: SessionState, shown: Shown) -> WallContent | None:
    """The words of the scene ``shown``; None if it needs none, or if what it is about is not there."""
    match shown.scene:
        case Scene.TITLE:
            return _title(state)
        case Scene.QUESTION:
            return _question(state, shown)
        case Scene.ISSUES:
            return _issues(state)
        case Scene.READ_BACK:
            return _read_back(state, shown.subject_id)
        case Scene.AGREEMENT:
            return _agreement(state, shown)
        case Scene.PLAN:
            return _plan(state)
        case Scene.MESSAGE:
            text = shown.message.strip()
            return WallMessage(text) if text else None
        case _:
            return None


def _title(state: SessionState) -> WallTitle | None:
    session = session_of(state)
    if session is None:
        return None
    day = local(session.planned_start_at, session.zone).date()
    times = (clock_time(session.planned_start_at, session.zone), clock_time(session.planned_end_at, session.zone))
    return WallTitle(session.place, f"{day_name(day)}, {date_long(day)}", times)


def _question(state: SessionState, shown: Shown) -> WallQuestion | None:
    """The question that was chosen, else the first of the current item that was not asked yet, else its last."""
    question = state.get(Question, shown.subject_id)
    if shown.subject_id is None:
        item = current_item(state)
        of_item = [one for one in questions(state) if item is not None and one.item_id == item.id]
        question = next((one for one in of_item if not one.asked), of_item[-1] if of_item else None)
    if question is None:
        return None
    at = shown.probe
    return WallQuestion(question.text, question.probes[at] if at is not None and at < len(question.probes) else "")


def _issues(state: SessionState) -> WallIssues | None:
    settled = ranking(state)
    places = {} if settled is None else {one: place for place, one in enumerate(settled.ranked_ids, start=1)}
    rows = [WallIssue(issue.code, issue.screen_title or issue.title, places.get(issue.id)) for issue in issues(state)]
    by_rank = sorted(rows, key=lambda row: row.rank or len(rows) + 1)
    return WallIssues(tuple(by_rank)) if rows else None


def _read_back(state: SessionState, subject_id: Id | None) -> WallReadBack | None:
    entry, check = state.get(Contribution, subject_id), state.get(CrossCheck, subject_id)
    issue = standing_issue(state, subject_id)
    if issue is not None:
        return WallReadBack(issue.title, code=issue.code, causes=issue.causes, effects=issue.effects)
    if check is not None:
        confirmed = check.kind is CheckKind.FEEDBACK and check.status is CheckStatus.CONFIRMED
        return WallReadBack(check.statement, wall_quoted_name(state, check.person_id), confirmed=confirmed)
    if entry is not None:
        name = wall_quoted_name(state, entry.person_id)
        return WallReadBack(entry.text, name, entry.kind, confirmed=_is_confirmed(state, entry.id))
    return None


def _is_confirmed(state: SessionState, entry_id: Id) -> bool:
    return any(
        check.contribution_id == entry_id and check.kind is CheckKind.FEEDBACK and check.status is CheckStatus.CONFIRMED
        for check in state.all(CrossCheck)
    )


def _agreement(state: SessionState, shown: Shown) -> WallAgreement | None:
    """The agreement that was chosen, else the newest."""
    known = agreements(state)
    chosen = state.get(Agreement, shown.subject_id)
    if shown.subject_id is None and known:
        chosen = known[-1]
    if chosen is None:
        return None
    number = known.index(chosen) + 1
    return WallAgreement(ordinal_label(number), number, len(known), chosen.text, shown.assented)


def _plan(state: SessionState) -> WallPlan | None:
    rows = tuple(
        WallPlanRow(
            row.activity,
            "" if row.responsible_id is None else wall_name(state, row.responsible_id),
            _day(row.starts_on),
            _day(row.ends_on),
        )
        for row in action_plan(state)
    )
    return WallPlan(rows) if rows else None


def _day(day: date | None) -> str:
    return "" if day is None else date_long(day)
