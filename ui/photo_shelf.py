"""Pictures of photos that are kept: read here, decoded on another thread, and told when they are there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from core.ports import LedgerProblem
from ui.background import Background
from ui.bridge import Bridge
from ui.photo_files import picture_of

THUMBNAIL = 320
"""Pixels of the longer side of a thumbnail: sharp at 96 px and 175 % text."""

MOST_THUMBNAILS = 400


class PhotoShelf(QObject):
    """Thumbnails are remembered, whole pictures are not.

    Signals: ``arrived(digest)`` when a thumbnail is there, ``opened(digest, QImage)`` for a whole picture (a null one
    if it is not kept or cannot be read).
    """

    arrived = Signal(str)
    opened = Signal(str, QImage)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._thumbnails: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        self._background = Background(self)
        self._background.done.connect(self._on_done)
        bridge.closed.connect(self.forget)

    def thumbnail(self, digest: str) -> QPixmap | None:
        """The small picture of a photo; None as long as it is not there (``arrived`` tells when it is)."""
        found = self._thumbnails.get(digest)
        if found is None and digest not in self._asked:
            self._asked.add(digest)
            self._start(digest, THUMBNAIL)
        return found

    def open(self, digest: str, longest: int) -> None:
        """Make the whole picture, no side longer than ``longest`` pixels."""
        self._start(digest, longest)

    def forget(self) -> None:
        """Another session comes."""
        self._background.wait()
        self._thumbnails.clear()
        self._asked.clear()

    def _start(self, digest: str, longest: int) -> None:
        content = self._content(digest)
        self._background.start(partial(_decoded, digest, content, longest))

    def _content(self, digest: str) -> bytes:
        if not self._bridge.is_open:
            return b""
        try:
            return self._bridge.ledger.blob(digest) or b""
        except LedgerProblem as problem:
            self._bridge.not_kept.emit(problem)
            return b""

    def _on_done(self, made: tuple[str, QImage, int]) -> None:
        digest, image, longest = made
        if longest != THUMBNAIL:
            self.opened.emit(digest, image)
            return
        if digest not in self._asked:
            return  # of a session that is closed
        if len(self._thumbnails) >= MOST_THUMBNAILS:
            oldest = next(iter(self._thumbnails))
            del self._thumbnails[oldest]
            self._asked.discard(oldest)
        self._thumbnails[digest] = QPixmap.fromImage(image)
        self.arrived.emit(digest)


def _decoded(digest: str, content: bytes, longest: int) -> tuple[str, QImage, int]:
    return digest, picture_of(content, longest), longest
