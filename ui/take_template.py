"""Taking an agenda with its question guide from a template, in one act."""

from __future__ import annotations

from core.agenda_plan import AgendaPlan, PlannedItem, PlannedQuestion, ReplaceAgenda
from resources.agenda_templates import AgendaTemplate, agenda_templates
from ui.bridge import Bridge


def template_of(code: str) -> AgendaTemplate:
    """The template of that code; KeyError if there is none."""
    return {template.code: template for template in agenda_templates()}[code]


def plan_from(template: AgendaTemplate) -> AgendaPlan:
    """The template's agenda as a plan."""
    return tuple(
        PlannedItem(
            item.title,
            item.minutes,
            item.phase,
            tuple(PlannedQuestion(ask.kind, ask.text, ask.minutes, ask.probes) for ask in item.questions),
        )
        for item in template.items
    )


def take_template(bridge: Bridge, code: str) -> bool:
    """Put the template's agenda in the place of what is there; whether it was kept."""
    return bridge.perform(ReplaceAgenda(plan_from(template_of(code)))) is not None
