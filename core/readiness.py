"""What a good session still lacks. Nothing of it keeps anybody from starting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from core.agenda import items, questions
from core.issues import Issue
from core.office import WOMEN_AIM_PERCENT
from core.people import Person, Role, Sex, consent_of, participants, team
from core.seating import Seat, seat_of
from core.session import Official, session_of
from core.state import SessionState
from core.wording import short_name

FEWEST_PEOPLE, MOST_PEOPLE = 5, 12
"""The size that guides to focus groups recommend (5–10, 6–8, 6–12)."""

MOST_QUESTIONS = 15
"""Questions of a guide for two hours: twelve to fifteen at most."""

YOUNG_TO, OLD_FROM = 30, 60
"""Years: pemuda are 16 to 30 (UU 40/2009), lansia 60 and over (UU 13/1998)."""

_QUIET = ("perempuan", "lansia", "difabel", "disabilitas", "rtm", "miskin", "pemuda", "anak", "janda", "pkk", "taruna")


class ReadyCode(StrEnum):
    """One thing that a good session has. The catalogue has its words, and what to do where it is missing."""

    PLACE = auto()
    TEAM = auto()
    PEOPLE = auto()
    WOMEN = auto()
    QUIET_VOICES = auto()
    SEATS = auto()
    AGENDA = auto()
    GUIDE = auto()
    KNOWN_ISSUES = auto()
    CONSENT = auto()
    OFFICIALS = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class ReadyPoint:
    """Whether one thing is there; ``data`` holds ``(name, value)`` pairs for the words of the catalogue."""

    code: ReadyCode
    done: bool
    data: tuple[tuple[str, str | int], ...] = ()


def readiness(state: SessionState, women_aim_percent: int = WOMEN_AIM_PERCENT) -> tuple[ReadyPoint, ...]:
    """All points, in the order of the enumeration. LookupError without a session."""
    session = session_of(state)
    if session is None:
        raise LookupError("no session")
    people = participants(state)
    return (
        _point(ReadyCode.PLACE, bool(session.place.strip())),
        _point(ReadyCode.TEAM, bool(team(state, Role.MODERATOR) and team(state, Role.NOTE_TAKER))),
        _point(ReadyCode.PEOPLE, FEWEST_PEOPLE <= len(people) <= MOST_PEOPLE, n=len(people)),
        _women(people, women_aim_percent),
        _point(ReadyCode.QUIET_VOICES, any(_is_quiet(person) for person in people)),
        _seats(state, people),
        _agenda(state, round((session.planned_end_at - session.planned_start_at).total_seconds() / 60)),
        _guide(state),
        _point(ReadyCode.KNOWN_ISSUES, bool(state.table(Issue)), n=len(state.table(Issue))),
        _consent(state, people),
        _point(ReadyCode.OFFICIALS, bool(state.table(Official)), n=len(state.table(Official))),
        _point(ReadyCode.NUMBER, bool(session.document_number.strip())),
    )


def _point(code: ReadyCode, done: bool, **data: str | int) -> ReadyPoint:
    return ReadyPoint(code, done, tuple(data.items()))


def _women(people: list[Person], aim_percent: int) -> ReadyPoint:
    women = sum(person.sex is Sex.FEMALE for person in people)
    done = bool(people) and 100 * women >= aim_percent * len(people)
    return _point(ReadyCode.WOMEN, done, women=women, n=len(people), aim=aim_percent)


def _is_quiet(person: Person) -> bool:
    """Whether somebody stands for people who are seldom asked: old, young, poor, with a disability, women's groups."""
    if person.age is not None and not YOUNG_TO < person.age < OLD_FROM:
        return True
    words = " ".join((person.element, *person.groups)).casefold()
    return any(word in words for word in _QUIET)


def _seats(state: SessionState, people: list[Person]) -> ReadyPoint:
    standing = sum(seat_of(state, person.id) is None for person in people)
    wheelchairs = sum(seat.wheelchair for seat in state.all(Seat))
    return _point(ReadyCode.SEATS, bool(people) and not standing, standing=standing, wheelchairs=wheelchairs)


def _agenda(state: SessionState, room_min: int) -> ReadyPoint:
    planned_min = round(sum(item.planned_s for item in items(state)) / 60)
    return _point(ReadyCode.AGENDA, 0 < planned_min <= room_min, n=planned_min, room=room_min)


def _guide(state: SessionState) -> ReadyPoint:
    asked = len(questions(state))
    return _point(ReadyCode.GUIDE, 0 < asked <= MOST_QUESTIONS, n=asked, most=MOST_QUESTIONS)


def _consent(state: SessionState, people: list[Person]) -> ReadyPoint:
    missing = [person for person in people if consent_of(state, person.id) is None]
    first = short_name(missing[0].name, missing[0].salutation) if missing else ""
    return _point(ReadyCode.CONSENT, bool(people) and not missing, n=len(missing), name=first)
