"""The document's pictures: photos in order with the entry they belong to, and the bytes of all of them."""

from __future__ import annotations

from dataclasses import replace

from core.blobs import blob_digest
from core.content import content_digest
from core.document_form import USUAL
from core.log import Contribution, LogContribution
from core.minute_taking import minutes_of
from core.minutes import PhotoText
from core.photos import AddPhoto
from core.pictures import illustrated
from tests.core.room import RunningRoom

JPEG = b"\xff\xd8\xff\xe0 peta"


def test_photos_stand_in_order_with_their_entries_and_bytes() -> None:
    room = RunningRoom()
    said = Contribution(person_id=room.maryani.id, kind="masalah", text="Sampah.", said_at=room.now)
    entry = room.add(LogContribution(said), Contribution)
    room.do(AddPhoto(JPEG, 200, 100, "Peta"))
    room.do(AddPhoto(JPEG, 200, 100, contribution_id=entry.id))
    minutes = minutes_of(room.state, "", room.now)
    digest = blob_digest(JPEG)
    assert minutes.photos == (PhotoText(1, digest, 200, 100, "Peta", None), PhotoText(2, digest, 200, 100, "", 1))
    shown = illustrated(minutes, room.live.blob)
    assert (minutes.pictures, shown.pictures) == ((), ((digest, JPEG),))
    assert content_digest(shown) == content_digest(minutes)
    assert illustrated(minutes, lambda digest: None) == minutes


def test_the_emblem_is_among_the_pictures_and_no_content() -> None:
    room = RunningRoom()
    minutes = minutes_of(room.state, "", room.now)
    with_emblem = replace(minutes, form=replace(USUAL, logo_blob="abc"))
    assert illustrated(with_emblem, lambda digest: digest.encode()).pictures == (("abc", b"abc"),)
    assert content_digest(with_emblem) == content_digest(minutes)
