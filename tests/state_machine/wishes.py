"""Draws any wish that anyone can have: every action of core, filled by the types and names of its fields.

An action that is added to core is drawn without a word here, as long as its fields are of known types. Texts that are
not for the wall carry ``PRIVATE``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from base64 import b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from random import Random
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import core
from core.actions import Action
from core.changes import Record
from core.content import content_digest
from core.identity import Id
from core.issues import Issue
from core.live import Redo, Undo
from core.log import KINDS
from core.minute_taking import minutes_of
from core.outcomes import Signatory
from core.polls import OptionWish, Poll, PollPhase, full_rules, open_poll, option_ids, polls
from core.state import SessionState
from core.strokes import Point, strokes_text
from core.tally import METHODS
from core.ties import open_ties
from core.versions import AttendanceMark, frozen_version, signatures_on

PRIVATE = "§"


@cache
def modules() -> tuple[str, ...]:
    """The names of all modules of core, which are all imported."""
    names = [module.name for module in pkgutil.walk_packages(core.__path__, "core.")]
    for name in names:
        importlib.import_module(name)
    return tuple(names)


@cache
def kinds_of(base: type) -> tuple[type, ...]:
    """All classes of core under ``base``, by name (a class with slots has a twin without, which is in no module)."""
    modules()
    found: set[type] = set()
    waiting = [base]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if getattr(sys.modules[kind.__module__], kind.__name__, None) is kind and kind.__module__.startswith(
                "core."
            ):
                found.add(kind)
            waiting.append(kind)
    return tuple(sorted(found, key=lambda kind: kind.__name__))


def actions() -> tuple[type[Action], ...]:
    """Every action of core but undo and redo, which are rules of the machine."""
    return tuple(kind for kind in kinds_of(Action) if kind not in (Undo, Redo))


@cache
def actions_by_subject() -> tuple[tuple[type[Action], ...], ...]:
    """The actions of each module of core."""
    subjects = sorted({kind.__module__ for kind in actions()})
    return tuple(tuple(kind for kind in actions() if kind.__module__ == subject) for subject in subjects)


PUBLIC_FIELDS = frozenset(
    {
        "title",
        "kelurahan",
        "name",
        "salutation",
        "question",
        "label",
        "screen_title",
        "code",
        "note",
        "reason",
        "Session.place",
    }
)
"""Texts that the wall may show: of the session, its people, its agenda and its polls."""

WORDS = ("Sampah", "Drainase", "Ibu Zé", "K.H. Zainal Muttakin", "x" * 99)
BAD_TEXTS = ("", "  ", "a\x00b", "x" * 5000)

DRAWN = strokes_text([[Point(1, 1, 0, 500), Point(90, 60, 80, 700)]])
PDF = b64encode(b"%PDF-1.7").decode()
JPEG = b"\xff\xd8\xff\xe0"

STEMS = {
    "item": "agenda_item",
    "other": "person",
    "responsible": "person",
    "partner": "person",
    "ranked": "issue",
    "into": "issue",
    "merged": "issue",
    "row": "planned_action",
}
"""What a field names whose name is not that of a record."""


class Wishes:
    """Draws wishes by chance that fit a state and a moment more often than not."""

    def __init__(self, chance: Random, state: SessionState, now: datetime, last_act_at: datetime) -> None:
        self.chance = chance
        self._state = state
        self._now = now
        self._last_act_at = last_act_at

    def action(self, kind: type[Action]) -> Action:
        """One wish of that kind."""
        return self._filled(kind)

    def _filled(self, kind: type) -> Any:
        chosen = [field.name for field in fields(kind) if _is_required(field) or self.chance.random() < 0.5]
        return kind(**{name: self._field(kind, name) for name in chosen})

    def _field(self, owner: type, name: str) -> Any:
        special = _SPECIAL.get(f"{owner.__name__}.{name}") or _SPECIAL.get(name)
        if special is not None:
            return special(self)
        return self._value(_hints(owner)[name], name, owner)

    def _value(self, hint: Any, name: str, owner: type) -> Any:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            (hint,) = (one for one in arguments if one is not NoneType)
            return None if self.chance.random() < 0.3 else self._value(hint, name, owner)
        if origin is tuple and arguments[-1] is Ellipsis:
            return tuple(self._value(arguments[0], name, owner) for _ in range(self.chance.randint(0, 2)))
        if origin is tuple:
            return tuple(self._value(one, name, owner) for one in arguments)
        if hint is str and name.endswith(("_id", "_ids")):
            return self._id(name)
        if isinstance(hint, type) and issubclass(hint, Record):
            return self._record(hint, owner)
        if isinstance(hint, type) and is_dataclass(hint):
            return self._filled(hint)
        return self._plain(hint, name, owner)

    def _plain(self, hint: Any, name: str, owner: type) -> Any:
        if hint is str and name == "kind":
            return self.one_of(*KINDS, "unknown")
        if hint is str and (name in PUBLIC_FIELDS or f"{owner.__name__}.{name}" in PUBLIC_FIELDS):
            return self.one_of(*WORDS)
        if hint is str:
            return self.one_of(*BAD_TEXTS) if self.chance.random() < 0.1 else PRIVATE + self.one_of(*WORDS)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.one_of(*hint)
        if hint is bool:
            return self.chance.random() < 0.5
        if hint is int:
            return self.chance.randint(-1, 5)
        if hint is float:
            return self.one_of(0.0, 90.0, -45.5, 400.0)
        if hint is datetime:
            return self._now + timedelta(seconds=self.chance.randint(-600, 60))
        if hint is date:
            return self.one_of(date(2026, 12, 1), date(2026, 12, 31))
        raise TypeError(f"wishes of type {hint} in the field {name} cannot be drawn")

    def _id(self, name: str) -> Id:
        going_on = open_poll(self._state)
        if name == "poll_id" and going_on is not None and self.chance.random() < 0.6:
            return going_on.id
        ids = sorted(record_id for kind in _named_kinds(name) for record_id in self._state.table(kind))
        return self.one_of(*ids) if ids and self.chance.random() < 0.95 else "unknown"

    def _record(self, kind: type[Record], owner: type) -> Record:
        """A record as somebody wishes for it: of the one that is there with other values, or a new one."""
        there = sorted(self._state.all(kind), key=lambda record: record.id)
        optional = [one.name for one in fields(kind) if not _is_required(one) and one.name not in ("id", "session_id")]
        required = [one.name for one in fields(kind) if _is_required(one)]
        if there and owner.__name__.startswith(("Edit", "Correct")):
            names = self.some(*required, *optional)
            return replace(self.one_of(*there), **{name: self._field(kind, name) for name in names})
        return kind(**{name: self._field(kind, name) for name in (*required, *self.some(*optional))})

    def one_of(self, *values: Any) -> Any:
        """One of ``values``."""
        return self.chance.choice(values)

    def some(self, *values: Any) -> list[Any]:
        """Up to three of ``values``."""
        return self.chance.sample(values, self.chance.randint(0, min(3, len(values))))

    def planned(self, hours: int) -> datetime:
        """A planned time so many hours after now."""
        return self._now.replace(microsecond=0) + timedelta(hours=hours)

    def stopped_at(self) -> datetime:
        """When the program stopped: its last act is the last thing that is known."""
        return self._last_act_at

    def marks(self) -> tuple[tuple[str, int], ...]:
        """Marks of a ballot, mostly such as the poll that is open can count."""
        poll = open_poll(self._state) or next(iter(self._state.all(Poll)), None)
        keys = METHODS[poll.method].keys(full_rules(poll), option_ids(self._state, poll)) if poll is not None else ()
        if not keys:
            return ()
        highest = self.one_of(1, 1, 1, 2, 5)
        chosen = self.some(*keys) if highest > 1 else [self.one_of(*keys)]
        return tuple((key, self.chance.randint(1, highest)) for key in chosen)

    def order_of(self, kind: type[Record]) -> tuple[Id, ...]:
        """All records of one kind in any order."""
        ids = sorted(self._state.table(kind))
        return tuple(self.chance.sample(ids, len(ids)))

    def options(self) -> tuple[OptionWish, ...]:
        """Two or three things to vote for."""
        ids = sorted(self._state.table(Issue))
        about = [*self.chance.sample(ids, min(len(ids), self.chance.randint(0, 3))), None, None]
        return tuple(OptionWish(self.one_of(*WORDS), issue_id) for issue_id in about[: self.chance.randint(2, 3)])

    def tied(self) -> tuple[Id, ...]:
        """Options that share a rank in a poll that is closed, in any order."""
        closed = [poll for poll in polls(self._state) if poll.phase is PollPhase.CLOSED]
        groups = [group for poll in closed for group in open_ties(self._state, poll)]
        return tuple(self.chance.sample(group, len(group))) if groups and (group := self.one_of(*groups)) else ()

    def seen_digest(self) -> str:
        """The content of the document as it is shown now."""
        version = frozen_version(self._state)
        at = version.frozen_at if version is not None and version.frozen_at is not None else self._now
        return content_digest(minutes_of(self._state, "", at))

    def drawn_ids(self) -> tuple[Id, ...]:
        """The signatures that a file shows, mostly all."""
        signed = signatures_on(self._state, frozen_version(self._state)).values()
        ids = sorted(record.id for record in (*signed, *self._state.all(AttendanceMark)))
        return tuple(ids if self.chance.random() < 0.8 else ids[1:])


_SPECIAL: dict[str, Callable[[Wishes], Any]] = {
    # by the name of the field, or of the action and its field
    "zone": lambda wishes: wishes.one_of("WIB", "WITA", "UTC"),
    "paper": lambda wishes: wishes.one_of("A4", "F4", "A5"),
    "method": lambda wishes: wishes.one_of(*METHODS),
    "rules": lambda wishes: wishes.one_of((), (), (), (("unknown", 1),)),
    "marks": Wishes.marks,
    "ranked_ids": lambda wishes: wishes.order_of(Issue),
    "options": Wishes.options,
    "planned_s": lambda wishes: wishes.one_of(60, 600, 3000, 59),
    "planned_start_at": lambda wishes: wishes.planned(0),
    "planned_end_at": lambda wishes: wishes.planned(wishes.chance.randint(0, 2)),
    "stopped_at": Wishes.stopped_at,
    "SettleTie.ordered_ids": Wishes.tied,
    "DraftRunOff.option_ids": Wishes.tied,
    "OrderSignatories.ordered_ids": lambda wishes: wishes.order_of(Signatory),
    "AlternateSeats.by": lambda wishes: wishes.one_of("sex", "element", "unknown"),
    "witnesses": lambda wishes: wishes.one_of((), WORDS[:3]),
    "strokes": lambda wishes: wishes.one_of(DRAWN, DRAWN, DRAWN, "[]"),
    "width": lambda wishes: 100,
    "height": lambda wishes: 100,
    "seen_digest": Wishes.seen_digest,
    "SealVersion.content": lambda wishes: wishes.one_of(PDF, PDF, "x"),
    "content": lambda wishes: wishes.one_of(JPEG, JPEG, b"x"),
    "drawn_ids": Wishes.drawn_ids,
}


def _is_required(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _hints(owner: type) -> dict[str, Any]:
    return get_type_hints(owner)


@cache
def _named_kinds(name: str) -> tuple[type[Record], ...]:
    """The kinds of record that a field may name."""
    stem = name.removesuffix("_ids").removesuffix("_id")
    stem = STEMS.get(stem, stem)
    kept = tuple(kind for kind in kinds_of(Record) if issubclass(kind, Record) and kind.journaled)
    return tuple(kind for kind in kept if f"_{_snake(kind.__name__)}".endswith(f"_{stem}")) or kept


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
