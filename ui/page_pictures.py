"""Pictures of the pages of a PDF, made by PDFium. It may run on any thread, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

_ONE_AT_A_TIME = Lock()  # PDFium has no threads of its own


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the document and the page on which it stands (0 is the first); level 0 is the highest."""

    level: int
    words: str
    page: int


class PagePictures:
    """A PDF that is open until it is closed. ``sizes`` are those of its pages in points."""

    def __init__(self, content: bytes) -> None:
        with _ONE_AT_A_TIME:
            self._closed = False
            self._file = pypdfium2.PdfDocument(content)
            self.sizes = tuple(self._file.get_page_size(index) for index in range(len(self._file)))
            self.outline = tuple(
                OutlineEntry(entry.level, entry.get_title(), dest.get_index() or 0)
                for entry in self._file.get_toc()
                if (dest := entry.get_dest()) is not None
            )

    def picture(self, page: int, width: int) -> QImage:
        """The page, ``width`` pixels wide; no picture of a file that is closed."""
        with _ONE_AT_A_TIME:
            if self._closed:
                return QImage()
            leaf = self._file[page]
            bitmap = leaf.render(scale=width / leaf.get_width())
            # PDFium rounds up; the picture has the width that was asked for
            shown = QImage(
                bytes(bitmap.buffer), width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888
            ).copy()
            bitmap.close()
            leaf.close()
        return shown

    def close(self) -> None:
        """Give the file back; closing twice is once."""
        with _ONE_AT_A_TIME:
            if not self._closed:
                self._closed = True
                self._file.close()
