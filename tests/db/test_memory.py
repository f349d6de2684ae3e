"""A library in memory is one like any other, but for the disk."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from core.clock import SimulatedClock
from core.identity import uuid7
from core.live import LiveSession
from core.ports import Taken
from db.copying import copy_session
from db.library import open_library, throwaway_library
from intake.player import opening_of, play
from intake.session_file import read_session_file
from resources.samples import SAMPLE_SESSION


def test_a_session_played_in_memory_is_copied_whole(tmp_path: Path) -> None:
    file = read_session_file(SAMPLE_SESSION)
    with closing(throwaway_library()) as scratch, closing(open_library(tmp_path / "a.fgd", create=True)) as library:
        clock = SimulatedClock(opening_of(file))
        live = LiveSession(uuid7(), scratch.ledger, clock)
        play(file, live, clock)
        assert scratch.check() == []
        assert copy_session(scratch, library, live.session_id) is Taken.NEW
        assert library.check() == []
        assert library.ledger.load(live.session_id) == live.state
        assert library.ledger.head(live.session_id) == scratch.ledger.head(live.session_id)


def test_memory_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    library = throwaway_library()
    assert library.sessions() == []
    library.close()
    library.close()
    assert list(tmp_path.iterdir()) == []
