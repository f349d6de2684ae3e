"""Taking an agenda with its question guide from a template."""

from __future__ import annotations

from core.agenda import AddAgendaItem, AddQuestion, AgendaItem, Question, RemoveAgendaItem, items
from resources.agenda_templates import AgendaTemplate, agenda_templates
from ui.bridge import Bridge


def template_of(code: str) -> AgendaTemplate:
    """The template of that code; KeyError if there is none."""
    return {template.code: template for template in agenda_templates()}[code]


def take_template(bridge: Bridge, code: str) -> bool:
    """Put the template's agenda in the place of what is there; whether all of it was kept."""
    for item in items(bridge.state):
        if bridge.perform(RemoveAgendaItem(item.id)) is None:
            return False
    for wished in template_of(code).items:
        item = AgendaItem(title=wished.title, phase=wished.phase, planned_s=60 * wished.minutes)
        step = bridge.perform(AddAgendaItem(item))
        if step is None:
            return False
        for ask in wished.questions:
            question = Question(
                item_id=step.changes[0].record.id,
                kind=ask.kind,
                text=ask.text,
                minutes=ask.minutes,
                probes=ask.probes,
            )
            if bridge.perform(AddQuestion(question)) is None:
                return False
    return True
