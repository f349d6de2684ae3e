"""Lampiran dokumentasi: the photos of the session, two side by side, each with its number and caption."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from core.minutes import Minutes, PhotoText
from export import style
from export.appendices.frame import appendix
from export.draft import Draft
from export.paragraph import Paragraph
from export.picture import picture_of
from export.text import Markup

NAME = "dokumentasi"

_COLUMNS, _GUTTER, _TALLEST, _BELOW, _GAP = 2, 6 * mm, 78 * mm, 5 * mm, 1.2 * mm


def has_content(minutes: Minutes) -> bool:
    """Whether any photo was kept."""
    return bool(minutes.photos)


def story(draft: Draft) -> list[Flowable]:
    """The photos in rows; a row stays on one page."""
    photos, pictures = draft.minutes.photos, dict(draft.minutes.pictures)
    rows: list[Flowable] = []
    for start in range(0, len(photos), _COLUMNS):
        row = [
            _Photo(photo, picture_of(pictures.get(photo.blob)), _caption(draft, photo))
            for photo in photos[start : start + _COLUMNS]
        ]
        rows.append(_PhotoRow(row, draft.line("dokumentasi.gone")))
    return [*appendix(draft, NAME), *rows]


def _caption(draft: Draft, photo: PhotoText) -> Paragraph:
    key = "dokumentasi.caption" if photo.caption else "dokumentasi.no_caption"
    words = draft.say(key, n=photo.number, isi=photo.caption)
    if photo.entry is not None:
        words = Markup(f"{words} {draft.say('dokumentasi.entry', n=photo.entry)}")
    return Paragraph(words, draft.styles.note)


class _Photo:
    """One photo with its caption, ``picture`` None where its bytes are gone."""

    def __init__(self, photo: PhotoText, picture: ImageReader | None, caption: Paragraph) -> None:
        self._photo = photo
        self.picture = picture
        self.caption = caption

    def size(self, width: float) -> tuple[float, float]:
        """Width and height in points of the picture where there is room for ``width``."""
        height = width * self._photo.height / self._photo.width
        return (width, height) if height <= _TALLEST else (width * _TALLEST / height, _TALLEST)


class _PhotoRow(Flowable):
    """Photos side by side, their captions on one line below them."""

    def __init__(self, photos: Sequence[_Photo], gone: str) -> None:
        super().__init__()
        self._photos = photos
        self._gone = gone

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """All the width, and the height of the tallest picture with the longest caption."""
        self.width = aW
        self._column = (aW - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
        self._tall = max(photo.size(self._column)[1] for photo in self._photos)
        captions = max(photo.caption.wrap(self._column, aH)[1] for photo in self._photos)
        self.height = self._tall + _GAP + captions + _BELOW
        return self.width, self.height

    def draw(self) -> None:
        """Each picture at the foot of its place, within a thin line; words in the place of one that is gone."""
        canvas: Canvas = self.canv
        canvas.setLineWidth(0.35)
        canvas.setStrokeColor(style.THIN_RULE)
        bottom = self.height - self._tall
        for place, photo in enumerate(self._photos):
            x = place * (self._column + _GUTTER)
            width, height = photo.size(self._column)
            if photo.picture is not None:
                canvas.drawImage(photo.picture, x, bottom, width, height)
            else:
                canvas.setFont(style.REGULAR, style.HEAD_PT)
                canvas.drawCentredString(x + width / 2, bottom + height / 2, self._gone)
            canvas.rect(x, bottom, width, height)
            photo.caption.drawOn(canvas, x, bottom - _GAP - photo.caption.height)
