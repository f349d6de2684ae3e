"""The agenda as console and wall show it."""

from __future__ import annotations

from core.agenda import AgendaItem, Question, Span, current_item, items, questions, ran
from core.identity import Id
from core.session import Pause, Phase, Session, agreed_end, pauses, session_of
from core.state import SessionState
from core.views import AgendaView, ItemState, ItemView, ProbeView, QuestionView

AGENDA_TABLES = (Session, AgendaItem, Span, Question, Pause)


def agenda_view(state: SessionState, *, with_questions: bool) -> AgendaView:
    """The agenda and its clock; the wall has it without the guide.

    Raises:
        LookupError: if the state holds no session.
    """
    session = session_of(state)
    if session is None:
        raise LookupError("no session")
    current = current_item(state)
    lines = tuple(_item_view(state, item, number, current) for number, item in enumerate(items(state), start=1))
    now_at = next((line for line in lines if line.state is ItemState.CURRENT), None)
    walked = [line for line in lines if line.state is not ItemState.SKIPPED]
    may_begin = now_at is None and session.phase is Phase.RUNNING and bool(walked)
    return AgendaView(
        items=lines,
        current=now_at,
        questions=_question_views(state, current.id) if with_questions and current is not None else (),
        started_at=session.started_at,
        ended_at=session.ended_at,
        agreed_end_at=agreed_end(session),
        pauses=pauses(state),
        can_go_back=now_at is not None and walked[0] is not now_at,
        can_go_on=may_begin or (now_at is not None and walked[-1] is not now_at),
    )


def _item_view(state: SessionState, item: AgendaItem, number: int, current: AgendaItem | None) -> ItemView:
    times = ran(state, item.id)
    if item is current:
        stage = ItemState.CURRENT
    elif item.skipped:
        stage = ItemState.SKIPPED
    elif current is not None and item.order > current.order:
        stage = ItemState.COMING
    else:
        stage = ItemState.DONE if times else ItemState.COMING
    return ItemView(item.id, number, item.title, item.planned_s, item.budget_s, stage, times)


def _question_views(state: SessionState, item_id: Id) -> tuple[QuestionView, ...]:
    return tuple(
        QuestionView(
            question.id,
            question.code,
            question.text,
            question.asked,
            tuple(
                ProbeView(index, text, ticked)
                for index, (text, ticked) in enumerate(zip(question.probes, question.probes_ticked, strict=True))
            ),
        )
        for question in questions(state)
        if question.item_id == item_id
    )
