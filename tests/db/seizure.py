"""Somebody who seizes all files of a library, knows who voted when, and tries to find out who chose what."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

WAL_HEADER, FRAME_HEADER = 32, 24


@dataclass(frozen=True)
class Seizure:
    """A copy of everything that lay in the library's folder at one moment."""

    folder: Path
    library: Path

    def files(self) -> dict[str, bytes]:
        """The bytes of every file by its name."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}

    def history(self, scratch: Path) -> Iterator[sqlite3.Connection]:
        """The library as it was after every transaction that its log still holds, the oldest first."""
        log_path = self.library.with_name(self.library.name + "-wal")
        log = log_path.read_bytes() if log_path.exists() else b""
        for end in [0, *_commits(log)]:
            copy = scratch / f"{self.folder.name}-{end}.fgd"
            shutil.copyfile(self.library, copy)
            if end:
                copy.with_name(copy.name + "-wal").write_bytes(log[:end])
            connection = sqlite3.connect(copy)
            try:
                yield connection
            finally:
                connection.close()


def _commits(log: bytes) -> list[int]:
    """Where in a log each transaction ends."""
    if len(log) < WAL_HEADER:
        return []
    page_size = struct.unpack(">I", log[8:12])[0]
    salts, frame = log[16:24], FRAME_HEADER + page_size
    ends = []
    for start in range(WAL_HEADER, len(log) - frame + 1, frame):
        header = log[start : start + FRAME_HEADER]
        if header[8:16] != salts:
            break
        if struct.unpack(">I", header[4:8])[0]:
            ends.append(start + frame)
    return ends


def seize(library: Path, evidence: Path, *, with_keys: bool) -> Seizure:
    """Copy the folder of a library that is in use, as a stick or an image of the disk would have it."""
    without = () if with_keys else ("*-keys",)
    shutil.copytree(library.parent, evidence, ignore=shutil.ignore_patterns(*without))
    return Seizure(evidence, evidence / library.name)


@dataclass
class Traces:
    """What the seized files tell of one poll: who was ticked when, and which sealed ballot came with the tick."""

    voters: list[str]
    ballot_ids: list[str]
    sealed: list[str]


def traces(seizures: Sequence[Seizure], scratch: Path) -> Traces:
    """Follow the tables transaction by transaction: each new tick together with the ballot that came with it."""
    found = Traces([], [], [])
    for seizure in seizures:
        for connection in seizure.history(scratch):
            ticks = [row[0] for row in connection.execute("SELECT person_id FROM receipt")]
            ballots = connection.execute("SELECT id, sealed FROM sealed_ballot").fetchall()
            new_ticks = [tick for tick in ticks if tick not in found.voters]
            new_ballots = [ballot for ballot in ballots if ballot[0] not in found.ballot_ids]
            found.voters += new_ticks
            found.ballot_ids += [ballot_id for ballot_id, _ in new_ballots]
            found.sealed += [sealed for _, sealed in new_ballots]
    return found
