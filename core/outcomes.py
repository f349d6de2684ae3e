"""What the room decides: the ranking of issues, agreements, recommendations, the action plan, who signs."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added, edited, removed
from core.identity import Id
from core.issues import IssueStatus, issues, standing_issue
from core.people import Person
from core.session import Official
from core.state import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Record):
    """The final order of the issues: how it was reached, why, and who saw it differently."""

    ranked_ids: tuple[Id, ...]
    manner: str = ""
    reason: str = ""
    dissent: str = ""

    def claims(self) -> tuple[Hashable, ...]:
        """To be the only one."""
        return ("ranking",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """One agreement (KESATU, KEDUA …): its text, how it was reached, and dissent by name or code as the person wishes.

    The text may name an appendix by ``{lampiran:NAME}``.
    """

    order: int = 0
    text: str
    manner: str = ""
    dissent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Record):
    """What the room asks of somebody outside it."""

    order: int = 0
    addressee: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction(Record):
    """One row of the action plan (RTL). ``cost`` is in whole rupiah."""

    order: int = 0
    activity: str
    issue_id: Id | None = None
    aim: str = ""
    target: str = ""
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    responsible_id: Id | None = None
    partner_ids: tuple[Id, ...] = ()
    cost: int = 0
    source: str = ""
    indicator: str = ""
    status: str = ""


class SigningPlace(StrEnum):
    """In which part of the signature block somebody signs: in that of whoever it is, or in another one."""

    OWN = auto()
    MODERATOR = auto()
    NOTE_TAKER = auto()
    REPRESENTATIVE = auto()
    TEAM = auto()
    OBSERVER = auto()
    OFFICIAL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Record):
    """Somebody who is to sign: a person of the session or an official. ``role`` is printed above the name."""

    order: int = 0
    role: str
    place: SigningPlace = SigningPlace.OWN
    person_id: Id | None = None
    official_id: Id | None = None


def ranking(state: SessionState) -> Ranking | None:
    """The final order of the issues, if it is settled."""
    return next(iter(state.all(Ranking)), None)


def agreements(state: SessionState) -> list[Agreement]:
    """The agreements in order."""
    return sorted(state.all(Agreement), key=lambda agreement: (agreement.order, agreement.id))


def recommendations(state: SessionState) -> list[Recommendation]:
    """The recommendations in order."""
    return sorted(state.all(Recommendation), key=lambda wish: (wish.order, wish.id))


def action_plan(state: SessionState) -> list[PlannedAction]:
    """The rows of the action plan in order."""
    return sorted(state.all(PlannedAction), key=lambda row: (row.order, row.id))


def signatories(state: SessionState) -> list[Signatory]:
    """Those who are to sign, in order."""
    return sorted(state.all(Signatory), key=lambda signatory: (signatory.order, signatory.id))


@dataclass(frozen=True, slots=True)
class SettleRanking(Action):
    """Settle the final order of the issues."""

    ranking: Ranking

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless every issue stands in it exactly once, but for those that are not taken up.

        An earlier order stays in the journal.
        """
        going_on = [issue.id for issue in issues(state) if issue.status is not IssueStatus.NOT_TAKEN_UP]
        if sorted(self.ranking.ranked_ids) != sorted(going_on):
            return refuse(Code.NOT_EVERY_ISSUE)
        settled = checked(self.ranking)
        if isinstance(settled, Refusal):
            return settled
        earlier = ranking(state)
        gone = () if earlier is None else (removed(earlier),)
        return (*gone, added(as_new(settled, state, moment)))


@dataclass(frozen=True, slots=True)
class AddAgreement(Action):
    """Write down an agreement."""

    agreement: Agreement

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words."""
        return _added_last(self.agreement, "text", state, moment)


@dataclass(frozen=True, slots=True)
class EditAgreement(Action):
    """Keep other words for an agreement. Edits within ten seconds are one step of undo."""

    runs_together = True

    agreement: Agreement

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words, and for an agreement unknown."""
        return _edited_in_place(self.agreement, "text", state)


@dataclass(frozen=True, slots=True)
class RemoveAgreement(Action):
    """Strike an agreement out."""

    agreement_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an agreement unknown."""
        agreement = state.get(Agreement, self.agreement_id)
        return refuse(Code.NOT_FOUND) if agreement is None else (removed(agreement),)


@dataclass(frozen=True, slots=True)
class AddRecommendation(Action):
    """Write down a recommendation."""

    recommendation: Recommendation

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words or without an addressee."""
        if not self.recommendation.addressee.strip():
            return refuse(Code.EMPTY_TEXT, field="addressee")
        return _added_last(self.recommendation, "text", state, moment)


