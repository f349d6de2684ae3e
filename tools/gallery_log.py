"""States of the log's extras for the gallery: photos, corrections and their dialogs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from core.log import Contribution
from core.people import Person, Sex
from core.views import LogRow, PhotoView
from core.wordings import Wording
from tools.gallery import NATURAL, Entry
from ui.dialogs.photo_dialog import PhotoDialog
from ui.dialogs.wordings_dialog import WordingsDialog
from widgets.log_list import LogList

AT = datetime(2026, 11, 11, 2, 40, tzinfo=UTC)
LONG_NAME = "Raden Ayu Siti Nurkhasanah Prawiradilaga Kusumawardhani Dewi"
SAID = "Air naik sampai lutut di RT 06, dan baru surut sesudah dua hari."


def picture(width: int = 800, height: int = 600) -> QImage:
    """Cards on a wall."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#e9e4d4"))
    painter = QPainter(made)
    for place in range(12):
        x, y = width // 12 + (place % 4) * width // 4, height // 10 + (place // 4) * height // 3
        painter.fillRect(x, y, width // 6, height // 5, QColor.fromHsv(place * 30, 90, 235))
        painter.drawText(x + 8, y + 24, f"Kartu {place + 1}")
    painter.end()
    return made


def photo(number: int, caption: str = "Kartu usulan") -> PhotoView:
    """A photo of entry 12."""
    return PhotoView(f"f{number}", number, f"digest {number}", 2000, 1500, 412_000, caption, "09.41.40", "c12", 12)


def rows() -> tuple[LogRow, ...]:
    """Entries with few and many photos, corrected ones, with every tag at once."""
    plain = LogRow("c10", 10, "09.38.50", "P08", "Ibu Tumini", False, "pengalaman", SAID, "", "M1", False)
    return (
        plain,
        replace(plain, contribution_id="c11", corrections=2, flagged=True, question_code="Q3", name=LONG_NAME),
        replace(plain, contribution_id="c12", photos=(photo(1), photo(2)), nonverbal="mengangguk"),
        replace(plain, contribution_id="c13", photos=tuple(photo(n) for n in range(9)), corrections=12),
        replace(plain, contribution_id="c14", text="x" * 200, by_moderator=True, code="MOD", name="Hesti"),
    )


def log_list() -> QWidget:
    """The log with its extras."""
    made, small = LogList(), QPixmap.fromImage(picture(320, 240))
    made.set_thumbnails(lambda digest: None if digest == "digest 2" else small)
    made.set_rows(rows())
    return made


def photo_dialog(unwilling: int = 1, more: int = 0, *, upright: bool = False) -> QWidget:
    """A photo that is about to be kept."""
    people = [
        Person(id=str(n), code=f"P{n:02}", name=LONG_NAME if n == 1 else f"Peserta {n}", sex=Sex.FEMALE)
        for n in range(1, unwilling + 1)
    ]
    shown = picture(600, 800) if upright else picture()
    return PhotoDialog("Simpan foto", "Simpan foto", shown, rows(), "c13", None, unwilling=people, more=more)


def wordings_dialog(count: int) -> QWidget:
    """An entry with so many wordings."""
    entry = Contribution(id="c", number=14, said_at=AT, person_id="p", kind="masalah", text=SAID)
    wordings = [
        Wording(AT + timedelta(minutes=n), "laptop", replace(entry, text=f"{SAID} {n}"), taken_back=n == 2)
        for n in range(count)
    ]
    dialog = WordingsDialog(entry, wordings, {"p": f"P08 {LONG_NAME}"}, "WIB", None)
    dialog.setWindowFlag(Qt.WindowType.Dialog)
    return dialog


GALLERY: Mapping[str, Entry] = {
    "log-extras": Entry(log_list, ((376, 640), (480, 800)), large_sizes=((840, 640), (1270, 400))),
    "photo-dialog": Entry(photo_dialog, (NATURAL,)),
    "photo-dialog-many": Entry(lambda: photo_dialog(60, 4, upright=True), (NATURAL,)),
    "photo-dialog-all-agreed": Entry(lambda: photo_dialog(0), (NATURAL,)),
    "wordings-dialog": Entry(lambda: wordings_dialog(4), (NATURAL,)),
    "wordings-dialog-one": Entry(lambda: wordings_dialog(1), (NATURAL,)),
}
