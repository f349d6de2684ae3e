"""Acts of the board of issues: decided, grouped, merged and split. Undo takes each back as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, Refusal, checked, refuse
from core.changes import Change, Changes, edited
from core.identity import Id
from core.issues import AddIssue, Issue, IssueStatus, standing_issue
from core.log import Contribution
from core.outcomes import PlannedAction, Ranking
from core.state import SessionState


@dataclass(frozen=True, slots=True)
class DecideIssue(Action):
    """Say whether the forum goes on with an issue."""

    issue_id: Id
    status: IssueStatus
    reason: str = ""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an issue unknown, and without a reason why it is not taken up."""
        issue = standing_issue(state, self.issue_id)
        if issue is None:
            return refuse(Code.NOT_FOUND)
        refused = self.status is IssueStatus.NOT_TAKEN_UP
        wished = replace(issue, status=self.status, reason=self.reason if refused else "")
        decided = checked(wished, *(("reason",) if refused else ()))
        if isinstance(decided, Refusal):
            return decided
        return () if decided == issue else (Change(issue, decided),)


@dataclass(frozen=True, slots=True)
class GroupIssues(Action):
    """Put issues together under one heading; an empty one takes them out of their groups."""

    issue_ids: tuple[Id, ...]
    group: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an issue unknown, and for a heading that cannot be kept."""
        changes: list[Change] = []
        for issue_id in dict.fromkeys(self.issue_ids):
            issue = standing_issue(state, issue_id)
            if issue is None:
                return refuse(Code.NOT_FOUND)
            grouped = checked(replace(issue, group=self.group))
            if isinstance(grouped, Refusal):
                return grouped
            if grouped != issue:
                changes.append(Change(issue, grouped))
        return tuple(changes)


@dataclass(frozen=True, slots=True)
class MergeIssues(Action):
    """Merge issues into one, which takes over their causes and effects, their entries and their plans."""

    into_id: Id
    merged_ids: tuple[Id, ...]

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an issue unknown or merged with itself, and for one that stands in the final order."""
        target = standing_issue(state, self.into_id)
        merged = [standing_issue(state, issue_id) for issue_id in dict.fromkeys(self.merged_ids)]
        others = [issue for issue in merged if issue is not None]
        if target is None or not others or len(others) < len(merged) or target in others:
            return refuse(Code.NOT_FOUND)
        ids = {issue.id for issue in others}
        for ranking in state.all(Ranking):
            if not ids.isdisjoint(ranking.ranked_ids):
                return refuse(Code.IN_USE, name=", ".join(issue.code for issue in others))
        whole = Change(target, _united(target, others))
        return (
            *((whole,) if whole.before != whole.after else ()),
            *(edited(issue, merged_into_id=target.id) for issue in others),
            *_moved(state, ids, target.id),
        )


def _united(target: Issue, others: list[Issue]) -> Issue:
    """``target`` with what the others have and it has not, in their order."""

    def of_all(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for issue in (target, *others) for text in getattr(issue, name)))

    names = ("affected", "causes", "effects", "assets", "proposals")
    return replace(target, **{name: of_all(name) for name in names})


def _moved(state: SessionState, from_ids: set[Id], to_id: Id) -> Changes:
    """Entries and plans of some issues given to another."""
    entries = sorted((one for one in state.all(Contribution) if one.issue_id in from_ids), key=lambda one: one.number)
    plans = sorted((row for row in state.all(PlannedAction) if row.issue_id in from_ids), key=lambda row: row.id)
    return (*(edited(one, issue_id=to_id) for one in entries), *(edited(row, issue_id=to_id) for row in plans))


@dataclass(frozen=True, slots=True)
class SplitIssue(Action):
    """Make a second issue of a part of one, with the entries that belong to it."""

    issue_id: Id
    part: Issue
    contribution_ids: tuple[Id, ...] = ()

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``AddIssue``, for an issue unknown, and for entries that are not of it."""
        if standing_issue(state, self.issue_id) is None:
            return refuse(Code.NOT_FOUND)
        entries = [state.get(Contribution, entry_id) for entry_id in dict.fromkeys(self.contribution_ids)]
        of_issue = [entry for entry in entries if entry is not None and entry.issue_id == self.issue_id]
        if len(of_issue) < len(entries):
            return refuse(Code.NOT_FOUND)
        decision = AddIssue(self.part).decide(state, moment)
        if isinstance(decision, Refusal):
            return decision
        part_id = decision[0].record.id
        return (*decision, *(edited(entry, issue_id=part_id) for entry in of_issue))
