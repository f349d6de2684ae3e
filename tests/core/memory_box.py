"""A ballot box without cryptography, for rules: what is sealed is only padded and turned around."""

from __future__ import annotations

from collections.abc import Sequence

from core.identity import Id


class MemoryBox:
    """``core.secrecy.BallotBox``; ``keys`` are the polls whose key there is."""

    def __init__(self) -> None:
        self.keys: set[Id] = set()

    def make_key(self, poll_id: Id) -> str:
        self.keys.add(poll_id)
        return f"key of {poll_id}"

    def seal(self, public_key: str, line: str, width: int) -> str:
        assert public_key.startswith("key of ")
        assert len(line) <= width
        return line.ljust(width)[::-1]

    def unseal(self, poll_id: Id, sealed: Sequence[str]) -> list[str] | None:
        return [text[::-1].rstrip() for text in sealed] if poll_id in self.keys else None
