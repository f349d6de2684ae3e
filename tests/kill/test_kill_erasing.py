"""Killed at any moment of erasing: the person is there or erased, the chain holds, and what was begun is finished."""

from __future__ import annotations

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from core.erasure import Erasure
from core.people import Person
from db.library import open_library
from tests.db.traces import files_naming
from tests.kill.hunt import life_and_death, nest_of

KILLS = 20


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked")
def test_a_kill_leaves_nobody_half_erased(tmp_path: Path) -> None:
    moments = hunt_erasures(KILLS, tmp_path, seed=20261111)
    assert len(moments) > 2, moments
    assert moments.keys() & {"erasing", "erased", "clearing"}, moments


def hunt_erasures(kills: int, folder: Path, seed: int) -> Counter[str]:
    """Kill so many programs that erase, and tell in which moments that was. AssertionError for half an erasure."""
    chance, moments = random.Random(seed), Counter[str]()
    place = folder / "library"
    place.mkdir()
    with nest_of("tests.kill.erasing_child") as nest:
        for number in range(kills):
            lines = life_and_death(nest, place / "library.fgd", folder / f"fifo-{number}", chance)
            moments[lines[-1].split()[0] if lines else "starting"] += 1
            look_at(place / "library.fgd", lines)
    return moments


def look_at(path: Path, lines: list[str]) -> None:
    """Whoever was told to be erased is; what was told to be cleared is; opening clears the rest."""
    if not path.exists():
        return
    erased, cleared = (_told(lines, word) for word in ("erased", "cleared"))
    assert files_naming(path.parent, *cleared) == {}
    library = open_library(path)
    try:
        assert list(library.check()) == []
        sessions = library.sessions()
        if sessions:
            state = library.ledger.load(sessions[0].session_id)
            gone = {erasure.person_id for erasure in state.all(Erasure)}
            assert all((person.name == person.code) is (person.id in gone) for person in state.all(Person))
            assert not {person.name for person in state.all(Person)} & set(erased)
        assert files_naming(path.parent, *erased) == {}
    finally:
        library.close()


def _told(lines: list[str], word: str) -> list[str]:
    return [line.split()[1] for line in lines if line.startswith(f"{word} ")]
