"""Photos: kept beside the tables by digest, of the session or of one entry, taken away and put back."""

from __future__ import annotations

import pytest

from core import photos as photo_rules
from core.actions import Code
from core.blobs import blob_digest
from core.live import Redo, Undo
from core.log import Contribution, LogContribution, RemoveContribution
from core.photos import AddPhoto, EditPhoto, Photo, RemovePhoto, photos, without_photo_consent
from tests.core.room import RunningRoom

JPEG = b"\xff\xd8\xff\xe0 the map of RW 4"


def entry(room: RunningRoom) -> Contribution:
    wished = Contribution(said_at=room.now, person_id=room.wulan.id, kind="masalah", text="Selokan penuh.")
    return room.add(LogContribution(wished), Contribution)


def test_a_photo_is_kept_with_digest_and_number() -> None:
    room = RunningRoom()
    said = entry(room)
    first = room.add(AddPhoto(JPEG, 2000, 1500, "  Peta RW 4 "), Photo)
    second = room.add(AddPhoto(JPEG, 640, 480, contribution_id=said.id), Photo)
    assert (first.number, first.blob, first.size) == (1, blob_digest(JPEG), len(JPEG))
    assert (first.caption, first.contribution_id, first.kept_at) == (
        "Peta RW 4",
        None,
        room.ledger.marks("session")[-2].at,
    )
    assert (second.number, second.contribution_id) == (2, said.id)
    assert photos(room.state) == [first, second]
    assert room.ledger.kept_blobs == {blob_digest(JPEG): JPEG}


def test_caption_and_entry_can_be_changed() -> None:
    room = RunningRoom()
    said, photo = entry(room), room.add(AddPhoto(JPEG, 10, 10), Photo)
    room.do(EditPhoto(photo.id, "Kartu", said.id))
    (after,) = photos(room.state)
    assert (after.caption, after.contribution_id, after.blob) == ("Kartu", said.id, photo.blob)
    assert room.nothing(EditPhoto(photo.id, " Kartu", said.id))
    assert room.refused(EditPhoto(photo.id, "", "none")) is Code.NOT_FOUND
    assert room.refused(EditPhoto("none", "", None)) is Code.NOT_FOUND
    assert room.refused(EditPhoto(photo.id, "x" * 301, None)) is Code.BAD_TEXT
    assert room.refused(RemoveContribution(said.id)) is Code.IN_USE


def test_a_photo_that_was_taken_away_comes_back_as_long_as_its_bytes_are_kept() -> None:
    room = RunningRoom()
    photo = room.add(AddPhoto(JPEG, 10, 10), Photo)
    room.do(RemovePhoto(photo.id))
    assert photos(room.state) == []
    assert room.refused(RemovePhoto(photo.id)) is Code.NOT_FOUND
    room.do(Undo())
    assert photos(room.state) == [photo]
    room.do(Redo())
    room.ledger.kept_blobs.clear()
    assert room.refused(Undo()) is Code.FILE_GONE
    assert photos(room.state) == []


@pytest.mark.parametrize("size", [(0, 10), (10, 0), (2001, 10), (10, 2001)])
def test_a_photo_of_another_size_is_refused(size: tuple[int, int]) -> None:
    assert RunningRoom().refused(AddPhoto(JPEG, *size)) is Code.BAD_VALUE


def test_what_is_no_photo_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    room = RunningRoom()
    assert room.refused(AddPhoto(b"\x89PNG", 10, 10)) is Code.BAD_VALUE
    assert room.refused(AddPhoto(JPEG, 10, 10, contribution_id="none")) is Code.NOT_FOUND
    monkeypatch.setattr(photo_rules, "LARGEST", len(JPEG) - 1)
    assert room.refused(AddPhoto(JPEG, 10, 10)) is Code.BAD_VALUE
    assert room.ledger.kept_blobs == {}


def test_who_did_not_agree_to_be_on_photos_is_listed() -> None:
    room = RunningRoom()
    everybody = without_photo_consent(room.state)
    assert room.wulan in everybody
    assert room.moderator not in everybody
    room.consents(room.wulan)
    assert room.wulan not in without_photo_consent(room.state)
    room.consents(room.wulan, photo=False)
    assert without_photo_consent(room.state) == everybody
