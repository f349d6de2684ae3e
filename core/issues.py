"""Issues: what the discussion brings up, their causes and effects."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added, removed
from core.identity import Id
from core.state import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """One issue (masalah).

    ``field`` is the bidang; ``affected`` the groups whom it concerns; ``assets`` are the potensi. The code M1, M2 … is
    given by itself. ``screen_title`` is a shorter wording for the wall, if somebody wrote one.
    """

    order: int = 0
    code: str = ""
    title: str
    screen_title: str = ""
    field: str = ""
    place: str = ""
    affected: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()

    def claims(self) -> tuple[Hashable, ...]:
        """The code."""
        return (("code of an issue", self.code),)


def issues(state: SessionState) -> list[Issue]:
    """The issues in their order."""
    return sorted(state.all(Issue), key=lambda issue: (issue.order, issue.id))


@dataclass(frozen=True, slots=True)
class AddIssue(Action):
    """Put an issue on the board; the code is given by itself when the wish has none."""

    issue: Issue

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a title, and with a code that is taken."""
        taken = {other.code for other in state.all(Issue)}
        number = len(taken) + 1
        while f"M{number}" in taken:
            number += 1
        wished = checked(self.issue, "title")
        if isinstance(wished, Refusal):
            return wished
        if wished.code in taken:
            return refuse(Code.CODE_TAKEN, code=wished.code)
        last = max((other.order for other in state.all(Issue)), default=0)
        wished = replace(wished, code=wished.code or f"M{number}", order=last + 1)
        return (added(as_new(wished, state, moment)),)


@dataclass(frozen=True, slots=True)
class EditIssue(Action):
    """Keep other words for an issue."""

    issue: Issue

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a title, and for an issue unknown. Code and order stay."""
        before = state.get(Issue, self.issue.id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        wished = replace(self.issue, session_id=before.session_id, code=before.code, order=before.order)
        issue = checked(wished, "title")
        if isinstance(issue, Refusal):
            return issue
        return () if issue == before else (Change(before, issue),)


@dataclass(frozen=True, slots=True)
class RemoveIssue(Action):
    """Take an issue off the board."""

    issue_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if an entry, a poll, a ranking or a plan names it."""
        issue = state.get(Issue, self.issue_id)
        if issue is None:
            return refuse(Code.NOT_FOUND)
        if state.naming(issue.id):
            return refuse(Code.IN_USE, name=issue.code)
        return (removed(issue),)
