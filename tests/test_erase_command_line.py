"""Erasing without a screen: nothing without ``--yes``, one person, or everybody whose time is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import main
from core.clock import SimulatedClock
from core.course import StartSession
from core.identity import uuid7
from core.live import LAPTOP, LiveSession, Step
from core.notes import AddNote, NoteKind
from core.people import AddPerson, Consent, MarkArrived, Person, RecordConsent, Sex
from core.polls import DraftPoll, Poll
from core.session import CreateSession, Session
from core.voting import OpenPoll
from db.library import open_library
from main import services_for
from tests.db.traces import files_naming
from ui.opening import opened

NAME = "Ningsih Wulandari"
START = datetime(2026, 11, 11, 2, 0, tzinfo=UTC)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two sessions with Ningsih, who is to be kept until a day in 2020 in the first."""
    path = tmp_path / "library.fgd"
    library = open_library(path, create=True)
    services = replace(services_for(str(path)), clock=SimulatedClock(START))
    for number in (1, 2):
        _hold(library, services, f"FGD-0{number}", date(2020, 1, 1) if number == 1 else date(2400, 1, 1))
    library.backup()
    library.close()
    return path


def _hold(library, services, code: str, keep_until: date) -> None:
    live = LiveSession(uuid7(), library.ledger, services.clock)
    end = START + timedelta(hours=2)
    plan = Session(code=code, title="Sampah", planned_start_at=START, planned_end_at=end)
    note = AddNote(NoteKind.ATMOSPHERE, "Bu Ningsih minum air ningsih.")
    for action in (CreateSession(plan), AddPerson(Person(name=NAME, sex=Sex.FEMALE)), note):
        assert isinstance(live.perform(action, LAPTOP), Step)
    (person,) = live.state.all(Person)
    agreed = dict.fromkeys(("take_part", "record_audio", "photo", "quote_by_name"), True)
    consent = Consent(person_id=person.id, given_at=START, keep_until=keep_until, **agreed)
    assert isinstance(live.perform(RecordConsent(consent), LAPTOP), Step)


@pytest.fixture
def run(library: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main.main(["erase", "--library", str(library), *arguments])
        return (code, *capsys.readouterr())

    return run


def test_nothing_is_erased_without_yes(run: Run, library: Path) -> None:
    before = library.read_bytes()
    code, out, err = run("fgd-01", "p01")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:4] == [
        f"P01 {NAME}",
        "  → Catatan: Bu “Ningsih” minum air ningsih.",
        "  – Catatan: Bu Ningsih minum air “ningsih”.",
        "    dibiarkan: mungkin bukan nama (--every-word menggantinya juga)",
    ]
    assert any("FGD-02" in line for line in lines)
    assert "--yes" in lines[-1]
    assert "dibiarkan" not in run("FGD-01", "P01", "--every-word")[1]
    library_after = open_library(library)
    assert [one.name for one in library_after.known_people()] == [NAME]
    library_after.close()
    assert len(before) == library.stat().st_size


def test_one_person_of_one_session(run: Run, library: Path) -> None:
    code, out, _ = run("FGD-01", "P01", "--every-word", "--yes")
    assert code == 0
    assert "P01: data pribadi dihapus" in out
    assert "1 cadangan lama dihapus" in out
    kept = open_library(library)
    one, two = sorted(kept.sessions(), key=lambda session: session.code)
    services = services_for(str(library))
    assert [person.name for person in opened(kept, services, one.session_id).state.all(Person)] == ["P01"]
    assert [person.name for person in opened(kept, services, two.session_id).state.all(Person)] == [NAME]
    assert kept.check() == []
    kept.close()
    assert "Sudah dihapus" in run("FGD-01", "P01", "--yes")[1]
    assert run("FGD-02", "P01", "--every-word", "--yes")[0] == 0
    assert files_naming(library.parent, "Ningsih", "Wulandari") == {}


def test_everybody_whose_time_is_over(run: Run) -> None:
    code, out, _ = run("--due")
    assert code == 0
    assert out.splitlines()[0] == f"FGD-01 · P01 {NAME} · sampai 1 Januari 2020"
    assert "1 orang: data pribadi dihapus" in run("--due", "--yes")[1]
    assert run("--due")[1] == "Tidak ada yang masa simpannya berakhir.\n"


@pytest.mark.parametrize("wrong", [(), ("FGD-01",), ("FGD-01", "P99"), ("FGD-99", "P01")])
def test_what_was_not_understood_is_one_line(run: Run, wrong: tuple[str, ...]) -> None:
    code, out, err = run(*wrong)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_an_open_poll_is_in_the_way(run: Run, library: Path) -> None:
    kept = open_library(library)
    live = opened(kept, services_for(str(library)), kept.find("FGD-01"))
    (person,) = live.state.all(Person)
    for action in (MarkArrived(person.id), StartSession(), DraftPoll("consent_vote", "Setuju?")):
        assert isinstance(live.perform(action, LAPTOP), Step)
    (poll,) = live.state.all(Poll)
    assert isinstance(live.perform(OpenPoll(poll.id), LAPTOP), Step)
    kept.close()
    code, _, err = run("FGD-01", "P01", "--yes")
    assert (code, err.count("\n")) == (2, 1)
