"""Scans and photographs of the signed paper, kept with the version that was signed."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.changes import Record, added, removed
from core.identity import Id
from core.state import SessionState
from core.versions import Version, VersionPhase

LARGEST = 20 * 1024 * 1024
"""Bytes of one scan at most."""

_HEADS = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan(Record):
    """That a scan is kept: the name of its file, its kind, and its SHA-256 in hex."""

    version_id: Id
    name: str
    media_type: str
    digest: str
    kept_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFile(Record):
    """The scan itself, in Base64. The journal has its digest (``Scan.digest``) and not the file."""

    journaled = False

    scan_id: Id
    content: str

    def claims(self) -> tuple[Hashable, ...]:
        """To be the scan's only file."""
        return (("scan_file", self.scan_id),)


def scans_of(state: SessionState, version_id: Id) -> list[Scan]:
    """The scans of a version, oldest first."""
    return sorted((one for one in state.all(Scan) if one.version_id == version_id), key=lambda one: one.id)


def scan_file(state: SessionState, scan_id: Id) -> ScanFile | None:
    """The file of a scan."""
    return next((one for one in state.all(ScanFile) if one.scan_id == scan_id), None)


@dataclass(frozen=True, slots=True)
class KeepScan(Action):
    """Keep the scan of a version's signed paper: ``content`` is a PDF, JPEG or PNG file in Base64."""

    barrier = True

    version_id: Id
    name: str
    content: str

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a version unknown or still a draft, without a name, for another kind of file, and for one larger
        than 20 MB.
        """
        version = state.get(Version, self.version_id)
        if version is None:
            return refuse(Code.NOT_FOUND)
        if version.phase is VersionPhase.DRAFT:
            return refuse(Code.VERSION_NOT_FROZEN)
        try:
            file = b64decode(self.content, validate=True)
        except ValueError:
            return refuse(Code.BAD_VALUE, field="content")
        media_type = next((kind for kind, head in _HEADS.items() if file.startswith(head)), None)
        if media_type is None or len(file) > LARGEST:
            return refuse(Code.BAD_VALUE, field="content")
        digest = hashlib.sha256(file).hexdigest()
        wished = Scan(version_id=version.id, name=self.name, media_type=media_type, digest=digest, kept_at=moment.now)
        scan = checked(wished, "name", longest=255)
        if isinstance(scan, Refusal):
            return scan
        scan = as_new(scan, state, moment)
        return (added(scan), added(as_new(ScanFile(scan_id=scan.id, content=self.content), state, moment)))


@dataclass(frozen=True, slots=True)
class DropScan(Action):
    """Take a scan away, with its file; the journal still tells that it was there."""

    barrier = True

    scan_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a scan unknown."""
        scan = state.get(Scan, self.scan_id)
        if scan is None:
            return refuse(Code.NOT_FOUND)
        file = scan_file(state, scan.id)
        return (*((removed(file),) if file is not None else ()), removed(scan))
