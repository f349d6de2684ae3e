"""What core asks of a ballot box: a place where secret ballots lie sealed until everybody has voted.

Every ballot is sealed to a key that is made for its poll and destroyed when the box is opened, and all ballots of a
poll are of one length. So no copy of a library, made at whatever time, tells who chose what once the poll is closed.
While it is open, whoever controls the laptop is trusted: the key is on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.identity import Id


class BallotBox(Protocol):
    """The keys of secret polls. Every method may raise ``core.ports.LedgerProblem``."""

    def make_key(self, poll_id: Id) -> str:
        """Make the key of a poll, durable on return, and return its public half as text."""
        ...

    def seal(self, public_key: str, line: str, width: int) -> str:
        """Return ``line`` (ASCII, at most ``width`` letters) sealed, as text of a length that only ``width`` sets."""
        ...

    def unseal(self, poll_id: Id, sealed: Sequence[str]) -> list[str] | None:
        """Return the lines that were sealed, in the order of ``sealed``; None if the key is not on this computer.

        Raises ValueError for a ballot that was not sealed to this poll's key.
        """
        ...
