"""The tab Foto: every photo of the session, small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QStackedLayout, QVBoxLayout, QWidget

from core.views import ModeratorView, PhotoView
from resources.words import t
from ui.photo_shelf import PhotoShelf
from widgets import icons, style
from widgets.follow_look import button, follow_look, label, rule, set_icon, spaced
from widgets.guard import guard
from widgets.style import Look, dress

PHOTO_ID = int(Qt.ItemDataRole.UserRole)
DIGEST = PHOTO_ID + 1


class PhotosPanel(QWidget):
    """Thumbnails with their captions. ``opened(photo_id)``, ``removed(photo_id)``, ``add_asked()``."""

    opened = Signal(str)
    removed = Signal(str)
    add_asked = Signal()

    def __init__(self, shelf: PhotoShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._photos: tuple[PhotoView, ...] = ()
        self.list = _PhotoList()
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        self.list.removal_asked.connect(self._on_removal)
        self.add = button(t("Tambah foto"))
        set_icon(self.add, "add")
        self.add.clicked.connect(self.add_asked)
        shelf.arrived.connect(self._on_arrived)
        self._lay_out()
        follow_look(self.list, self._on_look)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        spaced(tools, margins=(12, 6, 12, 6), gap=8)
        tools.addWidget(self.add)
        tools.addStretch(1)
        empty = QWidget()
        dress(empty, kind="surface")
        words = QVBoxLayout(empty)
        spaced(words, margins=(16, 24, 16, 16))
        words.addWidget(
            label(
                t("Belum ada foto. Seret foto kartu, peta, atau ruangan ke sini, atau tempel dengan Ctrl+V."),
                wraps=True,
                tone="soft",
            )
        )
        words.addStretch(1)
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        shelf = QWidget()
        dress(shelf, kind="surface")
        spaced(inside := QVBoxLayout(shelf), margins=(8, 8, 0, 0))
        inside.addWidget(self.list)
        self._stack.addWidget(shelf)
        layout = QVBoxLayout(self)
        spaced(layout, gap=0)
        layout.addLayout(tools)
        layout.addWidget(rule())
        layout.addLayout(self._stack, 1)

    def set_view(self, view: ModeratorView) -> None:
        """Take the photos as they are now; those that stay keep their place and the selection."""
        if view.photos is self._photos:
            return
        self._photos = view.photos
        self._stack.setCurrentIndex(1 if view.photos else 0)
        selected = self.list.currentItem()
        before = selected.data(PHOTO_ID) if selected is not None else ""
        self.list.clear()
        for photo in view.photos:
            self.list.addItem(self._item(photo))
            if photo.photo_id == before:
                self.list.setCurrentRow(self.list.count() - 1)

    def count(self) -> int:
        """How many photos there are."""
        return len(self._photos)

    def _item(self, photo: PhotoView) -> QListWidgetItem:
        words = photo.caption or t("Foto {n}", n=photo.number)
        item = QListWidgetItem(words)
        item.setData(PHOTO_ID, photo.photo_id)
        item.setData(DIGEST, photo.blob)
        belongs = t("catatan {n}", n=photo.entry) if photo.entry else t("seluruh sesi")
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{words}, {belongs}, {photo.time}")
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        thumbnail = self._shelf.thumbnail(photo.blob)
        item.setIcon(self._framed(thumbnail) if thumbnail is not None else icons.icon("photo", "text_soft"))
        return item

    def _framed(self, thumbnail: QPixmap) -> QIcon:
        """The small picture in the middle of a ground that is the same for all, so that captions stand in a row."""
        size = self.list.iconSize()
        ground = QPixmap(size * 2)
        ground.fill(style.current.look.colour("sunken"))
        place = ground.rect()
        place.setSize(thumbnail.size().scaled(ground.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(ground.rect().center())
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, thumbnail)
        painter.end()
        icon = QIcon(ground)
        icon.addPixmap(ground, QIcon.Mode.Selected)
        return icon

    def _on_arrived(self, digest: str) -> None:
        thumbnail = self._shelf.thumbnail(digest)
        for place in range(self.list.count()):
            item = self.list.item(place)
            if thumbnail is not None and item.data(DIGEST) == digest:
                item.setIcon(self._framed(thumbnail))

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(PHOTO_ID))

    def _on_removal(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.removed.emit(item.data(PHOTO_ID))

    def _on_look(self, look: Look) -> None:
        self.list.setIconSize(QSize(look.px(144), look.px(96)))
        self.list.setGridSize(QSize(look.px(160), look.px(150)))
        for place in range(self.list.count()):
            self._on_arrived(self.list.item(place).data(DIGEST))


class _PhotoList(QListWidget):
    """Delete asks for the removal of the selected photo."""

    removal_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(t("Foto"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSpacing(0)

    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
            return
        super().keyPressEvent(event)
