"""The log: what is said, by whom, of what kind."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.agenda import Question, current_item
from core.changes import Change, Record, added, edited, removed
from core.floor import open_turn
from core.identity import Id
from core.issues import AddIssue, Issue, standing_issue
from core.people import Person
from core.session import Phase, session_of
from core.state import SessionState

KINDS = (
    "pendapat",
    "masalah",
    "penyebab",
    "akibat",
    "usulan",
    "pengalaman",
    "fakta",
    "dukungan",
    "sanggahan",
    "pertanyaan",
    "klarifikasi",
    "komitmen",
    "koreksi",
    "praktik_baik",
    "kutipan",
    "nonverbal",
    "probing",
    "moderasi",
    "ringkasan",
    "uji_silang",
    "pembukaan",
    "aturan",
)
"""Kinds of contribution (DOMAIN 2.4), the most frequent first. The codes are those of session files."""


WORDING = ("person_id", "kind", "text", "nonverbal", "verbatim")
"""Fields that say what was said and by whom: to change one of them is a correction; other fields are links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Record):
    """One entry of the log.

    ``number`` counts from 1 in the order of entry. ``said_at`` is the time of the first keystroke. ``verbatim`` tells
    word for word from paraphrase. ``item_id``, ``question_id``, ``issue_id`` and ``turn_id`` say to what it belongs.
    ``corrections`` counts how often it was put in other words (``core.wordings`` tells which).
    """

    number: int = 0
    said_at: datetime
    person_id: Id
    kind: str
    text: str
    nonverbal: str = ""
    verbatim: bool = True
    item_id: Id | None = None
    question_id: Id | None = None
    issue_id: Id | None = None
    turn_id: Id | None = None
    corrections: int = 0

    def claims(self) -> tuple[Hashable, ...]:
        """The number."""
        return (("entry", self.number),)


def contributions(state: SessionState) -> list[Contribution]:
    """The log in the order of entry."""
    return sorted(state.all(Contribution), key=lambda entry: entry.number)


@dataclass(frozen=True, slots=True)
class LogContribution(Action):
    """Put something that was said into the log. Number, agenda item and turn are found by themselves."""

    contribution: Contribution

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless the session runs, without words, of an unknown kind, person, question or issue.

        A time before the session's start or after now is moved there.
        """
        session = session_of(state)
        if session is None or session.phase is not Phase.RUNNING or session.started_at is None:
            return refuse(Code.SESSION_NOT_RUNNING)
        wished = _checked_contribution(self.contribution, state)
        if isinstance(wished, Refusal):
            return wished
        turn, item = open_turn(state), current_item(state)
        entry = replace(
            wished,
            number=max((other.number for other in state.all(Contribution)), default=0) + 1,
            said_at=min(max(wished.said_at, session.started_at), moment.now),
            item_id=item.id if item is not None else None,
            turn_id=turn.id if turn is not None and turn.person_id == wished.person_id else None,
            corrections=0,
        )
        return (added(as_new(entry, state, moment)),)


@dataclass(frozen=True, slots=True)
class CorrectContribution(Action):
    """Keep other words, kind, speaker or links for an entry; what stood there before stays in the journal."""

    contribution: Contribution

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``LogContribution``, and for an entry unknown. Number and time stay; the turn was the first
        speaker's.
        """
        before = state.get(Contribution, self.contribution.id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        wished = _checked_contribution(self.contribution, state)
        if isinstance(wished, Refusal):
            return wished
        after = replace(
            before,
            person_id=wished.person_id,
            kind=wished.kind,
            text=wished.text,
            nonverbal=wished.nonverbal,
            verbatim=wished.verbatim,
            question_id=wished.question_id,
            issue_id=wished.issue_id,
            turn_id=before.turn_id if wished.person_id == before.person_id else None,
        )
        if after == before:
            return ()
        says_otherwise = any(getattr(after, name) != getattr(before, name) for name in WORDING)
        return (Change(before, replace(after, corrections=before.corrections + says_otherwise)),)


@dataclass(frozen=True, slots=True)
class RemoveContribution(Action):
    """Take an entry out of the log."""

    contribution_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if a cross-check is about it, or a photo belongs to it."""
        entry = state.get(Contribution, self.contribution_id)
        if entry is None:
            return refuse(Code.NOT_FOUND)
        if state.naming(entry.id):
            return refuse(Code.IN_USE, name=str(entry.number))
        return (removed(entry),)


def _checked_contribution(wished: Contribution, state: SessionState) -> Contribution | Refusal:
    if wished.kind not in KINDS:
        return refuse(Code.BAD_VALUE, field="kind")
    if state.get(Person, wished.person_id) is None:
        return refuse(Code.NOT_FOUND)
    if wished.question_id is not None and state.get(Question, wished.question_id) is None:
        return refuse(Code.NOT_FOUND)
    if wished.issue_id is not None and standing_issue(state, wished.issue_id) is None:
        return refuse(Code.NOT_FOUND)
    return checked(wished, "text")


@dataclass(frozen=True, slots=True)
class PromoteToIssue(Action):
    """Make a new issue of an entry of the log and link the entry to it. ``title`` is the entry's text if empty."""

    contribution_id: Id
    title: str = ""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an entry unknown, and as ``AddIssue``; nothing happens if its issue has that title."""
        entry = state.get(Contribution, self.contribution_id)
        if entry is None:
            return refuse(Code.NOT_FOUND)
        title = self.title.strip() or entry.text
        linked = state.get(Issue, entry.issue_id)
        if linked is not None and linked.title == title:
            return ()
        decision = AddIssue(Issue(title=title)).decide(state, moment)
        if isinstance(decision, Refusal):
            return decision
        return (*decision, edited(entry, issue_id=decision[0].record.id))
