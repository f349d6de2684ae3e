"""What the windows and the command line are given: the other rooms' abilities, put together by ``main.py``.

``ui`` imports neither ``db`` nor ``intake`` nor ``export``; it knows them by this one value. No Qt here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from core.clock import Clock, ShiftedClock
from core.identity import Id
from core.session import Phase

if TYPE_CHECKING:
    from core.forms import FormPrinter
    from core.minutes import Minutes, PollReport
    from core.participant_list import Column, ListTable, ParticipantList
    from core.ports import Library, LibraryCare, MinutesDrawer, MinutesPrinter, TakenSession
    from core.recount import BallotSheet
    from core.sealing import KeyRing, Sealer, Verifier
    from core.session_list import SessionSummary


Told = Callable[[int], None]
"""Is told how many rows of a list were read so far."""


@dataclass(frozen=True, slots=True)
class Played:
    """A session that was played from a file; ``stopped_at`` (UTC) is its own time at its last act."""

    session_id: Id
    stopped_at: datetime


class LibraryOpener(Protocol):
    """Opens the library that the program was started for."""

    def __call__(self, *, create: bool) -> Library:
        """Open it; ``create``: make an empty one if there is none.

        Raises:
            LedgerProblem: IN_USE, DAMAGED, NEWER, NO_SUCH_PATH …; the library is untouched.
        """
        ...


class FilePlayer(Protocol):
    """Plays a session file through the door of a library, act by act."""

    def __call__(self, path: Path, library: Library, until: timedelta | None = None) -> Played:
        """Play the file at ``path``; ``until``: stop at that running time, with the session still running.

        What was done before something failed stands in ``library``, so play into a throw-away one and copy.

        Raises:
            FileFaults: if something in the file was not understood, or refused by the door.
            LedgerProblem: if something could not be kept.
        """
        ...


class SessionCopier(Protocol):
    """Copies a session with its whole journal from one library to another."""

    def __call__(self, source: Library, target: Library, session_id: Id) -> None:
        """Copy it, whole or not at all. Raises LedgerProblem if it could not be kept."""
        ...


class SessionTaker(Protocol):
    """Takes all sessions of another library, as copies that were worked on elsewhere."""

    def __call__(self, path: Path, library: Library) -> Sequence[TakenSession]:
        """Take those of the library at ``path``; what became of each. Raises LedgerProblem."""
        ...


class SamplePlayer(Protocol):
    """Plays the fictional session that comes with the program."""

    def __call__(self, library: Library, until: timedelta | None = None) -> Played:
        """Put it into ``library``, whole or not at all; two calls give two sessions.

        ``until``: stop at that running time, with the session still running. Raises LedgerProblem.
        """
        ...


class ListReader(Protocol):
    """Understands a table as a list of participants."""

    def __call__(self, table: ListTable, columns: Sequence[Column] | None = None) -> ParticipantList:
        """What the table says; ``columns``: the meaning of its columns, where somebody has set it.

        Raises:
            FileFaults: if no column holds names.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The abilities of the other rooms.

    ``peek_sessions`` gives the list of sessions before the library is opened, where it can be had without a lock.
    ``print_minutes`` writes a berita acara to a file, ``draw_minutes`` makes it in memory. ``throwaway`` gives an
    empty library that is gone when the context ends. ``figures_json`` gives the figures of a session under the keys
    of a session file's block "ekspektasi". ``write_ballots`` writes the list of a closed poll as CSV and returns
    the number of ballots (LedgerProblem if it cannot be written), ``read_ballot_list`` reads such a list back
    (FileFaults for what is not understood). ``read_list`` and ``read_pasted`` read a list of participants as a table
    (XLSX, CSV, text; FileFaults for what is none) and tell now and then how many rows they have read, which may raise
    ``ReadingStopped``; ``understand_list`` says what the table holds. ``seal`` makes the sealed
    PDF of a frozen version, ``verify`` checks one, ``keys`` gives the keys and certificates; ``print_for_office``
    writes it without a signature, to be signed elsewhere, ``print_notula`` the notula rapat; ``print_form`` writes
    a form of Siapkan; ``write_file`` puts a finished file in place, whole or not at all (LedgerProblem). ``care``
    is for the library's file while nobody has it open. ``clock`` is the real one.
    """

    open_library: LibraryOpener
    peek_sessions: Callable[[], Sequence[SessionSummary]]
    throwaway: Callable[[], AbstractContextManager[Library]]
    play_file: FilePlayer
    copy_session: SessionCopier
    take_sessions: SessionTaker
    play_sample: SamplePlayer
    print_minutes: MinutesPrinter
    draw_minutes: MinutesDrawer
    figures_json: Callable[[Minutes], dict[str, Any]]
    write_ballots: Callable[[PollReport, Path], int]
    read_ballot_list: Callable[[Path], BallotSheet]
    read_list: Callable[[Path, Told], ListTable]
    read_pasted: Callable[[str, Told], ListTable]
    understand_list: ListReader
    seal: Sealer
    verify: Verifier
    keys: Callable[[], KeyRing]
    print_for_office: MinutesPrinter
    print_notula: MinutesPrinter
    print_form: FormPrinter
    write_file: Callable[[Path, bytes], None]
    care: Callable[[], LibraryCare]
    clock: Clock


def clock_going_on_from(moment: datetime, clock: Clock) -> Clock:
    """A clock that shows ``moment`` (UTC) now and goes on as ``clock`` does.

    A fictional session has its own time: it is opened with the clock that goes on from ``Played.stopped_at``.
    """
    return ShiftedClock(clock, moment - clock.now())


def clock_of(summary: SessionSummary, clock: Clock) -> Clock:
    """The clock with which a session of the list is opened again.

    A fictional one goes on where it stopped; so does one that runs while the laptop's clock was put back behind its
    last act, for its time never goes back.
    """
    put_back = summary.phase is Phase.RUNNING and clock.now() < summary.last_act_at
    return clock_going_on_from(summary.last_act_at, clock) if summary.fictional or put_back else clock
