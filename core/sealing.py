"""What the rooms promise each other about sealed files: how one is asked for, and what a check of one tells.

A sealed file is intact only if it has exactly the signature fields that it was made with, each signature of this
program was made with the certificate that the file declares, the first one certifies the document, and the last one
covers the whole file. A reader's green tick is less than that.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Protocol

from core.identity import Id
from core.minutes import Minutes
from core.state import SessionState
from core.versions import VersionPhase, sealed_file, versions


class KeyProblem(StrEnum):
    """Why a key cannot sign. The catalogue has a sentence for each."""

    NO_SUCH_FILE = auto()
    CANNOT_READ = auto()
    NOT_A_KEY = auto()
    WRONG_PASSPHRASE = auto()
    NOT_YET_VALID = auto()
    ENDED = auto()


class KeyTrouble(Exception):
    """A key cannot be used to sign; nothing was sealed. ``place`` is the file that it lies in."""

    def __init__(self, problem: KeyProblem, place: str) -> None:
        super().__init__(problem.value, place)
        self.problem = problem
        self.place = place


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Somebody's own key and certificate in a PKCS #12 file (.p12, .pfx), and its passphrase."""

    path: Path
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class SealOrder:
    """Who seals a document: the local identity (``passphrase``: that of its key, "" if it has none), then the owners of
    ``key_files``, one after the other.
    """

    passphrase: str = ""
    key_files: tuple[KeyFile, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The local identity: the name in its certificate, the certificate's SHA-256 in hex, until when it may sign (UTC),
    and whether a passphrase protects its key.
    """

    name: str
    fingerprint: str
    ends_at: datetime
    protected: bool


@dataclass(frozen=True, slots=True)
class KnownSigner:
    """Somebody whose certificate is known on this computer: the name in it, and its SHA-256 in hex."""

    name: str
    fingerprint: str


class KeyRing(Protocol):
    """The keys and certificates of the person who runs the program. Whatever is written may raise ``LedgerProblem``."""

    def own(self) -> OwnKey | None:
        """The local identity; None before it was made, which the first seal does. Raises KeyTrouble if damaged."""
        ...

    def protect(self, passphrase: str, wished: str) -> None:
        """Protect the local identity by the passphrase ``wished`` ("": by none) instead of ``passphrase``.

        It is made if there is none. Raises KeyTrouble if ``passphrase`` is another one, and leaves everything as it is.
        """
        ...

    def try_order(self, order: SealOrder) -> None:
        """Raise KeyTrouble if a key of ``order`` cannot sign now."""
        ...

    def known(self) -> Sequence[KnownSigner]:
        """The signers that are known here besides the local identity, by name."""
        ...

    def recognise(self, certificate: bytes) -> None:
        """Know the certificate (DER) from now on. Raises ValueError for what is none."""
        ...

    def forget(self, fingerprint: str) -> None:
        """Know that certificate no more."""
        ...


class Sealer(Protocol):
    """Makes the sealed PDF of a frozen version."""

    def __call__(self, minutes: Minutes, order: SealOrder) -> bytes:
        """The file. Whoever has not drawn a signature has an empty field in it, for a signature made elsewhere.

        Raises:
            KeyTrouble: if a key cannot be used.
            LedgerProblem: if the local identity could not be made or read.
        """
        ...


class Verdict(StrEnum):
    """What a check says of a file. Of an intact one, every signer is known on this computer, or not every one."""

    INTACT = auto()
    UNKNOWN_SIGNER = auto()
    CHANGED = auto()


class DamageCode(StrEnum):
    """What is wrong with a file. The catalogue has the words; ``Damage.data`` says where."""

    NOT_A_PDF = auto()
    UNREADABLE = auto()
    NOT_SEALED = auto()
    NOT_OURS = auto()
    FIELD_ADDED = auto()
    FIELD_MISSING = auto()
    SIGNATURE_MISSING = auto()
    SIGNATURE_BROKEN = auto()
    CHANGED_SINCE = auto()
    WRONG_SIGNER = auto()
    NO_CERTIFICATION = auto()
    NOT_COVERED = auto()
    PAGES_CHANGED = auto()
    PAGES_DIFFER = auto()
    NOT_THE_SEALED_FILE = auto()


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong: a code, and ``(name, value)`` pairs that its sentence names."""

    code: DamageCode
    data: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class SealFacts:
    """What a sealed file says of itself. ``number`` is the document's number, ``version`` counts from 1."""

    session_id: Id
    number: str
    version: int
    journal_head: str
    content_digest: str


@dataclass(frozen=True, slots=True)
class SignatureText:
    """One cryptographic signature: its field, the name in its certificate, the time that the signer claims (UTC),
    whether its certificate is known on this computer, the certificate's SHA-256 in hex, and itself (DER).
    """

    field: str
    name: str
    signed_at: datetime | None
    known: bool
    fingerprint: str
    certificate: bytes = b""


class LibraryMatch(StrEnum):
    """What the library says of a file: it has not been asked, does not know it, has the same, or has another."""

    NOT_ASKED = auto()
    UNKNOWN = auto()
    SAME = auto()
    DIFFERS = auto()


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a check.

    ``facts`` is None for a file that does not say where it comes from. ``open_fields`` are the people (or fields) for
    whom a place was left, to sign elsewhere, and who have not.
    """

    verdict: Verdict
    damages: tuple[Damage, ...] = ()
    facts: SealFacts | None = None
    signatures: tuple[SignatureText, ...] = ()
    open_fields: tuple[str, ...] = ()
    library: LibraryMatch = LibraryMatch.NOT_ASKED


class Verifier(Protocol):
    """Checks a sealed file."""

    def __call__(self, content: bytes) -> Verification:
        """What is to be said of a file of that content; whatever it is, nothing is raised."""
        ...


def compared(verification: Verification, content: bytes, state: SessionState) -> Verification:
    """The verification together with what the library's session says (an empty state: it does not know it).

    A file is the one that was sealed if it is the same, or begins with the same bytes and goes on with signatures that
    were made elsewhere. Another file of a version that was sealed here is CHANGED, whoever signed it.
    """
    facts = verification.facts
    if facts is None:
        return verification
    version = next((one for one in versions(state) if one.number == facts.version), None)
    if version is None or version.phase is not VersionPhase.SEALED:
        return replace(verification, library=LibraryMatch.UNKNOWN)
    kept = sealed_file(state, version)
    sealed = b64decode(kept.content) if kept is not None else content
    is_kept = hashlib.sha256(sealed).hexdigest() == version.file_digest and content.startswith(sealed)
    if is_kept and verification.verdict is not Verdict.CHANGED:
        return replace(verification, library=LibraryMatch.SAME)
    damage = Damage(DamageCode.NOT_THE_SEALED_FILE, (("number", version.number),))
    return replace(
        verification,
        verdict=Verdict.CHANGED,
        damages=(*verification.damages, damage),
        library=LibraryMatch.DIFFERS,
    )
