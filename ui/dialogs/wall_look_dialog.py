"""The wall's own look: how far people sit, how wide the picture is, and its theme."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from core.legibility import MOST_ZOOM, width_for
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.settings import Settings
from ui.wall_look import ASPECT
from widgets.follow_look import label


class WallLookDialog(FormDialog):
    """Asks for distance and width in metres and for the theme; says how wide the picture should be."""

    def __init__(self, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(t("Tampilan layar proyektor"), t("Pakai"), parent)
        self.distance = _metres(1.0, 40.0, settings.wall_distance_m, t("Jarak peserta terjauh"))
        self.width_field = _metres(0.5, 12.0, settings.wall_width_m, t("Lebar gambar"))
        self.theme = QComboBox()
        self.theme.setAccessibleName(t("Tema layar"))
        for name, words in (("light", t("Terang")), ("dark", t("Gelap")), ("high_contrast", t("Kontras tinggi"))):
            self.theme.addItem(words, name)
        self.theme.setCurrentIndex(self.theme.findData(settings.wall_theme))
        self.advice = label(tone="soft", wraps=True)
        self.add_row((t("Jarak peserta terjauh"), self.distance), (t("Lebar gambar"), self.width_field))
        self.fields.addWidget(self.advice)
        self.add_field(t("Tema layar"), self.theme)
        self.distance.valueChanged.connect(self._advise)
        self.width_field.valueChanged.connect(self._advise)
        self._advise()

    def keep_in(self, settings: Settings) -> None:
        """Write what was chosen into the settings."""
        settings.wall_distance_m, settings.wall_width_m = self.distance.value(), self.width_field.value()
        settings.wall_theme = str(self.theme.currentData())

    def _advise(self) -> None:
        distance, width = self.distance.value(), self.width_field.value()
        least = width_for(distance, ASPECT, MOST_ZOOM)
        if width >= width_for(distance, ASPECT):
            self.advice.setText(t("Semua tulisan terbaca dari sana."))
        elif width >= least:
            self.advice.setText(t("Tulisan dibesarkan agar semuanya terbaca dari sana."))
        else:
            metres = f"{math.ceil(10 * least) / 10:.1f}".replace(".", ",")
            self.advice.setText(
                t("Terlalu jauh: tulisan kecil baru terbaca bila gambar selebar {n} m atau lebih.", n=metres)
            )


def _metres(least: float, most: float, value: float, name: str) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setRange(least, most)
    made.setDecimals(1)
    made.setSingleStep(0.5)
    made.setSuffix(" m")
    made.setValue(value)
    made.setAccessibleName(name)
    return made
