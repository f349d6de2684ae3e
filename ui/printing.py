"""Printing a PDF on paper with the system's dialog. QtPrintSupport is imported when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from resources.words import t
from ui.page_pictures import PagePictures

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST_DPI = 300
"""Finer than this nobody sees, and a picture of a page takes too much memory."""
POINTS_PER_INCH = 72


def ask_and_print(pages: PagePictures, title: str, parent: QWidget) -> bool:
    """Let people choose a printer and pages, then print; whether it was printed."""
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
    return agreed and print_pages(pages, printer)


def print_pages(pages: PagePictures, printer: QPrinter) -> bool:
    """Print the pages that ``printer`` is set to; False if it cannot be reached."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages.sizes)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for index in range(first - 1, min(last, len(pages.sizes))):
        if index > first - 1:
            printer.newPage()
        _print_page(painter, pages, index, printer)
    return painter.end()


def _print_page(painter: QPainter, pages: PagePictures, index: int, printer: QPrinter) -> None:
    """One page in its own size, turned where it lies and the sheet stands."""
    sheet = QRectF(painter.viewport())
    width, height = pages.sizes[index]
    image = pages.picture(index, round(width / POINTS_PER_INCH * min(FINEST_DPI, printer.resolution())))
    painter.save()
    if (width > height) != (sheet.width() > sheet.height()):
        painter.translate(sheet.width(), 0)
        painter.rotate(90)
        sheet = QRectF(0, 0, sheet.height(), sheet.width())
    scale = min(sheet.width() / width, sheet.height() / height, printer.resolution() / POINTS_PER_INCH)
    painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)
    painter.restore()
