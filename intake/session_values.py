"""What a session file says, as plain frozen values.

Records of ``core`` stand here as wishes, without ids. People, issues, questions and items are named by the file's own
codes. ``place`` is where a value stands in the file. Offsets are seconds since the session's start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.agenda import AgendaItem, Question
from core.cross_checks import CrossCheck
from core.issues import Issue
from core.outcomes import Agreement, PlannedAction, Recommendation
from core.people import Absentee, Consent, Person
from core.polls import Rules
from core.session import Official, Session


@dataclass(frozen=True, slots=True)
class PersonText:
    """Somebody in the room: when the person came (None: before everybody else), the consent given, the seat.

    ``stands_in_for`` is the code of the participant as whose substitute (pengganti) the person came.
    """

    place: str
    person: Person
    arrives_at: datetime | None
    consent: Consent | None
    seat: int | None
    angle: float | None
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True)
class ItemText:
    """One item of the agenda, with the ``number`` by which the file names it and when it ran."""

    place: str
    number: int
    item: AgendaItem
    starts_s: int
    ends_s: int


@dataclass(frozen=True, slots=True)
class QuestionText:
    """One question of the guide, under the item of that number."""

    place: str
    item_number: int
    question: Question


@dataclass(frozen=True, slots=True)
class EntryText:
    """One entry of the log, which is also a turn of ``lasts_s`` seconds. ``issue`` and ``question`` may be ""."""

    place: str
    number: int
    offset_s: int
    lasts_s: int
    speaker: str
    kind: str
    text: str
    nonverbal: str
    verbatim: bool
    issue: str
    question: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """One note on the atmosphere."""

    place: str
    offset_s: int
    text: str


@dataclass(frozen=True, slots=True)
class IssueText:
    """One issue, with its code."""

    place: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class BallotText:
    """One person's ballot: (issue code, criterion or "", value); never without a mark."""

    place: str
    voter: str
    marks: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class PollText:
    """One vote on all issues."""

    place: str
    method: str
    rules: Rules
    ballots: tuple[BallotText, ...]


@dataclass(frozen=True, slots=True)
class RankingText:
    """The final order of the issues by code."""

    place: str
    codes: tuple[str, ...]
    manner: str
    reason: str
    dissent: str


@dataclass(frozen=True, slots=True)
class PlanText:
    """One row of the action plan; issue, responsible and partners by code ("": none)."""

    place: str
    row: PlannedAction
    issue: str
    responsible: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckText:
    """One cross-check: who stated it ("": nobody named), and the number of the entry (None: none named)."""

    place: str
    check: CrossCheck
    speaker: str
    entry_number: int | None


@dataclass(frozen=True, slots=True)
class IdeaText:
    """One parked idea, from whom ("": nobody named) and what is to become of it."""

    place: str
    text: str
    speaker: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class SignatoryText:
    """Somebody who is to sign: a person's code, or the place of an official in the list of officials."""

    place: str
    role: str
    code: str
    official: int | None


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A whole session file. The moderator is among ``people``, with the code MOD."""

    session: Session
    officials: tuple[Official, ...]
    people: tuple[PersonText, ...]
    absentees: tuple[Absentee, ...]
    agenda: tuple[ItemText, ...]
    guide: tuple[QuestionText, ...]
    entries: tuple[EntryText, ...]
    notes: tuple[NoteText, ...]
    issues: tuple[IssueText, ...]
    polls: tuple[PollText, ...]
    ranking: RankingText | None
    agreements: tuple[Agreement, ...]
    recommendations: tuple[Recommendation, ...]
    plan: tuple[PlanText, ...]
    checks: tuple[CheckText, ...]
    ideas: tuple[IdeaText, ...]
    signatories: tuple[SignatoryText, ...]
