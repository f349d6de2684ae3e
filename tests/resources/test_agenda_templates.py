"""The agendas that come with the program."""

from __future__ import annotations

import pytest

from core.agenda_plan import minutes_of
from core.agenda_text import agenda_text, parse_agenda
from core.readiness import MOST_QUESTIONS
from resources.agenda_templates import AgendaTemplate, agenda_templates
from resources.words import codes
from ui.take_template import plan_from

TEMPLATES = agenda_templates()


def test_the_usual_meetings_are_there_with_their_lengths() -> None:
    lengths = {template.code: (template.minutes, template.seats) for template in TEMPLATES}
    assert lengths == {
        "fgd_120": (120, 0),
        "musrenbang_kelurahan": (180, 0),
        "pelatihan_fasilitator_72": (360, 72),
        "rembug_warga_135": (135, 0),
        "singkat_60": (60, 0),
    }


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.code)
def test_each_is_a_good_guide(template: AgendaTemplate) -> None:
    plan = plan_from(template)
    questions = [question for item in plan for question in item.questions]
    assert 0 < len(questions) <= MOST_QUESTIONS
    assert {question.kind for question in questions} <= codes()["question_kind"].keys()
    assert all(sum(question.minutes for question in item.questions) <= item.minutes for item in plan)
    assert minutes_of(plan) == template.minutes
    assert parse_agenda(agenda_text(plan), plan) == plan
