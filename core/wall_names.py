"""How people are named on the wall, as the session's setting has it."""

from __future__ import annotations

from core.circle_view import name_of
from core.identity import Id
from core.people import Person, Role, consent_of
from core.session import WallNames, session_of
from core.state import SessionState


def are_coded(state: SessionState) -> bool:
    """Whether the wall shows codes (P07) instead of names."""
    session = session_of(state)
    return session is not None and session.wall_names is WallNames.CODES


def wall_name(state: SessionState, person_id: Id) -> str:
    """The name of a person on the wall: in full, "Ibu Maryani", or a code."""
    person, session = state.table(Person)[person_id], session_of(state)
    if session is not None and session.wall_names is WallNames.FULL:
        return person.name
    return person.code if are_coded(state) else name_of(person)


def wall_quoted_name(state: SessionState, person_id: Id | None) -> str:
    """The name beside somebody's words: the code of a participant who did not consent to be quoted by name."""
    person = state.get(Person, person_id)
    if person is None:
        return ""
    consent = consent_of(state, person.id)
    may_be_named = person.role is not Role.PARTICIPANT or (consent is not None and consent.quote_by_name)
    return wall_name(state, person.id) if may_be_named else person.code
