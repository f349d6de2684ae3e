"""What has become of every version: who signed it, which signatures count no more, and the scans. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.identity import Id
from core.outcomes import Signatory
from core.scans import Scan, scans_of
from core.state import SessionState
from core.versions import Signature, Version, versions
from ui.minutes_stage import name_of


@dataclass(frozen=True, slots=True)
class SignedLine:
    """A signature that was drawn: by whom, as what, when (UTC), and whether it counts no more."""

    name: str
    role: str
    at: datetime
    void: bool


@dataclass(frozen=True, slots=True)
class VersionHistory:
    """One version with its signatures in the order of time, and its scans."""

    version: Version
    signatures: tuple[SignedLine, ...]
    scans: tuple[Scan, ...]


def version_histories(state: SessionState) -> tuple[VersionHistory, ...]:
    """All versions, the newest first."""
    return tuple(_history(state, version) for version in reversed(versions(state)))


def _history(state: SessionState, version: Version) -> VersionHistory:
    drawn = sorted((one for one in state.all(Signature) if one.version_id == version.id), key=lambda one: one.signed_at)
    return VersionHistory(
        version, tuple(_line(state, signature) for signature in drawn), tuple(scans_of(state, version.id))
    )


def _line(state: SessionState, signature: Signature) -> SignedLine:
    signatory = state.table(Signatory)[signature.signatory_id]
    return SignedLine(name_of(state, signatory), signatory.role, signature.signed_at, signature.void)


def newest_frozen(state: SessionState) -> Id | None:
    """The newest version of which there can be a paper that is signed; None if nothing was ever frozen."""
    found = [version.id for version in versions(state) if version.frozen_at is not None]
    return found[-1] if found else None
