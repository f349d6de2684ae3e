"""The dialog that keeps what a person agrees to, purpose by purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QScrollArea, QWidget

from core.people import Consent
from resources.templates import sentence
from resources.words import t
from ui.dialogs.form_dialog import FormDialog
from ui.panels.consent_fields import PURPOSES, ConsentFields
from widgets.follow_look import button, fixed, label
from widgets.style import dress

INFORMATION_ITEMS = 7


class ConsentDialog(FormDialog):
    """Shows what was agreed before, to be changed; taking something back is how consent is withdrawn. Left with
    ``wants_erasure``: the person's data are to be erased.

    ``keep_until`` is proposed as the last day on which recordings and photos are kept.
    """

    def __init__(self, name: str, before: Consent | None, keep_until: date, parent: QWidget | None) -> None:
        super().__init__(t("Persetujuan {name}", name=name), t("Simpan"), parent, width=440)
        self.wants_erasure = False
        self.consent = ConsentFields(before)
        self.fields.addWidget(self.consent)
        self.until = QDateEdit()
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("dd/MM/yyyy")
        kept = before.keep_until if before is not None and before.keep_until is not None else keep_until
        self.until.setDate(QDate(kept.year, kept.month, kept.day))
        self.add_row((t("Cara"), self.consent.manner), (t("Rekaman dan foto disimpan sampai"), self.until))
        self.fields.addWidget(self._information())
        self.fields.addWidget(
            label(t("Tanpa izin dikutip dengan nama, berita acara memakai kodenya."), wraps=True, tone="soft")
        )
        self.consent.boxes[PURPOSES[0]].setFocus()

    def offer_erasure(self) -> None:
        """Let people go on to erase the person's data, instead."""
        erase = button(t("Hapus data pribadi…"), live=True)
        erase.clicked.connect(self._on_erase)
        self.fields.addWidget(erase, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_erase(self) -> None:
        self.wants_erasure = True
        self.reject()

    def wished(self, person_id: str, at: datetime) -> Consent:
        """The consent of that person as it is given now."""
        day = self.until.date()
        return replace(self.consent.wished(person_id, at), keep_until=date(day.year(), day.month(), day.day()))

    def _information(self) -> QWidget:
        """The seven things that the law wants told before (UU PDP, article 21), as the consent sheet has them."""
        items = (sentence(f"persetujuan.item_{n}") for n in range(1, INFORMATION_ITEMS + 1))
        until = sentence("persetujuan.until_day")
        text = "<br>".join(f"{n}. {item.format(sampai=until)}" for n, item in enumerate(items, start=1))
        told = label(text, wraps=True, text_size="caption", tone="soft")
        told.setTextFormat(Qt.TextFormat.RichText)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(t("Yang diberitahukan kepada peserta"))
        dress(told, kind="surface")
        area.setWidget(told)
        fixed(area, height=120)
        return area
