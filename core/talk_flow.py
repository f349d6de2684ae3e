"""Who spoke after whom: how often the floor went from one person to another."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from core.floor import Turn
from core.identity import Id
from core.state import SessionState
from core.views import FlowView


def talk_flow(state: SessionState) -> tuple[FlowView, ...]:
    """The ways that the floor took, the most frequent first. A person's own next turn is no way."""
    turns = sorted(state.all(Turn), key=lambda turn: (turn.started_at, turn.id))
    ways: Counter[tuple[Id, Id]] = Counter(
        (before.person_id, after.person_id) for before, after in pairwise(turns) if before.person_id != after.person_id
    )
    return tuple(FlowView(*way, times) for way, times in sorted(ways.items(), key=lambda item: (-item[1], item[0])))
