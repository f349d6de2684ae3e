"""``core.sealing.KeyRing`` on files: the local identity, and the certificates that are known, in one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.sealing import KnownSigner, OwnKey, SealOrder
from export import identity


class FileKeyRing:
    """The keys and certificates in ``folder``, which is made when something is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def own(self) -> OwnKey | None:
        """What can be told of the local identity without its passphrase."""
        return identity.own_key(self._folder)

    def protect(self, passphrase: str, wished: str) -> None:
        """Give the local identity another passphrase."""
        identity.protect_own_identity(self._folder, passphrase, wished)

    def try_order(self, order: SealOrder) -> None:
        """Read every key of ``order``, as sealing does."""
        identity.own_identity(self._folder, order.passphrase)
        for file in order.key_files:
            identity.imported_identity(file)

    def known(self) -> Sequence[KnownSigner]:
        """The signers that are known besides the local identity."""
        return identity.known_signers(self._folder)

    def recognise(self, certificate: bytes) -> None:
        """Know a certificate."""
        identity.recognise(self._folder, certificate)

    def forget(self, fingerprint: str) -> None:
        """Know it no more."""
        identity.forget(self._folder, fingerprint)
