"""Agendas to start from, with their question guides, read from ``templates/agenda/*.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "templates" / "agenda"


@dataclass(frozen=True, slots=True)
class TemplateQuestion:
    """A question of the guide with its probes; ``minutes`` is how long its answers may take."""

    kind: str
    text: str
    minutes: int
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One item of an agenda, planned for ``minutes``."""

    title: str
    phase: str
    minutes: int
    questions: tuple[TemplateQuestion, ...]


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """A whole agenda. ``code`` is the name of its file, ``name`` is for people; ``seats`` is how many people it is for
    (0: not said).
    """

    code: str
    name: str
    items: tuple[TemplateItem, ...]
    seats: int = 0

    @property
    def minutes(self) -> int:
        """The sum of the planned minutes."""
        return sum(item.minutes for item in self.items)


@cache
def agenda_templates() -> tuple[AgendaTemplate, ...]:
    """All templates in the order of their codes."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> AgendaTemplate:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    items = tuple(
        TemplateItem(
            title=item["title"],
            phase=item["phase"],
            minutes=item["minutes"],
            questions=tuple(
                TemplateQuestion(ask["kind"], ask["text"], ask["minutes"], tuple(ask["probes"]))
                for ask in item.get("questions", ())
            ),
        )
        for item in content["items"]
    )
    return AgendaTemplate(path.stem, content["name"], items, content.get("seats", 0))
