"""What the printed forms of Siapkan hold: invitation, blank attendance list, consent sheet, question guide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Protocol

from core.agenda_plan import AgendaPlan, plan_of
from core.minute_taking import minutes_of
from core.minutes import Minutes
from core.naming import seen_state
from core.people import Person, Sex, is_nobodys_label, participants
from core.state import SessionState


class FormKind(StrEnum):
    """Which form. The catalogue has its name."""

    INVITATION = auto()
    ATTENDANCE = auto()
    CONSENT = auto()
    GUIDE = auto()


@dataclass(frozen=True, slots=True)
class FormPerson:
    """An invited person; ``element`` is None for people who stand in lists as "Wakil warga"."""

    code: str
    salutation: str
    name: str
    sex: Sex
    element: str | None
    position: str
    rt: str
    rw: str


@dataclass(frozen=True, slots=True)
class FormContent:
    """The facts of all forms of one session. ``minutes`` has the particulars, the team and the officials."""

    minutes: Minutes
    people: tuple[FormPerson, ...]
    plan: AgendaPlan


class FormPrinter(Protocol):
    """Writes a form as PDF."""

    def __call__(self, kind: FormKind, content: FormContent, path: Path) -> int:
        """Write the PDF and return its number of pages; an existing file is replaced at once or not at all.

        Raises:
            LedgerProblem: if the file cannot be written.
        """
        ...


def form_content(state: SessionState, now: datetime) -> FormContent:
    """The facts of a session for its forms. LookupError without a session."""
    state = seen_state(state)
    return FormContent(minutes_of(state, "", now), tuple(map(_person, participants(state))), plan_of(state))


def _person(person: Person) -> FormPerson:
    hidden = is_nobodys_label(person.element) or is_nobodys_label(person.position)
    return FormPerson(
        code=person.code,
        salutation=person.salutation,
        name=person.name,
        sex=person.sex,
        element=None if hidden else person.element,
        position="" if hidden else person.position,
        rt=person.rt,
        rw=person.rw,
    )
