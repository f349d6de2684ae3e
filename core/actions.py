"""Wishes and the answers to them: what every subject of an FGD has in common.

An action is a small frozen dataclass that says what somebody wants; its method ``decide`` is the rule.
Rules are pure: they see the state, the moment and nothing else, and answer with changes or a refusal.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum, auto
from typing import Any, ClassVar, TypeVar, cast

from core.changes import Changes, Record
from core.identity import Id
from core.secrecy import BallotBox
from core.state import SessionState

R = TypeVar("R", bound=Record)


class Code(StrEnum):
    """Why an action was refused. The catalogue has the sentence for each."""

    # any subject
    NOT_FOUND = auto()
    EMPTY_TEXT = auto()
    BAD_TEXT = auto()
    BAD_VALUE = auto()
    IN_USE = auto()
    FILE_GONE = auto()
    # session
    SESSION_EXISTS = auto()
    SESSION_NOT_RUNNING = auto()
    SESSION_RUNNING = auto()
    SESSION_CLOSED = auto()
    NOT_PAUSED = auto()
    SESSION_PAUSED = auto()
    POLL_STILL_OPEN = auto()
    # people and seats
    CODE_TAKEN = auto()
    TOO_MANY_PEOPLE = auto()
    NOT_PRESENT = auto()
    ALREADY_ARRIVED = auto()
    # agenda
    NO_AGENDA = auto()
    AGENDA_AT_END = auto()
    AGENDA_AT_START = auto()
    NOT_LATE = auto()
    NOTHING_TO_TAKE = auto()
    # floor
    NOBODY_SPEAKING = auto()
    QUEUE_EMPTY = auto()
    ALREADY_QUEUED = auto()
    NOT_QUEUED = auto()
    # polls
    TOO_FEW_OPTIONS = auto()
    BAD_RULES = auto()
    NO_CHANNEL = auto()
    CHANNEL_NOT_OPEN = auto()
    NO_VOTERS = auto()
    ANOTHER_POLL_OPEN = auto()
    POLL_NOT_DRAFT = auto()
    POLL_NOT_OPEN = auto()
    POLL_NOT_CLOSED = auto()
    NOT_ON_ROSTER = auto()
    ALREADY_VOTED = auto()
    ALREADY_HAS_PAPER = auto()
    HAS_NO_PAPER = auto()
    NO_PAPER_LEFT = auto()
    PAPERS_MISSING = auto()
    PAPER_HAS_NO_NAME = auto()
    SECRET_NEEDS_BOOTH = auto()
    CANNOT_BE_SECRET = auto()
    BOX_KEY_LOST = auto()
    NOT_A_CONSENSUS = auto()
    NOT_A_TIE = auto()
    WITNESSES_MISSING = auto()
    RUN_OFF_MISSING = auto()
    LADDER_LEAVES_TIE = auto()
    UNKNOWN_OPTION = auto()
    EMPTY_BALLOT = auto()
    ONE_CHOICE_ONLY = auto()
    TOO_MANY_DOTS = auto()
    OVER_CAP = auto()
    SCORE_OUT_OF_RANGE = auto()
    TOO_MANY_PLACES = auto()
    BROKEN_RANKING = auto()
    # outcomes
    NOT_EVERY_ISSUE = auto()
    # signing
    SESSION_NOT_CLOSED = auto()
    VERSION_FROZEN = auto()
    VERSION_SEALED = auto()
    VERSION_NOT_FROZEN = auto()
    ALREADY_SIGNED = auto()
    CONTENT_CHANGED = auto()
    SIGNATURES_CHANGED = auto()
    VERSION_ERASED = auto()
    # undo
    NOTHING_TO_UNDO = auto()
    NOTHING_TO_REDO = auto()
    CANNOT_BE_UNDONE = auto()
    LATER_ACT_DEPENDS = auto()
    ERASED_SINCE = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An action is not done, and why: a code with data, never a sentence.

    ``data`` holds ``(name, value)`` pairs that the sentence of the catalogue may name.
    """

    code: Code
    data: tuple[tuple[str, str | int], ...] = ()


def refuse(code: Code, /, **data: str | int) -> Refusal:
    """A refusal with its data by name."""
    return Refusal(code, tuple(data.items()))


Decision = Changes | Refusal
"""An empty tuple of changes means that what was wished is so already: nothing is kept or told."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a rule may know of the world: the time (aware, UTC), where new ids come from, the ballot box, and the head
    of the session's journal (hex; reading it may raise ``core.ports.LedgerProblem``).
    """

    now: datetime
    new_id: Callable[[], Id]
    box: BallotBox
    journal_head: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Action(ABC):
    """Something that somebody wants done in a session.

    ``barrier``: once done it cannot be undone, and neither can what was done before it.
    ``runs_together``: acts of this kind on the same records within ten seconds are one step of undo.
    """

    barrier: ClassVar[bool] = False
    runs_together: ClassVar[bool] = False

    def blobs(self) -> tuple[bytes, ...]:
        """The bytes that are kept with the act, if it is done (``core.blobs``)."""
        return ()

    @abstractmethod
    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """The rule: what this wish changes in ``state`` at ``moment``, or why it is refused."""


def checked(record: R, *required: str, longest: int = 4000) -> R | Refusal:
    """``record`` with all its texts trimmed, or why it cannot be kept.

    ``required`` names the fields that may not be empty. Texts longer than ``longest`` letters, lone surrogates and
    control characters other than newline and tab are refused here, at the door: neither a table nor a PDF can
    hold them.
    """
    values: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            values[field.name] = _trimmed(value)
        elif isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            if items and all(isinstance(item, str) for item in items):
                trimmed = (_trimmed(cast("str", item)) for item in items)
                values[field.name] = tuple(item for item in trimmed if item)
    record = replace(record, **values)
    for name, text in _texts_of(record):
        if len(text) > longest or not _can_be_kept(text):
            return refuse(Code.BAD_TEXT, field=name, longest=longest)
    if any(not getattr(record, name) or not values.get(name, True) for name in required):
        return refuse(Code.EMPTY_TEXT, field=required[0])
    return record


def _texts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Every text of a record with the name of its field, those in tuples and in tuples of pairs, too."""
    for field in fields(record):
        waiting: list[object] = [getattr(record, field.name)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, tuple):
                waiting += reversed(cast("tuple[object, ...]", value))
            elif isinstance(value, str):
                yield field.name, value


def as_new(record: R, state: SessionState, moment: Moment) -> R:
    """The wished-for ``record`` with an id of its own, in the session of ``state``."""
    return replace(record, id=moment.new_id(), session_id=state.session_id)


def _trimmed(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _can_be_kept(text: str) -> bool:
    return not any(
        "\ud800" <= sign <= "\udfff" or (sign < " " and sign not in "\n\t") or sign == "\x7f" for sign in text
    )
