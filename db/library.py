"""A library of sessions in one SQLite file: ``core.ports.Library``."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from sqlalchemy import and_, delete, exists, insert, or_, select, tuple_

from core.blobs import blob_digest
from core.erasure import DuePerson, ErasureRest
from core.identity import Id
from core.people import Role
from core.ports import Finding, KnownPerson, LedgerProblem, PlaceRisk, Problem
from core.session_list import SessionSummary
from db import schema, tables
from db.backup import back_up, back_up_alone, backup_folder, newest_good_backup, save_copy
from db.blobs import has_unnamed_blobs, keep_blobs, sweep_blobs
from db.check import findings_in
from db.erasing import is_erasing, note_erased, people_due
from db.file import LibraryFile, identity_of
from db.ledger import SqliteLedger
from db.location import default_path, path_of
from db.making import files_set_aside, make_file, sweep_unfinished
from db.memory import MemoryFile
from db.place import risk_of
from db.problems import problems_at
from db.session_list import SESSION_LIST, summaries_of

_newest, _earlier, _later = (tables.consent.alias().c for _ in range(3))
WITHDRAWN = select(_newest.person_id).where(
    ~exists().where(
        _later.person_id == _newest.person_id,
        tuple_(_later.given_at, _later.id) > tuple_(_newest.given_at, _newest.id),
    ),
    exists().where(
        _earlier.person_id == _newest.person_id,
        or_(
            and_(_earlier.take_part, ~_newest.take_part),
            and_(_earlier.quote_by_name, ~_newest.quote_by_name),
        ),
    ),
)
"""The ids of those who withdrew consent, as ``core.people.has_withdrawn`` has it."""

STALE_AFTER_S = 600
"""After so many seconds a file that was to be made is given up by whoever made it."""


def open_library(location: str | Path | None = None, *, create: bool = False) -> SqliteLibrary:
    """Open the library at ``location`` (None: the user's own), made first if ``create`` and there is none.

    Only for the user's own library are missing folders made.

    Raises:
        LedgerProblem: see ``LibraryFile``; NOT_SUPPORTED for a URL that is not ``sqlite:///``. DAMAGED names the newest
            good backup in ``backup``.
    """
    path = path_of(location)
    if create and not path.exists():
        if path == default_path():
            with problems_at(path):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_file(path)
    try:
        library = SqliteLibrary(LibraryFile(path, lambda driver: back_up(driver, path)))
    except LedgerProblem as problem:
        if problem.problem is Problem.DAMAGED:
            backup = newest_good_backup(path)
            raise LedgerProblem(Problem.DAMAGED, str(path), backup=str(backup or "")) from problem
        raise
    _sweep_unfinished(path, older_than_s=STALE_AFTER_S)
    return library


def _sweep_unfinished(path: Path, *, older_than_s: float = 0) -> None:
    """Remove what a crash left of libraries, copies and backups that were being made."""
    for folder in (path.parent, backup_folder(path)):
        sweep_unfinished(folder, path.suffix, older_than_s=older_than_s)


def throwaway_library() -> SqliteLibrary:
    """An empty library in memory alone: nothing of it is ever on a disk, and it is gone when it is closed."""
    return SqliteLibrary(MemoryFile())


class SqliteLibrary:
    """A library that this program has for itself; use ``open_library`` or ``throwaway_library``."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._ledger = SqliteLedger(self._file)
        with suppress(LedgerProblem):
            self._ledger.clear_boxes()  # of a poll that was closed just before a crash
        with suppress(LedgerProblem):
            self.finish_erasing()  # of somebody who was erased just before a crash

    @property
    def ledger(self) -> SqliteLedger:
        """Where acts are committed."""
        return self._ledger

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def location(self) -> str:
        """The path, to be shown."""
        return str(self._file.path)

    def sessions(self) -> Sequence[SessionSummary]:
        """All sessions, the one touched last first. ``people`` counts participants."""
        with self._file.reading() as connection:
            return summaries_of(connection.exec_driver_sql(SESSION_LIST))

    def find(self, text: str) -> Id:
        """The session with that id, unambiguous beginning of an id, or code.

        Raises:
            LedgerProblem: NO_SUCH_SESSION or AMBIGUOUS_SESSION, with ``text`` as the place.
        """
        c = tables.session.c
        wanted = text.strip().casefold()
        with self._file.reading() as connection:
            known = connection.execute(select(c.id, c.code)).all()
        found = {known_id for known_id, _ in known if known_id == wanted} or {
            known_id
            for known_id, code in known
            if wanted and (code.casefold() == wanted or known_id.startswith(wanted))
        }
        if len(found) != 1:
            raise LedgerProblem(Problem.AMBIGUOUS_SESSION if found else Problem.NO_SUCH_SESSION, text)
        return found.pop()

    def kept(self, name: str) -> str:
        """The text that was kept under ``name``, which belongs to no session; "" if there is none."""
        c = schema.kept_text.c
        with self._file.reading() as connection:
            return connection.execute(select(c.text).where(c.name == name)).scalar_one_or_none() or ""

    def kept_names(self, beginning: str) -> Sequence[str]:
        """The names, in their order, that begin with ``beginning`` and have a text."""
        c = schema.kept_text.c
        query = select(c.name).where(c.name.startswith(beginning, autoescape=True)).order_by(c.name)
        with self._file.reading() as connection:
            return connection.execute(query).scalars().all()

    def keep(self, name: str, text: str) -> None:
        """Keep a text under ``name`` in the place of the one there; an empty text removes it."""
        with self._file.writing() as connection:
            connection.execute(delete(schema.kept_text).where(schema.kept_text.c.name == name))
            if text:
                connection.execute(insert(schema.kept_text).values(name=name, text=text))

    def keep_blob(self, content: bytes) -> str:
        """Keep bytes that belong to no session, and return their digest."""
        with self._file.writing() as connection:
            keep_blobs(connection, [content])
        return blob_digest(content)

    def known_people(self) -> Sequence[KnownPerson]:
        """Participants of the real sessions so far, each name once with its newest particulars, by name.

        Whoever withdrew consent, or was erased, is not proposed to anybody.
        """
        p, s = tables.person.c, tables.session.c
        columns = (p.name, p.salutation, p.sex, p.element, p.position, p.organisation, p.rt, p.rw)
        query = select(*columns).where(p.session_id == s.id, p.role == Role.PARTICIPANT, ~s.fictional)
        query = query.where(p.name != p.code, p.id.not_in(WITHDRAWN))
        with self._file.reading() as connection:
            rows = connection.execute(query.order_by(s.planned_start_at, p.id)).all()
        newest = {row.name.casefold(): KnownPerson(*row) for row in rows}
        return sorted(newest.values(), key=lambda one: one.name.casefold())

    def programmes(self) -> Sequence[str]:
        """The names of the programmes (rangkaian) of the real sessions so far."""
        s = tables.session.c
        query = select(s.programme).where(s.programme != "", ~s.fictional).distinct().order_by(s.programme)
        with self._file.reading() as connection:
            return connection.execute(query).scalars().all()

    def retention_over(self, today: date) -> Sequence[DuePerson]:
        """Who was to be kept until a day before ``today`` and is not erased, in real sessions, by day and code."""
        with self._file.reading() as connection:
            return people_due(connection, today)

    def sessions_naming(self, name: str, but_not: Id) -> Sequence[str]:
        """The codes of the other sessions than ``but_not`` that have a person of that name, whatever its case."""
        p, s = tables.person.c, tables.session.c
        query = select(s.code, p.name).where(p.session_id == s.id, s.id != but_not).order_by(s.planned_start_at)
        with self._file.reading() as connection:
            rows = connection.execute(query).all()
        return list(dict.fromkeys(code for code, other in rows if other.casefold() == name.casefold()))

    def finish_erasing(self) -> ErasureRest:
        """After somebody was erased: write the file anew without old pages, and drop the backups made before."""
        if not is_erasing(self._file):
            return ErasureRest()
        if self._ledger.has_open_box():
            return ErasureRest(waiting=True)
        self._sweep()
        self._file.rewrite()
        rest = ErasureRest()
        if not isinstance(self._file, MemoryFile):
            _sweep_unfinished(self.path)
            with problems_at(self.path):
                backup, dropped = back_up_alone(self._file.driver, self.path)
            rest = ErasureRest(dropped, backup, tuple(files_set_aside(self.path)))
        note_erased(self._file)
        return rest

    def check(self) -> Sequence[Finding]:
        """SQLite's quick_check, the chains of the journal, and the journal replayed against the tables."""
        with self._file.reading() as connection:
            found = findings_in(connection)
        return [*found, *(Finding("ballot_key_left", poll_id) for poll_id in self._ledger.keys_left())]

    def backup(self) -> Path | None:
        """A verified copy in the folder beside the library; None if nothing has changed since the newest one, and while
        a secret poll is open.
        """
        if self._ledger.has_open_box():
            return None
        with problems_at(self.path):
            return back_up(self._file.driver, self.path)

    def save_copy(self, path: Path) -> None:
        """Put a verified copy at ``path``; LedgerProblem IN_USE if that is the library itself."""
        if identity_of(path) == identity_of(self.path) is not None:
            raise LedgerProblem(Problem.IN_USE, str(path))
        save_copy(self._file.driver, path.absolute())

    def fold(self) -> None:
        """Take what SQLite keeps beside the file into it."""
        self._file.fold()

    def look(self) -> None:
        """See whether the name of the library still leads to it. LedgerProblem MOVED if not."""
        self._file.look()

    @property
    def risk(self) -> PlaceRisk | None:
        """What threatens the library where it lies."""
        return risk_of(self.path)

    def close(self) -> None:
        """Give the library back, as one self-contained file, without the bytes that nothing names any more.

        Closing twice is no mistake.
        """
        if self._file.is_open:
            with suppress(LedgerProblem):  # what cannot be swept now is swept another time
                self._sweep()
        self._file.close()

    def _sweep(self) -> None:
        with self._file.reading() as connection:
            if not has_unnamed_blobs(connection):
                return
        with self._file.writing() as connection:
            sweep_blobs(connection)

    @property
    def file(self) -> LibraryFile:
        """The open file, for what is no act of a session (copying a session)."""
        return self._file
