"""The harnesses in their short form, and each of them shown to find what it is there to find."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.long import backups, clock, damage, faults, journal, monkey, powercut, soak, texts
from tests.long.__main__ import HARNESSES, main
from tests.long.powercut import File, Write
from tests.long.shim import available

needs_shim = pytest.mark.skipif(not available(), reason="needs Linux and a C compiler")
SEED = 20261124


@pytest.mark.slow
def test_damaged_and_foreign_files(tmp_path: Path) -> None:
    report = damage.run(200, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["files"] == 200
    assert {"refused as damaged", "refused as newer", "refused as not_a_library"} <= report.counts.keys()


@pytest.mark.slow
def test_journals_that_were_edited(tmp_path: Path) -> None:
    report = journal.run(104, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["edits"] == 104
    assert report.counts["chain recomputed: found by the check"] == 0, "a chain proves no honesty"
    assert report.counts["chain recomputed: found by the printed head"] == 13


@needs_shim
@pytest.mark.slow
def test_writes_that_fail(tmp_path: Path) -> None:
    report = faults.run(150, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["faults"] == 150
    assert report.counts["told as disk_full"] > 10
    assert report.counts["told as io_error"] > 10


@needs_shim
@pytest.mark.slow
def test_power_cuts(tmp_path: Path) -> None:
    report = powercut.run(3000, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["states in WAL"] == report.counts["states in DELETE"] == 1500


def test_what_was_not_synced_may_be_lost_and_what_was_is_not() -> None:
    file = File(bytearray(b"a" * 1024))
    file.pending += [Write("W", "x", 0, b"b" * 1024), Write("T", "x", 512, b"")]
    seen = {file.after_a_cut(random.Random(seed)) for seed in range(200)}
    assert seen == {b"a" * 1024, b"b" * 1024, b"b" * 512 + b"a" * 512, b"a" * 512, b"b" * 512}
    file.sync()
    assert {file.after_a_cut(random.Random(seed)) for seed in range(20)} == {b"b" * 512}


@needs_shim
def test_a_lost_act_and_damage_are_found(tmp_path: Path) -> None:
    from db.library import open_library
    from tests.long.held import session_in
    from tests.long.report import Report

    library = open_library(tmp_path / "library.fgd", create=True)
    session_id, seq = session_in(library).session_id, 7
    library.close()
    content, report = (tmp_path / "library.fgd").read_bytes(), Report("powercut")
    for number, acknowledged in enumerate((seq, seq + 1)):
        files = {"library.fgd": File(bytearray(content))}
        powercut._look(files, session_id, acknowledged, tmp_path / "cut", random.Random(2), report, str(number))
    assert report.wrong == ["1: act 8 was acknowledged, 7 is the last"]


@pytest.mark.skipif(clock.library() is None, reason="needs libfaketime")
def test_clocks_that_jump(tmp_path: Path) -> None:
    report = clock.run(30, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["jumps that were found"] == 30


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked")
def test_backups_under_kill(tmp_path: Path) -> None:
    report = backups.run(20, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["kills"] == 20
    assert report.counts["backups looked at"] >= 20
    assert report.counts["killed while backing-up"] > 0


def test_a_backup_that_is_told_of_and_not_there_is_seen(tmp_path: Path) -> None:
    from db.library import open_library
    from tests.long.report import Report

    report, library = Report("backups"), tmp_path / "library.fgd"
    open_library(library, create=True).close()
    backups._look_at_backups(library, ["20261111T000000000000Z.fgd"], report)
    assert len(report.wrong) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux for the memory in use")
@pytest.mark.slow
def test_a_long_day(tmp_path: Path) -> None:
    report = soak.run(2, SEED, tmp_path)
    assert report.wrong == []
    assert report.counts["ticks"] == 60 * (2 + soak.WARM_UP_MINUTES)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_monkey(tmp_path: Path, seed: int) -> None:
    report = monkey.run(4000, seed, tmp_path)
    assert report.wrong == []
    assert report.counts["events"] == 4000


@pytest.mark.slow
def test_texts_of_any_kind() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.long", "texts", "100", str(SEED)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "signs marked" in done.stdout


def test_a_text_that_is_lost_and_a_file_that_is_opened_are_found(tmp_path: Path) -> None:
    from tests.export.sample import sample_minutes
    from tests.long.report import Report

    report, watch = Report("texts"), texts.Watch()
    texts.look_into_the_document(sample_minutes(), ["Kalimat ini tidak ada di sana."], report, watch)
    assert (report.wrong, watch.seen) == (["in the document: 'Kalimat ini tidak ada di sana.'"], [])
    watch.looking = True
    watch.hear("open", (str(tmp_path / "x"), "r", 0))
    watch.hear("socket.connect", (None, ("127.0.0.1", 9)))
    assert len(watch.seen) == 2


def test_the_command_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no such"]) == main([]) == main(["clock", "many"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in HARNESSES)


def test_the_command_reports() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.long", "journal", "6"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "edits" in done.stdout
