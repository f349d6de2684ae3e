"""The agenda and its clock: planned and actual times, questions and probes, running early and late."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Changes, Record, added, edited, removed
from core.identity import Id
from core.session import pauses, running
from core.state import SessionState
from core.timing import Stretch, lasted_s


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """One item of the agenda (butir acara).

    ``planned_s`` is the plan in seconds and never changes while the session runs; ``extra_s`` is what was added to or
    taken from it live. ``phase`` is the facilitator's word for the kind of item, ``lead`` who is responsible, ``cause``
    why it took another time than planned.
    """

    order: int = 0
    title: str
    phase: str = ""
    lead: str = ""
    planned_s: int
    extra_s: int = 0
    skipped: bool = False
    cause: str = ""

    @property
    def budget_s(self) -> int:
        """Seconds that the item has now."""
        return self.planned_s + self.extra_s

    def claims(self) -> tuple[Hashable, ...]:
        """The place in the agenda."""
        return (("agenda", self.order),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """A stretch of time in which one item was the current one. Going back to an item gives it a second span."""

    item_id: Id
    started_at: datetime
    ended_at: datetime | None = None

    def claims(self) -> tuple[Hashable, ...]:
        """To be what the session is at, while it goes on."""
        return ("agenda",) if self.ended_at is None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question of the guide, with its probes. ``probes_ticked`` has one entry for each of ``probes``."""

    item_id: Id
    order: int = 0
    code: str = ""
    kind: str = ""
    text: str
    minutes: int = 0
    asked: bool = False
    probes: tuple[str, ...] = ()
    probes_ticked: tuple[bool, ...] = ()


def items(state: SessionState) -> list[AgendaItem]:
    """The agenda in order."""
    return sorted(state.all(AgendaItem), key=lambda item: (item.order, item.id))


def questions(state: SessionState) -> list[Question]:
    """The question guide in order."""
    return sorted(state.all(Question), key=lambda question: (question.order, question.id))


def open_span(state: SessionState) -> Span | None:
    """The span that is going on."""
    return next((span for span in state.all(Span) if span.ended_at is None), None)


def current_item(state: SessionState) -> AgendaItem | None:
    """The item at which the session is."""
    span = open_span(state)
    return None if span is None else state.get(AgendaItem, span.item_id)


def spans_of(state: SessionState, item_id: Id) -> list[Span]:
    """The spans of one item, oldest first."""
    return sorted((span for span in state.all(Span) if span.item_id == item_id), key=lambda span: span.started_at)


def ran(state: SessionState, item_id: Id) -> tuple[Stretch, ...]:
    """When one item ran, oldest first."""
    return tuple(Stretch(span.started_at, span.ended_at) for span in spans_of(state, item_id))


def actual_s(state: SessionState, item_id: Id, now: datetime) -> float:
    """Seconds that an item has lasted up to ``now``, pauses left out."""
    return lasted_s(ran(state, item_id), pauses(state), now)


