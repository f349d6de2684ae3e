"""The versions of a berita acara, the signatures drawn on each, and the sealed files.

A session without a version has none that is frozen: what would be printed is a draft of version 1. A version is frozen
by its first signature, and closed by a seal; whatever is changed afterwards is the next version.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from core.changes import Record
from core.identity import Id
from core.state import SessionState


class VersionPhase(StrEnum):
    """How far a version is.

    A void one was frozen, perhaps signed, and never sealed; a sealed one stays sealed when the next one is begun.
    """

    DRAFT = auto()
    FROZEN = auto()
    SEALED = auto()
    VOID = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """One version of the document, counted from 1; ``reason`` says why it follows the one before ("" for the first).

    When it is frozen, ``journal_head`` takes the head of the journal's chain and ``content_digest`` the SHA-256 over
    what the document says; ``file_digest`` is the SHA-256 over the sealed file. All are hex, "" while there is none.
    """

    number: int
    phase: VersionPhase
    reason: str = ""
    frozen_at: datetime | None = None
    journal_head: str = ""
    content_digest: str = ""
    sealed_at: datetime | None = None
    file_digest: str = ""

    def claims(self) -> tuple[Hashable, ...]:
        """Its number."""
        return (("version", self.number),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Record):
    """A signature drawn on one version by one signatory: ``strokes`` as ``core.strokes`` keeps them, on a pad of
    ``width`` × ``height``. A ``void`` one counts no more, and stays in the history.
    """

    version_id: Id
    signatory_id: Id
    strokes: str
    width: int
    height: int
    signed_at: datetime
    void: bool = False

    def claims(self) -> tuple[Hashable, ...]:
        """The place of this signatory on this version."""
        return () if self.void else (("signature", self.version_id, self.signatory_id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMark(Record):
    """A person's signature in the attendance list, drawn as ``Signature`` is. It freezes nothing."""

    goes_with_person = True

    person_id: Id
    strokes: str
    width: int
    height: int
    signed_at: datetime

    def claims(self) -> tuple[Hashable, ...]:
        """The person's line in the list."""
        return (("attendance", self.person_id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile(Record):
    """The sealed PDF of a version, in Base64, kept in the same breath as the seal is noted.

    The journal has its digest (``Version.file_digest``) and not the file.
    """

    journaled = False

    version_id: Id
    content: str

    def claims(self) -> tuple[Hashable, ...]:
        """To be the version's only file."""
        return (("sealed_file", self.version_id),)


def versions(state: SessionState) -> list[Version]:
    """All versions, oldest first."""
    return sorted(state.all(Version), key=lambda version: version.number)


def current_version(state: SessionState) -> Version | None:
    """The newest version; None before the first is frozen."""
    return max(state.all(Version), key=lambda version: version.number, default=None)


def frozen_version(state: SessionState) -> Version | None:
    """The newest version if it is frozen or sealed: then the content stands still."""
    version = current_version(state)
    held = version is not None and version.phase in (VersionPhase.FROZEN, VersionPhase.SEALED)
    return version if held else None


def signatures_on(state: SessionState, version: Version | None) -> dict[Id, Signature]:
    """The signatures that count on a version, by signatory."""
    if version is None:
        return {}
    return {
        signature.signatory_id: signature
        for signature in state.all(Signature)
        if signature.version_id == version.id and not signature.void
    }


def attendance_marks(state: SessionState) -> dict[Id, AttendanceMark]:
    """The signatures in the attendance list, by person."""
    return {mark.person_id: mark for mark in state.all(AttendanceMark)}


def sealed_file(state: SessionState, version: Version) -> SealedFile | None:
    """The file of a sealed version."""
    return next((file for file in state.all(SealedFile) if file.version_id == version.id), None)
