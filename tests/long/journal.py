"""A journal that was edited afterwards, held against the head that a sealed document bears.

Whoever owns the laptop can recompute the chain, so the check of the library may find nothing then; but the head that
was printed in the minutes is no longer in the chain.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

from core.live import LAPTOP, Step
from db.journal import linked
from db.library import open_library
from db.personal import salted
from tests.long.held import a_note, session_in
from tests.long.report import Report

Chance = random.Random
LINKED = "session_id, seq, at, monotonic_ns, by, action, barrier, together, undoes, changes"


def run(count: int, seed: int, folder: Path) -> Report:
    """Edit so many journals."""
    report, chance = Report("journal"), Chance(seed)
    good = folder / "good.fgd"
    library = open_library(good, create=True)
    live = session_in(library)
    for _ in range(30):
        assert isinstance(live.perform(a_note(chance), LAPTOP), Step)
    printed = library.ledger.head(live.session_id)
    for _ in range(5):
        live.perform(a_note(chance), LAPTOP)
    library.close()
    content, path = good.read_bytes(), folder / "edited.fgd"
    for number in range(count):
        kind = list(EDITS)[number % len(EDITS)]
        path.write_bytes(content)
        EDITS[kind](path, printed.seq, chance)
        by_check, by_seal = _found(path, live.session_id, printed.seq, printed.digest)
        report.counts[f"{kind}: found by the check"] += by_check
        report.counts[f"{kind}: found by the printed head"] += by_seal
        report.counts["edits"] += 1
        if not by_check and not by_seal:
            report.wrong.append(f"{number}: {kind} was not found")
        report.progress(number, count)
    return report


def _found(path: Path, session_id: str, seq: int, digest: str) -> tuple[bool, bool]:
    library = open_library(path)
    try:
        by_check = bool(library.check())
        with library.file.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT digest FROM journal WHERE session_id = ? AND seq = ?", (session_id, seq)
            ).fetchone()
        return by_check, row is None or row[0] != digest
    finally:
        library.close()


def _edit(act: Callable[[sqlite3.Connection, int, Chance], None]) -> Callable[[Path, int, Chance], None]:
    def run(path: Path, last: int, chance: Chance) -> None:
        driver = sqlite3.connect(path)
        for (trigger,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            driver.execute(f"DROP TRIGGER {trigger}")
        act(driver, last, chance)
        driver.commit()
        driver.close()

    return run


def _word(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    seq = chance.randrange(8, last + 1)
    driver.execute("UPDATE personal_value SET value = replace(value, 'hujan', 'panas') WHERE seq = ?", (seq,))


def _salt(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    driver.execute(f"UPDATE personal_value SET salt = '{0:032}' WHERE seq = ?", (chance.randrange(8, last + 1),))


def _value_gone(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    driver.execute("DELETE FROM personal_value WHERE seq = ?", (chance.randrange(8, last + 1),))


def _time(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    driver.execute("UPDATE journal SET monotonic_ns = monotonic_ns + 1 WHERE seq = ?", (chance.randrange(1, last + 1),))


def _gone(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    driver.execute("DELETE FROM journal WHERE seq = ?", (chance.randrange(1, last + 1),))


def _swapped(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    a = chance.randrange(8, last)
    for old, new in ((a, -1), (a + 1, a), (-1, a + 1)):
        driver.execute("UPDATE journal SET seq = ? WHERE seq = ?", (new, old))


def _table_only(driver: sqlite3.Connection, _last: int, chance: Chance) -> None:
    ids = [row[0] for row in driver.execute("SELECT id FROM note")]
    driver.execute("UPDATE note SET text = 'tidak pernah ditulis' WHERE id = ?", (chance.choice(ids),))


def _recomputed(driver: sqlite3.Connection, last: int, chance: Chance) -> None:
    """The words are changed in the value, its digest and the table, and every link from there on is made anew."""
    seq = chance.randrange(8, last + 1)
    old, salt, value = driver.execute("SELECT digest, salt, value FROM personal_value WHERE seq = ?", (seq,)).fetchone()
    changed = value.replace("hujan", "panas")
    new = salted(salt, changed)
    driver.execute("UPDATE personal_value SET digest = ?, value = ? WHERE digest = ?", (new, changed, old))
    driver.execute("UPDATE journal SET changes = replace(changes, ?, ?) WHERE seq = ?", (old, new, seq))
    (changes,) = driver.execute("SELECT changes FROM journal WHERE seq = ?", (seq,)).fetchone()
    for change in json.loads(changes):
        driver.execute("UPDATE note SET text = replace(text, 'hujan', 'panas') WHERE id = ?", (change["after"]["id"],))
    _link_anew(driver)


def _link_anew(driver: sqlite3.Connection) -> None:
    previous = ""
    for row in driver.execute(f"SELECT {LINKED} FROM journal ORDER BY seq").fetchall():
        previous = linked(previous, (*row[:6], bool(row[6]), bool(row[7]), *row[8:]))
        driver.execute("UPDATE journal SET digest = ? WHERE seq = ?", (previous, row[1]))


EDITS: dict[str, Callable[[Path, int, Chance], None]] = {
    "a word": _edit(_word),
    "a salt": _edit(_salt),
    "a value gone": _edit(_value_gone),
    "a time": _edit(_time),
    "a row gone": _edit(_gone),
    "rows swapped": _edit(_swapped),
    "the table alone": _edit(_table_only),
    "chain recomputed": _edit(_recomputed),
}
