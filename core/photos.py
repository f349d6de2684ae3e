"""Photos of cards, maps and the room, of the session as a whole or of one entry of its log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from core.actions import Action, Code, Decision, Moment, Refusal, as_new, checked, refuse
from core.blobs import blob_digest
from core.changes import Change, Record, added, removed
from core.identity import Id
from core.log import Contribution
from core.people import Consent, Person, Role
from core.state import SessionState

LONGEST_SIDE = 2000
"""Pixels of a kept photo's longer side at most."""

LARGEST = 4 * 1024 * 1024
"""Bytes of one kept photo at most; one of that size in pixels has some hundred thousand."""

LONGEST_CAPTION = 300

_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Record):
    """One photo: a JPEG file of ``size`` bytes and ``width`` × ``height`` pixels, its bytes' SHA-256 in hex (``blob``).

    ``number`` counts from 1 in the order of keeping; ``contribution_id`` names the entry of the log that it belongs to.
    """

    number: int = 0
    blob: str
    size: int
    width: int
    height: int
    caption: str = ""
    contribution_id: Id | None = None
    kept_at: datetime


def photos(state: SessionState) -> list[Photo]:
    """All photos in the order of keeping."""
    return sorted(state.all(Photo), key=lambda photo: (photo.number, photo.id))


def without_photo_consent(state: SessionState) -> list[Person]:
    """The people who did not agree to be on photos, by code: those asked who said no, and those nobody asked.

    Whoever leads or takes notes is no participant and is not listed.
    """
    agreed = {
        consent.person_id: consent.photo
        for consent in sorted(state.all(Consent), key=lambda consent: (consent.given_at, consent.id))
    }
    people = (one for one in state.all(Person) if one.role in (Role.PARTICIPANT, Role.OBSERVER))
    return sorted((one for one in people if not agreed.get(one.id, False)), key=lambda one: (len(one.code), one.code))


@dataclass(frozen=True, slots=True)
class AddPhoto(Action):
    """Keep a photo: ``content`` is a JPEG file that was made small and holds nothing but the picture."""

    content: bytes
    width: int
    height: int
    caption: str = ""
    contribution_id: Id | None = None

    def blobs(self) -> tuple[bytes, ...]:
        """The file."""
        return (self.content,)

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for another kind of file, one too large, and an entry unknown."""
        longest = max(self.width, self.height)
        if not self.content.startswith(_JPEG) or len(self.content) > LARGEST:
            return refuse(Code.BAD_VALUE, field="content")
        if not 1 <= min(self.width, self.height) <= longest <= LONGEST_SIDE:
            return refuse(Code.BAD_VALUE, field="width")
        wished = Photo(
            number=max((photo.number for photo in state.all(Photo)), default=0) + 1,
            blob=blob_digest(self.content),
            size=len(self.content),
            width=self.width,
            height=self.height,
            caption=self.caption,
            contribution_id=self.contribution_id,
            kept_at=moment.now,
        )
        photo = _checked_photo(wished, state)
        return photo if isinstance(photo, Refusal) else (added(as_new(photo, state, moment)),)


@dataclass(frozen=True, slots=True)
class EditPhoto(Action):
    """Give a photo another caption, and let it belong to another entry of the log, or to the session alone."""

    photo_id: Id
    caption: str
    contribution_id: Id | None

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a photo unknown, and an entry unknown."""
        before = state.get(Photo, self.photo_id)
        if before is None:
            return refuse(Code.NOT_FOUND)
        after = _checked_photo(replace(before, caption=self.caption, contribution_id=self.contribution_id), state)
        if isinstance(after, Refusal):
            return after
        return () if after == before else (Change(before, after),)


@dataclass(frozen=True, slots=True)
class RemovePhoto(Action):
    """Take a photo away. Its bytes are gone when the library is closed; until then it can be put back."""

    photo_id: Id

    def decide(self, state: SessionState, moment: Moment) -> Decision:
        """Refused for a photo unknown."""
        photo = state.get(Photo, self.photo_id)
        return refuse(Code.NOT_FOUND) if photo is None else (removed(photo),)


def _checked_photo(wished: Photo, state: SessionState) -> Photo | Refusal:
    if wished.contribution_id is not None and state.get(Contribution, wished.contribution_id) is None:
        return refuse(Code.NOT_FOUND)
    return checked(wished, longest=LONGEST_CAPTION)
