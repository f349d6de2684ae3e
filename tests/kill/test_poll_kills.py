"""A program that is killed while people vote has lost no vote, has none twice, and keeps no key longer than it must."""

from __future__ import annotations

import os
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.ballots import Ballot, Receipt, SealedBallot, marks_of, receipts_of, roster_count, sealed_ballots_of
from core.polls import Poll, PollPhase, polls
from core.state import SessionState
from db.ballot_box import KeyFolder, key_folder
from db.library import open_library
from tests.kill.hunt import life_and_death, nest_of

KILLS = 200
KILLS_PER_LIBRARY = 25


@dataclass
class Acknowledged:
    """What the killed programs had said about one library."""

    voted: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    papers: Counter[str] = field(default_factory=Counter)
    closed: set[str] = field(default_factory=set)

    def hear(self, lines: list[str]) -> None:
        for word, *data in (line.split() for line in lines):
            if word == "voted":
                self.voted[data[0]].add(data[1])
            elif word == "paper":
                self.papers[data[0]] += 1
            elif word == "closed":
                self.closed.add(data[0])


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the children are forked")
def test_no_vote_is_lost_or_doubled_by_a_kill(tmp_path: Path) -> None:
    moments, votes = hunt_votes(KILLS, tmp_path, seed=20261124)
    assert votes > KILLS
    assert {"voted", "opened", "closing"} <= set(moments), moments


def hunt_votes(kills: int, folder: Path, seed: int) -> tuple[Counter[str], int]:
    """Kill so many programs in which people vote: in which moments that was, and how many votes they told of.

    AssertionError for anything that is wrong with a library.
    """
    chance, moments, votes, said = random.Random(seed), Counter[str](), 0, Acknowledged()
    with nest_of("tests.kill.poll_child") as nest:
        for number in range(kills):
            if number % KILLS_PER_LIBRARY == 0:
                said = Acknowledged()
            library = folder / f"library-{number // KILLS_PER_LIBRARY}.fgd"
            lines = life_and_death(nest, library, folder / f"fifo-{number}", chance)
            said.hear(lines)
            moments[lines[-1].split()[0] if lines else "starting"] += 1
            votes += sum(line.startswith("voted ") for line in lines)
            if library.exists():
                look_at(library, said)
    return moments, votes


def look_at(path: Path, said: Acknowledged) -> None:
    """Hold the library against what was acknowledged, and its tables against each other."""
    library = open_library(path)
    try:
        assert library.check() == []
        for summary in library.sessions():
            state = library.ledger.load(summary.session_id)
            for poll in polls(state):
                look_at_poll(state, poll, said)
            secret = [poll.id for poll in polls(state) if poll.secret and poll.phase is PollPhase.OPEN]
            assert KeyFolder(key_folder(path)).poll_ids() == secret
    finally:
        library.close()


def look_at_poll(state: SessionState, poll: Poll, said: Acknowledged) -> None:
    voters, count = said.voted[poll.id], roster_count(state, poll.id)
    if poll.phase is PollPhase.OPEN:
        assert poll.id not in said.closed
        assert voters <= count.done_ids
        assert len(count.done_ids) <= len(voters) + 1, "one act may have been kept and not yet acknowledged"
        assert said.papers[poll.id] <= count.papers <= said.papers[poll.id] + 1
        at_the_box = len(count.done_ids) - count.handed_out
        assert count.cast == at_the_box + count.papers
        if poll.secret:
            assert len(sealed_ballots_of(state, poll.id)) == count.cast
            assert len(receipts_of(state, poll.id)) == len(count.done_ids)
            assert not [ballot for ballot in state.all(Ballot) if ballot.poll_id == poll.id]
        said.voted[poll.id] = set(count.done_ids)
        said.papers[poll.id] = count.papers
    elif poll.phase is PollPhase.CLOSED:
        assert voters == set(poll.voted_ids)
        assert len(marks_of(state, poll.id)) == len(poll.voted_ids)
        left = [*state.all(Receipt), *state.all(SealedBallot)]
        assert not [record for record in left if record.poll_id == poll.id]
