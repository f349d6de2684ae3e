"""Cross-checks: statements of the discussion that are held against another source (uji silang)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added
from core.identity import Id
from core.log import Contribution
from core.people import Person
from core.state import SessionState


class CheckStatus(StrEnum):
    """How far a cross-check is (menunggu, terkonfirmasi, dikoreksi, tidak terbukti)."""

    WAITING = auto()
    CONFIRMED = auto()
    CORRECTED = auto()
    UNPROVEN = auto()


class CheckKind(StrEnum):
    """How a statement is checked: read back to whoever said it (umpan balik), clarified (klarifikasi), or held against
    another source (uji silang).
    """

    FEEDBACK = auto()
    CLARIFICATION = auto()
    CROSS_CHECK = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck(Record):
    """A statement that is checked (lembar uji silang, DOMAIN 2.9). ``source`` is what it is held against."""

    order: int = 0
    statement: str
    person_id: Id | None = None
    contribution_id: Id | None = None
    manner: str = ""
    result: str = ""
    status: CheckStatus = CheckStatus.WAITING
    kind: CheckKind = CheckKind.CROSS_CHECK
    source: str = ""


def cross_checks(state: SessionState) -> list[CrossCheck]:
    """The cross-checks in their order."""
    return sorted(state.all(CrossCheck), key=lambda check: (check.order, check.id))


def open_checks(state: SessionState) -> list[CrossCheck]:
    """The cross-checks that nobody has settled, in their order: told before the session closes, printed as open."""
    return [check for check in cross_checks(state) if check.status is CheckStatus.WAITING]


def waiting_feedback(state: SessionState, entry_id: Id) -> CrossCheck | None:
    """The reading back of an entry that its speaker has neither confirmed nor corrected yet."""
    of_entry = (check for check in open_checks(state) if check.contribution_id == entry_id)
    return next((check for check in of_entry if check.kind is CheckKind.FEEDBACK), None)


@dataclass(frozen=True, slots=True)
class AddCrossCheck(Action):
    """Mark a statement for cross-checking."""

    check: CrossCheck

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a statement, and from somebody or about an entry unknown."""
        person_id, entry_id = self.check.person_id, self.check.contribution_id
        if person_id is not None and state.get(Person, person_id) is None:
            return refuse(Code.NOT_FOUND)
        if entry_id is not None and state.get(Contribution, entry_id) is None:
            return refuse(Code.NOT_FOUND)
        check = checked(self.check, "statement")
        if isinstance(check, Refusal):
            return check
        last = max((other.order for other in state.all(CrossCheck)), default=0)
        return (added(as_new(replace(check, order=last + 1), state, moment)),)


@dataclass(frozen=True, slots=True)
class SettleCrossCheck(Action):
    """Keep how a cross-check was made and how it came out. ``source``: None to leave it as it is."""

    check_id: Id
    status: CheckStatus
    manner: str
    result: str
    source: str | None = None

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a cross-check unknown."""
        before = state.get(CrossCheck, self.check_id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        source = before.source if self.source is None else self.source
        after = checked(replace(before, status=self.status, manner=self.manner, result=self.result, source=source))
        if isinstance(after, Refusal):
            return after
        return () if after == before else (Change(before, after),)
