"""What a library holds beside its sessions, and whom it knows from earlier ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.clock import SimulatedClock
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.people import AddPerson, Consent, Person, RecordConsent, Role, Sex, has_withdrawn
from core.session import CreateSession, EditSession, session_of
from db.library import open_library
from tests.core.room import particulars
from tests.db.conftest import START


def test_texts_are_kept_by_name_over_a_restart(library, path: Path) -> None:
    assert library.kept("office") == ""
    library.keep("office", "satu")
    library.keep("office", "dua")
    library.keep("agenda_%:Rapat", "x")
    library.keep("agenda_a:Lain", "y")
    library.close()
    again = open_library(path)
    assert again.kept("office") == "dua"
    assert list(again.kept_names("agenda_%:")) == ["agenda_%:Rapat"]
    again.keep("office", "")
    assert again.kept("office") == ""
    again.close()


def test_a_kept_text_is_worth_a_new_backup(library) -> None:
    assert library.backup() is not None
    assert library.backup() is None
    library.keep("office", "satu")
    assert library.backup() is not None


def _session(library, *people: Person, programme: str = "", fictional: bool = False) -> LiveSession:
    live = LiveSession(uuid7(), library.ledger, SimulatedClock(START))
    made = particulars(programme=programme, fictional=fictional)
    for action in (CreateSession(made), *map(AddPerson, people)):
        assert isinstance(live.perform(action, LAPTOP), Step)
    return live


def test_people_of_earlier_sessions_are_known_once_with_their_newest_particulars(library) -> None:
    first = _session(library, Person(name="Sari", sex=Sex.FEMALE, element="PKK"), Person(name="Budi", sex=Sex.MALE))
    session = session_of(first.state)
    assert session is not None
    earlier = replace(session, planned_start_at=START.replace(year=2025))
    assert isinstance(first.perform(EditSession(earlier), LAPTOP), Step)
    _session(
        library,
        Person(name="sari", sex=Sex.FEMALE, element="TOMAS", rt="01"),
        Person(name="Hesti", sex=Sex.FEMALE, role=Role.MODERATOR),
    )
    _session(library, Person(name="Rekaan", sex=Sex.MALE), fictional=True)
    known = library.known_people()
    assert [(one.name, one.sex, one.element, one.rt) for one in known] == [
        ("Budi", Sex.MALE, "", ""),
        ("sari", Sex.FEMALE, "TOMAS", "01"),
    ]


@pytest.mark.parametrize(
    ("given", "proposed"),
    [
        ([], True),
        ([{}], True),
        ([{"quote_by_name": False}], True),
        ([{}, {"photo": False}], True),
        ([{}, {"quote_by_name": False}], False),
        ([{}, {"take_part": False}], False),
        ([{}, {"take_part": False}, {}], True),
    ],
)
def test_whoever_withdrew_is_not_proposed(library, given: list[dict[str, bool]], proposed: bool) -> None:
    live = _session(library, Person(name="Sari", sex=Sex.FEMALE), Person(name="Budi", sex=Sex.MALE))
    (sari,) = (one for one in live.state.all(Person) if one.name == "Sari")
    for hour, denied in enumerate(given):
        agreed = {"take_part": True, "record_audio": True, "photo": True, "quote_by_name": True, **denied}
        consent = Consent(person_id=sari.id, given_at=START.replace(hour=hour), **agreed)
        assert isinstance(live.perform(RecordConsent(consent), LAPTOP), Step)
    assert has_withdrawn(live.state, sari.id) is not proposed
    assert [one.name for one in library.known_people()] == ["Budi", *["Sari"] * proposed]


def test_programmes_are_known_once(library) -> None:
    for programme, fictional in (("Kecamatan Kedung", False), ("", False), ("Kecamatan Kedung", False), ("X", True)):
        _session(library, programme=programme, fictional=fictional)
    assert list(library.programmes()) == ["Kecamatan Kedung"]
