"""The preview of a berita acara, made on another thread: the document first, then the pages that are in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage

from core.minutes import Minutes
from core.ports import DrawnMinutes, MinutesDrawer, SignaturePlace
from ui.page_pictures import OutlineEntry, PagePictures
from widgets.guard import guard

QUIET_MS = 150
"""A change is drawn after so much quiet: typing does not make a document for each letter."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document that is drawn: its minutes, its pages, where everybody signs, and the names of its lampiran.

    ``with_content`` are the lampiran for which there is content, wanted or not.
    """

    minutes: Minutes
    content: bytes
    pages: PagePictures
    places: tuple[SignaturePlace, ...]
    appendices: tuple[str, ...]
    with_content: tuple[str, ...] = ()

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """The sizes of the pages in points."""
        return self.pages.sizes

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        """The headings and their pages."""
        return self.pages.outline


class Preview(QObject):
    """The newest wish wins. Signals: ``drawn(Drawn)``, ``page_drawn(index, QImage)``, ``broke()`` for a bug."""

    drawn = Signal(object)
    page_drawn = Signal(int, QImage)
    broke = Signal()
    _made = Signal(object)
    _pictured = Signal(object, int, QImage)
    _ended = Signal()

    def __init__(self, drawer: MinutesDrawer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawer = drawer
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._go_on)
        self._wished: Minutes | None = None
        self._wished_pages: tuple[tuple[int, ...], int] = ((), 0)
        self._taken: Minutes | None = None
        self._sealed = b""
        self._busy = False
        self.document: Drawn | None = None
        self._made.connect(self._on_made)
        self._pictured.connect(self._on_pictured)
        self._ended.connect(self._on_ended)

    def ask(self, minutes: Minutes, sealed: bytes = b"") -> None:
        """Draw these minutes soon, unless the document would be the same but for the hour.

        ``sealed``: the file in which they were sealed; then that is what is shown.
        """
        if self._taken is not None and _same(minutes, self._taken) and sealed == self._sealed:
            return
        self._taken = self._wished = minutes
        self._sealed = sealed
        self._quiet.start()

    def ask_pages(self, pages: Sequence[int], width: int) -> None:
        """Draw these pages, ``width`` pixels wide."""
        self._wished_pages = (tuple(pages), width)
        self._go_on()

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked for is drawn."""
        return not self._busy and not self._quiet.isActive() and self._wished is None and not self._wished_pages[0]

    def forget(self) -> None:
        """Another session will be shown, or the window closes; what is being drawn is waited for."""
        self._quiet.stop()
        self._wished = self._taken = None
        self._wished_pages = ((), 0)
        self.wait()
        self._close_document()

    def _close_document(self) -> None:
        if self.document is not None:
            self.document.pages.close()
            self.document = None

    def wait(self) -> None:
        """Wait until nothing is being drawn."""
        self._pool.waitForDone()

    def _go_on(self) -> None:
        """Give the thread the next piece of work, if it has none."""
        if self._busy:
            return
        pages, width = self._wished_pages
        if self._wished is not None and not self._quiet.isActive():
            minutes, self._wished = self._wished, None
            self._busy = True
            self._pool.start(_Task(self, partial(self._draw, minutes, self._sealed)))
        elif pages and self.document is not None:
            self._wished_pages = (pages[1:], width)
            self._busy = True
            self._pool.start(_Task(self, partial(self._picture, self.document, pages[0], width)))

    def _on_made(self, drawn: Drawn) -> None:
        if self._taken is None or self._taken.session.id != drawn.minutes.session.id:
            drawn.pages.close()
            return
        self._close_document()
        self.document = drawn
        self._wished_pages = ((), 0)
        self.drawn.emit(drawn)

    def _on_pictured(self, drawn: Drawn, page: int, image: QImage) -> None:
        if drawn is self.document:
            self.page_drawn.emit(page, image)

    def _on_ended(self) -> None:
        self._busy = False
        self._go_on()

    def _draw(self, minutes: Minutes, sealed: bytes) -> None:
        """Runs on the pool's thread: make the document; of a sealed one only where everybody signs."""
        made: DrawnMinutes = self._drawer(minutes)
        content = sealed or made.content
        pages = PagePictures(content)
        self._made.emit(Drawn(minutes, content, pages, made.places, made.appendices, made.with_content))

    def _picture(self, drawn: Drawn, page: int, width: int) -> None:
        """Runs on the pool's thread: make the picture of one page."""
        self._pictured.emit(drawn, page, drawn.pages.picture(page, width))

    def end(self, *, well: bool) -> None:
        """Runs on the pool's thread: one piece of work is over."""
        if not well:
            self.broke.emit()
        self._ended.emit()


def _same(one: Minutes, other: Minutes) -> bool:
    return one == replace(other, made_at=one.made_at, journal_head=one.journal_head)


class _Task(QRunnable):
    def __init__(self, preview: Preview, work: Callable[[], None]) -> None:
        super().__init__()
        self._preview, self._work = preview, work

    @guard(None)
    def run(self) -> None:
        """Runs on the pool's thread."""
        well = False
        try:
            self._work()
            well = True
        finally:
            self._preview.end(well=well)
