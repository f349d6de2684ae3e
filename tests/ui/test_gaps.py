"""Sleep, stops and moved clocks: found at the next tick, noted, and decided by the moderator."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.clock import SimulatedClock
from core.course import CloseSession, PauseSession, StartSession
from core.notes import AddNote, Note, NoteKind
from core.session import Session, pauses
from tests.ui.conftest import START
from ui.gap_watch import GapWatch
from ui.program import Program

NS = 1_000_000_000


class Hands:
    """The system's two clocks, moved by hand (seconds)."""

    def __init__(self) -> None:
        self.monotonic_s, self.wall_s = 1000.0, 1_800_000_000.0

    def watch(self) -> GapWatch:
        return GapWatch(lambda: int(self.monotonic_s * NS), lambda: int(self.wall_s * NS))

    def pass_s(self, seconds: float) -> None:
        self.monotonic_s += seconds
        self.wall_s += seconds


@pytest.mark.parametrize(
    ("passes", "moves", "told"),
    [
        (1, 0, []),
        (29, 0, []),
        (31, 0, ["gap 31"]),
        (1, 1, []),
        (1, 3, ["moved 3"]),
        (1, -10800, ["moved -10800"]),
        (600, 10800, ["gap 600", "moved 10800"]),
    ],
)
def test_gaps_and_moves_are_told_apart(passes: float, moves: float, told: list[str]) -> None:
    hands, heard = Hands(), []
    watch = hands.watch()
    watch.gap_found.connect(lambda seconds: heard.append(f"gap {seconds:.0f}"))
    watch.clock_moved.connect(lambda seconds: heard.append(f"moved {seconds:.0f}"))
    watch.tick()
    hands.pass_s(passes)
    hands.wall_s += moves
    watch.tick()
    assert heard == told
    hands.pass_s(1)
    watch.tick()
    assert heard == told, "told once"


def test_what_was_before_the_session_is_no_gap() -> None:
    hands, heard = Hands(), []
    watch = hands.watch()
    watch.gap_found.connect(heard.append)
    watch.tick()
    hands.pass_s(3600)
    watch.begin()
    watch.tick()
    assert heard == []


def notes(program: Program) -> list[str]:
    return [note.text for note in program.bridge.state.all(Note)]


@pytest.mark.parametrize("as_break", [True, False])
def test_a_gap_is_noted_and_counts_as_the_moderator_says(live: Program, clock: SimulatedClock, as_break: bool) -> None:
    before = len(pauses(live.bridge.state))
    clock.advance(timedelta(minutes=13))
    live.gap_watch.gap_found.emit(13 * 60.0)
    assert live.gaps.dialog is not None
    dialog = live.gaps.dialog
    assert "13 menit" in notes(live)[-1]
    assert notes(live)[-1].startswith("Laptop berhenti dari 09.41.40 sampai 09.54.40")
    (dialog.as_break if as_break else dialog.as_time).setChecked(True)
    dialog.accept()
    assert live.gaps.dialog is None
    made = pauses(live.bridge.state)[before:]
    assert len(made) == (1 if as_break else 0)
    if as_break:
        assert made[0].end is not None
        assert made[0].end - made[0].start == timedelta(minutes=13)


def test_looking_first_decides_nothing(live: Program, clock: SimulatedClock) -> None:
    clock.advance(timedelta(minutes=13))
    before = len(pauses(live.bridge.state))
    live.gap_watch.gap_found.emit(13 * 60.0)
    assert live.gaps.dialog is not None
    live.gaps.dialog.reject()
    assert live.gaps.dialog is None
    assert len(pauses(live.bridge.state)) == before
    assert notes(live)[-1].startswith("Laptop berhenti")


def test_a_gap_in_a_break_is_noted_and_not_asked(live: Program, clock: SimulatedClock) -> None:
    live.bridge.perform(PauseSession())
    clock.advance(timedelta(minutes=13))
    live.gap_watch.gap_found.emit(13 * 60.0)
    assert live.gaps.dialog is None
    assert notes(live)[-1].startswith("Laptop berhenti")


def test_a_session_that_does_not_run_has_no_gap(live: Program) -> None:
    live.bridge.perform(CloseSession())
    before = notes(live)
    live.gap_watch.gap_found.emit(780.0)
    live.gap_watch.clock_moved.emit(10800.0)
    assert live.gaps.dialog is None
    assert notes(live) == before


@pytest.mark.parametrize(("moved", "word"), [(10800.0, "dimajukan 3 jam"), (-10800.0, "dimundurkan 3 jam")])
def test_a_moved_clock_is_noted_and_said(live: Program, moved: float, word: str) -> None:
    now = live.bridge.now()
    live.gap_watch.clock_moved.emit(moved)
    assert word in notes(live)[-1]
    assert word in live.window.live_page.hints.sentence
    assert live.bridge.now() == now


def test_a_session_that_runs_goes_on_from_its_last_act_where_the_clock_was_put_back(
    program: Program, clock: SimulatedClock
) -> None:
    end = START + timedelta(hours=2)
    program.desk.create_session(Session(title="FGD", planned_start_at=START, planned_end_at=end))
    program.bridge.perform(StartSession())
    clock.advance(timedelta(minutes=30))
    program.bridge.perform(AddNote(NoteKind.MODERATOR, "Ramai."))
    program.bridge.close()
    program.desk.services = replace(program.desk.services, clock=SimulatedClock(START))
    program.desk.choose(program.desk.sessions[0])
    assert program.bridge.now() == START + timedelta(minutes=30)
    assert notes(program)[-1] == (
        "Jam laptop 30 menit di belakang catatan terakhir; waktu sesi berlanjut dari catatan itu."
    )
    program.bridge.close()
    program.desk.choose(program.desk.sessions[0])
    assert len(notes(program)) == 3
