"""Paper, type, margins, catchword and emblem of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.blobs import blob_digest
from core.document_form import BODY_SIZES, MARGINS, DocumentForm
from core.session import PAPERS
from resources.words import t
from ui.panels.form_section import field_column, field_row
from ui.photo_files import PhotoFile, picture_of, read_picture, supported_names
from widgets.follow_look import button, fixed, follow_look, label, spaced
from widgets.style import Look
from widgets.text_fields import padded

EMBLEM_PIXELS = 640
"""The longer side of a kept emblem: 24 mm at some 600 points an inch."""

_EMBLEM_WIDTH, _EMBLEM_HEIGHT = 80, 96


class DocumentLayout(QWidget):
    """``changed`` when anything is. ``pictures`` are emblems that were chosen and are not kept yet, by digest."""

    changed = Signal()

    def __init__(self, form: DocumentForm, paper: str, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.pictures = dict(pictures)
        self._logo = form.logo_blob
        self.paper, self.type_size = QComboBox(), QComboBox()
        self.paper.addItems(list(PAPERS))
        for points in BODY_SIZES:
            self.type_size.addItem(t("{n} pt", n=points), points)
        self.margins = {name: _millimetres(*bounds) for name, bounds in MARGINS.items()}
        self.catchword = QCheckBox(t("Kata sambung di kaki halaman yang bersambung"))
        self._emblem = label()
        fixed(self._emblem, width=_EMBLEM_WIDTH, height=_EMBLEM_HEIGHT)
        self._emblem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_emblem, self.drop_emblem = button(t("Pilih lambang …")), button(t("Tanpa lambang"))
        self.problem = label(tone="bad", wraps=True)
        self.problem.hide()
        self._lay_out()
        self.set_form(form, paper)
        for box in (self.paper, self.type_size):
            box.currentIndexChanged.connect(self.changed)
        for margin in self.margins.values():
            margin.valueChanged.connect(self.changed)
        self.catchword.toggled.connect(self.changed)
        self.choose_emblem.clicked.connect(self._ask_emblem)
        self.drop_emblem.clicked.connect(self._drop_emblem)
        follow_look(self, self._draw_emblem)

    def _lay_out(self) -> None:
        names = {
            "left_mm": t("Tepi kiri"),
            "right_mm": t("Tepi kanan"),
            "top_mm": t("Tepi atas"),
            "bottom_mm": t("Tepi bawah"),
        }
        emblem, buttons, layout = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        spaced(emblem, gap=16)
        spaced(buttons, gap=8)
        spaced(layout, margins=(0, 12, 0, 0), gap=12)
        buttons.addWidget(self.choose_emblem)
        buttons.addWidget(self.drop_emblem)
        buttons.addStretch(1)
        emblem.addWidget(self._emblem)
        emblem.addLayout(buttons, 1)
        pairs = [(words, self.margins[name], 1) for name, words in names.items()]
        layout.addLayout(field_row((t("Kertas"), self.paper, 1), (t("Huruf"), self.type_size, 1)))
        layout.addLayout(field_row(*pairs[:2]))
        layout.addLayout(field_row(*pairs[2:]))
        layout.addWidget(self.catchword)
        layout.addLayout(field_column(t("Lambang daerah di kop"), _holding(emblem)))
        layout.addWidget(self.problem)
        layout.addStretch(1)

    def set_form(self, form: DocumentForm, paper: str) -> None:
        """Show a form."""
        self.paper.setCurrentText(paper)
        self.type_size.setCurrentIndex(self.type_size.findData(form.body_pt))
        for name, margin in self.margins.items():
            margin.setValue(getattr(form, name))
        self.catchword.setChecked(form.catchword)
        self._set_emblem(form.logo_blob)

    def applied_to(self, form: DocumentForm) -> DocumentForm:
        """``form`` with what is chosen here."""
        return replace(
            form,
            body_pt=self.type_size.currentData(),
            left_mm=self.margins["left_mm"].value(),
            right_mm=self.margins["right_mm"].value(),
            top_mm=self.margins["top_mm"].value(),
            bottom_mm=self.margins["bottom_mm"].value(),
            catchword=self.catchword.isChecked(),
            logo_blob=self._logo,
        )

    def use_emblem(self, path: Path) -> bool:
        """Take the picture of a file as the emblem; whether it is one."""
        made = read_picture(path)
        if isinstance(made, PhotoFile) and max(made.width, made.height) > EMBLEM_PIXELS:
            made = read_picture(picture_of(made.content, EMBLEM_PIXELS))
        self.problem.setVisible(not isinstance(made, PhotoFile))
        if not isinstance(made, PhotoFile):
            self.problem.setText(t("{name} bukan gambar yang dapat dibaca.", name=path.name))
            return False
        digest = blob_digest(made.content)
        self.pictures[digest] = made.content
        self._set_emblem(digest)
        self.changed.emit()
        return True

    def _ask_emblem(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, t("Pilih lambang"), "", t("Gambar ({endings})", endings=" ".join(supported_names()))
        )
        if chosen:
            self.use_emblem(Path(chosen))

    def _drop_emblem(self) -> None:
        self._set_emblem("")
        self.changed.emit()

    def _set_emblem(self, digest: str) -> None:
        self._logo = digest
        self.drop_emblem.setEnabled(bool(digest))

    def _draw_emblem(self, look: Look) -> None:
        content = self.pictures.get(self._logo)
        if content is None:
            self._emblem.setPixmap(QPixmap())
            self._emblem.setText(t("belum ada"))
            return
        size = QSize(look.px(_EMBLEM_WIDTH), look.px(_EMBLEM_HEIGHT))
        image = picture_of(content, EMBLEM_PIXELS)
        self._emblem.setPixmap(
            QPixmap.fromImage(image).scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )


def _millimetres(least: int, most: int) -> QSpinBox:
    made = padded(QSpinBox())
    made.setRange(least, most)
    made.setSuffix(" mm")
    return made


def _holding(layout: QHBoxLayout) -> QWidget:
    made = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    made.setLayout(layout)
    return made
