"""Under which name people are shown: by their code, from the moment on when they withdrew their consent.

One rule in one place: views and documents are made of the state that ``SeenState`` gives, so that none of them has the
name at all. Rules decide on the state as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from core.identity import Id
from core.people import Consent, Person, has_withdrawn
from core.remembering import Remembered
from core.state import SessionState
from core.wording import initials


class SeenState:
    """Called with a state it gives it as people may see it: whoever withdrew consent is called by the code alone.

    As long as nobody came, withdrew or was renamed, the people are the same objects.
    """

    def __init__(self) -> None:
        self._people = Remembered(_people_as_seen, Person, Consent)

    def __call__(self, state: SessionState) -> SessionState:
        """``state`` as it may be seen."""
        people = self._people(state)
        if people is state.table(Person):
            return state
        return SessionState(state.session_id, MappingProxyType({**state.tables, Person: people}))


def seen_state(state: SessionState) -> SessionState:
    """``state`` as people may see it, made once."""
    return SeenState()(state)


def signs_of(person: Person) -> str:
    """What stands on a person's seat: the initials, or the whole code of somebody who is called by it."""
    return person.code if person.name == person.code else initials(person.name)


def _people_as_seen(state: SessionState) -> Mapping[Id, Person]:
    people = state.table(Person)
    hidden = {
        person_id: replace(person, name=person.code, salutation="")
        for person_id, person in people.items()
        if has_withdrawn(state, person_id)
    }
    return MappingProxyType({**people, **hidden}) if hidden else people
