"""What is prepared for the wall, in its order."""

from __future__ import annotations

from core.views import Shown


class WallQueue:
    """Choices that wait; the first is what comes next."""

    def __init__(self) -> None:
        self._waiting: list[Shown] = []

    @property
    def waiting(self) -> tuple[Shown, ...]:
        """All that waits, the next first."""
        return tuple(self._waiting)

    @property
    def first(self) -> Shown | None:
        """What comes next; None if nothing is prepared."""
        return self._waiting[0] if self._waiting else None

    def add(self, shown: Shown) -> None:
        """Prepare something; it comes last."""
        self._waiting.append(shown)

    def drop(self, place: int) -> None:
        """Take something away, by its place from 0."""
        del self._waiting[place]

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()

    def take(self) -> Shown | None:
        """Take the next out, to be shown; None if nothing is prepared."""
        return self._waiting.pop(0) if self._waiting else None

    def swap(self, current: Shown) -> Shown | None:
        """Take the next out and let ``current`` wait in its place; None if nothing is prepared."""
        taken = self.take()
        if taken is not None:
            self._waiting.insert(0, current)
        return taken
