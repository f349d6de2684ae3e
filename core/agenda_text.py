"""An agenda with its question guide as lines of text, to be written in one go.

    25 Penggalian masalah
    ? [kunci] Masalah apa yang paling menghambat warga? (20)
    - Siapa yang paling terdampak?

A line with minutes is an item, one with "?" a question (its kind in brackets, its minutes in parentheses, both may be
left out), one with "-" a probe of the question above. Empty lines do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from core.agenda_plan import AgendaPlan, PlannedItem, PlannedQuestion

USUAL_KIND = "kunci"
_ITEM = re.compile(r"(\d{1,4})\s*(?:['′]|menit\b|mnt\b|min\b)?[\s.:)–-]*(.*)", re.ASCII)
_QUESTION = re.compile(r"\?\s*(?:\[([^\]]*)\]\s*)?(.*?)\s*(?:\((\d{1,4})\s*(?:['′]|menit|mnt)?\))?", re.ASCII)


class AgendaTextFault(StrEnum):
    """Why a line was not understood. The catalogue has the sentence for each."""

    NO_MINUTES = auto()
    BAD_MINUTES = auto()
    NO_TITLE = auto()
    NO_ITEM_ABOVE = auto()
    NO_QUESTION_ABOVE = auto()
    NO_WORDS = auto()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line, counted from 1, that was not understood."""

    line: int
    code: AgendaTextFault


def agenda_text(plan: AgendaPlan) -> str:
    """The plan as text; ``parse_agenda`` reads it back."""
    blocks: list[str] = []
    for item in plan:
        lines = [f"{item.minutes} {_one_line(item.title)}"]
        for question in item.questions:
            kind = f"[{question.kind}] " if question.kind else "[] "
            text = _one_line(question.text)
            minutes = f" ({question.minutes})" if question.minutes or text.endswith(")") else ""
            lines.append(f"? {kind}{text}{minutes}")
            lines += [f"- {_one_line(probe)}" for probe in question.probes]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def parse_agenda(text: str, before: AgendaPlan = ()) -> AgendaPlan | BadLine:
    """The plan that ``text`` says, or the first line that was not understood.

    Items with a title that is in ``before`` keep what a line cannot say (phase, lead).
    """
    plan: list[PlannedItem] = []
    known = {_one_line(item.title): item for item in before}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        fault = _take(words, plan, known) if words else None
        if fault is not None:
            return BadLine(number, fault)
    return tuple(plan)


def _take(line: str, plan: list[PlannedItem], known: dict[str, PlannedItem]) -> AgendaTextFault | None:
    if line[0] == "?":
        return _take_question(line, plan)
    if line[0] in "-–•":
        return _take_probe(line[1:].strip(), plan)
    return _take_item(line, plan, known)


def _take_item(line: str, plan: list[PlannedItem], known: dict[str, PlannedItem]) -> AgendaTextFault | None:
    found = _ITEM.fullmatch(line)
    if found is None:
        return AgendaTextFault.NO_MINUTES
    minutes, title = int(found[1]), _one_line(found[2])
    if not 1 <= minutes <= 1440:
        return AgendaTextFault.BAD_MINUTES
    if not title:
        return AgendaTextFault.NO_TITLE
    item = known.get(title, PlannedItem(title, minutes))
    plan.append(replace(item, minutes=minutes, questions=()))
    return None


def _take_question(line: str, plan: list[PlannedItem]) -> AgendaTextFault | None:
    if not plan:
        return AgendaTextFault.NO_ITEM_ABOVE
    found = _QUESTION.fullmatch(line)
    assert found is not None  # the pattern takes whatever begins with "?"
    kind, text, minutes = found.groups()
    if not text:
        return AgendaTextFault.NO_WORDS
    if minutes is not None and int(minutes) > 1440:
        return AgendaTextFault.BAD_MINUTES
    kind = USUAL_KIND if kind is None else kind.strip()
    question = PlannedQuestion(kind, _one_line(text), int(minutes or 0))
    plan[-1] = replace(plan[-1], questions=(*plan[-1].questions, question))
    return None


def _take_probe(words: str, plan: list[PlannedItem]) -> AgendaTextFault | None:
    if not plan or not plan[-1].questions:
        return AgendaTextFault.NO_QUESTION_ABOVE
    if not words:
        return AgendaTextFault.NO_WORDS
    *asked, last = plan[-1].questions
    last = replace(last, probes=(*last.probes, _one_line(words)))
    plan[-1] = replace(plan[-1], questions=(*asked, last))
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
