"""What the library keeps for next time: the office's profile, and agendas of one's own."""

from __future__ import annotations

from core.agenda_plan import AgendaPlan
from core.agenda_text import BadLine, agenda_text, parse_agenda
from core.office import OfficeProfile, profile_from, profile_text
from core.ports import LedgerProblem
from ui.desk import Desk

_OFFICE = "office"
_AGENDA = "agenda:"
LONGEST_NAME = 80


def office_profile(desk: Desk) -> OfficeProfile:
    """The profile that was kept; as at the start if there is none, or if it cannot be read."""
    return profile_from(_read(desk, _OFFICE))


def keep_office_profile(desk: Desk, profile: OfficeProfile) -> bool:
    """Keep a profile; whether that was done (what went wrong is told by ``desk.failed``)."""
    return _keep(desk, _OFFICE, profile_text(profile))


def known_programmes(desk: Desk) -> tuple[str, ...]:
    """The names of the programmes of earlier sessions."""
    if desk.library is None:
        return ()
    try:
        return tuple(desk.library.programmes())
    except LedgerProblem:
        return ()


def own_agendas(desk: Desk) -> tuple[str, ...]:
    """The names of the agendas that were kept as templates."""
    if desk.library is None:
        return ()
    try:
        return tuple(name.removeprefix(_AGENDA) for name in desk.library.kept_names(_AGENDA))
    except LedgerProblem:
        return ()


def own_agenda(desk: Desk, name: str) -> AgendaPlan:
    """The agenda that was kept under a name; empty if there is none."""
    found = parse_agenda(_read(desk, f"{_AGENDA}{name}"))
    return () if isinstance(found, BadLine) else found


def keep_own_agenda(desk: Desk, name: str, plan: AgendaPlan) -> bool:
    """Keep an agenda as a template, in the place of the one of that name; an empty one removes it."""
    return _keep(desk, f"{_AGENDA}{name.strip()[:LONGEST_NAME]}", agenda_text(plan))


def _read(desk: Desk, name: str) -> str:
    if desk.library is None:
        return ""
    try:
        return desk.library.kept(name)
    except LedgerProblem:
        return ""


def _keep(desk: Desk, name: str, text: str) -> bool:
    if desk.library is None:
        return False
    try:
        desk.library.keep(name, text)
    except LedgerProblem as problem:
        desk.failed.emit(problem)
        return False
    return True