@dataclass(frozen=True, slots=True)
class EditRecommendation(Action):
    """Keep other words for a recommendation. Edits within ten seconds are one step of undo."""

    runs_together = True

    recommendation: Recommendation

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words or an addressee, and for a recommendation unknown."""
        if not self.recommendation.addressee.strip():
            return refuse(Code.EMPTY_TEXT, field="addressee")
        return _edited_in_place(self.recommendation, "text", state)


@dataclass(frozen=True, slots=True)
class RemoveRecommendation(Action):
    """Strike a recommendation out."""

    recommendation_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a recommendation unknown."""
        recommendation = state.get(Recommendation, self.recommendation_id)
        return refuse(Code.NOT_FOUND) if recommendation is None else (removed(recommendation),)


@dataclass(frozen=True, slots=True)
class PlanAction(Action):
    """Put a row into the action plan."""

    row: PlannedAction

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without an activity, with a cost below zero, an end before its start, or somebody unknown."""
        return _wrong_row(self.row, state) or _added_last(self.row, "activity", state, moment)


@dataclass(frozen=True, slots=True)
class EditPlannedAction(Action):
    """Keep other values for a row of the action plan."""

    row: PlannedAction

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``PlanAction``, and for a row unknown."""
        return _wrong_row(self.row, state) or _edited_in_place(self.row, "activity", state)


@dataclass(frozen=True, slots=True)
class RemovePlannedAction(Action):
    """Strike a row out of the action plan."""

    row_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a row unknown."""
        row = state.get(PlannedAction, self.row_id)
        return refuse(Code.NOT_FOUND) if row is None else (removed(row),)


@dataclass(frozen=True, slots=True)
class NameSignatory(Action):
    """Name somebody who is to sign."""

    signatory: Signatory

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a role, and unless exactly one person or one official of the session is meant."""
        wished = self.signatory
        if (wished.person_id is None) == (wished.official_id is None):
            return refuse(Code.NOT_FOUND)
        if state.get(Person, wished.person_id) is None and state.get(Official, wished.official_id) is None:
            return refuse(Code.NOT_FOUND)
        return _added_last(self.signatory, "role", state, moment)


@dataclass(frozen=True, slots=True)
class EditSignatory(Action):
    """Give somebody who is to sign another role or place; who it is stays."""

    signatory: Signatory

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown, and without a role."""
        before = state.get(Signatory, self.signatory.id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        same = replace(self.signatory, person_id=before.person_id, official_id=before.official_id)
        return _edited_in_place(same, "role", state)


@dataclass(frozen=True, slots=True)
class OrderSignatories(Action):
    """Let those who are to sign do so in this order."""

    ordered_ids: tuple[Id, ...]

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless each of them stands in it exactly once."""
        known = {signatory.id: signatory for signatory in state.all(Signatory)}
        if sorted(self.ordered_ids) != sorted(known):
            return refuse(Code.NOT_FOUND)
        placed = ((known[one], place) for place, one in enumerate(self.ordered_ids, start=1))
        return tuple(edited(signatory, order=place) for signatory, place in placed if signatory.order != place)


@dataclass(frozen=True, slots=True)
class RemoveSignatory(Action):
    """Take somebody off the list of those who are to sign."""

    signatory_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown, and for whoever has signed any version."""
        signatory = state.get(Signatory, self.signatory_id)
        if signatory is None:
            return refuse(Code.NOT_FOUND)
        if state.naming(signatory.id):
            return refuse(Code.IN_USE, name=signatory.role)
        return (removed(signatory),)


def _wrong_row(row: PlannedAction, state: SessionState) -> Refusal | None:
    if not 0 <= row.cost <= 10**15:
        return refuse(Code.BAD_VALUE, field="cost")
    if row.starts_on is not None and row.ends_on is not None and row.ends_on < row.starts_on:
        return refuse(Code.BAD_VALUE, field="ends_on")
    people = (*row.partner_ids, *((row.responsible_id,) if row.responsible_id is not None else ()))
    if any(state.get(Person, person_id) is None for person_id in people):
        return refuse(Code.NOT_FOUND)
    if row.issue_id is not None and standing_issue(state, row.issue_id) is None:
        return refuse(Code.NOT_FOUND)
    return None


Ordered = Agreement | Recommendation | PlannedAction | Signatory


def _added_last(wished: Ordered, required: str, state: SessionState, moment: Moment) -> Decision:
    last = max((other.order for other in state.all(type(wished))), default=0)
    record = checked(replace(wished, order=last + 1), required)
    return record if isinstance(record, Refusal) else (added(as_new(record, state, moment)),)


def _edited_in_place(wished: Ordered, required: str, state: SessionState) -> Decision:
    before = state.get(type(wished), wished.id)
    if before is None:
        return refuse(Code.NOT_FOUND)
    record = checked(replace(wished, session_id=before.session_id, order=before.order), required)
    if isinstance(record, Refusal):
        return record
    return () if record == before else (Change(before, record),)
