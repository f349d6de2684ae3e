"""A photo as large as the window allows, with what stands under it; the arrows go to the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.photos import LONGEST_SIDE
from core.views import PhotoView
from resources.words import t
from ui.photo_shelf import PhotoShelf
from widgets import style
from widgets.follow_look import button, icon_button, label, spaced
from widgets.guard import guard
from widgets.style import dress


class PhotoViewer(QDialog):
    """Shows ``photos()`` one at a time, beginning with ``photo_id``.

    Signals, each with the photo's id: ``edit_asked``, ``removal_asked``; ``refresh`` is called after what they lead to.
    """

    edit_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(
        self, shelf: PhotoShelf, photos: Callable[[], Sequence[PhotoView]], photo_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._shelf, self._photos, self._photo_id = shelf, photos, photo_id
        self.canvas = _Canvas()
        self.caption = label(wraps=True, strong=True)
        self.about = label(wraps=True, tone="soft", text_size="caption")
        self.previous = icon_button("previous", t("Foto sebelumnya"), live=True)
        self.next = icon_button("next", t("Foto berikutnya"), live=True)
        self.edit = button(t("Ubah keterangan"), live=True)
        self.remove = button(t("Hapus foto"), live=True)
        self.close_button = button(t("Tutup"), kind="primary", live=True)
        self.setWindowTitle(t("Foto"))
        dress(self, kind="window")
        self._lay_out()
        self._wire()
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        px = style.current.look.px
        self.setMinimumSize(px(420), px(320))
        room = parent.size() * 0.9
        self.resize(QSize(min(px(1100), room.width()), min(px(760), room.height())))
        self.refresh()

    def _lay_out(self) -> None:
        words, below, layout = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        spaced(words, gap=2)
        words.addWidget(self.caption)
        words.addWidget(self.about)
        spaced(below, gap=8)
        below.addWidget(self.previous)
        below.addWidget(self.next)
        below.addStretch(1)
        for made in (self.remove, self.edit, self.close_button):
            below.addWidget(made)
        spaced(layout, margins=(16, 16, 16, 16), gap=12)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(words)
        layout.addLayout(below)

    def _wire(self) -> None:
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.edit.clicked.connect(self._ask_edit)
        self.remove.clicked.connect(self._ask_removal)
        self.close_button.clicked.connect(self.accept)
        self._shelf.opened.connect(self._on_opened)

    @property
    def photo(self) -> PhotoView | None:
        """The photo that is shown."""
        return next((one for one in self._photos() if one.photo_id == self._photo_id), None)

    def refresh(self) -> None:
        """Show the photo as it is now; when it is gone the one in its place, and nothing more after the last one."""
        shown, every = self.photo, self._photos()
        if shown is None:
            if not every:
                self.accept()
                return
            self._go_to(0)
            return
        place = [one.photo_id for one in every].index(shown.photo_id)
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < len(every) - 1)
        self.caption.setText(shown.caption or t("Tanpa keterangan"))
        self.about.setText(about_words(shown, place + 1, len(every)))
        self.canvas.setAccessibleName(t("Foto: {caption}", caption=self.caption.text()))
        if self.canvas.digest != shown.blob:
            self.canvas.wait_for(shown.blob)
            self._shelf.open(shown.blob, LONGEST_SIDE)

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the other photos, Delete takes this one away, F2 changes its caption."""
        acts = {
            Qt.Key.Key_Left: self._go_back,
            Qt.Key.Key_Right: self._go_on,
            Qt.Key.Key_Delete: self._ask_removal,
            Qt.Key.Key_F2: self._ask_edit,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _go_back(self) -> None:
        self._step(-1)

    def _go_on(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        ids = [one.photo_id for one in self._photos()]
        place = ids.index(self._photo_id) + step if self._photo_id in ids else 0
        if 0 <= place < len(ids):
            self._go_to(place)

    def _go_to(self, place: int) -> None:
        self._photo_id = self._photos()[place].photo_id
        self.refresh()

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self._photo_id)
        self.refresh()

    def _ask_removal(self) -> None:
        ids = [one.photo_id for one in self._photos()]
        place = ids.index(self._photo_id) if self._photo_id in ids else 0
        self.removal_asked.emit(self._photo_id)
        left = self._photos()
        if self.photo is None and left:
            self._go_to(min(place, len(left) - 1))
        else:
            self.refresh()

    def _on_opened(self, digest: str, picture: QImage) -> None:
        self.canvas.show_picture(digest, picture)


class _Canvas(QWidget):
    """The picture as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.digest = ""
        self._picture = QImage()
        self._said = ""

    def wait_for(self, digest: str) -> None:
        """Another picture comes."""
        self.digest, self._picture, self._said = digest, QImage(), t("Membuka foto …")
        self.update()

    def show_picture(self, digest: str, picture: QImage) -> None:
        """Show it, unless another one is waited for meanwhile."""
        if digest == self.digest:
            self._picture, self._said = picture, t("Foto ini tidak dapat dibuka.") if picture.isNull() else ""
            self.update()

    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle, or why there is none."""
        painter = QPainter(self)
        look = style.current.look
        painter.fillRect(self.rect(), look.colour("sunken"))
        if self._picture.isNull():
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("text_soft"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._said)
            return
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = size.boundedTo(self._picture.size())
        target = self.rect()
        target.setSize(size)
        target.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._picture)


def about_words(photo: PhotoView, place: int, total: int) -> str:
    """Which photo it is, when it was kept, what it belongs to, and how large it is."""
    belongs = t("catatan {n}", n=photo.entry) if photo.entry else t("seluruh sesi")
    return t(
        "Foto {place} dari {total} · {time} · {belongs} · {w} × {h} piksel, {kb} KB",
        place=place,
        total=total,
        time=photo.time,
        belongs=belongs,
        w=photo.width,
        h=photo.height,
        kb=max(1, round(photo.size / 1024)),
    )
