"""Issues: what the discussion brings up, their causes and effects, and the cross-checks of what was stated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added, mentions, removed
from core.identity import Id
from core.people import Person
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


class CheckStatus(StrEnum):
    """How far a cross-check is (menunggu, terkonfirmasi, dikoreksi, tidak terbukti)."""

    WAITING = auto()
    CONFIRMED = auto()
    CORRECTED = auto()
    UNPROVEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck(Record):
    """A statement that is checked against another source (uji silang, DOMAIN 2.9)."""

    order: int = 0
    statement: str
    person_id: Id | None = None
    contribution_id: Id | None = None
    manner: str = ""
    result: str = ""
    status: CheckStatus = CheckStatus.WAITING


def issues(state: SessionState) -> list[Issue]:
    """The issues in their order."""
    return sorted(state.all(Issue), key=lambda issue: (issue.order, issue.id))


def cross_checks(state: SessionState) -> list[CrossCheck]:
    """The cross-checks in their order."""
    return sorted(state.all(CrossCheck), key=lambda check: (check.order, check.id))


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
        others = (record for table in state.tables.values() for record in table.values() if record.id != issue.id)
        if any(mentions((added(record),), frozenset((issue.id,))) for record in others):
            return refuse(Code.IN_USE, name=issue.code)
        return (removed(issue),)


@dataclass(frozen=True, slots=True)
class AddCrossCheck(Action):
    """Mark a statement for cross-checking."""

    check: CrossCheck

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a statement, and from somebody unknown."""
        if self.check.person_id is not None and state.get(Person, self.check.person_id) is None:
            return refuse(Code.NOT_FOUND)
        check = checked(self.check, "statement")
        if isinstance(check, Refusal):
            return check
        last = max((other.order for other in state.all(CrossCheck)), default=0)
        return (added(as_new(replace(check, order=last + 1), state, moment)),)


@dataclass(frozen=True, slots=True)
class SettleCrossCheck(Action):
    """Keep how a cross-check was made and how it came out."""

    check_id: Id
    status: CheckStatus
    manner: str
    result: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a cross-check unknown."""
        before = state.get(CrossCheck, self.check_id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        after = checked(replace(before, status=self.status, manner=self.manner, result=self.result))
        if isinstance(after, Refusal):
            return after
        return () if after == before else (Change(before, after),)
