"""What the rooms promise each other: ``ui`` reaches ``db``, ``intake`` and ``export`` only through these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a list of sessions is shown before any of these is needed
    from core.changes import Changes
    from core.erasure import DuePerson, ErasureRest
    from core.history import Entry, Mark
    from core.identity import Id
    from core.minutes import Minutes
    from core.people import Sex
    from core.secrecy import BallotBox
    from core.session_list import SessionSummary
    from core.state import SessionState


class Problem(StrEnum):
    """What the environment did to a library or a document. The catalogue has a sentence for each."""

    DISK_FULL = auto()
    IO_ERROR = auto()
    READ_ONLY = auto()
    FOLDER_READ_ONLY = auto()
    NO_SUCH_PATH = auto()
    CANNOT_OPEN = auto()
    IN_USE = auto()
    DAMAGED = auto()
    NOT_A_LIBRARY = auto()
    NEWER = auto()
    MOVED = auto()
    NO_SUCH_SESSION = auto()
    AMBIGUOUS_SESSION = auto()
    NOT_SUPPORTED = auto()


class PlaceRisk(StrEnum):
    """What threatens a library where it lies. The catalogue has a sentence for each."""

    NETWORK = auto()
    REMOVABLE = auto()
    SYNCED = auto()


class LedgerProblem(Exception):
    """Something could not be kept or read because of the environment; not a bug, and nothing was half done.

    ``place`` is the path or name that the sentence may mention; ``backup`` is the newest good backup of a damaged
    library, if there is one.
    """

    def __init__(self, problem: Problem, place: str = "", backup: str = "") -> None:
        super().__init__(problem.value, place)
        self.problem = problem
        self.place = place
        self.backup = backup


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that were typed and not yet sent: kept, but no act, so not in the journal.

    ``slot`` says where they were typed ("log_line", …); ``began_at`` is the time of the first keystroke.
    """

    session_id: Id
    slot: str
    text: str
    began_at: datetime


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The newest link of a session's chain: its seq, and the SHA-256 in hex ("" and 0 if there is none)."""

    seq: int
    digest: str


class Ledger(Protocol):
    """Makes acts durable. Every method may raise ``LedgerProblem``."""

    def load(self, session_id: Id) -> SessionState:
        """All records of one session (an empty state if it has none)."""
        ...

    def commit(self, entry: Entry, blobs: Sequence[bytes] = ()) -> None:
        """Keep the rows and the journal row of one act, and the bytes that it brings, or nothing.

        On return the act is durable.
        """
        ...

    def blob(self, digest: str) -> bytes | None:
        """The bytes of that SHA-256 (hex); None if they are not kept here."""
        ...

    def keep_unjournaled(self, changes: Changes) -> None:
        """Keep rows of records that are not journaled, all or none, without a journal row. On return they are durable.

        Whatever is kept with or after a closed secret poll: nothing of its sealed ballots and their key is left.
        """
        ...

    @property
    def box(self) -> BallotBox:
        """The keys of secret polls."""
        ...

    def marks(self, session_id: Id) -> Sequence[Mark]:
        """The marks of the whole journal of a session, oldest first."""
        ...

    def entries(self, session_id: Id, seqs: Sequence[int]) -> Sequence[Entry]:
        """Full journal entries of those seqs, in that order."""
        ...

    def head(self, session_id: Id) -> JournalHead:
        """The newest link of the chain."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft in the place of the one with its slot; an empty text removes it."""
        ...

    def drafts(self, session_id: Id) -> Sequence[Draft]:
        """The drafts of one session."""
        ...


class Taken(StrEnum):
    """What became of a session that was to be taken from another library. The catalogue has a sentence for each.

    NEW: it was not here. UPDATED: it went on there, and is here as it is there. KNOWN: all of it was here already.
    DIFFERENT: it went on in both, differently; the one here stays as it is.
    """

    NEW = auto()
    UPDATED = auto()
    KNOWN = auto()
    DIFFERENT = auto()


