"""Damaged, cut, foreign and newer files: each is refused by name, or opens with nothing silently wrong.

A flipped bit in free space or in a value that the journal does not hold changes nothing that was said; then the
session that is read equals the one that was kept.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from core.live import LAPTOP, Step
from core.ports import LedgerProblem
from core.state import SessionState
from db.library import open_library
from tests.long.held import a_note, session_in
from tests.long.report import Report

Chance = random.Random
HEADER = 100


def run(count: int, seed: int, folder: Path) -> Report:
    """Open so many of them."""
    report, chance = Report("damaged"), Chance(seed)
    good = folder / "good.fgd"
    state = _made(good, chance)
    content, log = good.read_bytes(), _log_of(folder, chance)
    kinds = list(DAMAGES)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        place = folder / f"{number}"
        place.mkdir()
        path = place / "library.fgd"
        DAMAGES[kind](path, content, log, chance)
        _look(path, kind, state, report)
        shutil.rmtree(place)
        report.progress(number, count)
    return report


def _made(path: Path, chance: Chance) -> SessionState:
    library = open_library(path, create=True)
    live = session_in(library)
    for _ in range(60):
        assert isinstance(live.perform(a_note(chance), LAPTOP), Step)
    state = live.state
    library.close()
    return state


def _log_of(folder: Path, chance: Chance) -> bytes:
    """The log of another library."""
    other = folder / "other.fgd"
    library = open_library(other, create=True)
    session_in(library).perform(a_note(chance), LAPTOP)
    content = other.with_name("other.fgd-wal").read_bytes()
    library.close()
    return content


def _look(path: Path, kind: str, state: SessionState, report: Report) -> None:
    before = path.read_bytes()
    report.counts["files"] += 1
    try:
        library = open_library(path)
    except LedgerProblem as problem:
        report.counts[f"refused as {problem.problem}"] += 1
        if path.read_bytes() != before:
            report.wrong.append(f"{kind}: refused, but touched")
        return
    except Exception as error:
        report.wrong.append(f"{kind}: {error!r}")
        return
    try:
        found = list(library.check())
        same = library.ledger.load(state.session_id) == state
        report.counts["found by the check" if found else "opened with all that was said"] += 1
        if not found and not same:
            report.wrong.append(f"{kind}: silently wrong")
    except LedgerProblem as problem:
        report.counts[f"met as {problem.problem}"] += 1
    except Exception as error:
        report.wrong.append(f"{kind}: {error!r} while reading")
    finally:
        _closed(library, report, kind)


def _closed(library, report: Report, kind: str) -> None:
    try:
        library.close()
    except LedgerProblem:
        report.counts["could not be folded in"] += 1
    except Exception as error:
        report.wrong.append(f"{kind}: {error!r} while closing")


def _flip(bits: int, begin: int = HEADER) -> Callable[[Path, bytes, bytes, Chance], None]:
    def run(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
        changed = bytearray(content)
        for _ in range(bits):
            changed[chance.randrange(begin, len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)

    return run


def _cut(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
    path.write_bytes(content[: chance.randrange(len(content))])


def _zeros(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
    at, length = chance.randrange(len(content)), chance.choice([16, 512, 4096, 20000])
    path.write_bytes((content[:at] + bytes(length) + content[at + length :])[: len(content)])


def _pages_swapped(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
    pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
    a, b = chance.randrange(1, len(pages)), chance.randrange(1, len(pages))
    pages[a], pages[b] = pages[b], pages[a]
    path.write_bytes(b"".join(pages))


def _header(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
    changed = bytearray(content)
    changed[chance.randrange(HEADER)] = chance.randrange(256)
    path.write_bytes(changed)


def _newer(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
    path.write_bytes(content[:60] + chance.randrange(2, 2**31).to_bytes(4, "big") + content[64:])


def _foreign_log(path: Path, content: bytes, log: bytes, _chance: Chance) -> None:
    path.write_bytes(content)
    path.with_name(path.name + "-wal").write_bytes(log)


def _torn_log(path: Path, content: bytes, log: bytes, chance: Chance) -> None:
    path.write_bytes(content)
    path.with_name(path.name + "-wal").write_bytes(log[: chance.randrange(len(log))])


def _noise(path: Path, _content: bytes, _log: bytes, chance: Chance) -> None:
    path.write_bytes(chance.randbytes(chance.choice([0, 1, 99, 100, 4096, 50000])))


def _appended(path: Path, content: bytes, _log: bytes, chance: Chance) -> None:
    path.write_bytes(content + os.urandom(chance.choice([1, 4096])))


DAMAGES: dict[str, Callable[[Path, bytes, bytes, Chance], None]] = {
    "one bit": _flip(1),
    "twenty bits": _flip(20),
    "a byte of the header": _header,
    "cut": _cut,
    "zeros": _zeros,
    "pages swapped": _pages_swapped,
    "newer": _newer,
    "foreign log": _foreign_log,
    "torn foreign log": _torn_log,
    "noise": _noise,
    "appended": _appended,
}
