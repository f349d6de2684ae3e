"""Printing a PDF on paper with the system's dialog. QtPrintSupport is imported when it is needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from resources.words import t
from ui.background import Background
from ui.page_pictures import PagePictures

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST_DPI = 300
"""Finer than this nobody sees, and a picture of a page takes too much memory."""
POINTS_PER_INCH = 72


def asked_printer(pages: PagePictures, title: str, parent: QWidget) -> QPrinter | None:
    """Let people choose a printer and pages; None if they do not want to."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    width, height = pages.sizes[0]
    printer.setPageSize(QPageSize(QRectF(0, 0, width, height).size(), QPageSize.Unit.Point))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(t("Cetak berita acara"))
    dialog.setMinMax(1, len(pages.sizes))
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


class PrintJob(QObject):
    """Prints pages one after the other: the picture of each is made on another thread.

    Signals: ``went_on(done, all)`` after each page, ``ended(well)`` once; not well is also what was called off.
    """

    went_on = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, pages: PagePictures, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages, self._printer = pages, printer
        self._painter = QPainter()
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages.sizes)
        self._waiting = list(range(first - 1, min(last, len(pages.sizes))))
        self._all = len(self._waiting)
        self._drawing = Background(self)
        self._drawing.done.connect(self._print)
        self._drawing.broke.connect(self.call_off)

    def start(self) -> None:
        """Begin; a printer that cannot be reached ends it at once."""
        if self._waiting and self._painter.begin(self._printer):
            self._draw_next()
        else:
            self._end(well=False)

    def call_off(self) -> None:
        """Print no more; the printer forgets what it was given, where it can."""
        if self._painter.isActive():
            self._drawing.wait()
            self._printer.abort()
            self._painter.end()
            self._end(well=False)

    def _draw_next(self) -> None:
        index = self._waiting[0]
        width = round(self._pages.sizes[index][0] / POINTS_PER_INCH * min(FINEST_DPI, self._printer.resolution()))
        self._drawing.start(partial(self._pages.picture, index, width))

    def _print(self, image: QImage) -> None:
        if not self._painter.isActive():
            return
        if len(self._waiting) < self._all:
            self._printer.newPage()
        self._print_page(self._waiting.pop(0), image)
        self.went_on.emit(self._all - len(self._waiting), self._all)
        if self._waiting:
            self._draw_next()
        else:
            self._end(well=self._painter.end())

    def _end(self, *, well: bool) -> None:
        self._pages.close()
        self.ended.emit(well)

    def _print_page(self, index: int, image: QImage) -> None:
        """One page in its own size, turned where it lies and the sheet stands."""
        painter, printer = self._painter, self._printer
        sheet = QRectF(painter.viewport())
        width, height = self._pages.sizes[index]
        painter.save()
        if (width > height) != (sheet.width() > sheet.height()):
            painter.translate(sheet.width(), 0)
            painter.rotate(90)
            sheet = QRectF(0, 0, sheet.height(), sheet.width())
        scale = min(sheet.width() / width, sheet.height() / height, printer.resolution() / POINTS_PER_INCH)
        painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)
        painter.restore()
