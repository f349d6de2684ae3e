"""Photos come in by drag, paste and file, small and without what a camera writes beside them; undo puts them back."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.log import Contribution, contributions
from core.photos import LONGEST_SIDE, Photo, photos
from ui.dialogs.photo_dialog import PhotoDialog
from ui.dialogs.photo_viewer import PhotoViewer
from ui.photo_files import PhotoFile, PictureFault, picture_of, pictures_in, quiet_readers, read_picture
from ui.program import Program

PLACE = b"GPS 6.2088 S 106.8456 E"


def picture(width: int, height: int) -> QImage:
    """The upper half red, the lower half blue."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("blue"))
    for y in range(height // 2):
        for x in range(width):
            made.setPixelColor(x, y, QColor("red"))
    return made


def jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"jpeg").write(image)
    return bytes(data.data())


def from_camera(path: Path, image: QImage) -> Path:
    """A file as a camera held on its side writes it: turned by EXIF, with the place in a comment of EXIF."""
    tags = struct.pack("<HHII", 0x0112, 3, 1, 6) + struct.pack("<HHII", 0x010E, 2, len(PLACE), 38)
    tiff = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 2) + tags + struct.pack("<I", 0) + PLACE
    exif = b"Exif\0\0" + tiff
    plain = jpeg(image)
    path.write_bytes(plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:])
    return path


def test_what_a_camera_wrote_is_gone_and_the_picture_stands_upright(tmp_path: Path) -> None:
    path = from_camera(tmp_path / "peta.jpg", picture(60, 40))
    assert PLACE in path.read_bytes()
    read = read_picture(path)
    assert isinstance(read, PhotoFile)
    assert (read.width, read.height) == (40, 60)
    assert not any(mark in read.content for mark in (b"Exif", PLACE, b"GPS"))
    upright = picture_of(read.content, 100)
    assert upright.pixelColor(35, 30).red() > 200  # red was above, and is at the right once the picture was turned
    assert upright.pixelColor(5, 30).blue() > 200


def test_words_in_a_picture_file_are_not_kept(tmp_path: Path) -> None:
    image = picture(20, 20)
    image.setText("Description", PLACE.decode())
    image.save(str(tmp_path / "a.png"))
    read = read_picture(tmp_path / "a.png")
    assert isinstance(read, PhotoFile)
    assert PLACE not in read.content


@pytest.mark.parametrize(("size", "kept"), [((3000, 1500), (2000, 1000)), ((20, 4000), (10, 2000)), ((9, 7), (9, 7))])
def test_a_large_picture_is_made_small(tmp_path: Path, size: tuple[int, int], kept: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(tmp_path / "a.png"))
    for source in (tmp_path / "a.png", image):
        read = read_picture(source)
        assert isinstance(read, PhotoFile)
        assert (read.width, read.height) == kept
        assert max(kept) <= LONGEST_SIDE


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.jpg", b"", PictureFault.NO_PICTURE),
        ("a.jpg", b"\xff\xd8\xff\xe0 cut", PictureFault.NO_PICTURE),
        ("a.png", b"%PDF-1.7", PictureFault.NO_PICTURE),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", PictureFault.HEIC),
        ("a.jpg", None, PictureFault.NO_FILE),
    ],
)
def test_what_is_no_picture_is_said(tmp_path: Path, name: str, content: bytes | None, fault: PictureFault) -> None:
    quiet_readers()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert read_picture(tmp_path / name) is fault


def test_pictures_of_a_drag_or_of_the_clipboard() -> None:
    mime = QMimeData()
    assert pictures_in(mime) == []
    mime.setUrls([QUrl("https://contoh.id/a.jpg"), QUrl.fromLocalFile("/a/b.docx")])
    assert pictures_in(mime) == []
    mime.setUrls([QUrl.fromLocalFile("/a/b.JPG"), QUrl.fromLocalFile("/a/c.heic"), QUrl.fromLocalFile("/a/d.txt")])
    assert pictures_in(mime) == [Path("/a/b.JPG"), Path("/a/c.heic")]
    copied = QMimeData()
    copied.setImageData(picture(4, 4))
    (image,) = pictures_in(copied)
    assert isinstance(image, QImage)


def in_dialogs(do: Callable[[QDialog], None], times: int = 1) -> list[QDialog]:
    """Does something in each of the dialogs that open next; the dialogs, when they have opened."""
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in seen:
            seen.append(dialog)
            try:
                do(dialog)
            finally:
                dialog.close()
        if len(seen) < times:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)
    return seen


def kept(program: Program) -> list[Photo]:
    return photos(program.bridge.state)


def name_it(words: str) -> Callable[[QDialog], None]:
    def run(dialog: QDialog) -> None:
        assert isinstance(dialog, PhotoDialog)
        dialog.caption.setText(words)
        dialog.accept()

    return run


