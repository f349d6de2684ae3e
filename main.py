"""Lingkar. Knows every room and puts them together; what it can do says `main.py --help`.

A room is imported only when it is needed: `main.py list` starts no Qt, and a window no PDF writer; it is painted
before the session's rules are read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from datetime import timedelta
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from core.clock import SimulatedClock, WallClock
from core.identity import uuid7
from resources.samples import SAMPLE_SESSION
from ui.arguments import UsageMistake, parse
from ui.services import Played, Services, Told
from ui.start_check import why_no_window

if TYPE_CHECKING:
    from core.forms import FormContent, FormKind
    from core.minutes import Minutes, PollReport
    from core.participant_list import Column, ListTable, ParticipantList
    from core.ports import DrawnMinutes, Library, LibraryCare, TakenSession
    from core.recount import BallotSheet
    from core.sealing import KeyRing, SealOrder, Verification
    from core.session_list import SessionSummary

FAILURE, MISTAKE = 1, 2


def main(arguments: Sequence[str]) -> int:
    """Open the window, or do without it what one command asks for; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what a terminal cannot show is written as its number
            stream.reconfigure(errors="backslashreplace")
    try:
        wishes = parse(arguments)
    except UsageMistake as mistake:
        return complain(str(mistake), sys.stderr, MISTAKE)
    services = services_for(wishes.library)
    if wishes.command is not None:
        from ui.command_line import answer

        return answer(wishes, services, sys.stdout, sys.stderr)
    obstacle = why_no_window()
    if obstacle is not None:
        return complain(obstacle, sys.stderr, FAILURE)
    from ui.application import run

    return run(services, demo=wishes.demo)


def complain(sentence: str, stream: TextIO, code: int) -> int:
    """Say one line that tells what is wrong, and give the exit code that goes with it."""
    from ui.command_line import complain

    return complain(sentence, stream, code)


def services_for(location: str | None) -> Services:
    """The abilities of all rooms, for the library at ``location`` (None: the user's own)."""
    return Services(
        open_library=partial(open_library, location),
        peek_sessions=partial(peek_sessions, location),
        throwaway=throwaway,
        play_file=play_file,
        copy_session=copy_session,
        take_sessions=take_sessions,
        play_sample=play_sample,
        print_minutes=print_minutes,
        draw_minutes=draw_minutes,
        figures_json=figures_json,
        write_ballots=write_ballots,
        read_ballot_list=read_ballot_list,
        read_list=read_list,
        read_pasted=read_pasted,
        understand_list=understand_list,
        seal=seal,
        verify=verify,
        keys=keys,
        print_for_office=print_for_office,
        print_notula=print_notula,
        print_form=print_form,
        write_file=write_file,
        care=partial(care_of, location),
        clock=WallClock(),
    )


def open_library(location: str | Path | None, *, create: bool) -> Library:
    """``ui.services.LibraryOpener`` for one location."""
    from db.library import open_library

    return open_library(location, create=create)


def peek_sessions(location: str | Path | None) -> Sequence[SessionSummary]:
    """``ui.services.SessionPeek`` for one location."""
    from db.session_list import peek_sessions

    return peek_sessions(location)


def care_of(location: str | Path | None) -> LibraryCare:
    """``core.ports.LibraryCare`` for one location, whose folder is looked at when it is asked."""
    from db.care import FileCare

    return FileCare(location)


def throwaway() -> AbstractContextManager[Library]:
    """An empty library that is gone when the context ends."""
    from db.library import throwaway_library

    return closing(throwaway_library())


def copy_session(source: Library, target: Library, session_id: str) -> None:
    """``ui.services.SessionCopier``."""
    from db.copying import copy_session
    from db.library import SqliteLibrary

    assert isinstance(source, SqliteLibrary)
    assert isinstance(target, SqliteLibrary)
    copy_session(source, target, session_id)


def take_sessions(path: Path, library: Library) -> list[TakenSession]:
    """``ui.services.SessionTaker``."""
    from core.ports import TakenSession
    from db.copying import copy_session
    from db.library import SqliteLibrary, open_library

    assert isinstance(library, SqliteLibrary)
    with closing(open_library(path)) as source:
        return [TakenSession(one, copy_session(source, library, one.session_id)) for one in source.sessions()]


