"""Backups: whole, verified copies beside the library, thinned with age; and what to do with a damaged file.

``VACUUM INTO`` a temporary file, synced, given its name at once, then opened and checked: a plain copy of a
file in use is often bad, and a backup that nobody opened is a hope.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from core.ports import BackupFile, LedgerProblem, Problem
from db.file import is_sound
from db.header import stored_version
from db.making import OWNER_ONLY, TIME_STAMP, put_in_place, set_aside, sync, unfinished_name
from db.migrations import current_version
from db.problems import problems_at

NEWEST_KEPT = 10
"""So many newest backups are all kept; of older ones one per day, week or month."""

DAILY_FOR = timedelta(days=14)
WEEKLY_FOR = timedelta(weeks=10)


def backup_folder(library: Path) -> Path:
    """Where the backups of a library lie: beside it, so that they move with it."""
    return library.with_name(f"{library.stem}-backups")


def backups_of(library: Path) -> list[tuple[datetime, Path]]:
    """The backups of a library with their times (UTC), the newest first."""
    found: list[tuple[datetime, Path]] = []
    for path in backup_folder(library).glob(f"*{library.suffix}"):
        try:
            at = datetime.strptime(path.stem, TIME_STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # not one of ours
        found.append((at, path))
    return sorted(found, reverse=True)


def backup_files(library: Path) -> list[BackupFile]:
    """The same with their sizes; one that has gone meanwhile is left out."""
    found: list[BackupFile] = []
    for at, path in backups_of(library):
        with suppress(FileNotFoundError), problems_at(path):
            found.append(BackupFile(at, path, path.stat().st_size))
    return found


def newest_good_backup(library: Path) -> Path | None:
    """The newest backup that opens and is sound."""
    return next((path for _, path in backups_of(library) if _print_of(path) is not None), None)


def back_up(driver: sqlite3.Connection, library: Path) -> Path | None:
    """Back up the open library on its own connection; None if the newest backup holds the same.

    ``driver`` may not be in a transaction.

    Raises:
        LedgerProblem: DISK_FULL, FOLDER_READ_ONLY …; DAMAGED if the copy does not hold what the library holds.
    """
    held = fingerprint(driver)
    known = backups_of(library)
    if known and _print_of(known[0][1]) == held:
        return None
    folder = backup_folder(library)
    backup = folder / f"{datetime.now(UTC).strftime(TIME_STAMP)}{library.suffix}"
    with problems_at(backup):
        folder.mkdir(mode=0o700, exist_ok=True)
        with _copied(driver, backup) as unfinished:
            put_in_place(unfinished, backup)
        if _print_of(backup) != held:
            backup.unlink()
            raise LedgerProblem(Problem.DAMAGED, str(library))
        _thin_out(library)
    return backup


def back_up_alone(driver: sqlite3.Connection, library: Path) -> tuple[Path | None, int]:
    """Have one backup, of the library as it is now, and no other: which that is, and how many others are gone.

    The others go only when that one was verified. Raises LedgerProblem as ``back_up``.
    """
    kept = back_up(driver, library) or next((path for _, path in backups_of(library)), None)
    others = [path for _, path in backups_of(library) if path != kept]
    with problems_at(backup_folder(library)):
        for path in others:
            path.unlink(missing_ok=True)
        sync(backup_folder(library))
    return kept, len(others)


def save_copy(driver: sqlite3.Connection, path: Path) -> None:
    """Put a verified copy of the open library at ``path``, whole or not at all; what was there is replaced.

    ``driver`` may not be in a transaction.

    Raises:
        LedgerProblem: DISK_FULL, FOLDER_READ_ONLY …; DAMAGED if the copy does not hold what the library holds.
    """
    with problems_at(path), _copied(driver, path) as unfinished:
        if _print_of(unfinished) != fingerprint(driver):
            raise LedgerProblem(Problem.DAMAGED, str(path))
        unfinished.replace(path)
        sync(path.parent)


@contextmanager
def _copied(driver: sqlite3.Connection, path: Path) -> Iterator[Path]:
    """A durable copy beside ``path``, under a name that nobody uses; it is gone at the end."""
    unfinished = unfinished_name(path)
    try:
        unfinished.touch(OWNER_ONLY)
        driver.execute("VACUUM INTO ?", (str(unfinished),))
        sync(unfinished)
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


def fingerprint(driver: sqlite3.Connection) -> str:
    """SHA-256 over the heads of all journals, drafts, kept texts and names of bytes.

    Two libraries with the same one hold the same.
    """
    digest = sha256()
    for query in _CONTENT:
        for row in driver.execute(query):
            digest.update(repr(row).encode())
    return digest.hexdigest()


_CONTENT = (
    "SELECT revision FROM library",
    "SELECT session_id, seq, digest FROM journal AS j"
    " WHERE seq = (SELECT max(seq) FROM journal WHERE session_id = j.session_id) ORDER BY session_id",
    "SELECT session_id, slot, text, began_at FROM draft ORDER BY session_id, slot",
    "SELECT name, text FROM kept_text ORDER BY name",
    "SELECT digest, length(content) FROM blob ORDER BY digest",
)


def kept_times(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the backups made at ``times`` are kept at ``now``.

    The newest ``NEWEST_KEPT``; then the newest of each day for two weeks, of each week for ten, of each month for good.
    """
    newest_first = sorted(times, reverse=True)
    kept = set(newest_first[:NEWEST_KEPT])
    seen: set[tuple[object, ...]] = set()
    for at in newest_first:
        age = now - at
        if age <= DAILY_FOR:
            slot: tuple[object, ...] = ("day", at.date())
        elif age <= WEEKLY_FOR:
            slot = ("week", *at.isocalendar()[:2])
        else:
            slot = ("month", at.year, at.month)
        if slot not in seen:
            seen.add(slot)
            kept.add(at)
    return kept


def _thin_out(library: Path) -> None:
    known = backups_of(library)
    kept = kept_times((at for at, _ in known), datetime.now(UTC))
    for at, path in known:
        if at not in kept:
            path.unlink(missing_ok=True)


def _print_of(backup: Path) -> str | None:
    """The fingerprint of a backup, or None if it is not a sound library of this program."""
    try:
        stored_version(backup, current=current_version())
        with problems_at(backup), _reading(backup) as driver:
            return fingerprint(driver) if is_sound(driver) else None
    except LedgerProblem:
        return None


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    driver = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0, isolation_level=None)
    try:
        yield driver
    finally:
        driver.close()


def restore(library: Path, backup: Path) -> Path:
    """Put a copy of ``backup`` in the place of a damaged library, which is set aside; returns where that is now.

    Raises:
        LedgerProblem: DAMAGED if the backup is not sound; then nothing was moved.
    """
    if _print_of(backup) is None:
        raise LedgerProblem(Problem.DAMAGED, str(backup))
    unfinished = unfinished_name(library)
    with problems_at(library):
        try:
            unfinished.touch(OWNER_ONLY)
            unfinished.write_bytes(backup.read_bytes())
            sync(unfinished)
            aside = set_aside(library)
            put_in_place(unfinished, library)
        finally:
            unfinished.unlink(missing_ok=True)
    return aside
