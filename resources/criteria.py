"""Sets of criteria that a poll can begin with: data in ``templates/criteria``, one file each, to be edited at will."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "templates" / "criteria"


@dataclass(frozen=True, slots=True)
class CriteriaTemplate:
    """A set of criteria: the voting method with its rules, and words for each criterion (Indonesian)."""

    name: str
    title: str
    about: str
    method: str
    rules: Mapping[str, int | str]
    labels: Mapping[str, str]


@cache
def criteria_templates() -> tuple[CriteriaTemplate, ...]:
    """All sets, by title. The words of a set with a formula stand among its rules, too, as ``label|C``."""
    return tuple(sorted(map(_read, FOLDER.glob("*.toml")), key=lambda template: template.title))


def _read(path: Path) -> CriteriaTemplate:
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    labels: dict[str, str] = data["labels"]
    in_rules = {f"label|{code}": words for code, words in labels.items()} if data["method"] == "formula" else {}
    rules: dict[str, int | str] = {**data["rules"], **in_rules}
    return CriteriaTemplate(path.stem, data["title"], data["about"], data["method"], rules, labels)
