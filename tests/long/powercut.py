"""The power goes: prefixes of what the program wrote and synced are rebuilt, what was not synced is lost at random.

The model of the disk: what was synced is there; of each later write of a file everything, nothing, or its beginning up
to a sector of 512 bytes is there, whatever the order; a truncation that was not synced may not have happened. Run as a
module under the shim it is the child that is recorded: ``ACTS SEED FOLDER``.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.live import LAPTOP, Step
from db.library import open_library
from tests.long.held import a_note, session_in
from tests.long.report import Report
from tests.long.shim import Shim, build, run_under

SECTOR = 512
ACTS = 150
FULL_CHECK_EVERY = 25


@dataclass(frozen=True)
class Write:
    """One record of the shim: W(rite), T(runcate), S(ync), U(nlink), A(cknowledged)."""

    kind: str
    name: str
    at: int
    data: bytes


@dataclass
class File:
    """What of a file is on the disk for certain, and what came after the last sync."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        for write in self.pending:
            apply(self.synced, write, len(write.data))
        self.pending.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.synced)
        for write in self.pending:
            fate = chance.random()
            if fate < 0.4:
                apply(content, write, len(write.data))
            elif fate < 0.6 and write.kind == "W":
                apply(content, write, chance.randrange(len(write.data) // SECTOR + 1) * SECTOR)
        return bytes(content)


def apply(content: bytearray, write: Write, length: int) -> None:
    """Do one write, of which only the first ``length`` bytes came through, or a truncation."""
    if write.kind == "T":
        del content[write.at :]
        content.extend(bytes(write.at - len(content)))
    elif length:
        content.extend(bytes(max(0, write.at - len(content))))
        content[write.at : write.at + length] = write.data[:length]


def run(count: int, seed: int, folder: Path) -> Report:
    """Rebuild so many states."""
    report, chance = Report("powercut"), random.Random(seed)
    for mode in ("WAL", "DELETE"):
        work = folder / ("OneDrive" if mode == "DELETE" else "plain")  # a synced folder is kept with DELETE and EXTRA
        work.mkdir()
        library = open_library(work / "library.fgd", create=True)
        session_id = session_in(library).session_id
        library.close()
        base = (work / "library.fgd").read_bytes()
        run_under(build(folder), "tests.long.powercut", ACTS, seed, work)
        writes = list(records(work.with_suffix(".record").read_bytes()))
        report.counts[f"writes and syncs in {mode}"] = len(writes)
        _cut_everywhere(writes, base, session_id, count // 2, folder / f"cut-{mode}", chance, report, mode)
    return report


def _cut_everywhere(
    writes: list[Write], base: bytes, session_id: str, count: int, place: Path, chance: random.Random,
    report: Report, mode: str,
) -> None:  # fmt: skip
    files = {"library.fgd": File(bytearray(base))}
    acknowledged, done = 0, 0
    for number, write in enumerate(writes, start=1):
        file = files.setdefault(write.name, File()) if write.name else File()
        match write.kind:
            case "S":
                file.sync()
            case "U":
                files.pop(write.name, None)
            case "A":
                acknowledged = write.at
            case _:
                file.pending.append(write)
        while done < count * number // len(writes):
            _look(files, session_id, acknowledged, place, chance, report, f"{mode} cut {done} after write {number}")
            done += 1
            report.counts[f"states in {mode}"] += 1
            report.progress(done, count)


def _look(
    files: dict[str, File], session_id: str, acknowledged: int, place: Path, chance: random.Random, report: Report,
    name: str,
) -> None:  # fmt: skip
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for file_name, file in files.items():
        (place / file_name).write_bytes(file.after_a_cut(chance))
    if chance.randrange(FULL_CHECK_EVERY) == 0:
        library = open_library(place / "library.fgd")
        found, seq = [str(finding) for finding in library.check()], library.ledger.head(session_id).seq
        library.close()
        report.counts["opened by the program and checked"] += 1
    else:
        driver = sqlite3.connect(place / "library.fgd")
        driver.execute("PRAGMA synchronous = OFF")
        found = [row[0] for row in driver.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
        (seq,) = driver.execute("SELECT max(seq) FROM journal WHERE session_id = ?", (session_id,)).fetchone()
        driver.close()
    if found:
        report.wrong.append(f"{name}: damaged: {found}")
    if seq < acknowledged:
        report.wrong.append(f"{name}: act {acknowledged} was acknowledged, {seq} is the last")


def records(content: bytes) -> Iterator[Write]:
    """The records of the shim."""
    at = 0
    while at < len(content):
        end = content.index(0, at)
        kind, name = chr(content[at]), Path(content[at + 1 : end].decode()).name
        where, length = struct.unpack_from("qq", content, end + 1)
        at = end + 17
        data = content[at : at + length]
        at += length
        yield Write(kind, name, where, data)


def main(acts: int, seed: int, folder: Path) -> None:
    """The child: some acts, each acknowledged, and a proper end."""
    chance, shim = random.Random(seed), Shim(folder)
    shim.record(folder.with_suffix(".record"))
    library = open_library(folder / "library.fgd")
    live = session_in(library)
    for _ in range(acts):
        assert isinstance(live.perform(a_note(chance), LAPTOP), Step)
        shim.mark(library.ledger.head(live.session_id).seq)
    library.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
