"""The office's profile: how documents are numbered, whom one invites, and keeping it all for next time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from core.clock import local
from core.office import OfficeProfile, document_number, profile_after
from core.session import EditSession, session_of
from resources.words import t
from ui.desk import Desk
from ui.kept import keep_office_profile, office_profile
from ui.panels.form_section import field_row
from widgets.follow_look import button, label, spaced
from widgets.text_fields import LineField, padded


class OfficePanel(QWidget):
    """Fields of the profile are kept in the library when they are left; a session only takes what is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read_for: str | None = None
        self.profile = OfficeProfile()
        self._numbering, self._classification, self._unit = LineField(), LineField(), LineField()
        self._elements = LineField()
        self._aim = padded(QSpinBox())
        self._aim.setRange(0, 100)
        self._aim.setSuffix(" %")
        self.give_number = button(t("Beri nomor berita acara"))
        self.keep_office = button(t("Simpan kantor untuk sesi berikutnya"))
        self.outcome = label(tone="soft", wraps=True)
        self._lay_out()
        for field in (self._numbering, self._classification, self._unit, self._elements, self._aim):
            field.editingFinished.connect(self.keep)
        self.give_number.clicked.connect(self._give_number)
        self.keep_office.clicked.connect(self._keep_office)

    def _lay_out(self) -> None:
        layout, acts = QVBoxLayout(self), QHBoxLayout()
        spaced(layout, margins=(16, 0, 16, 16), gap=8)
        spaced(acts, gap=8)
        layout.addWidget(label(t("Profil kantor"), text_size="title", strong=True))
        layout.addLayout(field_row((t("Pola nomor"), self._numbering, 1)))
        layout.addLayout(
            field_row(
                (t("Kode klasifikasi"), self._classification, 1),
                (t("Unit"), self._unit, 1),
                (t("Sasaran perempuan"), self._aim, 1),
            )
        )
        layout.addLayout(field_row((t("Daftar unsur, dipisah koma"), self._elements, 1)))
        layout.addWidget(self.give_number)
        layout.addWidget(self.keep_office)
        layout.addWidget(self.outcome)

    def refresh(self) -> bool:
        """Read the profile, once for each session that is opened; whether that was done now."""
        session_id = self._desk.bridge.session_id
        if session_id == self._read_for:
            return False
        self._read_for = session_id
        self.profile = office_profile(self._desk)
        self.outcome.clear()
        for field, text in (
            (self._numbering, self.profile.numbering),
            (self._classification, self.profile.classification),
            (self._unit, self.profile.unit),
            (self._elements, ", ".join(self.profile.elements)),
        ):
            field.setText(text)
            field.setCursorPosition(0)
        self._aim.setValue(self.profile.women_aim_percent)
        return True

    def keep(self) -> None:
        """Keep what the fields say, if it differs."""
        elements = tuple(filter(None, (one.strip() for one in self._elements.text().split(","))))
        wished = replace(
            self.profile,
            numbering=self._numbering.text().strip() or OfficeProfile().numbering,
            classification=self._classification.text().strip(),
            unit=self._unit.text().strip(),
            women_aim_percent=self._aim.value(),
            elements=elements or OfficeProfile().elements,
        )
        if wished != self.profile and keep_office_profile(self._desk, wished):
            self.profile = wished

    def _give_number(self) -> None:
        """Give the session the next number of its year."""
        self.keep()
        bridge = self._desk.bridge
        session = session_of(bridge.state)
        if session is None:
            return
        day = local(session.planned_start_at, session.zone).date()
        number = self.profile.next_number(day.year)
        wished = replace(session, document_number=document_number(self.profile, number, day))
        if bridge.perform(EditSession(wished)) is not None:
            numbered = self.profile.with_number(number, day.year)
            if keep_office_profile(self._desk, numbered):
                self.profile = numbered
            self.outcome.setText(t("Nomor {number} diberikan.", number=wished.document_number))

    def _keep_office(self) -> None:
        """Keep kop, zone, paper and officials of this session for the next one."""
        self.keep()
        state = self._desk.bridge.state
        session = session_of(state)
        if session is None:
            return
        wished = profile_after(self.profile, state, session)
        if keep_office_profile(self._desk, wished):
            self.profile = wished
            self.outcome.setText(t("Kop, kertas, zona, dan pejabat tersimpan untuk sesi berikutnya."))