def move_to(state: SessionState, moment: Moment, item: AgendaItem | None) -> Changes:
    """End the span that is going on, and begin one of ``item`` (None: the agenda is over)."""
    ending = open_span(state)
    changes: list[Change] = []
    if ending is not None:
        changes.append(edited(ending, ended_at=moment.now))
    if item is not None:
        changes.append(added(as_new(Span(item_id=item.id, started_at=moment.now), state, moment)))
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class AddAgendaItem(Action):
    """Put an item at the end of the agenda."""

    item: AgendaItem

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a title or with less than a minute or more than a day."""
        if not 60 <= self.item.planned_s <= 86_400:
            return refuse(Code.BAD_VALUE, field="planned_s")
        item = checked(self.item, "title", longest=500)
        if isinstance(item, Refusal):
            return item
        last = max((other.order for other in state.all(AgendaItem)), default=0)
        return (added(as_new(replace(item, order=last + 1, extra_s=0, skipped=False), state, moment)),)


@dataclass(frozen=True, slots=True)
class EditAgendaItem(Action):
    """Keep other words or another plan for an item."""

    item: AgendaItem

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``AddAgendaItem``; the plan of an item that has begun stays as it is.

        With another plan the item has just that: what was added or taken before is forgotten.
        """
        before = state.get(AgendaItem, self.item.id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        if not 60 <= self.item.planned_s <= 86_400:
            return refuse(Code.BAD_VALUE, field="planned_s")
        replanned = self.item.planned_s != before.planned_s
        if replanned and spans_of(state, before.id):
            return refuse(Code.IN_USE, name=before.title)
        extra_s = 0 if replanned else before.extra_s
        item = checked(replace(before, **_plan(self.item), extra_s=extra_s), "title", longest=500)
        if isinstance(item, Refusal):
            return item
        return () if item == before else (Change(before, item),)


def _plan(item: AgendaItem) -> dict[str, str | int]:
    return {"title": item.title, "phase": item.phase, "lead": item.lead, "planned_s": item.planned_s}


@dataclass(frozen=True, slots=True)
class ExplainDeviation(Action):
    """Say why an item took another time than planned; "" says nothing any more."""

    item_id: Id
    cause: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an item unknown."""
        before = state.get(AgendaItem, self.item_id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        item = checked(replace(before, cause=self.cause), longest=500)
        if isinstance(item, Refusal):
            return item
        return () if item == before else (Change(before, item),)


@dataclass(frozen=True, slots=True)
class RemoveAgendaItem(Action):
    """Take an item off the agenda, with its questions."""

    item_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an item that has begun, or to whose questions something was said: it is history."""
        item = state.get(AgendaItem, self.item_id)
        if item is None:
            return refuse(Code.NOT_FOUND)
        guide = [question for question in questions(state) if question.item_id == item.id]
        if state.naming(item.id, *(question.id for question in guide)):
            return refuse(Code.IN_USE, name=item.title)
        return (*(removed(question) for question in guide), removed(item))


@dataclass(frozen=True, slots=True)
class AdvanceAgenda(Action):
    """Go on to the next item that is not skipped; to the first, if the session began without an agenda."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running, and at the last item."""
        return _step(state, moment, forward=True)


@dataclass(frozen=True, slots=True)
class GoBackInAgenda(Action):
    """Go back to the item before this one."""

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused unless running, and at the first item."""
        return _step(state, moment, forward=False)


def _step(state: SessionState, moment: Moment, *, forward: bool) -> Decision:
    session = running(state)
    if isinstance(session, Refusal):
        return session
    current = current_item(state)
    order = [item for item in items(state) if not item.skipped or item is current]
    if not order:
        return refuse(Code.NO_AGENDA)
    place = (order.index(current) if current is not None else -1) + (1 if forward else -1)
    if place < 0:
        return refuse(Code.AGENDA_AT_START)
    if place == len(order):
        return refuse(Code.AGENDA_AT_END)
    return move_to(state, moment, order[place])


@dataclass(frozen=True, slots=True)
class ExtendItem(Action):
    """Give the current item ``minutes`` more (or fewer, if negative)."""

    minutes: int

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if there is no current item, or if its time would fall below zero or beyond a day."""
        current = current_item(state)
        if current is None:
            return refuse(Code.NO_AGENDA)
        if self.minutes == 0:
            return ()
        if not 0 <= current.budget_s + 60 * self.minutes <= 86_400:
            return refuse(Code.BAD_VALUE, field="minutes")
        return (edited(current, extra_s=current.extra_s + 60 * self.minutes),)


@dataclass(frozen=True, slots=True)
class SkipItem(Action):
    """Leave out an item that is still to come, or take it in again."""

    item_id: Id
    skipped: bool = True

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an item that has begun."""
        item = state.get(AgendaItem, self.item_id)
        if item is None:
            return refuse(Code.NOT_FOUND)
        if spans_of(state, item.id):
            return refuse(Code.IN_USE, name=item.title)
        return () if item.skipped == self.skipped else (edited(item, skipped=self.skipped),)


@dataclass(frozen=True, slots=True)
class AddQuestion(Action):
    """Put a question into the guide, under an item of the agenda."""

    question: Question

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without words, for an item unknown, and with more minutes than a day has."""
        if state.get(AgendaItem, self.question.item_id) is None:
            return refuse(Code.NOT_FOUND)
        if not 0 <= self.question.minutes <= 1440:
            return refuse(Code.BAD_VALUE, field="minutes")
        question = checked(self.question, "text")
        if isinstance(question, Refusal):
            return question
        last = max((other.order for other in state.all(Question)), default=0)
        question = replace(
            question,
            order=last + 1,
            code=question.code or f"Q{last + 1}",
            asked=False,
            probes_ticked=(False,) * len(question.probes),
        )
        return (added(as_new(question, state, moment)),)


@dataclass(frozen=True, slots=True)
class TickQuestion(Action):
    """Mark a question as asked, or not."""

    question_id: Id
    asked: bool = True

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a question unknown."""
        question = state.get(Question, self.question_id)
        if question is None:
            return refuse(Code.NOT_FOUND)
        return () if question.asked == self.asked else (edited(question, asked=self.asked),)


@dataclass(frozen=True, slots=True)
class TickProbe(Action):
    """Mark a probe of a question (counted from 0) as used, or not. A used probe means that the question was asked."""

    question_id: Id
    probe: int
    ticked: bool = True

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a question or probe unknown."""
        question = state.get(Question, self.question_id)
        if question is None or not 0 <= self.probe < len(question.probes):
            return refuse(Code.NOT_FOUND)
        ticks = list(question.probes_ticked)
        ticks[self.probe] = self.ticked
        after = replace(question, probes_ticked=tuple(ticks), asked=question.asked or self.ticked)
        return () if after == question else (Change(question, after),)
