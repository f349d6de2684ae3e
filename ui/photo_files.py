"""Pictures from files, the clipboard or a drag, made small: nothing of them is kept but what can be seen.

``read_picture`` may run on any thread. The picture is painted anew, so that nothing else comes along: no place and no
camera (EXIF), no comment, no colour profile; it stands upright as the camera held it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QMimeData, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from core.photos import LARGEST, LONGEST_SIDE

QUALITY = (85, 70, 50)
"""JPEG qualities that are tried, the first that fits is taken."""

Picture = Path | QImage
"""Where a photo comes from: a file, or a picture that was copied."""


class PictureFault(StrEnum):
    """Why there is no photo."""

    NO_FILE = auto()
    HEIC = auto()
    NO_PICTURE = auto()


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo as it will be kept: a JPEG file and its size in pixels."""

    content: bytes
    width: int
    height: int


def quiet_readers() -> None:
    """Let Qt's readers of pictures keep their warnings to themselves: a bad file is no fault of the program."""
    QLoggingCategory.setFilterRules("qt.gui.imageio.*=false\nqt.gui.imageio=false")


def pictures_in(mime: QMimeData | None) -> list[Picture]:
    """The pictures of a drag or of the clipboard (None: it cannot be read): files first, else the picture itself."""
    if mime is None:
        return []
    known = {bytes(cast("QByteArray", one).data()).decode() for one in QImageReader.supportedImageFormats()}
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    files = [path for path in paths if path.suffix.lstrip(".").casefold() in known | {"heic", "heif"}]
    if files:
        return [*files]
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def read_picture(source: Picture) -> PhotoFile | PictureFault:
    """The photo of ``source``, at most ``LONGEST_SIDE`` pixels wide and high, or why there is none."""
    image = source if isinstance(source, QImage) else _read_file(source)
    if isinstance(image, PictureFault):
        return image
    made = _painted_anew(image)
    content = next((data for quality in QUALITY if len(data := _jpeg(made, quality)) <= LARGEST), b"")
    return PhotoFile(content, made.width(), made.height()) if content else PictureFault.NO_PICTURE


def picture_of(content: bytes, longest: int) -> QImage:
    """The picture of a kept photo, no side longer than ``longest`` pixels; a null picture if it cannot be read."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    _make_small(reader, longest)
    return reader.read()


def supported_names() -> Sequence[str]:
    """The endings of files that can be read, for the dialog that asks for one."""
    return ("*.jpg", "*.jpeg", "*.png", "*.webp", "*.bmp", "*.gif", "*.tif", "*.tiff")


def _read_file(path: Path) -> QImage | PictureFault:
    if not path.is_file():
        return PictureFault.NO_FILE
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    _make_small(reader, LONGEST_SIDE)
    image = reader.read()
    if image.isNull():
        return PictureFault.HEIC if path.suffix.casefold() in (".heic", ".heif") else PictureFault.NO_PICTURE
    return image


def _make_small(reader: QImageReader, longest: int) -> None:
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(_fitting(size, longest))


def _fitting(size: QSize, longest: int) -> QSize:
    small = size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
    return small.expandedTo(QSize(1, 1))


def _painted_anew(image: QImage) -> QImage:
    if image.colorSpace().isValid():
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    size = image.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        size = _fitting(size, LONGEST_SIDE)
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(made.rect(), image)
    painter.end()
    return made


def _jpeg(image: QImage, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(quality)
    writer.write(image)
    return bytes(data.data())
