"""The keys of secret polls, in files of their own beside the library: ``core.secrecy.BallotBox``.

A ballot is sealed with HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305). Whoever has a copy of the library,
however old, has nothing without the key, and a key is destroyed when its box is opened. No backup and no copy of a
session takes a key along.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from core.identity import Id
from db.making import sync
from db.problems import problems_at

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
PURPOSE = b"Lingkar: one secret ballot"
KEY_BYTES = 32


def key_folder(library: Path) -> Path:
    """Where the keys of a library's open secret polls lie."""
    return library.with_name(f"{library.stem}-keys")


class KeyFolder:
    """Makes, uses and destroys keys, one file for each poll, readable by their owner alone.

    Every method raises LedgerProblem for what the environment did.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make_key(self, poll_id: Id) -> str:
        """Make the key of a poll and return its public half in hex. A key whose poll was never opened is replaced."""
        self.destroy(poll_id)
        private = X25519PrivateKey.generate()
        path = self._path(poll_id)
        with problems_at(path):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(handle, private.private_bytes_raw())
                os.fsync(handle)
            finally:
                os.close(handle)
            sync(self._folder)
            sync(self._folder.parent)
        return private.public_key().public_bytes_raw().hex()

    def seal(self, public_key: str, line: str, width: int) -> str:
        """Seal ``line``, padded with blanks to ``width`` letters; the text returned is Base64."""
        plain = line.encode("ascii").ljust(width)
        key = X25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        return b64encode(SUITE.encrypt(plain, key, PURPOSE)).decode("ascii")

    def unseal(self, poll_id: Id, sealed: Sequence[str]) -> list[str] | None:
        """Return the lines without their padding; None without the key, ValueError for a ballot of another poll."""
        path = self._path(poll_id)
        with problems_at(path):
            stored = path.read_bytes() if path.exists() else b""
        if len(stored) != KEY_BYTES:
            return None
        key = X25519PrivateKey.from_private_bytes(stored)
        try:
            return [SUITE.decrypt(b64decode(text), key, PURPOSE).decode("ascii").rstrip() for text in sealed]
        except InvalidTag as error:
            raise ValueError("a ballot that was not sealed to this poll's key") from error

    def destroy(self, poll_id: Id) -> None:
        """Overwrite the key of a poll and remove it, and the folder with the last one; nothing happens without it."""
        path = self._path(poll_id)
        with problems_at(path):
            if not path.exists():
                return
            with path.open("r+b") as file:
                file.write(bytes(KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            sync(self._folder)
            if not any(self._folder.iterdir()):
                self._folder.rmdir()

    def poll_ids(self) -> list[Id]:
        """The polls of which there is a key."""
        with problems_at(self._folder):
            return sorted(path.stem for path in self._folder.glob("*.key"))

    def _path(self, poll_id: Id) -> Path:
        return self._folder / f"{poll_id}.key"
