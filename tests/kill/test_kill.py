"""A program that is killed has lost no act that it acknowledged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.library import open_library
from tests.kill.hunt import Report, hunt, look_at

KILLS = 50


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked")
def test_no_acknowledged_act_is_lost_by_a_kill(tmp_path: Path) -> None:
    report = hunt(KILLS, tmp_path, seed=20261111)
    assert report.kills == KILLS
    assert report.acts > KILLS
    assert len(report.moments) > 1
    assert report.lost == []
    assert report.findings == []


def test_an_act_that_was_acknowledged_and_is_not_there_is_seen(tmp_path: Path) -> None:
    report = Report()
    look_at(tmp_path / "none.fgd", ["opening", "kept s 1 d"], report)
    open_library(tmp_path / "a.fgd", create=True).close()
    look_at(tmp_path / "a.fgd", ["opening", "kept s 1 d", "drafted s 2026-11-11T02:00:00+00:00"], report)
    assert len(report.lost) == 3
