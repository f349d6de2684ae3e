"""What the windows are told, and what happens when nothing can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from core.clock import SimulatedClock
from core.floor import GiveFloor
from core.notes import AddNote, NoteKind
from core.ports import Draft, Ledger, LedgerProblem, Problem
from core.session import CreateSession, Session
from core.views import Scene
from ui.bridge import Bridge
from ui.program import Program


class FullDisk:
    """A ledger that reads from a real one and can keep nothing."""

    def __init__(self, real: Ledger) -> None:
        self._real = real

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def commit(self, entry: object, blobs: object = ()) -> None:
        raise LedgerProblem(Problem.DISK_FULL, "library.fgd")

    def keep_draft(self, draft: Draft) -> None:
        raise LedgerProblem(Problem.DISK_FULL, "library.fgd")


@pytest.fixture
def full(live: Program) -> Program:
    """The sample session on a disk that has just become full."""
    real, session_id = live.bridge.ledger, live.bridge.live.session_id
    live.bridge.open(session_id, FullDisk(real), live.bridge.live.clock)  # type: ignore[arg-type]
    return live


def test_what_is_not_kept_is_not_shown_and_said_in_red(full: Program) -> None:
    page = full.window.live_page
    before = full.bridge.console
    assert before is not None
    assert before.circle.speaker is not None
    seat = next(one for one in before.circle.seats if one.person_id != before.circle.speaker.person_id and one.number)
    page.press_seat(seat.person_id)
    assert full.bridge.console is before
    assert not full.window.banner.isHidden()
    assert full.window.banner.text() == (
        "Diska penuh: belum tersimpan. Kosongkan sedikit ruang, lalu ulangi (library.fgd)"
    )


def test_an_entry_that_is_not_kept_stays_in_the_line(full: Program) -> None:
    line = full.window.live_page.line
    line.editor.setPlainText("Jangan hilang")
    line.editor.entered.emit()
    assert line.text == "Jangan hilang"
    assert not full.window.banner.isHidden()


def test_the_banner_goes_with_the_next_act_that_is_kept(live: Program) -> None:
    live.bridge.not_kept.emit(LedgerProblem(Problem.DISK_FULL, "x"))
    assert not live.window.banner.isHidden()
    live.bridge.perform(AddNote(NoteKind.MODERATOR, "tersimpan lagi"))
    assert live.window.banner.isHidden()


def test_both_windows_are_told_in_one_turn_and_equal_views_are_not_told(live: Program) -> None:
    told: list[str] = []
    bridge = live.bridge
    bridge.console_changed.connect(lambda _view: told.append("console"))
    bridge.wall_changed.connect(lambda _view: told.append("wall"))
    bridge.stepped.connect(lambda _step: told.append("step"))
    assert bridge.console is not None
    seat = bridge.console.circle.seats[1]
    bridge.perform(GiveFloor(seat.person_id))
    assert told == ["console", "wall", "step"]
    told.clear()
    bridge.perform(AddNote(NoteKind.MODERATOR, "hanya untuk moderator"))
    assert told == ["console", "step"]
    told.clear()
    assert bridge.perform(GiveFloor(seat.person_id)) is None
    assert told == []


def test_the_chosen_scene_is_shown_until_another_is_chosen(live: Program) -> None:
    bridge = live.bridge
    assert bridge.wall is not None
    assert bridge.wall.scene is Scene.CIRCLE
    bridge.choose_scene(Scene.BLACK)
    assert bridge.wall.scene is Scene.BLACK
    live.window.book.action("black").trigger()
    assert bridge.wall.scene is Scene.CIRCLE


def test_without_a_session_there_is_nothing_to_ask(qtbot: QtBot) -> None:
    bridge = Bridge()
    assert not bridge.can_undo()
    with pytest.raises(LookupError):
        bridge.now()
    with pytest.raises(LookupError):
        _ = bridge.ledger


class Memory:
    """A ledger of one session in memory, with drafts."""

    def __init__(self) -> None:
        self.kept: list[Draft] = []

    def load(self, session_id: str) -> object:
        from core.state import SessionState

        return SessionState(session_id)

    def commit(self, entry: object, blobs: object = ()) -> None: ...

    def marks(self, session_id: str) -> Sequence[object]:
        return ()

    def keep_draft(self, draft: Draft) -> None:
        self.kept.append(draft)

    @property
    def box(self) -> object:
        return None


def test_a_draft_is_no_step(qtbot: QtBot) -> None:
    ledger, bridge = Memory(), Bridge()
    now = datetime(2026, 11, 11, tzinfo=UTC)
    bridge.open("s", ledger, SimulatedClock(now))  # type: ignore[arg-type]
    bridge.perform(CreateSession(Session(title="FGD", planned_start_at=now, planned_end_at=now.replace(hour=2))))
    steps: list[object] = []
    bridge.stepped.connect(steps.append)
    assert bridge.keep_draft("log_line", "setengah", now)
    assert [draft.text for draft in ledger.kept] == ["setengah"]
    assert steps == []
