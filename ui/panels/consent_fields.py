"""The boxes in which a person's consent is ticked, purpose by purpose."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from core.people import Consent
from resources.words import t, t_id
from widgets.follow_look import spaced

PURPOSES = ("take_part", "record_audio", "photo", "quote_by_name")


class ConsentFields(QWidget):
    """Each purpose has a box of its own (UU PDP 27/2022, article 22); what was agreed before is proposed.

    ``manner`` (tertulis, lisan) is to be placed by who shows the boxes.
    """

    def __init__(self, before: Consent | None = None, *, columns: int = 1) -> None:
        super().__init__()
        words = {
            "take_part": t("Ikut serta dalam diskusi"),
            "record_audio": t("Suaranya direkam"),
            "photo": t("Difoto"),
            "quote_by_name": t("Dikutip dengan nama"),
        }
        self.boxes = {purpose: QCheckBox(words[purpose]) for purpose in PURPOSES}
        grid = QGridLayout(self)
        spaced(grid, gap=8)
        for place, (purpose, box) in enumerate(self.boxes.items()):
            box.setChecked(bool(getattr(before, purpose)) if before is not None else purpose == "take_part")
            grid.addWidget(box, place // columns, place % columns)
        self.manner = QComboBox()
        self.manner.addItems([t_id("tertulis"), t_id("lisan")])
        if before is not None:
            self.manner.setCurrentText(before.manner)

    def wished(self, person_id: str, at: datetime) -> Consent:
        """The consent of that person as it is given now."""
        agreed = {purpose: box.isChecked() for purpose, box in self.boxes.items()}
        return Consent(
            person_id=person_id,
            take_part=agreed["take_part"],
            record_audio=agreed["record_audio"],
            photo=agreed["photo"],
            quote_by_name=agreed["quote_by_name"],
            manner=self.manner.currentText(),
            given_at=at,
        )
