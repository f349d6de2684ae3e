"""How photos come in: by drag, from the clipboard, from a file; and what is done with those that are there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from core.photos import AddPhoto, EditPhoto, RemovePhoto, without_photo_consent
from core.views import PhotoView
from resources.words import t, word
from ui.background import Background
from ui.bridge import Bridge
from ui.dialogs.asking import ask_until_kept
from ui.dialogs.photo_dialog import PhotoDialog
from ui.dialogs.photo_viewer import PhotoViewer
from ui.photo_files import (
    PhotoFile,
    Picture,
    PictureFault,
    picture_of,
    pictures_in,
    quiet_readers,
    read_picture,
    supported_names,
)
from ui.photo_shelf import PhotoShelf

PREVIEW_SIDE = 900


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one picture: the photo, a small picture of it for the dialog, and its name for people."""

    outcome: PhotoFile | PictureFault
    preview: QImage
    name: str


class PhotoActs(QObject):
    """Reads pictures on another thread, then asks for their captions one after the other.

    Signals, for the status line: ``told(sentence)``, ``refused(sentence)``.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, bridge: Bridge, shelf: PhotoShelf, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._shelf, self._page = bridge, shelf, page
        quiet_readers()
        self._waiting: deque[tuple[Picture, str | None]] = deque()
        self._alike: tuple[str, str | None] | None = None
        self._reading = Background(self)
        self._reading.done.connect(self._on_read)
        self._reading.broke.connect(self._on_broke)
        bridge.closed.connect(self._waiting.clear)

    def ask_for_files(self, contribution_id: str | None) -> None:
        """Let people choose files, for an entry of the log or for the session."""
        kinds = t("Gambar ({endings})", endings=" ".join(supported_names()))
        paths, _ = QFileDialog.getOpenFileNames(self._window, t("Pilih foto"), "", kinds)
        self.take([Path(path) for path in paths], contribution_id)

    def paste(self, contribution_id: str | None) -> None:
        """Take the picture that was copied, for an entry of the log or for the session."""
        self.take_mime(QGuiApplication.clipboard().mimeData(), contribution_id)

    def take_mime(self, mime: QMimeData, contribution_id: str | None) -> None:
        """Take the pictures of a drag or of the clipboard."""
        found = pictures_in(mime)
        if not found:
            self.refused.emit(t("Tidak ada gambar di sana. Salin dahulu fotonya, atau seret berkasnya ke sini."))
        self.take(found, contribution_id)

    def take(self, found: Iterable[Picture], contribution_id: str | None) -> None:
        """Read pictures one after the other and ask what they show."""
        idle = not self._waiting
        self._waiting.extend((picture, contribution_id) for picture in found)
        if idle:
            self._alike = None
            self._read_next()

    def open(self, photo_id: str) -> None:
        """Show a photo large."""
        viewer = PhotoViewer(self._shelf, self._photos, photo_id, self._window)
        viewer.edit_asked.connect(self.edit)
        viewer.removal_asked.connect(self.remove)
        viewer.exec()
        viewer.deleteLater()

    def edit(self, photo_id: str) -> None:
        """Let people change the caption, and to what the photo belongs."""
        photo = next((one for one in self._photos() if one.photo_id == photo_id), None)
        console = self._bridge.console
        if photo is None or console is None:
            return
        dialog = PhotoDialog(
            t("Foto {n}", n=photo.number),
            t("Simpan perubahan"),
            self._thumbnail(photo),
            console.log,
            photo.contribution_id,
            self._window,
            caption=photo.caption,
            unwilling=without_photo_consent(self._bridge.state),
        )
        ask_until_kept(
            dialog,
            self._bridge,
            lambda: self._bridge.perform(EditPhoto(photo_id, dialog.caption.text(), dialog.contribution_id)),
        )

    def remove(self, photo_id: str) -> None:
        """Take a photo away; undo puts it back."""
        if self._bridge.perform(RemovePhoto(photo_id)) is not None:
            self.told.emit(t("Foto dihapus. Ctrl+Z mengembalikannya selama Lingkar belum ditutup."))

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    def _photos(self) -> Sequence[PhotoView]:
        return self._bridge.console.photos if self._bridge.console is not None else ()

    def _thumbnail(self, photo: PhotoView) -> QImage:
        found = self._shelf.thumbnail(photo.blob)
        return found.toImage() if found is not None else QImage()

    def _read_next(self) -> None:
        if self._waiting:
            picture, _ = self._waiting[0]
            self.told.emit(t("Membaca foto …"))
            self._reading.start(partial(_read, picture))

    def _on_broke(self) -> None:
        if self._waiting:
            self._waiting.popleft()
        self._read_next()

    def _on_read(self, read: _Read) -> None:
        if not self._waiting or not self._bridge.is_open:
            return
        _, contribution_id = self._waiting[0]
        if isinstance(read.outcome, PictureFault):
            self.refused.emit(word("picture_fault", read.outcome, name=read.name))
        elif self._alike is not None:
            self._keep(read.outcome, *self._alike)
        else:
            self._ask(read.outcome, read.preview, contribution_id)
        if self._waiting:
            self._waiting.popleft()
        self._read_next()

    def _ask(self, file: PhotoFile, preview: QImage, contribution_id: str | None) -> None:
        console = self._bridge.console
        assert console is not None
        dialog = PhotoDialog(
            t("Simpan foto"),
            t("Simpan foto"),
            preview,
            console.log,
            contribution_id,
            self._window,
            unwilling=without_photo_consent(self._bridge.state),
            more=len(self._waiting) - 1,
        )

        def keep() -> object | None:
            kept = self._keep(file, dialog.caption.text(), dialog.contribution_id)
            if dialog.all_alike.isChecked():
                self._alike = (dialog.caption.text(), dialog.contribution_id)
            return kept

        ask_until_kept(dialog, self._bridge, keep)

    def _keep(self, file: PhotoFile, caption: str, contribution_id: str | None) -> object | None:
        step = self._bridge.perform(AddPhoto(file.content, file.width, file.height, caption, contribution_id))
        if step is not None:
            self.told.emit(t("Foto tersimpan di pustaka."))
        return step


def _read(picture: Picture) -> _Read:
    """On another thread: the photo, and a small picture of it for the dialog."""
    outcome = read_picture(picture)
    name = picture.name if isinstance(picture, Path) else t("yang disalin")
    preview = picture_of(outcome.content, PREVIEW_SIDE) if isinstance(outcome, PhotoFile) else QImage()
    return _Read(outcome, preview, name)
