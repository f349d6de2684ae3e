"""Erasing a person: the code stays, the name and all that tells of the person go, from every record and the journal.

Sources: UU 27/2022 (PDP), articles 8, 9, 43 and 44: whoever withdraws the consent may ask for erasure, and what was
kept for its time is destroyed. What was signed stays: a sealed version is kept on its own legal ground.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Any, cast

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, refuse
from core.changes import Change, Changes, Record, added
from core.identity import Id
from core.people import Absentee, Person, consent_of
from core.personal import word_fields
from core.photos import Photo
from core.polls import open_poll
from core.session import Official
from core.signing import NewVersion
from core.state import SessionState
from core.traces import NameTraces, Trace
from core.versions import AttendanceMark, Signature, frozen_version

NO_STROKES = "[]"
"""A signature of which nothing is left."""

_CONTEXT = 40


class Ground(StrEnum):
    """Why somebody is erased: the consent was withdrawn, or the time is over for which the data were to be kept."""

    WITHDRAWN = auto()
    RETENTION_OVER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record):
    """That somebody was erased, why and when."""

    person_id: Id
    ground: Ground
    erased_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trace stands: in which field of which record, in which of the field's texts, at which letter (from 0)."""

    record_id: Id
    field: str
    text: int
    start: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A trace of somebody for the moderator's review: the record, the place, and the words around what was found.

    Of a trace that is not ``likely`` somebody should say whether it is the name or another word.
    """

    record: type[Record]
    place: Place
    before: str
    found: str
    after: str
    likely: bool


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody whose data were to be kept until a day that is past, in one session of a library."""

    session_id: Id
    session_code: str
    person_id: Id
    code: str
    name: str
    keep_until: date


@dataclass(frozen=True, slots=True)
class ErasureRest:
    """What became of the traces beside the records.

    ``backups_dropped`` older backups are gone and ``backup`` was made after the erasure (None for a library in memory).
    ``set_aside`` are damaged files that Lingkar keeps and does not change: they may still have the name. ``waiting``:
    nothing of this is done yet, as a secret poll is open; it is done when the library is opened or closed next.
    """

    backups_dropped: int = 0
    backup: Path | None = None
    set_aside: tuple[Path, ...] = ()
    waiting: bool = False


def is_erased(state: SessionState, person_id: Id) -> bool:
    """Whether somebody was erased."""
    return any(erasure.person_id == person_id for erasure in state.all(Erasure))


def retention_is_over(state: SessionState, person_id: Id, today: date) -> bool:
    """Whether the last day is past for which the person's newest consent says how long data are kept."""
    consent = consent_of(state, person_id)
    return consent is not None and consent.keep_until is not None and consent.keep_until < today


def traces_of(person: Person, state: SessionState) -> NameTraces:
    """What finds the name of ``person`` in the texts of the session."""
    return NameTraces(person.name, (other.name for other in state.all(Person) if other.id != person.id))


def occurrences_of(state: SessionState, person: Person) -> list[Occurrence]:
    """Every place in the texts of the session that names ``person``, but for the own record: by kind and age."""
    traces = traces_of(person, state)
    searched = sorted(_all(state), key=lambda record: (type(record).__name__, record.id))
    return [
        Occurrence(
            type(record),
            Place(record.id, field, number, trace.start),
            _last_words(text[: trace.start]),
            text[trace.start : trace.end],
            _first_words(text[trace.end :]),
            trace.likely,
        )
        for record in searched
        for field in _searched_fields(record)
        for number, text in enumerate(_texts(getattr(record, field)))
        for trace in _traces_in(record, field, text, traces)
    ]


def words_of(record: Record) -> list[str]:
    """All texts in ``record`` that people typed."""
    return [text for field in word_fields(type(record)) for text in _texts(getattr(record, field))]


def erased_in(changes: Changes) -> Person | None:
    """The person whom an act erases, as they were before; None for any other act."""
    ids = {change.after.person_id for change in changes if isinstance(change.after, Erasure) and change.before is None}
    before = (change.before for change in changes)
    return next((one for one in before if isinstance(one, Person) and one.id in ids), None)


