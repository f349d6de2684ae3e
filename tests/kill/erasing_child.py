"""The program that is killed while it erases: it takes somebody in, names them, backs up and erases them, endlessly.

Started as ``tests.kill.child`` is.
"""

from __future__ import annotations

from core.erasure import ErasePersonalData, Ground
from core.live import LAPTOP, LiveSession, Step
from core.notes import AddNote, NoteKind
from core.people import AddPerson, Person, Role, Sex
from db.library import open_library
from tests.kill.child import Chance, announcer, main, say
from tests.long.held import session_in

STAGES = ("opening", "naming", "backing-up", "erasing", "clearing")


def erase_until_killed(path: str, chance: Chance) -> None:
    """Name somebody, back up, erase, endlessly."""
    at = announcer(STAGES, chance)
    at("opening")
    library = open_library(path, create=True)
    live = session_in(library)
    while True:
        name = "".join(chance.choice("abcdefghij") for _ in range(12)).capitalize()
        at("naming")
        person = named(live, name)
        at("backing-up")
        library.backup()
        at("erasing")
        step = live.perform(ErasePersonalData(person.id, Ground.WITHDRAWN, "dihapus"), LAPTOP)
        assert isinstance(step, Step), step
        say("erased", name)
        at("clearing")
        library.finish_erasing()
        say("cleared", name)


def named(live: LiveSession, name: str) -> Person:
    """Somebody of that name, who is spoken of."""
    note = AddNote(NoteKind.MODERATOR, f"{name} marah. " * 200)
    for act in (AddPerson(Person(name=name, sex=Sex.FEMALE, role=Role.TEAM)), note):
        step = live.perform(act, LAPTOP)
        assert isinstance(step, Step), step
    return next(one for one in live.state.all(Person) if one.name == name)


if __name__ == "__main__":
    main(erase_until_killed)
