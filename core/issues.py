"""Issues: what the discussion brings up, their causes and effects."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added, removed
from core.identity import Id
from core.state import SessionState


class IssueStatus(StrEnum):
    """Whether the forum goes on with an issue: not said yet, taken up, or not taken up for a reason."""

    RAISED = auto()
    TAKEN_UP = auto()
    NOT_TAKEN_UP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """One issue (masalah).

    ``field`` is the bidang; ``affected`` the groups whom it concerns; ``assets`` are the potensi. The code M1, M2 … is
    given by itself. ``screen_title`` is a shorter wording for the wall, if somebody wrote one. ``group`` is a heading
    under which issues stand together. An issue that was merged into another (``merged_into_id``) stays as a record,
    because polls may name it, and is shown nowhere. ``reason`` is why it is not taken up.
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
    group: str = ""
    status: IssueStatus = IssueStatus.RAISED
    reason: str = ""
    merged_into_id: Id | None = None

    def claims(self) -> tuple[Hashable, ...]:
        """The code."""
        return (("code of an issue", self.code),)


_VULNERABLE = re.compile(
    r"\b(lansia|lanjut usia|disabilitas|difabel|anak|balita|bayi|(ibu )?(hamil|menyusui)|perempuan kepala|janda|"
    r"miskin|rtm|pra ?sejahtera|gelandangan|pengungsi|odgj)\b"
)


def is_vulnerable_group(group: str) -> bool:
    """Whether a group whom an issue concerns counts as kelompok rentan.

    Sources: UU 39/1999 article 5(3) with its explanation (old people, children, poor people, pregnant women, people
    with disabilities), and the lists of Musrenbang guides (women heading households, displaced people).
    """
    return _VULNERABLE.search(group.casefold().replace("_", " ")) is not None


def issues(state: SessionState) -> list[Issue]:
    """The issues that stand by themselves, in their order."""
    standing = (issue for issue in state.all(Issue) if issue.merged_into_id is None)
    return sorted(standing, key=lambda issue: (issue.order, issue.id))


def standing_issue(state: SessionState, issue_id: Id | None) -> Issue | None:
    """The issue of that id if it stands by itself."""
    issue = state.get(Issue, issue_id)
    return None if issue is None or issue.merged_into_id is not None else issue


def issue_codes(state: SessionState) -> dict[Id, str]:
    """The code of every issue, of merged ones, too."""
    return {issue.id: issue.code for issue in state.all(Issue)}


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
        wished = replace(
            wished,
            code=wished.code or f"M{number}",
            order=last + 1,
            status=IssueStatus.RAISED,
            reason="",
            merged_into_id=None,
        )
        return (added(as_new(wished, state, moment)),)


@dataclass(frozen=True, slots=True)
class EditIssue(Action):
    """Keep other words for an issue. Its status is decided by ``DecideIssue``."""

    issue: Issue

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a title, and for an issue unknown. Code and order stay."""
        before = standing_issue(state, self.issue.id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        wished = replace(
            self.issue,
            session_id=before.session_id,
            code=before.code,
            order=before.order,
            status=before.status,
            reason=before.reason,
            merged_into_id=None,
        )
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