@dataclass(frozen=True, slots=True)
class TakenSession:
    """One session of another library, and what became of it."""

    session: SessionSummary
    taken: Taken


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of the library found wrong: a code ("journal_chain", "tables_differ", …) and where."""

    code: str
    place: str


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup of a library: when it was made (UTC), where it lies, how large it is in bytes."""

    made_at: datetime
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who took part before, to be proposed when the name is typed again."""

    name: str
    salutation: str
    sex: Sex
    element: str
    position: str
    organisation: str
    rt: str
    rw: str


class Library(Protocol):
    """A library of sessions that this program has for itself. Every method may raise ``LedgerProblem``."""

    @property
    def ledger(self) -> Ledger:
        """Where acts are committed."""
        ...

    @property
    def location(self) -> str:
        """The path or URL of the library, to be shown."""
        ...

    def sessions(self) -> Sequence[SessionSummary]:
        """All sessions, the one touched last first."""
        ...

    def find(self, text: str) -> Id:
        """The session with that id, unambiguous beginning of an id, or code."""
        ...

    def kept(self, name: str) -> str:
        """The text that was kept under ``name``, which belongs to no session; "" if there is none."""
        ...

    def kept_names(self, beginning: str) -> Sequence[str]:
        """The names, in their order, that begin with ``beginning`` and have a text."""
        ...

    def keep(self, name: str, text: str) -> None:
        """Keep a text under ``name`` in the place of the one there; an empty text removes it. On return it is kept."""
        ...

    def keep_blob(self, content: bytes) -> str:
        """Keep bytes that belong to no session, and return their digest; read them with ``ledger.blob``.

        They stay as long as a kept text has the digest in it.
        """
        ...

    def known_people(self) -> Sequence[KnownPerson]:
        """Participants of the real sessions so far, each name once with its newest particulars, by name."""
        ...

    def programmes(self) -> Sequence[str]:
        """The names of the programmes (rangkaian) of the real sessions so far."""
        ...

    def retention_over(self, today: date) -> Sequence[DuePerson]:
        """Who was to be kept until a day before ``today`` and is not erased, in real sessions, by day and code."""
        ...

    def sessions_naming(self, name: str, but_not: Id) -> Sequence[str]:
        """The codes of the other sessions than ``but_not`` that have a person of that name, whatever its case."""
        ...

    def finish_erasing(self) -> ErasureRest:
        """After somebody was erased: write the file anew without old pages, and drop the backups made before.

        What a crash leaves of it is done when the library is opened next. Does nothing if nobody was erased since.
        """
        ...

    def check(self) -> Sequence[Finding]:
        """SQLite's quick_check, the chains of the journal, and the journal replayed against the tables."""
        ...

    def backup(self) -> Path | None:
        """A verified copy in the backup folder; None if nothing has changed since the newest one, and while a secret
        poll is open.
        """
        ...

    def save_copy(self, path: Path) -> None:
        """Put a verified copy at ``path``, as one self-contained file; what was there is replaced at the end.

        It works too when the library's own file was moved, became read-only or lies on a full disk.
        """
        ...

    def fold(self) -> None:
        """Take what is kept beside the library's file into it, so that a copy of it alone holds every act."""
        ...

    def look(self) -> None:
        """See whether the name of the library still leads to it: costs next to nothing. LedgerProblem MOVED if not."""
        ...

    @property
    def risk(self) -> PlaceRisk | None:
        """What threatens the library where it lies."""
        ...

    def close(self) -> None:
        """Give the library back, as one self-contained file."""
        ...


class LibraryCare(Protocol):
    """What is done to a library's file while nobody has it open. Every method may raise ``LedgerProblem``."""

    def backups(self) -> Sequence[BackupFile]:
        """The backups, the newest first. They may be listed while it is open, too."""
        ...

    def restore(self, chosen: Path) -> Path:
        """Put a copy of a backup in the place of the library, which is set aside; where that is now."""
        ...

    def set_aside(self) -> Path:
        """Give the library another name, so that a new one can be made in its place; what that is."""
        ...


class MinutesPrinter(Protocol):
    """Writes a berita acara."""

    def __call__(self, minutes: Minutes, path: Path) -> int:
        """Write the PDF and return its number of pages; an existing file is replaced at once or not at all.

        Raises:
            LedgerProblem: if the file cannot be written.
        """
        ...


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where on the pages somebody signs: the number in the order of the signatories from 1, the page (0 is the first),
    and a rectangle in points from the page's lower left corner.
    """

    number: int
    page: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DrawnMinutes:
    """A berita acara as a PDF in memory, where everybody signs on it, and the names of its lampiran in order.

    ``with_content`` are the lampiran for which the session has content, wanted or not.
    """

    content: bytes
    places: tuple[SignaturePlace, ...]
    appendices: tuple[str, ...] = ()
    with_content: tuple[str, ...] = ()


class MinutesDrawer(Protocol):
    """Makes a berita acara in memory; it may be called on any thread, with frozen minutes."""

    def __call__(self, minutes: Minutes) -> DrawnMinutes:
        """The same bytes that a ``MinutesPrinter`` would write."""
        ...
