"""An agenda with its question guide as one value: from a template, from text, and put into a session in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.agenda import AgendaItem, Question, items, questions, spans_of
from core.changes import Change, Changes, Record, added, edited, removed
from core.identity import Id
from core.state import SessionState

MOST_ITEMS = 100
MOST_QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question of the guide with its probes; ``minutes`` is how long its answers may take (0: not said)."""

    kind: str
    text: str
    minutes: int = 0
    probes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of an agenda, planned for ``minutes``; ``lead`` is who is responsible."""

    title: str
    minutes: int
    phase: str = ""
    questions: tuple[PlannedQuestion, ...] = ()
    lead: str = ""


AgendaPlan = tuple[PlannedItem, ...]


def minutes_of(plan: AgendaPlan) -> int:
    """The sum of the planned minutes."""
    return sum(item.minutes for item in plan)


def plan_of(state: SessionState) -> AgendaPlan:
    """The agenda of a session as a plan, as it was planned; minutes are rounded."""
    guide: dict[Id, list[PlannedQuestion]] = {}
    for question in questions(state):
        planned = PlannedQuestion(question.kind, question.text, question.minutes, question.probes)
        guide.setdefault(question.item_id, []).append(planned)
    return tuple(
        PlannedItem(item.title, round(item.planned_s / 60), item.phase, tuple(guide.get(item.id, ())), item.lead)
        for item in items(state)
    )


@dataclass(frozen=True, slots=True)
class ReplaceAgenda(Action):
    """Put ``plan`` in the place of the agenda and its questions.

    Items with the same title and questions with the same words stay what they are, with what was said to them.
    """

    plan: AgendaPlan

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``AddAgendaItem`` and ``AddQuestion``, beyond 100 items or 200 questions, and if something is to
        go or to last otherwise that has begun or to which something was said.
        """
        asked = sum(len(item.questions) for item in self.plan)
        if len(self.plan) > MOST_ITEMS or asked > MOST_QUESTIONS:
            return refuse(Code.BAD_VALUE, field="plan")
        replacing = _Replacing(state, moment)
        for number, planned in enumerate(self.plan, start=1):
            refusal = replacing.put(number, planned)
            if refusal is not None:
                return refusal
        return replacing.changes()


class _Replacing:
    """Old records are taken up by what is planned; those that nothing takes up go."""

    def __init__(self, state: SessionState, moment: Moment) -> None:
        self._state, self._moment = state, moment
        self._items, self._questions = items(state), questions(state)
        self._made: list[tuple[Record | None, Record]] = []
        self._asked = 0
        self._codes = {question.code for question in self._questions}

    def put(self, number: int, planned: PlannedItem) -> Refusal | None:
        """Put one item with its questions at its place; or why not."""
        if not 1 <= planned.minutes <= 1440:
            return refuse(Code.BAD_VALUE, field="planned_s")
        before = next((item for item in self._items if item.title == planned.title.strip()), None)
        item = checked(self._item(before, number, planned), "title", longest=500)
        if isinstance(item, Refusal):
            return item
        if before is not None:
            self._items.remove(before)
            if item.planned_s != before.planned_s and spans_of(self._state, before.id):
                return refuse(Code.IN_USE, name=before.title)
        self._made.append((before, item))
        for question in planned.questions:
            refusal = self._ask(item.id, question)
            if refusal is not None:
                return refusal
        return None

    def _item(self, before: AgendaItem | None, number: int, planned: PlannedItem) -> AgendaItem:
        planned_s = 60 * planned.minutes
        if before is None:
            wished = AgendaItem(title=planned.title, planned_s=planned_s)
            before = as_new(wished, self._state, self._moment)
        elif round(before.planned_s / 60) == planned.minutes:
            planned_s = before.planned_s
        extra_s = before.extra_s if planned_s == before.planned_s else 0
        words = {"phase": planned.phase, "lead": planned.lead}
        return replace(before, order=number, planned_s=planned_s, extra_s=extra_s, **words)

    def _ask(self, item_id: Id, planned: PlannedQuestion) -> Refusal | None:
        if not 0 <= planned.minutes <= 1440:
            return refuse(Code.BAD_VALUE, field="minutes")
        self._asked += 1
        before = next((one for one in self._questions if one.text == planned.text.strip()), None)
        if before is None:
            wished = Question(item_id=item_id, text=planned.text, code=self._free_code())
            question = as_new(wished, self._state, self._moment)
        else:
            self._questions.remove(before)
            question = before
        same = before is not None and before.probes == planned.probes
        ticks = question.probes_ticked if same else (False,) * len(planned.probes)
        question = checked(
            replace(
                question,
                item_id=item_id,
                order=self._asked,
                kind=planned.kind,
                minutes=planned.minutes,
                probes=planned.probes,
                probes_ticked=ticks,
            ),
            "text",
        )
        if isinstance(question, Refusal):
            return question
        self._made.append((before, question))
        return None

    def _free_code(self) -> str:
        number = 1
        while f"Q{number}" in self._codes:
            number += 1
        self._codes.add(f"Q{number}")
        return f"Q{number}"

    def changes(self) -> Decision:
        """All that changes; or why what is left over cannot go."""
        gone = [*self._questions, *self._items]
        settled = {record.id for record in gone} | {before.id for before, _ in self._made if before is not None}
        for one in gone:
            if any(record.id not in settled for record in self._state.naming(one.id)):
                return refuse(Code.IN_USE, name=one.title if isinstance(one, AgendaItem) else one.text)
        made: Changes = tuple(
            added(after) if before is None else Change(before, after) for before, after in self._made if before != after
        )
        return (*(removed(record) for record in gone), *made)


@dataclass(frozen=True, slots=True)
class MoveAgendaItem(Action):
    """Put an item of the agenda at another ``place``, counted from 1; the others close up."""

    item_id: Id
    place: int

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for an item unknown, one that has begun, and a place before one that has."""
        item = state.get(AgendaItem, self.item_id)
        if item is None:
            return refuse(Code.NOT_FOUND)
        others = [other for other in items(state) if other.id != item.id]
        place = min(max(self.place, 1), len(others) + 1) - 1
        if spans_of(state, item.id) or any(spans_of(state, other.id) for other in others[place:]):
            return refuse(Code.IN_USE, name=item.title)
        order = [*others[:place], item, *others[place:]]
        return tuple(edited(one, order=number) for number, one in enumerate(order, start=1) if one.order != number)
