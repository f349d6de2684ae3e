"""The scan of the signed paper is kept with its version, with its digest in the journal."""

from __future__ import annotations

import pytest

from core import scans
from core.actions import Code
from core.blobs import blob_digest
from core.scans import DropScan, KeepScan, Scan, scans_of
from core.signing import FreezeContent, NewVersion, SealVersion
from tests.core.signing_room import PDF, SigningRoom

JPEG = b"\xff\xd8\xff\xe0 paper"


def kept(room: SigningRoom, content: bytes = JPEG, name: str = "hasil pindai.jpg") -> Scan:
    return room.add(KeepScan(room.version.id, name, content), Scan)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(JPEG, "image/jpeg"), (b"%PDF-1.4", "application/pdf"), (b"\x89PNG\r\n\x1a\n.", "image/png")],
)
def test_a_scan_is_kept_with_its_version(content: bytes, kind: str) -> None:
    room = SigningRoom()
    room.do(FreezeContent())
    room.do(SealVersion(room.version.id, PDF, ()))
    scan = kept(room, content)
    assert (scan.media_type, scan.blob) == (kind, blob_digest(content))
    assert room.ledger.blob(scan.blob) == content
    assert scans_of(room.state, room.version.id) == [scan]


def test_earlier_versions_keep_their_scans() -> None:
    room = SigningRoom()
    room.do(FreezeContent())
    first, scan = room.version, kept(room)
    room.do(NewVersion("Salah"))
    assert scans_of(room.state, first.id) == [scan]
    assert scans_of(room.state, room.version.id) == []
    assert room.refused(KeepScan(room.version.id, "a", JPEG)) is Code.VERSION_NOT_FROZEN
    room.add(KeepScan(first.id, "dua", JPEG), Scan)
    assert [one.name for one in scans_of(room.state, first.id)] == ["hasil pindai.jpg", "dua"]


def test_a_scan_can_be_taken_away() -> None:
    room = SigningRoom()
    room.do(FreezeContent())
    scan = kept(room)
    room.do(DropScan(scan.id))
    assert list(room.state.all(Scan)) == []
    assert room.refused(DropScan(scan.id)) is Code.NOT_FOUND


def test_what_is_no_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    room = SigningRoom()
    assert room.refused(KeepScan("none", "a", JPEG)) is Code.NOT_FOUND
    room.do(FreezeContent())
    where = room.version.id
    assert room.refused(KeepScan(where, "a", b"GIF89a")) is Code.BAD_VALUE
    assert room.refused(KeepScan(where, " ", JPEG)) is Code.EMPTY_TEXT
    monkeypatch.setattr(scans, "LARGEST", len(JPEG) - 1)
    assert room.refused(KeepScan(where, "a", JPEG)) is Code.BAD_VALUE
    assert room.ledger.kept_blobs == {}
