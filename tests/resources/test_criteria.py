"""Every set of criteria that comes along can be voted by."""

from __future__ import annotations

import pytest

from core.tally import METHODS
from resources.criteria import CriteriaTemplate, criteria_templates

by_name = pytest.mark.parametrize("template", criteria_templates(), ids=lambda template: template.name)


def test_the_sets_of_the_field_are_there() -> None:
    assert {template.name for template in criteria_templates()} >= {
        "usg",
        "carl",
        "hanlon",
        "miv_c",
        "kriteria_berbobot",
    }


@by_name
def test_its_rules_are_those_of_its_method(template: CriteriaTemplate) -> None:
    rules = METHODS[template.method].checked_rules(template.rules)
    assert rules is not None
    assert rules.items() >= dict(template.rules).items()


@by_name
def test_every_criterion_has_words(template: CriteriaTemplate) -> None:
    rules = METHODS[template.method].checked_rules(template.rules)
    assert rules is not None
    keys = METHODS[template.method].keys(rules, ["a", "b"])
    assert {key.partition("|")[2] for key in keys} == set(template.labels)
