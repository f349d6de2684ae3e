"""Killed at any moment of sealing: the old state or the new, never a half file, never "sealed" without the file."""

from __future__ import annotations

import hashlib
import os
import random
from base64 import b64decode
from collections import Counter
from pathlib import Path

import pytest

from core.sealing import Verdict
from core.state import SessionState
from core.versions import VersionPhase, sealed_file, versions
from db.library import open_library
from export.identity import known_fingerprints
from export.verify import verify_pdf
from tests.kill.hunt import life_and_death, nest_of
from tests.kill.sealing_child import identity_of, output_of

KILLS = 20


class Soon(random.Random):
    """Waits that are short more often than long: keeping a seal takes a few milliseconds only."""

    def uniform(self, a: float, b: float) -> float:
        return a + (b - a) * self.random() ** 3


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked")
def test_a_kill_leaves_no_half_seal(tmp_path: Path) -> None:
    moments = hunt_seals(KILLS, tmp_path, seed=20261111)
    assert len(moments) > 2, moments
    assert moments.keys() & {"making", "keeping", "sealed", "writing", "written"}, moments


def hunt_seals(kills: int, folder: Path, seed: int) -> Counter[str]:
    """Kill so many programs that seal, and tell in which moments that was. AssertionError for a half seal."""
    chance, moments = Soon(seed), Counter[str]()
    library = folder / "library.fgd"
    with nest_of("tests.kill.sealing_child") as nest:
        for number in range(kills):
            lines = life_and_death(nest, library, folder / f"fifo-{number}", chance)
            moments[lines[-1].split()[0] if lines else "starting"] += 1
            look_at(library, lines)
    return moments


def look_at(path: Path, lines: list[str]) -> None:
    """Every seal that was told of is there with its file, and every file that is there is whole."""
    if not path.exists():
        return
    known = known_fingerprints(identity_of(path))
    library = open_library(path)
    try:
        assert list(library.check()) == []
        sessions = library.sessions()
        state = library.ledger.load(sessions[0].session_id) if sessions else SessionState("none")
    finally:
        library.close()
    digests = digests_of(state, known)
    told = [line.split()[1:] for line in lines if line.startswith("sealed ")]
    assert [(number, digest) for number, digest in told if digests.get(int(number)) != digest] == []
    output = output_of(path)
    if output.exists():
        content = output.read_bytes()
        assert hashlib.sha256(content).hexdigest() in digests.values()
        assert verify_pdf(content, known).verdict is Verdict.INTACT


def digests_of(state: SessionState, known: frozenset[str]) -> dict[int, str]:
    """The digest of each sealed version by number; its file is there, and that of the newest is intact."""
    sealed = [version for version in versions(state) if version.phase is VersionPhase.SEALED]
    for version in sealed:
        file = sealed_file(state, version)
        assert file is not None
        content = b64decode(file.content)
        assert hashlib.sha256(content).hexdigest() == version.file_digest
        if version is sealed[-1]:
            assert verify_pdf(content, known).verdict is Verdict.INTACT
    return {version.number: version.file_digest for version in sealed}
