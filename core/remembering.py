"""Parts of a view are made anew only when a table they are made of has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from core.changes import Record
from core.state import SessionState

T = TypeVar("T")


class Remembered(Generic[T]):
    """A pure function of some tables of a state that hands out the same object as long as its value is the same."""

    def __init__(self, make: Callable[[SessionState], T], *kinds: type[Record]) -> None:
        self._make = make
        self._kinds = kinds
        self._made: tuple[SessionState, T] | None = None

    def __call__(self, state: SessionState) -> T:
        """The value for ``state``."""
        if self._made is not None and self._same_tables(self._made[0], state):
            return self._made[1]
        value = self._make(state)
        if self._made is not None and value == self._made[1]:
            value = self._made[1]
        self._made = (state, value)
        return value

    def _same_tables(self, one: SessionState, other: SessionState) -> bool:
        return one.session_id == other.session_id and all(
            one.tables.get(kind) is other.tables.get(kind) for kind in self._kinds
        )
