"""The dialog that keeps what a person agrees to, purpose by purpose."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from core.people import Consent
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.panels.consent_fields import ConsentFields
from widgets.follow_look import label


class ConsentDialog(FormDialog):
    """Shows what was agreed before, to be changed."""

    def __init__(self, name: str, before: Consent | None, parent: QWidget | None) -> None:
        super().__init__(t("Persetujuan {name}", name=name), t("Simpan"), parent, width=440)
        self.consent = ConsentFields(before)
        self.fields.addWidget(self.consent)
        self.add_field(t("Cara"), self.consent.manner)
        self.fields.addWidget(
            label(t("Tanpa izin dikutip dengan nama, berita acara memakai kodenya."), wraps=True, tone="soft")
        )

    def wished(self, person_id: str, at: datetime) -> Consent:
        """The consent of that person as it is given now."""
        return self.consent.wished(person_id, at)