def test_a_photo_is_dropped_on_an_entry_of_the_log(live: Program, qtbot: QtBot, tmp_path: Path) -> None:
    page = live.window.live_page
    path = from_camera(tmp_path / "peta.jpg", picture(60, 40))
    log = page.log.log
    row = log.rows.row_at(log.rows.rowCount() - 1)
    assert row is not None
    middle = log.viewport().mapTo(page, log.visualRect(log.rows.index(log.rows.rowCount() - 1, 0)).center())
    told: list[str] = []

    def read_and_name(dialog: QDialog) -> None:
        assert isinstance(dialog, PhotoDialog)
        told.append(dialog.consent.text())
        name_it("Peta RW 04")(dialog)

    in_dialogs(read_and_name)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(QDropEvent(QPointF(middle), *keys))
    qtbot.waitUntil(lambda: bool(kept(live)))
    (photo,) = kept(live)
    assert (photo.caption, photo.contribution_id) == ("Peta RW 04", row.contribution_id)
    assert told == ["Belum setuju difoto, jadi jangan sampai dikenali di foto: P08 Ibu Tumini"]
    qtbot.waitUntil(lambda: page.shelf.thumbnail(photo.blob) is not None)
    page.dropEvent(QDropEvent(QPointF(QPoint(2, 2)), *keys))
    in_dialogs(name_it("Ruangan"))
    qtbot.waitUntil(lambda: len(kept(live)) == 2)
    assert kept(live)[1].contribution_id is None


def test_a_picture_is_pasted_by_key_from_the_log_line_and_from_elsewhere(
    live: Program, qtbot: QtBot, press: Callable[..., None]
) -> None:
    page = live.window.live_page
    paste = (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().setImage(picture(30, 20))
    page.go_to_log()
    in_dialogs(name_it("Kartu"))
    press(*paste)
    qtbot.waitUntil(lambda: len(kept(live)) == 1)
    assert page.line.text == ""
    page.tabs.tabBar().setFocus()
    in_dialogs(name_it("Kartu lain"))
    press(*paste)
    qtbot.waitUntil(lambda: len(kept(live)) == 2)
    QGuiApplication.clipboard().setText("hanya kata")
    page.go_to_log()
    press(*paste)
    assert page.line.text == "hanya kata"
    page.tabs.tabBar().setFocus()
    press(*paste)
    assert page.hints.sentence.startswith("Tidak ada gambar")


def test_several_files_can_share_their_caption_and_one_that_cannot_be_read_is_named(
    live: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    page = live.window.live_page
    paths = [from_camera(tmp_path / f"{n}.jpg", picture(30 + n, 20)) for n in range(3)]
    (tmp_path / "rusak.jpg").write_bytes(b"rusak")

    def same_for_all(dialog: QDialog) -> None:
        assert isinstance(dialog, PhotoDialog)
        dialog.all_alike.setChecked(True)
        name_it("Kartu kelompok 2")(dialog)

    in_dialogs(same_for_all)
    page.photo_acts.take([paths[0], tmp_path / "rusak.jpg", *paths[1:]], None)
    qtbot.waitUntil(lambda: len(kept(live)) == 3)
    assert [photo.caption for photo in kept(live)] == ["Kartu kelompok 2"] * 3


def test_a_photo_is_opened_changed_removed_and_put_back(live: Program, qtbot: QtBot, tmp_path: Path) -> None:
    page = live.window.live_page
    for n, words in enumerate(("Satu", "Dua")):
        in_dialogs(name_it(words))
        page.photo_acts.take([from_camera(tmp_path / "a.jpg", picture(30 + n, 20))], None)
        qtbot.waitUntil(lambda n=n: len(kept(live)) == n + 1)
    first, second = kept(live)
    live.window.book.action("show_photos").trigger()
    assert page.tabs.currentWidget() is page.photos
    assert page.photos.list.item(1).text() == "Dua"

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PhotoViewer)
        assert dialog.photo is not None
        assert dialog.photo.caption == "Satu"
        QTest.keyClick(dialog, Qt.Key.Key_Right)
        assert dialog.photo.photo_id == second.id
        assert dialog.about.text().startswith("Foto 2 dari 2 · 09.41.40")
        QTest.keyClick(dialog, Qt.Key.Key_Delete)
        assert dialog.photo.photo_id == first.id
        dialog.accept()

    seen = in_dialogs(look)
    page.photos.list.setCurrentRow(0)
    QTest.keyClick(page.photos.list, Qt.Key.Key_Return)
    assert len(seen) == 1
    assert kept(live) == [first]
    live.bridge.undo()
    assert kept(live) == [first, second]
    page.photos.list.setCurrentRow(1)
    QTest.keyClick(page.photos.list, Qt.Key.Key_Delete)
    assert kept(live) == [first]

    def belongs_to_the_first_entry(dialog: QDialog) -> None:
        assert isinstance(dialog, PhotoDialog)
        dialog.belongs.setCurrentIndex(dialog.belongs.count() - 1)
        dialog.accept()

    entry: Contribution = contributions(live.bridge.state)[0]
    in_dialogs(belongs_to_the_first_entry)
    page.photo_acts.edit(first.id)
    assert kept(live)[0].contribution_id == entry.id
