"""The dialog in which a photo gets its caption and its place, and that says who does not want to be on photos."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.circle_view import name_of
from core.people import Person
from core.photos import LONGEST_CAPTION
from core.views import LogRow
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.panels.form_section import field_column
from widgets import style
from widgets.choice_box import ChoiceBox
from widgets.follow_look import label, spaced
from widgets.text_fields import LineField

PICTURE_SIDE = 220
NEWEST_OFFERED = 60
"""So many newest entries can be chosen; an older one is chosen by adding the photo from that entry."""

MOST_NAMED = 12


class PhotoDialog(FormDialog):
    """``entry`` is the entry that the photo is proposed for; ``more`` photos wait for the same dialog."""

    def __init__(
        self,
        title: str,
        accept: str,
        picture: QImage,
        rows: Sequence[LogRow],
        entry: str | None,
        parent: QWidget | None,
        *,
        caption: str = "",
        unwilling: Sequence[Person] = (),
        more: int = 0,
    ) -> None:
        super().__init__(title, accept, parent, width=640)
        self.picture = label()
        self.caption = LineField(caption)
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.caption.setPlaceholderText(t("mis. Kartu kelompok 2"))
        self.belongs = ChoiceBox()
        self._offer(rows, entry)
        self.all_alike = QCheckBox(t("Begitu juga untuk {n} foto berikutnya", n=more))
        self.all_alike.setVisible(more > 0)
        self.consent = unwilling_label(unwilling)
        beside, words = QHBoxLayout(), QVBoxLayout()
        spaced(beside, gap=16)
        spaced(words, gap=8)
        words.addLayout(field_column(t("Keterangan"), self.caption))
        words.addLayout(field_column(t("Bagian dari"), self.belongs))
        words.addWidget(self.all_alike)
        words.addStretch(1)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(words, 1)
        self.fields.addLayout(beside)
        self.fields.addWidget(self.consent)
        self.show_picture(picture)
        self.caption.setFocus()

    @property
    def contribution_id(self) -> str | None:
        """The entry that the photo is to belong to; None: the session as a whole."""
        return self.belongs.currentData()

    def show_picture(self, picture: QImage) -> None:
        """Show the photo."""
        if picture.isNull():
            return
        side, ratio = style.current.look.px(PICTURE_SIDE), self.devicePixelRatioF()
        small = picture.scaled(
            round(side * ratio),
            round(side * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(small))
        self.picture.setAccessibleName(t("Foto, {w} × {h} piksel", w=picture.width(), h=picture.height()))

    def _offer(self, rows: Sequence[LogRow], entry: str | None) -> None:
        self.belongs.addItem(t("Seluruh sesi"), None)
        newest = list(reversed(rows[-NEWEST_OFFERED:]))
        if entry is not None and all(row.contribution_id != entry for row in newest):
            newest = [*(row for row in rows if row.contribution_id == entry), *newest]
        for row in newest:
            self.belongs.addItem(
                t("Catatan {n}: {code} {text}", n=row.number, code=row.code, text=" ".join(row.text.split())),
                row.contribution_id,
            )
        self.belongs.setCurrentIndex(max(0, self.belongs.findData(entry)))


def unwilling_label(people: Sequence[Person]) -> QLabel:
    """Who did not agree to be on photos, the first ``MOST_NAMED`` by code and name; all of them in the tooltip."""
    named = [f"{person.code} {name_of(person)}" for person in people]
    shown = ", ".join(named[:MOST_NAMED])
    if len(named) > MOST_NAMED:
        shown = t("{names}, dan {n} orang lain", names=shown, n=len(named) - MOST_NAMED)
    made = label(wraps=True, tone="bad" if named else "soft")
    if named:
        made.setText(t("Belum setuju difoto, jadi jangan sampai dikenali di foto: {names}", names=shown))
        if len(named) > MOST_NAMED:
            made.setToolTip(f"<span>{escape(', '.join(named))}</span>")
    else:
        made.setText(t("Semua peserta setuju difoto."))
    return made
