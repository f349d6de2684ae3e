"""What was not understood in a file that came from outside: the place, a code and data, never a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from core.actions import Refusal


class FaultCode(StrEnum):
    """Why a file, or a value in it, was not understood. The catalogue has the reason in words for each."""

    # the file as a whole
    NO_SUCH_FILE = auto()
    CANNOT_READ = auto()
    TOO_BIG = auto()
    NOT_UTF8 = auto()
    NOT_JSON = auto()
    TOO_DEEP = auto()
    DUPLICATE_KEY = auto()
    # one value
    MISSING = auto()
    NOT_OBJECT = auto()
    NOT_LIST = auto()
    NOT_TEXT = auto()
    NOT_WHOLE = auto()
    NOT_NUMBER = auto()
    NOT_TRUTH = auto()
    EMPTY = auto()
    BAD_TEXT = auto()
    BAD_TIME = auto()
    BAD_DATE = auto()
    OUT_OF_RANGE = auto()
    NOT_ONE_OF = auto()
    NOT_BEFORE = auto()
    # one value beside the others
    UNKNOWN_CODE = auto()
    DUPLICATE = auto()
    NOT_EVERY_ISSUE = auto()
    NO_OFFICIAL = auto()
    SECRET_BALLOTS = auto()
    # a list of ballots
    NOT_BALLOT_LIST = auto()
    NOT_A_TIE = auto()
    # a list of participants
    EMPTY_FILE = auto()
    NOT_A_TABLE = auto()
    OLD_EXCEL = auto()
    OPEN_DOCUMENT = auto()
    WEB_PAGE = auto()
    HAS_PASSWORD = auto()
    BROKEN_TABLE = auto()
    UNPACKS_TOO_BIG = auto()
    TOO_MANY_ROWS = auto()
    NO_ROWS = auto()
    NO_NAMES = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was not understood.

    ``place`` is where the reader of the file will look for it: "peserta[3].jk" (lists count from 0), "" for the whole
    file. ``data`` holds ``(name, value)`` pairs that the words of the catalogue may name.
    """

    place: str
    code: FaultCode
    data: tuple[tuple[str, str | int], ...] = ()


class FileFaults(Exception):
    """A file was not taken, because of one or more faults, in the order of reading; nothing of it was kept."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(*faults)
        self.faults = tuple(faults)


def refused_at(place: str, refusal: Refusal) -> FileFaults:
    """The door refused what stands at ``place``; the fault's data are "refusal" (its code) and the refusal's own."""
    return FileFaults([Fault(place, FaultCode.REFUSED, (("refusal", str(refusal.code)), *refusal.data))])