@dataclass(frozen=True, slots=True)
class ErasePersonalData(Action):
    """Erase a person: code in the place of the name, in every text of the session too, but for the places ``spared``.

    Age, address, position, groups and signatures go, and the photos ``photo_ids``, which show the person. Sex and unsur
    stay, as the counts of the minutes need them. Content that was frozen or sealed is opened again as the next version,
    for ``reason``. It can never be undone, nor can what was done before it.
    """

    barrier = True

    person_id: Id
    ground: Ground
    reason: str
    photo_ids: tuple[Id, ...] = ()
    spared: tuple[Place, ...] = ()

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for somebody or a photo unknown, and while a poll is open; nothing changes for who was erased."""
        person = state.get(Person, self.person_id)
        photos = [state.get(Photo, photo_id) for photo_id in self.photo_ids]
        if person is None or None in photos:
            return refuse(Code.NOT_FOUND)
        if open_poll(state) is not None:
            return refuse(Code.POLL_STILL_OPEN)
        if is_erased(state, person.id):
            return ()
        opened = _opened(state, self.reason, moment)
        if isinstance(opened, Refusal):
            return opened
        gone = {mark.id for mark in state.all(AttendanceMark) if mark.person_id == person.id} | set(self.photo_ids)
        erasure = Erasure(person_id=person.id, ground=self.ground, erased_at=moment.now)
        erased = _erased(state.apply(opened), person, gone, self.spared)
        return (*opened, *erased, added(as_new(erasure, state, moment)))


def _opened(state: SessionState, reason: str, moment: Moment) -> Changes | Refusal:
    if frozen_version(state) is None:
        return ()
    return NewVersion(reason).decide(state, moment)


def _erased(state: SessionState, person: Person, gone: Collection[Id], spared: Collection[Place]) -> Iterator[Change]:
    traces = traces_of(person, state)
    signed = {one.id for one in state.naming(person.id)}
    for record in _all(state):
        after: Record | None = record
        if record.id in gone:
            after = None
        elif record.id == person.id:
            after = _without_particulars(person, traces)
        elif isinstance(record, Signature) and record.signatory_id in signed:
            after = replace(record, strokes=NO_STROKES)
        else:
            after = _without_traces(record, person.code, traces, spared)
        if after != record:
            yield Change(record, after)


def _without_particulars(person: Person, traces: NameTraces) -> Person:
    return replace(
        person,
        name=person.code,
        salutation="",
        age=None,
        element=traces.replaced(person.element, person.code),
        position="",
        organisation="",
        rt="",
        rw="",
        kelurahan="",
        groups=(),
    )


def _without_traces(record: Record, code: str, traces: NameTraces, spared: Collection[Place]) -> Record:
    values: dict[str, Any] = {}
    for field in _searched_fields(record):
        texts = _texts(getattr(record, field))
        cleaned = [
            traces.replaced(text, code, _kept_starts(record, field, number, spared))
            if _traces_in(record, field, text, traces)
            else text
            for number, text in enumerate(texts)
        ]
        if cleaned != texts:
            values[field] = _with_texts(getattr(record, field), iter(cleaned))
    return replace(record, **values) if values else record


def _kept_starts(record: Record, field: str, number: int, spared: Collection[Place]) -> set[int]:
    return {
        place.start
        for place in spared
        if place.record_id == record.id and place.field == field and place.text == number
    }


def _all(state: SessionState) -> Iterator[Record]:
    for kind, table in state.tables.items():
        if kind.journaled:
            yield from table.values()


def _searched_fields(record: Record) -> tuple[str, ...]:
    """What people are called is their own, and officials are named by their office; all other words are searched."""
    return () if isinstance(record, (Official, Person)) else word_fields(type(record))


def _traces_in(record: Record, field: str, text: str, traces: NameTraces) -> list[Trace]:
    """The traces in one text of a record; somebody who was absent is the person only if the whole name is the same."""
    found = traces.found_in(text)
    if isinstance(record, Absentee) and field == "name" and [(0, len(text))] != [(one.start, one.end) for one in found]:
        return []
    return found


def _first_words(text: str) -> str:
    """As many whole words from the beginning as give some context."""
    return text if len(text) <= _CONTEXT else text[:_CONTEXT].rpartition(" ")[0] + " …"


def _last_words(text: str) -> str:
    return text if len(text) <= _CONTEXT else "… " + text[-_CONTEXT:].partition(" ")[2]


def _texts(value: object) -> list[str]:
    """Every text of a field, those in tuples too, in their order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in cast("tuple[object, ...]", value) for text in _texts(item)]
    return []


def _with_texts(value: object, texts: Iterator[str]) -> Any:
    """``value`` with other texts, in the order of ``_texts``."""
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, tuple):
        return tuple(_with_texts(item, texts) for item in cast("tuple[object, ...]", value))
    return value
