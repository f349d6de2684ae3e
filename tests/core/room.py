"""A session in memory for tests of the rules: what is done in it is done through the door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from core.actions import Action, Code, Moment, Refusal
from core.agenda import AddAgendaItem, AgendaItem
from core.changes import Record
from core.clock import SimulatedClock
from core.course import StartSession
from core.identity import Id
from core.live import LAPTOP, LiveSession, Redo, Step, Undo
from core.people import AddPerson, MarkArrived, Person, RecordConsent, Role, Sex
from core.people import Consent as ConsentRecord
from core.seating import TakeSeat
from core.session import CreateSession, Session
from core.state import SessionState
from tests.core.memory_box import MemoryBox
from tests.core.memory_ledger import MemoryLedger

R = TypeVar("R", bound=Record)

OPENED = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)
"""When the clock of every room begins: 09.00 WIB."""

TABLET = "tablet"
"""A second actor beside the laptop."""


def particulars(**values: Any) -> Session:
    """A wished-for session, with other ``values`` where a test needs them."""
    usual: dict[str, Any] = {
        "title": "Sampah di Kelurahan Tirtawana",
        "kelurahan": "Tirtawana",
        "planned_start_at": OPENED,
        "planned_end_at": OPENED + timedelta(hours=2),
    }
    return Session(**{**usual, **values})


def numbered_ids() -> Callable[[], Id]:
    """A source of ids that can be read: "0001", "0002" …"""
    numbers = count(1)
    return lambda: f"{next(numbers):04}"


class Room:
    """A session without anything in it, and a clock that moves one second with each act.

    ``created`` False: not even the session has been made.
    """

    def __init__(self, *, created: bool = True, **values: Any) -> None:
        self.clock = SimulatedClock(OPENED)
        self.ledger = MemoryLedger(MemoryBox())
        self.live = LiveSession("session", self.ledger, self.clock, numbered_ids())
        if created:
            self.do(CreateSession(particulars(**values)))

    @property
    def state(self) -> SessionState:
        return self.live.state

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def moment(self) -> Moment:
        """What a rule may know now, for rules that are asked past the door."""
        return Moment(self.now, numbered_ids(), self.ledger.box, lambda: "")

    def wait(self, seconds: float) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    def do(self, action: Action, by: str = LAPTOP) -> Step:
        """Do ``action`` one second later; it must be done."""
        self.wait(1)
        step = self.live.perform(action, by)
        assert isinstance(step, Step), (action, step)
        return step

    def add(self, action: Action, kind: type[R], by: str = LAPTOP) -> R:
        """Do ``action`` and return the one record of that kind that it added."""
        made = [change.after for change in self.do(action, by).changes if change.before is None]
        (record,) = [record for record in made if isinstance(record, kind)]
        return record

    def refusal(self, action: Action, by: str = LAPTOP) -> Refusal:
        """Why ``action`` is refused; it must be, and nothing may change."""
        before = self.state
        refusal = self.live.perform(action, by)
        assert isinstance(refusal, Refusal), (action, refusal)
        assert self.state is before
        return refusal

    def refused(self, action: Action, by: str = LAPTOP) -> Code:
        """The code with which ``action`` is refused."""
        return self.refusal(action, by).code

    def nothing(self, action: Action, by: str = LAPTOP) -> bool:
        """Whether ``action`` changes nothing because what it wishes is so already."""
        return self.live.perform(action, by) is None

    def undo(self, by: str = LAPTOP) -> Step:
        return self.do(Undo(), by)

    def redo(self, by: str = LAPTOP) -> Step:
        return self.do(Redo(), by)

    def get(self, record: R) -> R:
        """The record as it is now."""
        found = self.state.get(type(record), record.id)
        assert found is not None
        return found

    def person(self, name: str = "Maryani", sex: Sex = Sex.FEMALE, **values: Any) -> Person:
        """Take somebody in."""
        return self.add(AddPerson(Person(name=name, sex=sex, **values)), Person)

    def guest(self, name: str = "Maryani", sex: Sex = Sex.FEMALE, **values: Any) -> Person:
        """Take somebody in who has a seat and is here."""
        person = self.person(name, sex, **values)
        self.do(TakeSeat(person.id))
        self.do(MarkArrived(person.id))
        return self.get(person)

    def item(self, title: str = "Penggalian", minutes: int = 10, **values: Any) -> AgendaItem:
        """Put an item on the agenda."""
        return self.add(AddAgendaItem(AgendaItem(title=title, planned_s=60 * minutes, **values)), AgendaItem)

    def consents(self, person: Person, **values: bool) -> None:
        """Let somebody agree to everything but what ``values`` deny."""
        agreed = {"take_part": True, "record_audio": True, "photo": True, "quote_by_name": True, **values}
        self.do(RecordConsent(ConsentRecord(person_id=person.id, given_at=self.now, **agreed)))


class RunningRoom(Room):
    """A session that runs: a moderator, three guests (two women, one man) and three items of ten minutes."""

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.moderator = self.guest("Hesti Prameswari", role=Role.MODERATOR)
        self.maryani = self.guest("Maryani", salutation="Ibu")
        self.dimas = self.guest("Dimas", Sex.MALE, salutation="Saudara")
        self.wulan = self.guest("Wulan", salutation="Ibu")
        self.opening = self.item("Pembukaan")
        self.exploring = self.item("Penggalian")
        self.closing = self.item("Penutup")
        self.do(StartSession())
        self.started_at = self.now