def play_file(path: Path, library: Library, until: timedelta | None = None) -> Played:
    """``ui.services.FilePlayer``."""
    from core.live import LiveSession
    from intake.player import opening_of, play
    from intake.session_file import read_session_file

    file = read_session_file(path)
    clock = SimulatedClock(opening_of(file))
    live = LiveSession(uuid7(), library.ledger, clock)
    play(file, live, clock, until)
    return Played(live.session_id, clock.now())


def play_sample(library: Library, until: timedelta | None = None) -> Played:
    """``ui.services.SamplePlayer``."""
    with throwaway() as scratch:
        played = play_file(SAMPLE_SESSION, scratch, until)
        copy_session(scratch, library, played.session_id)
    return played


def print_minutes(minutes: Minutes, path: Path) -> int:
    """``core.ports.MinutesPrinter``."""
    from export.berita_acara import print_minutes

    return print_minutes(minutes, path)


def draw_minutes(minutes: Minutes) -> DrawnMinutes:
    """``core.ports.MinutesDrawer``."""
    from core.ports import DrawnMinutes, SignaturePlace
    from export.appendices import appendices_of, with_content
    from export.berita_acara import printed_minutes

    made = printed_minutes(minutes)
    places = (
        SignaturePlace(number, slot.page, slot.room.x, slot.room.y, slot.room.width, slot.room.height)
        for number, slot in sorted(made.slots.items())
    )
    return DrawnMinutes(made.content, tuple(places), appendices_of(minutes), with_content(minutes))


def print_for_office(minutes: Minutes, path: Path) -> int:
    """``core.ports.MinutesPrinter``, for signatures that are made elsewhere."""
    from export.berita_acara import print_for_office

    return print_for_office(minutes, path)


def seal(minutes: Minutes, order: SealOrder) -> bytes:
    """``core.sealing.Sealer``, with the identity of the person who runs the program."""
    from export.seal import seal_minutes

    return seal_minutes(identity_folder(), minutes, order)


def verify(content: bytes) -> Verification:
    """``core.sealing.Verifier``."""
    from export.identity import known_fingerprints
    from export.verify import verify_pdf

    return verify_pdf(content, known_fingerprints(identity_folder()))


def keys() -> KeyRing:
    """The keys of the person who runs the program."""
    from export.key_ring import FileKeyRing

    return FileKeyRing(identity_folder())


def identity_folder() -> Path:
    """Where the local identity lies: beside the user's own library, never beside one on a stick."""
    from db.location import default_path

    return default_path().with_name("identity")


def print_notula(minutes: Minutes, path: Path) -> int:
    """``core.ports.MinutesPrinter``, for the notula rapat."""
    from export.notula import print_notula

    return print_notula(minutes, path)


def print_form(kind: FormKind, content: FormContent, path: Path) -> int:
    """``core.forms.FormPrinter``."""
    from export.forms.printing import print_form

    return print_form(kind, content, path)


def write_file(path: Path, content: bytes) -> None:
    """Put a finished file in place, whole or not at all."""
    from export.file import replace_file

    replace_file(path, content)


def figures_json(minutes: Minutes) -> dict[str, Any]:
    """The figures under the keys of a session file's block "ekspektasi"."""
    from export.figures_json import figures_json

    return figures_json(minutes)


def write_ballots(poll: PollReport, path: Path) -> int:
    """Write the list of a closed poll's ballots as CSV."""
    from export.ballots_csv import write_ballots

    return write_ballots(poll, path)


def read_ballot_list(path: Path) -> BallotSheet:
    """Read such a list back."""
    from intake.ballot_list import read_ballot_list

    return read_ballot_list(path)


def read_list(path: Path, told: Told) -> ListTable:
    """Read a list of participants as a table."""
    from intake.table_file import read_table_file

    return read_table_file(path, told)


def read_pasted(text: str, told: Told) -> ListTable:
    """Read a list that was copied elsewhere."""
    from intake.table_file import read_pasted

    return read_pasted(text, told)


def understand_list(table: ListTable, columns: Sequence[Column] | None = None) -> ParticipantList:
    """``ui.services.ListReader``."""
    from intake.participants import understand

    return understand(table, columns)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
