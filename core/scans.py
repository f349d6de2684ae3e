"""Scans and photographs of the signed paper, kept with the version that was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.blobs import blob_digest
from core.changes import Record, added, removed
from core.identity import Id
from core.state import SessionState
from core.versions import Version, VersionPhase

LARGEST = 20 * 1024 * 1024
"""Bytes of one scan at most."""

_HEADS = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan(Record):
    """That a scan is kept: the name of its file, its kind, and its bytes' SHA-256 in hex (``blob``)."""

    version_id: Id
    name: str
    media_type: str
    blob: str
    kept_at: datetime


def scans_of(state: SessionState, version_id: Id) -> list[Scan]:
    """The scans of a version, oldest first."""
    return sorted((one for one in state.all(Scan) if one.version_id == version_id), key=lambda one: one.id)


@dataclass(frozen=True, slots=True)
class KeepScan(Action):
    """Keep the scan of a version's signed paper: ``content`` is a PDF, JPEG or PNG file."""

    barrier = True

    version_id: Id
    name: str
    content: bytes

    def blobs(self) -> tuple[bytes, ...]:
        """The file."""
        return (self.content,)

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a version unknown or still a draft, without a name, for another kind of file, and for one larger
        than 20 MB.
        """
        version = state.get(Version, self.version_id)
        if version is None:
            return refuse(Code.NOT_FOUND)
        if version.phase is VersionPhase.DRAFT:
            return refuse(Code.VERSION_NOT_FROZEN)
        media_type = next((kind for kind, head in _HEADS.items() if self.content.startswith(head)), None)
        if media_type is None or len(self.content) > LARGEST:
            return refuse(Code.BAD_VALUE, field="content")
        blob = blob_digest(self.content)
        wished = Scan(version_id=version.id, name=self.name, media_type=media_type, blob=blob, kept_at=moment.now)
        scan = checked(wished, "name", longest=255)
        return scan if isinstance(scan, Refusal) else (added(as_new(scan, state, moment)),)


@dataclass(frozen=True, slots=True)
class DropScan(Action):
    """Take a scan away; the journal still tells that it was there."""

    barrier = True

    scan_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a scan unknown."""
        scan = state.get(Scan, self.scan_id)
        return refuse(Code.NOT_FOUND) if scan is None else (removed(scan),)
