"""Photos as the console shows them: what stands beside the picture, never the picture itself."""

from __future__ import annotations

from collections.abc import Mapping

from core.identity import Id
from core.log import Contribution
from core.photos import Photo, photos
from core.session import Session, session_of
from core.state import SessionState
from core.views import PhotoView
from core.wording import clock_time_s

PHOTO_TABLES = (Photo, Session, Contribution)
"""What ``photo_views`` is made of."""


def photo_views(state: SessionState) -> tuple[PhotoView, ...]:
    """All photos in the order of keeping."""
    session = session_of(state)
    zone = session.zone if session is not None else "WIB"
    return tuple(_photo_view(photo, state, zone) for photo in photos(state))


def by_entry(views: tuple[PhotoView, ...]) -> Mapping[Id, tuple[PhotoView, ...]]:
    """The photos of each entry of the log that has any."""
    found: dict[Id, tuple[PhotoView, ...]] = {}
    for view in views:
        if view.contribution_id is not None:
            found[view.contribution_id] = (*found.get(view.contribution_id, ()), view)
    return found


def _photo_view(photo: Photo, state: SessionState, zone: str) -> PhotoView:
    entry = state.get(Contribution, photo.contribution_id)
    return PhotoView(
        photo_id=photo.id,
        number=photo.number,
        blob=photo.blob,
        width=photo.width,
        height=photo.height,
        size=photo.size,
        caption=photo.caption,
        time=clock_time_s(photo.kept_at, zone),
        contribution_id=photo.contribution_id,
        entry=entry.number if entry is not None else 0,
    )
