"""A list of participants that came from outside: which column means what, whom it names, which rows were not taken.

Plain values; ``intake`` makes them, the preview and the command line show them, and nothing of them is kept before
somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

from core.people import Sex


class Column(StrEnum):
    """What a column of a list of participants holds."""

    NAME = auto()
    SEX = auto()
    MALE_TICK = auto()
    FEMALE_TICK = auto()
    ELEMENT = auto()
    POSITION = auto()
    ORGANISATION = auto()
    RT = auto()
    RW = auto()
    RT_RW = auto()
    ADDRESS = auto()
    KELURAHAN = auto()
    AGE = auto()
    PHONE = auto()
    NUMBER = auto()
    NIK = auto()
    IGNORED = auto()


class RowFault(StrEnum):
    """Why a row was not taken. The catalogue has the reason in words for each."""

    NO_NAME = auto()
    NAME_IS_FORMULA = auto()
    NAME_IS_NUMBER = auto()
    NAME_TOO_LONG = auto()
    NO_SEX = auto()
    BAD_SEX = auto()
    TOTAL = auto()
    TWICE = auto()
    BAD_TEXT = auto()


class Doubt(StrEnum):
    """Why one value of a row that was taken was left out."""

    FORMULA = auto()
    BAD_AGE = auto()
    BAD_RT_RW = auto()
    BECAME_DATE = auto()
    TOO_LONG = auto()


class ReadingStopped(Exception):
    """Nobody waits any longer for the list that is being read."""


@dataclass(frozen=True, slots=True)
class ListTable:
    """The cells of a list as texts, before anything is understood.

    ``rows`` holds ``(number, cells)``: the number as the spreadsheet shows it (from 1), empty rows left out.
    ``sheet`` is the name of the sheet ("" where there are none), ``others`` the other sheets that look like lists; a
    text file has ``encoding`` and ``separator``.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    others: tuple[ListTable, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(cells) for _, cells in self.rows), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """One person as the list has them. ``row`` is the row's number in the list; ``age`` in years."""

    row: int
    name: str
    sex: Sex
    element: str = ""
    position: str = ""
    organisation: str = ""
    rt: str = ""
    rw: str = ""
    kelurahan: str = ""
    age: int | None = None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was not taken, and why; ``data`` holds ``(name, value)`` pairs for the catalogue's words."""

    row: int
    code: RowFault
    data: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A value that was left out of a row that was taken."""

    row: int
    column: Column
    code: Doubt
    value: str


@dataclass(frozen=True, slots=True)
class ParticipantList:
    """What was understood of a list.

    ``columns`` has one meaning for each column, ``headings`` the words that stand over them ("" where there are none);
    ``first_row`` is the number of the first row below the headings.
    """

    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    first_row: int
    people: tuple[ListedPerson, ...]
    rejected: tuple[RejectedRow, ...]
    left_out: tuple[LeftOut, ...] = ()
