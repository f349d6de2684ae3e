"""The dialog that keeps what a person agrees to, purpose by purpose."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from core.people import Consent
from resources.words import t, t_id
from ui.dialogs.form_dialog import FormDialog
from widgets.follow_look import label

PURPOSES = ("take_part", "record_audio", "photo", "quote_by_name")


class ConsentDialog(FormDialog):
    """Each purpose has a box of its own (UU PDP 27/2022, article 22); what was agreed before is proposed."""

    def __init__(self, name: str, before: Consent | None, parent: QWidget | None) -> None:
        super().__init__(t("Persetujuan {name}", name=name), t("Simpan"), parent, width=440)
        words = {
            "take_part": t("Ikut serta dalam diskusi"),
            "record_audio": t("Suaranya direkam"),
            "photo": t("Difoto"),
            "quote_by_name": t("Dikutip dengan nama"),
        }
        self.boxes = {purpose: QCheckBox(words[purpose]) for purpose in PURPOSES}
        for purpose, box in self.boxes.items():
            box.setChecked(bool(getattr(before, purpose)) if before is not None else purpose == "take_part")
            self.fields.addWidget(box)
        self._manner = QComboBox()
        self._manner.addItems([t_id("tertulis"), t_id("lisan")])
        if before is not None:
            self._manner.setCurrentText(before.manner)
        self.add_field(t("Cara"), self._manner)
        self.fields.addWidget(
            label(t("Tanpa izin dikutip dengan nama, berita acara memakai kodenya."), wraps=True, tone="soft")
        )

    def wished(self, person_id: str, at: datetime) -> Consent:
        """The consent of that person as it is given now."""
        agreed = {purpose: box.isChecked() for purpose, box in self.boxes.items()}
        return Consent(
            person_id=person_id,
            take_part=agreed["take_part"],
            record_audio=agreed["record_audio"],
            photo=agreed["photo"],
            quote_by_name=agreed["quote_by_name"],
            manner=self._manner.currentText(),
            given_at=at,
        )
