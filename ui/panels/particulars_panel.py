"""The particulars of a session as a form; each field is kept when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from PySide6.QtCore import QDate, QStringListModel, Qt, QTime
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QLineEdit, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from core.clock import ZONES, local
from core.session import PAPERS, EditSession, Session, session_of
from core.state import SessionState
from resources.words import t
from ui.bridge import Bridge
from ui.panels.form_section import field_row
from widgets.follow_look import fixed, follow_look, label, spaced
from widgets.text_fields import LineField, padded

DATE_WIDTH = 134
"""Px at 100 % that a day takes with the arrow beside it."""


class ParticularsPanel(QWidget):
    """Title, theme, place and times; ``office`` is a second widget, with what kop and numbers need."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.office = QWidget()
        self._session: Session | None = None
        self._texts = {
            name: LineField()
            for name in (
                "title", "theme", "forum", "place", "kelurahan", "kecamatan", "city", "province", "office_address",
                "organizer", "programme", "document_number", "invitation_number",
            )
        }  # fmt: skip
        self._day, self._start, self._end = padded(QDateEdit()), padded(QTimeEdit()), padded(QTimeEdit())
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("dd/MM/yyyy")
        follow_look(self._day, lambda look: self._day.setMinimumWidth(look.px(DATE_WIDTH)))
        for field in (self._start, self._end):
            field.setDisplayFormat("HH.mm")
            fixed(field, width=88)
        self._zone, self._paper = QComboBox(), QComboBox()
        self._zone.addItems(list(ZONES))
        self._paper.addItems(list(PAPERS))
        self._invited, self._copies = padded(QSpinBox()), padded(QSpinBox())
        self._invited.setRange(0, 500)
        self._copies.setRange(1, 20)
        self._programmes = QStringListModel(self)
        proposals = QCompleter(self._programmes, self)
        proposals.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._texts["programme"].setCompleter(proposals)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        text = self._texts
        layout = QVBoxLayout(self)
        spaced(layout, margins=(16, 16, 16, 12), gap=8)
        layout.addWidget(label(t("Data sesi"), text_size="title", strong=True))
        layout.addLayout(field_row((t("Judul"), text["title"], 1)))
        layout.addLayout(field_row((t("Tema"), text["theme"], 2), (t("Jenis forum"), text["forum"], 1)))
        layout.addLayout(
            field_row(
                (t("Tempat"), text["place"], 1),
                (t("Tanggal"), self._day, 0),
                (t("Mulai"), self._start, 0),
                (t("Selesai"), self._end, 0),
                (t("Zona"), self._zone, 0),
            )
        )
        spaced(below := QVBoxLayout(self.office), margins=(16, 16, 16, 16), gap=8)
        below.addWidget(label(t("Kop dan nomor"), text_size="title", strong=True))
        below.addLayout(field_row((t("Kelurahan"), text["kelurahan"], 1), (t("Kecamatan"), text["kecamatan"], 1)))
        below.addLayout(field_row((t("Kota/Kabupaten"), text["city"], 1), (t("Provinsi"), text["province"], 1)))
        below.addLayout(field_row((t("Alamat kantor"), text["office_address"], 1)))
        below.addLayout(field_row((t("Penyelenggara"), text["organizer"], 1), (t("Rangkaian"), text["programme"], 1)))
        below.addLayout(
            field_row(
                (t("Nomor berita acara"), text["document_number"], 1),
                (t("Nomor undangan"), text["invitation_number"], 1),
            )
        )
        below.addLayout(
            field_row((t("Diundang"), self._invited, 1), (t("Rangkap"), self._copies, 1), (t("Kertas"), self._paper, 1))
        )

    def _wire(self) -> None:
        for field in self._texts.values():
            field.editingFinished.connect(self.keep)
        for field in (self._day, self._start, self._end, self._invited, self._copies):
            field.editingFinished.connect(self.keep)
        for box in (self._zone, self._paper):
            box.activated.connect(self.keep)

    def set_state(self, state: SessionState) -> None:
        """Show the particulars; the field that has the keys keeps what is typed in it."""
        session = session_of(state)
        if session is None or session is self._session:
            return
        self._session = session
        for name, field in self._texts.items():
            if not (field.hasFocus() and field.isModified()):
                field.setText(getattr(session, name))
                field.setCursorPosition(0)
        start = local(session.planned_start_at, session.zone)
        end = local(session.planned_end_at, session.zone)
        self._day.setDate(QDate(start.year, start.month, start.day))
        self._start.setTime(QTime(start.hour, start.minute))
        self._end.setTime(QTime(end.hour, end.minute))
        self._zone.setCurrentText(session.zone)
        self._paper.setCurrentText(session.paper)
        self._invited.setValue(session.invited)
        self._copies.setValue(session.copies)

    def set_programmes(self, names: Sequence[str]) -> None:
        """The programmes of earlier sessions, proposed while one is typed."""
        self._programmes.setStringList(list(names))

    def keep(self) -> None:
        """Keep what the form says now, if it differs."""
        if self._session is None or not self._bridge.is_open:
            return
        wished = self.wished(self._session)
        if wished != self._session:
            self._bridge.perform(EditSession(wished))

    def wished(self, session: Session) -> Session:
        """``session`` with what the form says; an empty title leaves the old one."""
        texts = {name: field.text().strip() for name, field in self._texts.items()}
        texts["title"] = texts["title"] or session.title
        zone = self._zone.currentText()
        return replace(
            session,
            **texts,
            planned_start_at=moment_of(self._day.date(), self._start.time(), zone),
            planned_end_at=moment_of(self._day.date(), self._end.time(), zone),
            zone=zone,
            paper=self._paper.currentText(),
            invited=self._invited.value(),
            copies=self._copies.value(),
        )

    def focus_field(self, name: str) -> QLineEdit:
        """Go to a text field by its name."""
        self._texts[name].setFocus()
        return self._texts[name]


def moment_of(day: QDate, at: QTime, zone: str) -> datetime:
    """A day and a time of day in an Indonesian zone, as a moment in UTC."""
    moment = datetime(day.year(), day.month(), day.day(), tzinfo=ZONES[zone])
    return datetime.combine(moment.date(), time(at.hour(), at.minute()), ZONES[zone]).astimezone(UTC)
