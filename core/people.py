"""The people of a session: participants and team, arrival and leaving, consent, who was absent."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum, auto

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Change, Record, added, edited, removed
from core.identity import Id
from core.state import SessionState

MOST_PARTICIPANTS = 80


class Role(StrEnum):
    """What a person is in the session. Only participants have a seat number and a vote.

    An OBSERVER (pengamat) sits outside the ring and is heard, but belongs neither to the group nor to its team.
    """

    PARTICIPANT = auto()
    MODERATOR = auto()
    NOTE_TAKER = auto()
    TEAM = auto()
    OBSERVER = auto()


class Sex(StrEnum):
    """As Indonesian attendance lists write it: L laki-laki, P perempuan."""

    MALE = "L"
    FEMALE = "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody in the room.

    ``code`` is P01, P02 … for participants and is given by itself when empty. ``element`` is the unsur for which a
    participant speaks, ``position`` the jabatan, ``kelurahan`` where somebody lives if not where the session is,
    ``groups`` the groups to which the person says to belong. No NIK is kept. ``stands_in_for_id``: the participant as
    whose substitute (pengganti) the person came.
    """

    code: str = ""
    name: str
    salutation: str = ""
    sex: Sex
    role: Role = Role.PARTICIPANT
    age: int | None = None
    element: str = ""
    position: str = ""
    organisation: str = ""
    rt: str = ""
    rw: str = ""
    kelurahan: str = ""
    groups: tuple[str, ...] = ()
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    stands_in_for_id: Id | None = None

    @property
    def present(self) -> bool:
        """Whether the person has come and not left."""
        return self.arrived_at is not None and self.left_at is None

    def claims(self) -> tuple[Hashable, ...]:
        """The code."""
        return (("code of a person", self.code),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """What a person agreed to, purpose by purpose (UU PDP 27/2022, articles 20 to 24). Newest counts.

    A later one with less is the withdrawal: from then on nothing is made with what it denies. ``keep_until`` is the
    last day on which recordings and photos are kept (article 21: the retention is told).
    """

    goes_with_person = True

    person_id: Id
    take_part: bool
    record_audio: bool
    photo: bool
    quote_by_name: bool
    manner: str = ""
    given_at: datetime
    keep_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absentee(Record):
    """Somebody who was invited and did not come, with the reason given."""

    name: str
    element: str = ""
    reason: str = ""


_NOBODYS_LABEL = ("rtm", "miskin", "disabilitas", "difabel")


def is_nobodys_label(element: str) -> bool:
    """Whether an unsur (poverty, disability) is kept off seats, wall and lists: such people are "warga" there."""
    folded = element.casefold()
    return any(word in folded for word in _NOBODYS_LABEL)


def participants(state: SessionState) -> list[Person]:
    """The participants by code."""
    return sorted(
        (person for person in state.all(Person) if person.role is Role.PARTICIPANT), key=lambda person: person.code
    )


def team(state: SessionState, role: Role) -> list[Person]:
    """The people of one role by code."""
    return sorted((person for person in state.all(Person) if person.role is role), key=lambda person: person.code)


def moderator(state: SessionState) -> Person | None:
    """The moderator, or None if none is named yet."""
    return next(iter(team(state, Role.MODERATOR)), None)


def consent_of(state: SessionState, person_id: Id) -> Consent | None:
    """The newest consent of a person."""
    given = [consent for consent in state.all(Consent) if consent.person_id == person_id]
    return max(given, key=lambda consent: (consent.given_at, consent.id), default=None)


def has_withdrawn(state: SessionState, person_id: Id) -> bool:
    """Whether a person agreed to take part, or to be named, and later did no more (UU PDP 27/2022, article 9)."""
    newest = consent_of(state, person_id)
    earlier = [one for one in state.all(Consent) if one.person_id == person_id and one is not newest]
    return newest is not None and any(
        (one.take_part and not newest.take_part) or (one.quote_by_name and not newest.quote_by_name) for one in earlier
    )


def listed_name(state: SessionState, person: Person) -> str:
    """The name under which a person is spoken of: the code, once consent was withdrawn."""
    return person.code if has_withdrawn(state, person.id) else person.name


def quotable_name(state: SessionState, person_id: Id | None) -> str:
    """The name by which a person is quoted: the code of a participant who did not consent to be named."""
    person = state.get(Person, person_id)
    if person is None:
        return ""
    consent = consent_of(state, person.id)
    may_be_named = person.role is not Role.PARTICIPANT or (consent is not None and consent.quote_by_name)
    return listed_name(state, person) if may_be_named else person.code


_PREFIX = {
    Role.PARTICIPANT: "P",
    Role.MODERATOR: "MOD",
    Role.NOTE_TAKER: "NOT",
    Role.TEAM: "TIM",
    Role.OBSERVER: "PGM",
}


def _next_code(state: SessionState, role: Role) -> str:
    taken = {person.code for person in state.all(Person)}
    prefix = _PREFIX[role]
    if role is Role.MODERATOR and prefix not in taken:
        return prefix
    width = 2 if role is Role.PARTICIPANT else 1
    number = 1
    while f"{prefix}{number:0{width}}" in taken:
        number += 1
    return f"{prefix}{number:0{width}}"


def _checked_person(wished: Person, state: SessionState) -> Person | Refusal:
    if wished.age is not None and not 0 <= wished.age <= 130:
        return refuse(Code.BAD_VALUE, field="age")
    person = checked(wished, "name", longest=500)
    if isinstance(person, Refusal):
        return person
    if any(other.code == person.code and other.id != person.id for other in state.all(Person)):
        return refuse(Code.CODE_TAKEN, code=person.code)
    return person


@dataclass(frozen=True, slots=True)
class AddPerson(Action):
    """Take somebody into the session; the code is given by itself when the wish has none."""

    person: Person

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a name, with a code that is taken, beyond 80 participants, and for somebody unknown."""
        wished = self.person
        if wished.stands_in_for_id is not None and state.get(Person, wished.stands_in_for_id) is None:
            return refuse(Code.NOT_FOUND)
        if wished.role is Role.PARTICIPANT and len(participants(state)) >= MOST_PARTICIPANTS:
            return refuse(Code.TOO_MANY_PEOPLE, most=MOST_PARTICIPANTS)
        wished = replace(wished, code=wished.code.strip() or _next_code(state, wished.role))
        person = _checked_person(as_new(wished, state, moment), state)
        return person if isinstance(person, Refusal) else (added(person),)


@dataclass(frozen=True, slots=True)
class EditPerson(Action):
    """Keep other particulars of a person.

    How somebody came and left is not among them: that has acts of its own. Nor is the name of somebody who withdrew
    consent, whom people see by the code alone.
    """

    person: Person

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused as ``AddPerson``, for somebody unknown, and another role for somebody who has a seat or took part."""
        before = state.get(Person, self.person.id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        wished = replace(
            self.person,
            session_id=before.session_id,
            arrived_at=before.arrived_at,
            left_at=before.left_at,
            stands_in_for_id=before.stands_in_for_id,
        )
        if has_withdrawn(state, before.id):
            wished = replace(wished, name=before.name, salutation=before.salutation)
        if wished.role is not before.role:
            if any(not isinstance(record, Consent) for record in state.naming(before.id)):
                return refuse(Code.IN_USE, name=listed_name(state, before))
            if wished.role is Role.PARTICIPANT and len(participants(state)) >= MOST_PARTICIPANTS:
                return refuse(Code.TOO_MANY_PEOPLE, most=MOST_PARTICIPANTS)
        person = _checked_person(wished, state)
        if isinstance(person, Refusal):
            return person
        if not person.code:
            return refuse(Code.EMPTY_TEXT, field="code")
        return () if person == before else (Change(before, person),)


@dataclass(frozen=True, slots=True)
class RemovePerson(Action):
    """Take somebody out again who was entered by mistake."""

    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if anything was said, voted or promised by the person; seat and consents go along."""
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        going = state.naming(person.id)
        if not all(record.goes_with_person for record in going):
            return refuse(Code.IN_USE, name=listed_name(state, person))
        return (*(removed(record) for record in going), removed(person))


@dataclass(frozen=True, slots=True)
class MarkArrived(Action):
    """Somebody has come; also back again after leaving."""

    person_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused if the person is here."""
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if person.present:
            return refuse(Code.ALREADY_ARRIVED, name=listed_name(state, person))
        return (edited(person, arrived_at=person.arrived_at or moment.now, left_at=None),)


@dataclass(frozen=True, slots=True)
class RecordArrival(Action):
    """Put right, or note afterwards, when somebody came."""

    person_id: Id
    arrived_at: datetime

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown, and for a time to come or after the person had left."""
        person = state.get(Person, self.person_id)
        if person is None:
            return refuse(Code.NOT_FOUND)
        if self.arrived_at > (person.left_at or moment.now):
            return refuse(Code.BAD_VALUE, field="arrived_at")
        return () if person.arrived_at == self.arrived_at else (edited(person, arrived_at=self.arrived_at),)


@dataclass(frozen=True, slots=True)
class RecordConsent(Action):
    """Keep what a person agrees to now. Earlier consents stay: they prove what held when."""

    consent: Consent

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody unknown."""
        if state.get(Person, self.consent.person_id) is None:
            return refuse(Code.NOT_FOUND)
        consent = checked(self.consent, longest=500)
        return consent if isinstance(consent, Refusal) else (added(as_new(consent, state, moment)),)


@dataclass(frozen=True, slots=True)
class NoteAbsence(Action):
    """Note who was invited and did not come, and why."""

    absentee: Absentee

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused without a name."""
        absentee = checked(self.absentee, "name", longest=500)
        return absentee if isinstance(absentee, Refusal) else (added(as_new(absentee, state, moment)),)
